"""How is a meeting called, prepared, held and told to who comes?"""

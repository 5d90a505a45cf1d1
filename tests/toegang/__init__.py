"""Who may see what, through every way out of the real applications?"""

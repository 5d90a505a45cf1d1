"""Who may see whom?"""

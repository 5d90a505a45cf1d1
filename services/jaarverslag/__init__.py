"""How does a municipality account for a school year: to its council, and to the minister?"""

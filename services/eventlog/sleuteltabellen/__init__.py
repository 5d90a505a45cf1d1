"""Which steps brought the tables of the keys to where they are?"""

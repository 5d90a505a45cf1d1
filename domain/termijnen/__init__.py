"""Which terms run, and how do they stand on a day?"""

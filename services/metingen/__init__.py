"""What is measured, how does a process say that it lives, and on which address is that asked?"""

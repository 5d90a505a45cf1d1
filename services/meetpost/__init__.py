"""What is read from the store for whoever watches, and how is a process that runs for long watched?"""

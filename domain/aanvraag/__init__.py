"""What does the law say about a request: what comes with it, what is asked, and by when is there a decision?"""

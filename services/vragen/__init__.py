"""What is asked, and what is the answer? The same names and shapes on the command line and in the API."""

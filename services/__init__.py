"""What runs: the log, the readers of files, the projector and the command line."""

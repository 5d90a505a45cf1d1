"""Does a reader fall over what somebody else wrote? `doelen` says which, `python -m tests.fuzz NAME` tries one."""

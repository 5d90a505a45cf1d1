"""Where is the dashboard found?"""

HIER = ("127.0.0.1", "::1", "localhost")
"""The addresses that only this machine reaches; others wait until there is access control."""
POORT = 8765

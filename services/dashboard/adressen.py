"""Where is the dashboard found?"""

import socket
from contextlib import closing

HIER = ("127.0.0.1", "::1", "localhost")
"""The addresses that only this machine reaches; others wait until there is access control."""
POORT = 8765


def is_vrij(adres: str, poort: int) -> bool:
    """Say whether nobody listens on a port."""
    soort = socket.AF_INET6 if ":" in adres else socket.AF_INET
    with closing(socket.socket(soort, socket.SOCK_STREAM)) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((adres, poort))
        except OSError:
            return False
        return True


def vrije_poort(adres: str) -> int:
    """Return our port, or the next one on which nobody listens."""
    return next((poort for poort in range(POORT, POORT + 100) if is_vrij(adres, poort)), POORT)

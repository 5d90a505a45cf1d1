"""
What can go wrong with a database, whichever it is?

- OpslagError: it is not there, it is full, somebody else keeps it, or a connection was lost
    - BotsingError: what is written is there already, or contradicts what is there
    - VerbrokenError: the connection was lost while something was asked; it may have been done
"""

from domain.errors import VerzuimspoorError


class OpslagError(VerzuimspoorError):
    """The database did not do what was asked. After a lost connection a commit may have been done all the same."""


class BotsingError(OpslagError):
    """What was to be written contradicts what is there; nothing was written."""


class VerbrokenError(OpslagError):
    """The connection was lost while something was asked; `proces` is what served it, and may still be at it."""

    def __init__(self, melding: str, proces: int) -> None:
        super().__init__(melding)
        self.proces = proces

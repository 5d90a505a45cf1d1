"""What can go wrong when a message leaves, and does trying again help?"""

from domain.errors import VerzuimspoorError


class BerichtError(VerzuimspoorError):
    """A message did not arrive; `reden` says why in codes and words that name nobody, and no address."""

    def __init__(self, reden: str) -> None:
        super().__init__(f"berichten: {reden}")
        self.reden = reden


class LaterError(BerichtError):
    """It may arrive later. `voor_alles`: another message would fare no better now; `seconden`: not sooner than that."""

    def __init__(self, reden: str, *, voor_alles: bool = False, seconden: float = 0.0) -> None:
        super().__init__(reden)
        self.voor_alles, self.seconden = voor_alles, seconden


class NooitError(BerichtError):
    """It never will, as long as nobody changes the address or what is at the other end."""

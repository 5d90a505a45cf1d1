"""What can go wrong between us and the system of zaken, and does trying again help?"""

from domain.errors import VerzuimspoorError


class ZaakError(VerzuimspoorError):
    """The system of zaken did not do what was asked; `reden` says why in words that name nobody."""

    def __init__(self, reden: str) -> None:
        super().__init__(f"zaaksysteem: {reden}")
        self.reden = reden


class LaterError(ZaakError):
    """It may do so later: after `seconden`, when it said so. `voor_alles`: another zaak would fare no better now."""

    def __init__(self, reden: str, *, seconden: float | None = None, voor_alles: bool = False) -> None:
        super().__init__(reden)
        self.seconden = seconden
        self.voor_alles = voor_alles


class NooitError(ZaakError):
    """It never will as long as nobody changes anything, here or there."""

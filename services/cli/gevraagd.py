"""Which dossier does a command ask for?"""

from uuid import UUID

from services.cli import opties
from services.cli.installatie import Installatie


def which(hier: Installatie, dossier_id: str | None, pgn: str | None) -> UUID:
    """Return the dossier that is meant; a number is read from standard input (raises as `Installatie.find`)."""
    return hier.find(dossier_id, opties.typed(pgn))

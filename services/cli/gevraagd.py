"""Which dossier does a command ask for?"""

import sys
from uuid import UUID

import typer

from domain.toegang.bron import Bron
from services.installatie import Installatie


def which(hier: Installatie, dossier_id: str | None, pgn: str | None) -> UUID:
    """Return the dossier that is meant; a number is read from standard input (raises as `Installatie.find`)."""
    if pgn not in (None, "-"):
        raise typer.BadParameter(
            "geef - en het nummer op de standaardinvoer: op de opdrachtregel is het voor anderen te zien",
            param_hint="--pgn",
        )
    hier = hier.ook(Bron.ZOEKEN) if pgn else hier
    return hier.find(dossier_id, sys.stdin.readline().strip() if pgn else None)

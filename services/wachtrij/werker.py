"""How is one delivery taken in, apart from whoever asks meanwhile?"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from services.ingest import Uitkomst, ingest
from services.ingest.aanlevering import Omgeving
from services.ingest.regels import Voortgang
from services.installatie import Installatie
from services.tijd import nieuwe_id, nu, vandaag

Inname = Callable[[Path, Path, Voortgang], Uitkomst]
"""Takes in a file; rejected rows go to the second. Raises BestandError when the file cannot be read."""
Openen = Callable[[], AbstractContextManager[Installatie]]


def inname(openen: Openen) -> Inname:
    """Return how a delivery is taken in: with an installation of its own, so that questions go on."""

    def neem_in(bestand: Path, afgewezen: Path, voortgang: Voortgang) -> Uitkomst:
        with openen() as hier:
            omgeving = Omgeving(hier.recording().log, hier.kader, nu, nieuwe_id, vandaag(), hier.settings.door)
            uitkomst = ingest(bestand, omgeving, rejects=afgewezen, voortgang=voortgang)
            hier.catch_up()
        return uitkomst

    return neem_in

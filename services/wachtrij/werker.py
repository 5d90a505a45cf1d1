"""How is one delivery taken in, apart from whoever asks meanwhile?"""

from collections.abc import Callable
from pathlib import Path

from services.ingest import Uitkomst, ingest
from services.ingest.regels import Voortgang
from services.toegang import Openen, omgeving_van

Inname = Callable[[Path, Path, Voortgang], Uitkomst]
"""Takes in a file; rejected rows go to the second. Raises BestandError when the file cannot be read."""


def inname(openen: Openen) -> Inname:
    """Return how a delivery is taken in: with an installation of its own, so that questions go on."""

    def neem_in(bestand: Path, afgewezen: Path, voortgang: Voortgang) -> Uitkomst:
        with openen() as hier:
            uitkomst = ingest(bestand, omgeving_van(hier), rejects=afgewezen, voortgang=voortgang)
            hier.catch_up()
        return uitkomst

    return neem_in

"""How is one delivery taken in, apart from whoever asks meanwhile?"""

from collections.abc import Callable
from pathlib import Path

from services.ingest import Uitkomst, ingest
from services.ingest.regels import Voortgang
from services.logboek import Handeling, bezig
from services.logboek.spoor import nieuw_spoor
from services.toegang import Openen, omgeving_van

BATCH = 100
"""Lines stored together: whoever asks brings the rows up to the log first, and waits for what was stored since."""
NICE = 10
"""How far a process that takes in steps back for whoever answers people (as `nice`)."""
Inname = Callable[[Path, Path, Voortgang, str], Uitkomst]
"""Takes in a file, for whoever is named last; rejected rows go to the second. Raises
BestandError when the file cannot be read."""


def inname(openen: Openen) -> Inname:
    """
    Return how a delivery is taken in: with an installation of its own, and in small batches that the rows follow.

    Questions go on, and find little to do. That takes longer than at once, and nobody waits for it.
    """

    def neem_in(bestand: Path, afgewezen: Path, voortgang: Voortgang, door: str) -> Uitkomst:
        with openen() as hier, bezig(Handeling(nieuw_spoor(), "dienst:aanlevering", door or hier.settings.door)):

            def na_batch() -> None:
                voortgang(0)
                hier.catch_up()

            return ingest(
                bestand,
                omgeving_van(hier, door),
                rejects=afgewezen,
                voortgang=voortgang,
                batch=BATCH,
                na_batch=na_batch,
            )

    return neem_in

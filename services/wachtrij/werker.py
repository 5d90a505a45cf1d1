"""How is one delivery taken in, apart from whoever asks meanwhile?"""

from collections.abc import Callable
from pathlib import Path

from services.ingest import Uitkomst, ingest
from services.ingest.regels import Voortgang
from services.logboek import Handeling, bezig
from services.logboek.spoor import nieuw_spoor
from services.toegang import Openen, omgeving_van
from services.werkverdeling.verdelen import verdeel_open_dossiers

BATCH = 100
"""Lines stored together: the rows follow after each, and whoever records something waits for the one at hand."""
NICE = 5
"""
How far a process that takes in steps back for whoever answers people (as `nice`).

No further: on a busy machine it would get no turn while it holds a lock, and everybody would wait for that.
"""
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

            hier.catch_up()  # from here on the rows know all from before, and no question needs to wait for them
            uitkomst = ingest(
                bestand,
                omgeving_van(hier, door),
                rejects=afgewezen,
                voortgang=voortgang,
                batch=BATCH,
                na_batch=na_batch,
            )
            verdeel_open_dossiers(hier)
            return uitkomst

    return neem_in

"""How long does rebuilding all rows take, beside reading and decoding the same log?"""

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.meten import in_turn, show
from benchmarks.opstelling import Opstelling, Opzet, levering, opstelling
from services.projector import rebuild
from services.tijd import nu

PAGE = 5_000


def run(opzet: Opzet) -> None:
    """Take in three deliveries that follow each other; then rebuild, and read, in turn."""
    with TemporaryDirectory() as folder:
        oogst = levering(Path(folder), opzet.of(20_000, 60))
        with opstelling(Path(folder)) as hier:
            for path in (oogst.verzuimmeldingen, oogst.gebeurtenissen, oogst.verzuimmeldingen_gecorrigeerd):
                hier.ingest(path, keep_recorded=path == oogst.gebeurtenissen)
            ronden = in_turn(lambda: rebuild(hier.log, hier.rows, hier.kader, nu()), lambda: read(hier), opzet.of(3, 1))
            aantal = hier.aantal
    show("rebuild of all rows", [aantal / s for s in ronden.onze], "events/s")
    show("reading and decoding the log", [aantal / s for s in ronden.grens], "events/s")
    show("time of a rebuild over that of reading and decoding", ronden.ratios, "x", "<= 3.0 x")


def read(hier: Opstelling) -> int:
    """Read and decode the whole log; return how many events it has."""
    position = aantal = 0
    while stored := hier.log.stored_since(position, PAGE):
        aantal += sum(1 for _ in hier.log.decode(stored))
        position = stored[-1].id
    return aantal

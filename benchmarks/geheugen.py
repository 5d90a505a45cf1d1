"""How much memory does taking in a delivery cost, and does it grow with the delivery?"""

import resource
import subprocess
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.meten import show
from benchmarks.opstelling import Opzet, levering, opstelling

ROWS_A_PUPIL = 0.8
KIB_IN_MIB = 1024


def run(opzet: Opzet) -> None:
    """Ingest a small and a large delivery, each in a process of its own."""
    with TemporaryDirectory() as folder:
        rijen, regels = opzet.of(1_000_000, 300), opzet.of(200_000, 300)
        groot = levering(Path(folder), int(rijen / ROWS_A_PUPIL * 1.05))
        csv = _compare("CSV", groot.verzuimmeldingen, opzet.of(50_000, 100), rijen, Path(folder))
        ndjson = _compare("NDJSON, out of order", groot.gebeurtenissen, opzet.of(50_000, 100), regels, Path(folder))
    show("peak memory of the large CSV over the small one", [csv], "x", "<= 1.2 x")
    show("peak memory of the large NDJSON over the small one", [ndjson], "x", "<= 1.2 x")


def _compare(soort: str, delivery: Path, klein: int, groot: int, folder: Path) -> float:
    pieken = []
    for aantal in (klein, groot):
        deel = _first(delivery, aantal, folder / f"{aantal}{delivery.suffix}")
        pieken.append(_peak(deel, folder / f"store-{aantal}{delivery.suffix}"))
        show(f"peak memory, {soort} of {aantal:,} lines", [pieken[-1]], "MiB")
    return pieken[1] / pieken[0]


def _first(delivery: Path, aantal: int, naar: Path) -> Path:
    with delivery.open(encoding="utf-8") as bron, naar.open("w", encoding="utf-8") as doel:
        doel.writelines(islice(bron, aantal + (delivery.suffix == ".csv")))
    return naar


def _peak(delivery: Path, store: Path) -> float:
    opdracht = [sys.executable, "-m", "benchmarks.geheugen", str(delivery), str(store)]
    klaar = subprocess.run(opdracht, check=True, capture_output=True, text=True)
    return float(klaar.stdout) / KIB_IN_MIB


def _ingest_here(delivery: Path, store: Path) -> None:
    with opstelling(store) as hier:
        hier.ingest(delivery, keep_recorded=delivery.suffix == ".ndjson")
    print(_peak_of_this_process())


def _peak_of_this_process() -> int:
    """Return it in KiB; getrusage alone also counts, on Linux, what the process that started this one had."""
    status = Path("/proc/self/status")
    if status.exists():
        regels = status.read_text(encoding="ascii").splitlines()
        return next(int(regel.split()[1]) for regel in regels if regel.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _ingest_here(Path(sys.argv[1]), Path(sys.argv[2]))

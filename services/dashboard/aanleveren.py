"""How is a file that was offered on the screen taken in, beside the pages?"""

import csv
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any, BinaryIO
from uuid import UUID

import orjson

from domain.errors import VerzuimspoorError
from domain.tijdzone import in_z
from services.ingest import BestandError, ingest
from services.ingest.aanlevering import Omgeving
from services.settings import Settings
from services.tijd import nieuwe_id, nu, vandaag
from services.toegang import Toegang

BEZIG, KLAAR, MISLUKT = "bezig", "klaar", "mislukt"
BLOK = 1 << 20
GETOOND = 100
"""Rejected rows that are shown; the file has them all."""


@dataclass(frozen=True, slots=True)
class Aanlevering:
    """What became of a file that was offered; `afwijzingen` is the name of the file with what was rejected."""

    id: str
    bestand: str
    aangeboden_op: str
    status: str = BEZIG
    procent: int = 0
    soort: str = ""
    gelezen: int = 0
    nieuw: int = 0
    ongewijzigd: int = 0
    afgewezen: int = 0
    afwijzingen: str = ""
    fout: str = ""


def folder_van(settings: Settings) -> Path:
    """Return the folder beside the keys in which files that were offered are kept; it is made when it is not there."""
    folder = settings.kluis_path.with_suffix(".aanleveringen")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


class Aanleveringen:
    """
    The files offered, in a folder beside the keys that only its owner reads.

    A file is taken in by a thread with an installation of its own and is removed afterwards; what was rejected stays
    until somebody removes it.
    """

    def __init__(self, toegang: Toegang) -> None:
        self._toegang = toegang
        self._slot = Lock()
        self._alle: dict[str, Aanlevering] = {}
        self._gelezen = False

    def alle(self, folder: Path) -> Sequence[Aanlevering]:
        """Return what was offered, the last first."""
        with self._slot:
            if not self._gelezen:
                self._gelezen = True
                self._alle |= {een.id: een for een in _kept(folder)}
            return sorted(self._alle.values(), key=lambda een: een.aangeboden_op, reverse=True)

    def neem_in(self, folder: Path, naam: str, inhoud: BinaryIO) -> Aanlevering:
        """Keep a file and start taking it in."""
        deze = Aanlevering(str(nieuwe_id()), _safe(naam), in_z(nu()))
        eigen = folder / deze.id
        eigen.mkdir(mode=0o700)
        with (eigen / deze.bestand).open("wb") as naar:
            while blok := inhoud.read(BLOK):
                naar.write(blok)
        self._note(folder, deze)
        Thread(target=self._take, args=(folder, deze), name=f"aanlevering-{deze.id}", daemon=True).start()
        return deze

    def een(self, folder: Path, id_: str) -> Aanlevering | None:
        """Return one of them."""
        return next((een for een in self.alle(folder) if een.id == id_), None)

    def verwijder(self, folder: Path, deze: Aanlevering) -> None:
        """Remove what was kept of a file that is done."""
        eigen = folder / str(UUID(deze.id))
        for file in eigen.iterdir() if eigen.is_dir() else ():
            file.unlink()
        if eigen.is_dir():
            eigen.rmdir()
        with self._slot:
            self._alle.pop(deze.id, None)

    def _take(self, folder: Path, deze: Aanlevering) -> None:
        path = folder / deze.id / deze.bestand
        totaal, gedaan = max(1, path.stat().st_size), 0

        def verder(bytes_: int) -> None:
            nonlocal gedaan
            gedaan += bytes_
            with self._slot:
                self._alle[deze.id] = replace(deze, procent=min(99, gedaan * 100 // totaal))

        try:
            with self._toegang.apart() as hier:
                omgeving = Omgeving(hier.recording().log, hier.kader, nu, nieuwe_id, vandaag(), hier.settings.door)
                uit = ingest(path, omgeving, voortgang=verder)
            klaar = replace(
                deze,
                status=KLAAR,
                procent=100,
                soort=uit.soort,
                afwijzingen=uit.rejects.name if uit.rejects else "",
                **asdict(uit.telling),
            )
        except (BestandError, VerzuimspoorError) as fout:
            klaar = replace(deze, status=MISLUKT, fout=str(fout))
        except Exception as fout:  # noqa: BLE001 - the thread ends here; the page must not say "bezig" for ever
            klaar = replace(
                deze, status=MISLUKT, fout=f"er ging iets mis ({type(fout).__name__}); bied het opnieuw aan"
            )
        path.unlink(missing_ok=True)
        self._note(folder, klaar)

    def _note(self, folder: Path, deze: Aanlevering) -> None:
        with self._slot:
            (folder / deze.id / "stand.json").write_bytes(orjson.dumps(asdict(deze)))
            self._alle[deze.id] = deze


def afgewezen_regels(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the head and the first rows of a file of rejected rows; of NDJSON each line is one cell."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            lezer = csv.reader(file, delimiter=";")
            kop = next(lezer, [])
            return kop, [regel for regel, _ in zip(lezer, range(GETOOND), strict=False)]
        regels: list[dict[str, Any]] = [
            orjson.loads(r) for r, _ in zip(file, range(GETOOND), strict=False) if r.strip()
        ]
    kop = list(dict.fromkeys(naam for regel in regels for naam in regel))
    return kop, [[str(regel.get(naam, "")) for naam in kop] for regel in regels]


def _kept(folder: Path) -> list[Aanlevering]:
    """Return what was offered before this process began; what was going on then was interrupted."""
    gevonden = []
    for file in folder.glob("*/stand.json"):
        een = Aanlevering(**orjson.loads(file.read_bytes()))
        if een.status == BEZIG:
            een = replace(
                een, status=MISLUKT, fout="onderbroken; bied het bestand opnieuw aan, wat er al in staat blijft"
            )
        gevonden.append(een)
    return gevonden


def _safe(naam: str) -> str:
    """Return a name for a file that leads nowhere else; the kind of a DUO delivery stands in it."""
    kaal = re.sub(r"[^\w.\- ]", "_", naam.replace("\\", "/").rpartition("/")[2]).strip(". ")
    return kaal[-100:] if kaal and kaal != "stand.json" else "aanlevering.csv"

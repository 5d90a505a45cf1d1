"""Does it all work with a master key that never is in our process?"""

import multiprocessing
from collections.abc import Collection, Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutelrotatie import roteer, ruim_op
from services.eventlog.sleutels import Sleutelsoort
from tests.kit.sleutels import Kastopslag
from tests.kit.winkel import vast_id

VEEL = [(vast_id(i), Sleutelsoort.DOSSIER) for i in range(50)]


def serve(lijn: Connection, folder: str) -> None:
    """Be a KMS: keep a master key, wrap and unwrap for whoever asks, and look for it in what he shows."""
    bestand = Meesterbestand(Path(folder) / "in de kluis")
    geheim: list[bytes] = []
    gezien = 0
    while (vraag := lijn.recv()) is not None:
        wat, args = vraag
        if wat == "zoek":
            gezien += sum(args[0].count(sleutel) for sleutel in geheim)
            lijn.send(gezien)
        else:
            lijn.send(getattr(bestand, wat)(*args))
            if wat == "maak":
                geheim.extend(bestand._read().values())


class Kms:
    """What a KMS is to us: a name, and calls over a line."""

    naam = "de kluis"

    def __init__(self, lijn: Connection) -> None:
        self.lijn = lijn
        self.aanroepen: list[str] = []

    def vraag(self, wat: str, *args: object) -> Any:
        self.aanroepen.append(wat)
        self.lijn.send((wat, args))
        return self.lijn.recv()

    def versies(self) -> Collection[int]:
        return set(self.vraag("versies"))

    def maak(self, versie: int) -> None:
        self.vraag("maak", versie)

    def vergeet(self, versie: int) -> bool:
        return bool(self.vraag("vergeet", versie))

    def wrap(self, versie: int, sleutels: Sequence[tuple[bytes, bytes]]) -> list[bytes]:
        return list(self.vraag("wrap", versie, sleutels))

    def unwrap(self, versie: int, verpakt: Sequence[tuple[bytes, bytes]]) -> list[bytes | None]:
        return list(self.vraag("unwrap", versie, verpakt))


@pytest.fixture
def kms(tmp_path: Path) -> Iterator[Kms]:
    hier, daar = multiprocessing.Pipe()
    folder = tmp_path / "elders"
    folder.mkdir()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(daar, str(folder)))
    process.start()
    yield Kms(hier)
    hier.send(None)
    process.join()
    assert process.exitcode == 0


def memory() -> Iterator[bytes]:
    """Yield everything that this process has in memory and may change."""
    with Path("/proc/self/maps").open() as maps, Path("/proc/self/mem").open("rb", buffering=0) as mem:
        for regel in list(maps):
            stuk, rechten, *_ = regel.split()
            if rechten.startswith("rw") and "[v" not in regel:
                van, tot = (int(grens, 16) for grens in stuk.split("-"))
                try:
                    mem.seek(van)
                    yield mem.read(tot - van)
                except (OSError, ValueError, OverflowError):
                    continue


def test_a_kms_wraps_and_unwraps_and_no_byte_of_the_master_key_is_needed_here(kasten: Kastopslag, kms: Kms) -> None:
    kast = kasten.open(kms)
    voor = kast.get_or_make(VEEL)
    roteer(kast)
    assert ruim_op(kast) == ([1], [])
    kms.aanroepen.clear()
    weer = kasten.open(kms)
    assert weer.get(VEEL) == voor
    assert kms.aanroepen.count("unwrap") == 3, "what it is known by, the fixed keys, and all keys of pupils together"

    stukken, van_een_leerling = list(memory()), voor[VEEL[7]]
    assert sum(stuk.count(van_een_leerling) for stuk in stukken) > 0, "what is here can be found so"
    assert [kms.vraag("zoek", stuk) for stuk in stukken][-1] == 0

"""Does a reader miss nothing, whatever happens to the log, and would we see it if one did?"""

import json
import time
from collections.abc import Sequence
from contextlib import closing
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from projections.stores.databank import open_databank, uuid_of
from projections.stores.sqlite import SqliteRows
from services.eventlog.tabelstand import SCHEMA
from services.tijd import nieuwe_id
from services.vragen.verify import verify
from tests.contracts.conftest import NU, Logopslag, nieuw
from tests.kit.marteling import (
    PROCESSEN,
    Dagboek,
    Rij,
    bezwaren,
    bezwaren_tegen_het_logboek,
    schrijf,
    volg,
)
from tests.kit.stoorzenders import storing
from tests.kit.woorden import LEERLING

SCHRIJVERS = 4
LEZERS = ("since", "stored_since", "since", "naief")
SECONDEN = 8.0
pytestmark = pytest.mark.trager


class Marteling:
    """Writers that are killed and replaced, and readers that follow, around one log."""

    def __init__(self, opslag: Logopslag, folder: Path, seed: int) -> None:
        self.plek = (opslag.adres, str(opslag.keys))
        self.folder, self.seed, self.kans = folder, seed, Random(seed)
        self.klaar, self.gelezen = PROCESSEN.Event(), PROCESSEN.Event()
        self.schrijvers: list[ForkServerProcess] = []
        self.gestart, self.gedood = 0, 0

    def nieuwe_schrijver(self) -> ForkServerProcess:
        self.gestart += 1
        dagboek = str(self.folder / f"schrijver.{self.gestart}")
        werk = (*self.plek, self.gestart, self.seed, dagboek, self.klaar)
        schrijver = PROCESSEN.Process(target=schrijf, args=werk)
        schrijver.start()
        return schrijver

    def verloop(self) -> None:
        lezers = [
            PROCESSEN.Process(
                target=volg, args=(*self.plek, hoe, self.seed + i, str(self.folder / f"lezer.{i}"), self.gelezen)
            )
            for i, hoe in enumerate(LEZERS)
        ]
        for lezer in lezers:
            lezer.start()
        self.schrijvers = [self.nieuwe_schrijver() for _ in range(SCHRIJVERS)]
        tot = time.monotonic() + SECONDEN
        while time.monotonic() < tot:
            time.sleep(self.kans.uniform(0.3, 0.9))
            self._dood_er_een()
        self.klaar.set()
        self._wacht_op(self.schrijvers)
        self.gelezen.set()
        self._wacht_op(lezers)

    def _dood_er_een(self) -> None:
        plaats = self.kans.randrange(SCHRIJVERS)
        slachtoffer = self.schrijvers[plaats]
        slachtoffer.kill()
        slachtoffer.join()
        self.gedood += 1
        self.schrijvers[plaats] = self.nieuwe_schrijver()

    def _wacht_op(self, processen: Sequence[ForkServerProcess]) -> None:
        for proces in processen:
            proces.join(60)

        assert [proces.exitcode for proces in processen] == [0] * len(processen)

    def gezien(self, lezer: int) -> list[int]:
        _, nummers = json.loads((self.folder / f"lezer.{lezer}").read_text())
        return list(map(int, nummers))

    def dagboeken(self) -> list[Dagboek]:
        return [Dagboek(pad).lees() for pad in sorted(self.folder.glob("schrijver.*"))]


def stored(opslag: Logopslag) -> list[Rij]:
    """Return what lies in the log, asked in the plainest way."""
    kolommen = "notification_id, originator_id, originator_version, event_id, ontvangen_op"
    alles = f"SELECT {kolommen} FROM gebeurtenissen ORDER BY 1"  # noqa: S608 - our own names
    with closing(open_databank(opslag.adres, SCHEMA)) as databank, databank.lezen() as v:
        return [Rij(n, uuid_of(d), versie, uuid_of(i), moment) for n, d, versie, i, moment in v.vraag(alles)]


def test_no_reader_misses_anything_whatever_happens(opslag: Logopslag, tmp_path: Path) -> None:
    seed = nieuwe_id().int % 1_000_000
    log = opslag.open()
    eerste = nieuw(1, id=0, dossier=LEERLING)
    log.append([eerste], nu=NU, pgns={"999999999": LEERLING})
    marteling = Marteling(opslag, tmp_path, seed)
    with storing(opslag.adres, SCHEMA, seed) as gestoord:
        marteling.verloop()
    rijen, dagboeken = stored(opslag), marteling.dagboeken()
    dagboeken.append(Dagboek(tmp_path / "geen", {eerste.id: 1}))
    nummers = [rij.nummer for rij in rijen]
    with closing(SqliteRows(tmp_path / "leeg.rijen")) as rows:
        controle = verify(log, rows)
    print(f"seed {seed}: {len(rijen)} opgeslagen, {marteling.gedood} gedood, gestoord {gestoord}")  # noqa: T201 - to do it again

    assert bezwaren_tegen_het_logboek(rijen, dagboeken) == []
    assert {hoe: bezwaren(marteling.gezien(i), nummers) for i, hoe in enumerate(LEZERS[:3])} == {
        "since": [],
        "stored_since": [],
    }
    assert controle.bevindingen == []
    assert controle.gebeurtenissen == len(rijen)
    naief = bezwaren(marteling.gezien(3), nummers)
    assert any("gemist" in bezwaar for bezwaar in naief), naief
    assert sum(len(d.gelukt) for d in dagboeken) > 100
    assert sum(len(d.geweigerd) for d in dagboeken) > 0
    assert len(gestoord) >= 3


def test_each_kind_of_wrong_is_seen() -> None:
    rij = Rij(1, LEERLING, 1, UUID(int=1), 5)
    dagboek = Dagboek(Path("geen"), {UUID(int=1): 1})

    assert bezwaren([1, 2, 3], [1, 2, 3]) == []
    assert bezwaren([1, 3], [1, 2, 3]) == ["1 gemist, de eerste 2"]
    assert bezwaren([1, 3, 2], [1, 2, 3]) == ["niet op volgorde"]
    assert bezwaren([1, 1], [1]) == ["1 dubbel gezien"]
    assert bezwaren_tegen_het_logboek([rij], [dagboek]) == []
    assert len(bezwaren_tegen_het_logboek([], [dagboek])) == 1
    assert len(bezwaren_tegen_het_logboek([rij], [])) == 1
    assert len(bezwaren_tegen_het_logboek([rij], [Dagboek(Path("geen"), {}, {UUID(int=1)}, [[UUID(int=1)]])])) == 1
    assert len(bezwaren_tegen_het_logboek([rij], [Dagboek(Path("geen"), onbekend=[[UUID(int=1), UUID(int=2)]])])) == 1

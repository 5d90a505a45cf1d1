"""Does a process that is killed while it replaces a key leave something that the next one finishes?"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from services.eventlog import indexrotatie, sleutelrotatie
from services.eventlog.indexrotatie import roteer_index, versies
from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutelrotatie import roteer, ruim_op
from services.eventlog.sleutels import Sleutelsoort, open_sleutelkast
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier, open_log
from tests.kit.sleutels import Kastopslag, Meekijkend
from tests.kit.winkel import vast_id

pytestmark = pytest.mark.trager
VEEL = [(vast_id(i), Sleutelsoort.DOSSIER) for i in range(60)]
NUMMERS = {f"9999{i:05d}": nieuw_dossier(i) for i in range(40)}


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def master_key(adres: str, meester: str, plek: str) -> None:
    sleutelrotatie.BATCH = 7
    kijkt = Meekijkend(Meesterbestand(Path(meester)))
    with closing(open_sleutelkast(adres, kijkt)) as kast:
        if plek == "when it is made":
            kijkt.voor_wrap = die
        elif plek == "before a batch":

            def at_the_second() -> None:
                kijkt.na_unwrap = die

            kijkt.na_unwrap = at_the_second
        elif plek == "while retiring":
            roteer(kast)
            setattr(sleutelrotatie, "schoon_op", die)  # noqa: B010 - it is imported there, in a process of its own
            ruim_op(kast)
        roteer(kast, lambda gedaan, _: die() if gedaan > 20 else None)


@pytest.mark.parametrize("plek", ["when it is made", "before a batch", "after a batch", "while retiring"])
def test_another_master_key(plek: str, kasten: Kastopslag) -> None:
    voor = kasten.open().get_or_make(VEEL)
    run_until_killed(master_key, kasten.adres, str(kasten.meester), plek)

    kast = kasten.open()
    assert kast.get(VEEL) == voor
    roteer(kast)
    ruim_op(kast)
    assert kasten.open().get(VEEL) == voor
    assert [v.sleutels for v in sleutelrotatie.versies(kast)][-1] == len(VEEL) + 4


def index_key(adres: str, keys: str, plek: str) -> None:
    indexrotatie.BATCH = 7
    with open_log(adres, Path(keys)) as log:
        if plek == "before it is announced":
            setattr(indexrotatie, "schrijf_levende", die)  # noqa: B010 - idem
        elif plek == "before the old one goes":
            log.sleutels.vergeet_index_versies = die  # type: ignore[method-assign,assignment] # idem
        voortgang = die if plek == "after a batch" else lambda *_: None
        roteer_index(log.databank, log.sleutels, voortgang)


@pytest.mark.parametrize("plek", ["before it is announced", "after a batch", "before the old one goes"])
def test_another_key_of_the_index(plek: str, opslag: Logopslag) -> None:
    log = opslag.open()
    log.append([nieuw(1, dossier=dossier) for dossier in NUMMERS.values()], nu=NU, pgns=NUMMERS)
    run_until_killed(index_key, opslag.adres, str(opslag.keys), plek)

    weer = opslag.open()
    assert log.find(NUMMERS) == weer.find(NUMMERS) == NUMMERS
    assert roteer_index(weer.databank, weer.sleutels)[0] == 2
    assert [(v.versie, v.nummers) for v in versies(log.databank)] == [(2, len(NUMMERS))]
    assert log.find(NUMMERS) == NUMMERS


def run_until_killed(doe: Callable[[str, str, str], None], *args: str) -> None:
    process = multiprocessing.get_context("spawn").Process(target=doe, args=args)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL

"""Does a reader see every event once and in order, whatever is killed, frozen or cut off meanwhile?"""

import select
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from random import Random
from typing import cast

import psycopg
import pytest

from projections.stores.databank import OpslagError
from services.eventlog.errors import EventLogError
from services.generator.nummers import bsn
from services.kafka.klant import Kafkaplaats
from tests.kafka.conftest import Brokers, prepared
from tests.kafka.test_relay import places
from tests.kit.kafka import lees_alles
from tests.kit.volgers import assert_they_run
from tests.kit.winkel import Winkel, csv_van, open_winkel, rij, start, voer_uit

pytestmark = pytest.mark.trager
GAAT = b"geeft door vanaf"


def levering(winkel: Winkel, van: int, tot: int) -> None:
    """Take in a delivery; what is cut off meanwhile is offered again."""
    for _ in range(50):
        with suppress(OpslagError, EventLogError):
            winkel.lever(f"{van}.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(van, tot))))
            return
        time.sleep(0.1)
    raise AssertionError("the delivery cannot be taken in any more")


@contextmanager
def schrijvend(winkel: Winkel, vanaf: int) -> Iterator[None]:
    """Let deliveries come in all the time."""
    klaar = threading.Event()
    fouten: list[BaseException] = []

    def schrijf() -> None:
        van = vanaf
        try:
            while not klaar.is_set():
                levering(winkel, van, van + 40)
                van += 40
        except BaseException as fout:  # noqa: BLE001 - it is told in the thread that waits
            fouten.append(fout)

    thread = threading.Thread(target=schrijf)
    thread.start()
    try:
        yield
    finally:
        klaar.set()
        thread.join()
    assert fouten == []


@contextmanager
def lopend(folder: Path, adres: str) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start relays; those that are left at the end are killed."""
    alle: list[subprocess.Popen[bytes]] = []

    def erbij() -> subprocess.Popen[bytes]:
        alle.append(start(folder, "relay", "--json", adres=adres))
        return alle[-1]

    try:
        yield erbij
    finally:
        for process in alle:
            with suppress(ProcessLookupError):
                process.kill()
            process.communicate()


def assert_told_once_and_in_order(winkel: Winkel, plaats: Kafkaplaats, folder: Path, adres: str) -> None:
    voer_uit(folder, "relay", "--eenmaal", adres=adres)
    alles = winkel.log.last_id()
    for topic in (plaats.publiek, plaats.intern):
        gevonden = places(lees_alles(plaats, topic, alles))
        assert sorted(p for posities in gevonden.values() for p in posities) == list(range(1, alles + 1)), topic
        assert all(posities == sorted(posities) for posities in gevonden.values()), topic


def test_relays_that_are_killed_at_any_moment_lose_nothing_and_say_nothing_twice(
    brokers: Brokers, adres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kans = Random(7)
    plaats = prepared(brokers["ingebed"], monkeypatch)
    with open_winkel(tmp_path, adres) as winkel, lopend(tmp_path, adres) as erbij:
        levering(winkel, 0, 800)
        with schrijvend(winkel, 800):
            actief, wachtend = erbij(), erbij()
            for _ in range(3):
                if wait_for_either(actief, wachtend) is wachtend:
                    actief, wachtend = wachtend, actief
                time.sleep(kans.uniform(0, 0.4))
                actief.kill()
                actief, wachtend = wachtend, erbij()
        for process in (actief, wachtend):
            process.kill()

        assert_told_once_and_in_order(winkel, plaats, tmp_path, adres)


def wait_for_either(*processes: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
    """Return which of them passes on."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        stderrs = [cast("BufferedReader", process.stderr) for process in processes]
        for gereed in select.select(stderrs, [], [], 0.1)[0]:
            process = processes[stderrs.index(gereed)]
            if GAAT in gereed.read1(10_000):
                return process
    raise AssertionError("nobody passes on")


def test_whatever_crashes_stands_still_or_is_cut_off_everything_is_told_once(
    brokers: Brokers, adres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apache = brokers["apache"]
    plaats = prepared(apache, monkeypatch)
    with open_winkel(tmp_path, adres) as winkel, lopend(tmp_path, adres) as erbij:
        levering(winkel, 0, 200)
        actief, wachtend = erbij(), erbij()
        if wait_for_either(actief, wachtend) is wachtend:
            actief, wachtend = wachtend, actief
        with schrijvend(winkel, 200):
            apache.freeze()
            time.sleep(2.5)
            apache.thaw()
            wait_until_told(winkel, adres)
            cut_off_everybody(adres)
            wait_until_told(winkel, adres)
            apache.kill()
            apache.start()
            wait_until_told(winkel, adres)
        assert_they_run(actief, wachtend)
        for process in (actief, wachtend):
            process.kill()

        assert_told_once_and_in_order(winkel, plaats, tmp_path, adres)


def wait_until_told(winkel: Winkel, adres: str) -> None:
    """Wait until everything that is recorded at this moment was acknowledged, whoever passed it on."""
    time.sleep(0.3)
    laatste = -1
    while laatste < 0:
        with suppress(OpslagError):
            laatste = winkel.log.last_id()
    until = time.monotonic() + 60
    with closing(psycopg.connect(adres, autocommit=True)) as connection:
        while True:
            rij = connection.execute("SELECT position FROM verzuimspoor_relay.stand").fetchone()
            if rij is not None and rij[0] >= laatste:
                return
            assert time.monotonic() < until, f"{laatste} is not told: {rij}"
            time.sleep(0.1)


def cut_off_everybody(adres: str) -> None:
    with closing(psycopg.connect(adres, autocommit=True)) as connection:
        eigen = "pid <> pg_backend_pid() AND datname = current_database()"
        connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {eigen}")  # noqa: S608 - the words above

"""Is every row taken in once, whoever is killed, cut off or joins in while rows come in?"""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from projections.stores.databank import OpslagError
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.tabel import AanvoerError
from services.aanvoer.uitval import leveringen
from services.generator.nummers import bsn
from services.kafka.klant import BrokerError, Kafkaplaats
from services.tijd import nu
from tests.kafka.conftest import Brokers, prepared
from tests.kafka.test_relay_processen import cut_off_everybody
from tests.kit.aanvoer import bied
from tests.kit.volgers import assert_they_run, tot_het_einde, wait_until_begun
from tests.kit.winkel import Winkel, csv_van, open_winkel, rij, start

pytestmark = pytest.mark.trager
PER_LEVERING = 200


def levering(nummer: int) -> str:
    """Write a delivery: of each of fifty pupils four rows that must keep their order."""
    eerste = nummer * PER_LEVERING
    return csv_van(*(rij(meldingsnummer=str(eerste + i), pgn=bsn(i % 50)) for i in range(PER_LEVERING)))


@contextmanager
def lopend(folder: Path, adres: str) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start processes that take in; those that are left at the end are killed."""
    alle: list[subprocess.Popen[bytes]] = []

    def erbij() -> subprocess.Popen[bytes]:
        alle.append(start(folder, "inlezen", adres=adres))
        return alle[-1]

    with tot_het_einde(alle):
        yield erbij


def wait_until_in(winkel: Winkel, aantal: int, seconden: float = 60.0) -> None:
    """Wait until so many rows were taken in; a server that is away for a moment is asked again."""
    tot = time.monotonic() + seconden
    while True:
        with suppress(OpslagError):
            if sum(een.nieuw for een in leveringen(Aanvoerboek(winkel.log))) >= aantal:
                return
        assert time.monotonic() < tot, "the rows are not taken in"
        time.sleep(0.05)


def offered_at_last(winkel: Winkel, plaats: Kafkaplaats, nummer: int) -> None:
    """Offer a delivery, and once more when that was cut off."""
    for _ in range(20):
        with suppress(OpslagError, AanvoerError, BrokerError):
            bied(winkel, plaats, f"{nummer}.csv", levering(nummer))
            return
        time.sleep(0.1)
    raise AssertionError("nothing can be offered any more")


def test_rows_are_taken_in_once_whoever_is_killed_cut_off_or_joins(
    brokers: Brokers, adres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hoeveel = 5
    plaats = prepared(brokers["apache"], monkeypatch)
    with open_winkel(tmp_path / "bestand") as rechtstreeks:
        for nummer in range(hoeveel):
            rechtstreeks.lever(f"{nummer}.csv", levering(nummer))
        verwacht = rechtstreeks.inhoud()
    with open_winkel(tmp_path, adres) as winkel, lopend(tmp_path, adres) as erbij:
        winkel.klok.moment = nu()  # as the processes have it: what was offered long ago cannot come any more
        processes = [erbij(), erbij()]
        for nummer in range(hoeveel):
            offered_at_last(winkel, plaats, nummer)
            wait_until_in(winkel, nummer * PER_LEVERING + nummer * 31)
            match nummer:
                case 1 | 2:
                    processes.pop(0).kill()
                    processes.append(erbij())
                case 3:
                    wait_until_begun(*processes)
                    cut_off_everybody(adres)
        wait_until_in(winkel, hoeveel * PER_LEVERING)

        assert_they_run(*processes)
        assert winkel.inhoud() == verwacht
        assert sum(een.nieuw for een in leveringen(Aanvoerboek(winkel.log))) == hoeveel * PER_LEVERING

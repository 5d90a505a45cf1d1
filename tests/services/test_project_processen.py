"""Does a follower go on whatever happens: killed, cut off, a server that restarts, a disk that is full?"""

import json
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from projections.stores.databank import OpslagError
from projections.stores.sqlite import SqliteRows
from projections.views import CATALOGUE
from services.generator.nummers import bsn
from services.projector.projector import catch_up
from services.projector.volger import achterstand
from tests.kit.eigen_server import eigen_server
from tests.kit.kader import landelijk
from tests.kit.postgres import database
from tests.kit.volgers import tot_het_einde, wait_until_there
from tests.kit.winkel import BEGIN, Winkel, csv_van, open_winkel, rij, start, voer_uit

pytestmark = pytest.mark.trager


@contextmanager
def running(folder: Path, adres: str, *, aantal: int = 1) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Run so many followers, as an installation does; those that are not stopped are killed."""
    processes = [start(folder, "project", "--json", adres=adres) for _ in range(aantal)]
    with tot_het_einde(processes):
        yield processes


def levering(winkel: Winkel, van: int, tot: int) -> None:
    winkel.lever(f"{van}.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(van, tot))))


def assert_rows_are_right(winkel: Winkel, folder: Path) -> None:
    with closing(SqliteRows(folder / "verwacht.rijen")) as rows:
        catch_up(winkel.log, rows, landelijk(), winkel.klok())
        assert {v.name: winkel.rows.all(v) for v in CATALOGUE} == {v.name: rows.all(v) for v in CATALOGUE}


def stopped(process: subprocess.Popen[bytes]) -> dict[str, int]:
    """Ask a follower to stop, and return what it says."""
    process.send_signal(signal.SIGTERM)
    uit, fout = process.communicate(timeout=60)
    assert process.returncode == 0, fout.decode()
    antwoord: dict[str, int] = json.loads(uit)
    return antwoord


@pytest.mark.parametrize("soort", ["sqlite", "postgres"])
def test_when_one_is_killed_another_goes_on_where_it_was(soort: str, tmp_path: Path) -> None:
    with ExitStack() as opruimen:
        adres = opruimen.enter_context(database()) if soort == "postgres" else ""
        winkel = opruimen.enter_context(open_winkel(tmp_path, adres))
        levering(winkel, 0, 60)
        een, ander = opruimen.enter_context(running(tmp_path, adres, aantal=2))
        wait_until_there(winkel)
        een.kill()
        levering(winkel, 60, 90)
        wait_until_there(winkel)
        antwoord = stopped(ander)

        assert (antwoord["gebeurtenissen"], antwoord["wachtend"]) == (0, 0)
        assert antwoord["batches"] > 0
        assert_rows_are_right(winkel, tmp_path)


def test_a_follower_that_is_cut_off_connects_again(tmp_path: Path) -> None:
    with database() as adres, open_winkel(tmp_path, adres) as winkel, running(tmp_path, adres) as (process,):
        levering(winkel, 0, 30)
        wait_until_there(winkel)
        for keer in range(3):
            cut_off_everybody(adres)
            levering_after_cut(winkel, 30 + 5 * keer)
            wait_until_there(winkel)

        assert process.poll() is None
        assert_rows_are_right(winkel, tmp_path)


def cut_off_everybody(adres: str) -> None:
    with psycopg.connect(adres, autocommit=True) as connection:
        eigen = "pid <> pg_backend_pid() AND datname = current_database()"
        connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {eigen}")  # noqa: S608 - the words above


def levering_after_cut(winkel: Winkel, van: int) -> None:
    """Take in a delivery; its own connections were cut off too, and offering it again is all it takes."""
    for _ in range(20):
        with suppress(OpslagError):
            levering(winkel, van, van + 5)
            return
    raise AssertionError("the delivery cannot be taken in any more")


def test_a_follower_outlives_its_server(tmp_path: Path) -> None:
    with (
        eigen_server() as server,
        open_winkel(tmp_path, server.adres) as winkel,
        running(tmp_path, server.adres) as (process,),
    ):
        levering(winkel, 0, 30)
        wait_until_there(winkel)
        server.stop()
        time.sleep(1.5)
        assert process.poll() is None
        server.start()
        levering_after_cut(winkel, 30)
        wait_until_there(winkel)

        assert (stopped(process)["gebeurtenissen"], winkel.log.last_id()) == (0, winkel.log.last_id())
        assert_rows_are_right(winkel, tmp_path)


def test_on_a_full_disk_a_follower_waits_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        levering(winkel, 0, 5)
        with running(tmp_path, "") as (process,):
            wait_until_there(winkel)
            largest = (tmp_path / "verzuimspoor.rijen-wal").stat().st_size + 20_000
            psutil.Process(process.pid).rlimit(resource.RLIMIT_FSIZE, (largest, -1))
            levering(winkel, 5, 120)
            time.sleep(2)
            assert achterstand(winkel.log, winkel.rows, BEGIN).gebeurtenissen > 0
            assert process.poll() is None, "it waits for room"
            psutil.Process(process.pid).rlimit(resource.RLIMIT_FSIZE, (-1, -1))
            wait_until_there(winkel)

            assert stopped(process)["gebeurtenissen"] == 0
        assert_rows_are_right(winkel, tmp_path)


def test_on_a_full_disk_of_the_server_a_follower_waits_too(tmp_path: Path) -> None:
    with eigen_server() as server, open_winkel(tmp_path, server.adres) as winkel:
        levering(winkel, 0, 5)
        fill_table(server.adres, "statuslijn")
        with running(tmp_path, server.adres) as (process,):
            wait_until_there(winkel)
            server.largest_file(17 << 20)
            levering(winkel, 5, 60)
            time.sleep(3)
            assert achterstand(winkel.log, winkel.rows, BEGIN).gebeurtenissen > 0
            assert process.poll() is None, "it waits for room"
            server.largest_file(-1)
            wait_until_there(winkel)

            assert stopped(process)["gebeurtenissen"] == 0
        empty_again(server.adres)
        assert_rows_are_right(winkel, tmp_path)


VULLING = "00000000-0000-0000-0000-0000000000ff"


def fill_table(adres: str, tabel: str) -> None:
    """Fill a table until no file of its kind may grow: each row one page, of a pupil that nobody knows."""
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute(f"ALTER TABLE verzuimspoor_rijen.{tabel} ALTER COLUMN uitleg SET STORAGE PLAIN")
        connection.execute(
            f"INSERT INTO verzuimspoor_rijen.{tabel} (dossier_id, bekend_van, van, tot_en_met, uitleg) "  # noqa: S608 - the names above
            "SELECT %s, now(), date '2000-01-01' + 2 * i, date '2000-01-01' + 2 * i, repeat('x', 7900) "
            "FROM generate_series(1, 2176) i",
            (VULLING,),
        )


def empty_again(adres: str) -> None:
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute("DELETE FROM verzuimspoor_rijen.statuslijn WHERE dossier_id = %s", (VULLING,))


def test_project_once_brings_everything_up_and_stops(tmp_path: Path) -> None:
    with database() as adres, open_winkel(tmp_path, adres) as winkel:
        levering(winkel, 0, 20)
        voor = voer_uit(tmp_path, "project", "--stand", adres=adres)
        klaar = voer_uit(tmp_path, "project", "--eenmaal", adres=adres)

        assert voor["gebeurtenissen"] == winkel.log.last_id()
        assert (klaar["gebeurtenissen"], klaar["wachtend"]) == (0, 0)
        assert_rows_are_right(winkel, tmp_path)

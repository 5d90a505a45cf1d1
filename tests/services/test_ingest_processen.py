"""Does a delivery give the same result beside another process, and after a kill half way?"""

import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from services.generator import Oogst, Opdracht, genereer
from services.ingest.verwerk import BATCH
from services.vragen.verify import verify
from tests.kit.kader import landelijk
from tests.kit.winkel import open_winkel, start, voer_uit

PATIENCE = 60
pytestmark = pytest.mark.trager


@pytest.fixture(scope="module")
def oogst(tmp_path_factory: pytest.TempPathFactory) -> Oogst:
    """More rows than go in one transaction."""
    opdracht = Opdracht(2_000, 11, 2025, date(2026, 6, 1), "0014", fouten=0.02, dichtheid=40.0)
    kader = landelijk()
    return genereer(opdracht, kader.gemeenten, kader.kalender, tmp_path_factory.mktemp("oogst"))


@pytest.fixture(scope="module")
def ongestoord(oogst: Oogst, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What an undisturbed run gives."""
    folder = tmp_path_factory.mktemp("ongestoord")
    antwoord = voer_uit(folder, "ingest", oogst.verzuimmeldingen, "--rejects", folder / "fout.csv")

    assert antwoord["gelezen"] == oogst.rijen > BATCH
    assert antwoord["afgewezen"] == oogst.rijen_fout
    return result_in(folder)


def result_in(folder: Path) -> dict[str, Any]:
    """Return all there is to know: events, rows, and whether the log is whole."""
    with open_winkel(folder) as winkel:
        bevindingen = verify(winkel.log, winkel.rows).bevindingen
        return {"inhoud": winkel.inhoud(), "stand": winkel.stand(), "bevindingen": bevindingen}


def events_in(folder: Path) -> int:
    """Count the events stored so far, from outside and without waiting for anyone."""
    try:
        connection = sqlite3.connect(f"file:{folder / 'verzuimspoor.db'}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT last_id FROM gebeurtenissen_hoofd").fetchone()[0])
        finally:
            connection.close()
    except (sqlite3.Error, TypeError):
        return 0


def wait_for(events: int, folder: Path, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + PATIENCE
    while events_in(folder) < events and process.poll() is None:
        assert monotonic() < until
        sleep(0.005)


def finished(process: subprocess.Popen[bytes]) -> str:
    _, fout = process.communicate(timeout=PATIENCE)
    return fout.decode()


def test_two_processes_at_once_on_one_file_give_the_same_as_one(
    oogst: Oogst, ongestoord: dict[str, Any], tmp_path: Path
) -> None:
    processes = [
        start(tmp_path, "ingest", oogst.verzuimmeldingen, "--rejects", tmp_path / f"fout-{i}.csv") for i in range(2)
    ]
    fouten = [finished(process) for process in processes]

    assert [process.returncode for process in processes] == [3, 3], fouten
    assert result_in(tmp_path) == ongestoord


@pytest.mark.parametrize(("events", "later"), [(0, 0.3), (1, 0.0), (1, 0.2), (BATCH + 1, 0.1)], ids=str)
def test_a_run_after_a_kill_gives_the_same_as_an_undisturbed_one(
    oogst: Oogst, ongestoord: dict[str, Any], tmp_path: Path, events: int, later: float
) -> None:
    process = start(tmp_path, "ingest", oogst.verzuimmeldingen, "--rejects", tmp_path / "fout.csv")
    wait_for(events, tmp_path, process)
    sleep(later)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    antwoord = voer_uit(tmp_path, "ingest", oogst.verzuimmeldingen, "--rejects", tmp_path / "fout.csv")

    assert (antwoord["gelezen"], antwoord["afgewezen"]) == (oogst.rijen, oogst.rijen_fout)
    assert result_in(tmp_path) == ongestoord


def test_a_rebuild_after_a_kill_goes_on(oogst: Oogst, tmp_path: Path) -> None:
    voer_uit(tmp_path, "ingest", oogst.gebeurtenissen, "--rejects", tmp_path / "fout.ndjson")
    voor = list(dump(tmp_path))
    for later in (0.0, 0.05, 0.2):
        process = start(tmp_path, "rebuild")
        wait_until_cleared(tmp_path, process)
        sleep(later)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    voer_uit(tmp_path, "thuiszitters", "--peildatum", "2026-03-02")

    assert list(dump(tmp_path)) == voor


def wait_until_cleared(folder: Path, process: subprocess.Popen[bytes]) -> None:
    with sqlite3.connect(folder / "verzuimspoor.rijen") as connection:
        while process.poll() is None and connection.execute("SELECT count(*) FROM tijdlijn").fetchone()[0]:
            sleep(0.002)
    connection.close()


def dump(folder: Path) -> Iterator[tuple[Any, ...]]:
    """Yield every row of every view as it lies there, without bringing them up to the log first."""
    with sqlite3.connect(folder / "verzuimspoor.rijen") as connection:
        for view in ("statuslijn", "termijnen", "meldingen", "tijdlijn"):
            yield from connection.execute(f"SELECT '{view}', * FROM {view}")  # noqa: S608 - the names above
    connection.close()

"""Is a large delivery taken in whole, by several at once, beside others, and past a line that contradicts the log?"""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import date, datetime
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from signal import SIGKILL
from time import monotonic, sleep
from typing import Any

import psycopg
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.eventlog.codec import Nieuw
from services.eventlog.tabelstand import SCHEMA
from services.generator import Oogst, Opdracht, genereer
from services.ingest.cellen import split, split_if_plain
from services.vragen.verify import verify
from tests.kit.kader import landelijk
from tests.kit.postgres import database
from tests.kit.winkel import Klok, Winkel, csv_van, open_winkel, rij, vast_id
from tests.kit.woorden import LEERLING, feit

PATIENCE = 60
FEW = 30
"""Lines in one transaction, so that a small delivery has many."""
LEERLINGEN = ("999990019", "999990020", "999990032", "999990044", "999990056", "999990068")
EEN_ANDER = "123456782"


@pytest.fixture(params=["sqlite", "postgres"])
def winkel(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Winkel]:
    with ExitStack() as opruimen:
        adres = "" if request.param == "sqlite" else opruimen.enter_context(database())
        yield opruimen.enter_context(open_winkel(tmp_path, adres))


def rows_about(pgns: tuple[str, ...], vanaf: int = 1) -> list[str]:
    """Write a row for each of these pupils, with meldingen numbered from `vanaf` on."""
    return [rij(pgn=pgn, meldingsnummer=str(vanaf + i)) for i, pgn in enumerate(pgns)]


def test_one_line_that_contradicts_the_log_is_found_among_the_others(winkel: Winkel) -> None:
    winkel.lever("eerst.csv", csv_van(*rows_about(LEERLINGEN)))
    slecht = winkel.dossiers()[LEERLINGEN[3]]
    sluiting = {"status": "G", "reden": "uitgeschreven", "laatste_mutatie": "2026-03-01T10:00:00"}
    rijen = rows_about(LEERLINGEN, 11)
    rijen[3] = rij(pgn=LEERLINGEN[3], meldingsnummer="14", **sluiting)
    gevolg = slecht.id_for("14|2026-03-01T09:00:00+00:00|Uitgeschreven|")
    elders = Nieuw(gevolg, LEERLING, 1, feit("Ziekgemeld", "2026-01-12"), "test 1", "tester")
    winkel.log.append([elders], nu=winkel.klok(), pgns={EEN_ANDER: LEERLING})  # it has the id that the closing gets
    uitkomst = winkel.lever("daarna.csv", csv_van(*rijen))

    assert (uitkomst.telling.nieuw, uitkomst.telling.afgewezen) == (5, 1)
    assert uitkomst.rejects is not None
    [_, regel] = csv.reader(io.StringIO(uitkomst.rejects.read_text(encoding="utf-8")), delimiter=";")
    assert (regel[0], regel[-3]) == ("14", "botst-met-logboek")
    na = winkel.dossiers()
    assert [len(na[pgn].vastleggingen) for pgn in LEERLINGEN] == [3, 3, 3, 2, 3, 3]
    assert verify(winkel.log, winkel.rows).bevindingen == []


@dataclass
class Gestoord(Klok):
    """A clock at whose second look, when all was decided and nothing stored, somebody else gets his turn."""

    doe: Callable[[], object] = lambda: None
    keren: int = field(default=0)

    def __call__(self) -> datetime:
        self.keren += 1
        if self.keren == 2:
            self.doe()
        return super().__call__()


@pytest.mark.parametrize("bekend", [False, True], ids=["new pupils", "known pupils"])
def test_what_somebody_else_stored_meanwhile_is_read_and_all_is_decided_anew(winkel: Winkel, bekend: bool) -> None:
    if bekend:
        winkel.lever("bekend.csv", csv_van(*rows_about(LEERLINGEN)))
    klok = Gestoord(winkel.klok.moment)
    ander = Winkel(winkel.folder, winkel.log, winkel.rows, klok)
    klok.doe = lambda: winkel.lever("ander.csv", csv_van(*rows_about(LEERLINGEN[2:4], 23)))
    uitkomst = ander.lever("alle.csv", csv_van(*rows_about(LEERLINGEN, 21)))

    assert klok.keren == 4, "decided twice"
    assert (uitkomst.telling.nieuw, uitkomst.telling.ongewijzigd, uitkomst.telling.afgewezen) == (4, 2, 0)
    assert sorted(winkel.dossiers()) == sorted(LEERLINGEN)
    assert verify(winkel.log, winkel.rows).bevindingen == []


@pytest.fixture(scope="module")
def oogst(tmp_path_factory: pytest.TempPathFactory) -> Oogst:
    opdracht = Opdracht(220, 11, 2025, date(2026, 6, 1), "0014", fouten=0.02, dichtheid=40.0)
    kader = landelijk()
    return genereer(opdracht, kader.gemeenten, kader.kalender, tmp_path_factory.mktemp("oogst"))


@pytest.fixture(scope="module")
def bestanden(oogst: Oogst, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two deliveries: of the rows a third is in the first, a third in both (corrected in the second), a third there."""
    folder = tmp_path_factory.mktemp("bestanden")
    kop, *rijen = oogst.verzuimmeldingen.read_text(encoding="utf-8").splitlines(keepends=True)
    een, twee = folder / "een.csv", folder / "twee.csv"
    een.write_text(kop + "".join(rijen[: len(rijen) * 2 // 3]), encoding="utf-8")
    kop, *rijen = oogst.verzuimmeldingen_gecorrigeerd.read_text(encoding="utf-8").splitlines(keepends=True)
    twee.write_text(kop + "".join(rijen[len(rijen) // 3 :]), encoding="utf-8")
    return een, twee


@pytest.fixture(scope="module")
def na_elkaar(bestanden: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """How it stands after one process took in one file after the other."""
    with open_winkel(tmp_path_factory.mktemp("na-elkaar")) as winkel:
        for bestand in bestanden:
            winkel.neem_in(bestand, batch=FEW)
        return winkel.stand()


def take_in(folder: Path, adres: str, bestand: Path) -> None:
    """Take in a delivery, in a process of its own."""
    with open_winkel(folder, adres) as winkel:
        winkel.neem_in(bestand, batch=FEW, rejects=folder / f"{bestand.stem}.fout.csv")


def started(folder: Path, adres: str, bestand: Path) -> BaseProcess:
    process = get_context("spawn").Process(target=take_in, args=(folder, adres, bestand))
    process.start()
    return process


def test_two_processes_on_two_files_beside_single_commands_give_the_rows_of_one_after_the_other(
    bestanden: tuple[Path, Path], na_elkaar: dict[str, Any], tmp_path: Path
) -> None:
    with database() as adres, open_winkel(tmp_path, adres) as winkel:
        processes = [started(tmp_path, adres, bestand) for bestand in bestanden]
        enkel = 0
        while any(process.is_alive() for process in processes):
            enkel += 1
            los = Nieuw(vast_id(enkel), LEERLING, enkel, feit("Ziekgemeld", "2026-01-12"), "test 1", "tester")
            winkel.log.append([los], nu=winkel.klok(), pgns={EEN_ANDER: LEERLING} if enkel == 1 else None)
            sleep(0.01)

        assert [process.exitcode for process in processes] == [0, 0]
        assert enkel > 1
        stand = {
            view: [rij for rij in rijen if rij["pgn"] != EEN_ANDER] if "pgn" in (rijen or [{}])[0] else rijen
            for view, rijen in winkel.stand().items()
        }
        assert stand == na_elkaar
        nummers = [v.notification_id for v in winkel.log.since(0, 1 << 40, 1 << 40)]
        assert nummers == list(range(1, winkel.aantal() + 1))
        assert verify(winkel.log, winkel.rows).bevindingen == []


def test_a_process_killed_in_the_middle_of_a_batch_leaves_nothing_of_it_and_the_next_goes_on(
    bestanden: tuple[Path, Path], na_elkaar: dict[str, Any], tmp_path: Path
) -> None:
    with database() as adres, open_winkel(tmp_path, adres) as winkel, closing(psycopg.connect(adres)) as houder:
        winkel.lever("eerst.csv", csv_van(*rows_about((EEN_ANDER,))))
        houder.execute(f"SELECT 1 FROM {SCHEMA}.gebeurtenissen_hoofd FOR UPDATE")  # noqa: S608 - our own name; nobody can store meanwhile
        process = started(tmp_path, adres, bestanden[0])
        wait_until_it_waits(houder)
        assert process.pid is not None
        process.kill()
        process.join()
        houder.rollback()

        assert process.exitcode == -SIGKILL
        assert counted(houder, "gebeurtenissen") == winkel.aantal() == 2
        assert counted(houder, "logboekregel") == 1, "its lines were on their way, and are not there"
        for bestand in bestanden:
            winkel.neem_in(bestand, batch=FEW)
        zonder_de_eerste = {
            view: [rij for rij in rijen if EEN_ANDER not in rij.values()] for view, rijen in winkel.stand().items()
        }
        assert zonder_de_eerste == na_elkaar
        assert verify(winkel.log, winkel.rows).bevindingen == []


def wait_until_it_waits(houder: psycopg.Connection) -> None:
    until = monotonic() + PATIENCE
    while not houder.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchall():
        assert monotonic() < until
        sleep(0.02)


def counted(houder: psycopg.Connection, tabel: str) -> int:
    [(aantal,)] = houder.execute(f"SELECT count(*) FROM {SCHEMA}.{tabel}").fetchall()  # noqa: S608 - our own names
    houder.rollback()
    return int(aantal)


lines = st.text(alphabet='ab"; \t\r\x00é\u2028', max_size=20).map(lambda tekst: tekst.rstrip("\r")).filter(bool)


@given(lines)
@example('"a";b')
@example('"a""b";"c;d"')
@example('"a"b;c')
@example('a;"b')
@example('"a" ;b')
@example('"a\r";b')
def test_a_line_that_is_split_fast_has_the_cells_that_our_own_reader_gives(tekst: str) -> None:
    vlot = split_if_plain(tekst, ";")

    assert vlot in (None, split(tekst, ";", strict=False))

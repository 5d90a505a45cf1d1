"""Is what the store alone cannot show found against a checkpoint kept elsewhere, and is an older store sealed?"""

import json
import multiprocessing
import os
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from services.eventlog import zegeltabel
from services.eventlog.controlepunt import Controlepunt, lees_controlepunt
from services.eventlog.errors import ControlepuntError
from services.eventlog.meester import plaats_van_vaste
from services.eventlog.sleutels import open_sleutelkast
from tests.kit.sleutels import maak_plat
from tests.kit.verzegeld import AANTAL, TRANSACTIES, bevindingen, controlepunt, genoemd, geopend, knoei, kopie, leg_vast
from tests.kit.verzegeld import maak as maak_log

EINDEN = [sum(map(len, TRANSACTIES[: i + 1])) for i in range(len(TRANSACTIES))]


@pytest.fixture(scope="module")
def gaaf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maak_log(tmp_path_factory.mktemp("gaaf") / "log")


@pytest.fixture
def folder(gaaf: Path, tmp_path: Path) -> Path:
    return kopie(gaaf, tmp_path / "log")


def gelezen(document: dict[str, Any]) -> Controlepunt:
    return lees_controlepunt(json.dumps(document))


def cut_off(folder: Path, blokken: int) -> None:
    """Cut off the end so that nothing in the store knows of it."""
    over = EINDEN[blokken - 1] if blokken else 0
    knoei(
        folder,
        f"DELETE FROM gebeurtenissen WHERE notification_id > {over}",
        f"DELETE FROM zegel WHERE nummer > {blokken}",
        f"UPDATE gebeurtenissen_hoofd SET last_id = {over}",
    )


@pytest.mark.parametrize("blokken", range(1, len(TRANSACTIES)))
def test_an_end_that_was_cut_off_without_a_trace_is_found_with_a_checkpoint_only(blokken: int, folder: Path) -> None:
    punt = gelezen(controlepunt(folder))
    cut_off(folder, blokken)

    assert {bevinding.code for bevinding in bevindingen(folder)} <= {"index"}, "nothing but a number of nobody is left"
    assert f"kent blok {len(TRANSACTIES)}, tot en met gebeurtenis {AANTAL}" in genoemd(folder, punt)
    assert f"hier is het laatste {blokken}, tot en met {EINDEN[blokken - 1]}" in genoemd(folder, punt)


def test_an_end_that_was_cut_off_and_grew_again_is_found_with_a_checkpoint(folder: Path) -> None:
    punt = gelezen(controlepunt(folder))
    cut_off(folder, 2)
    with geopend(folder) as log:
        leg_vast(log, TRANSACTIES[2:])

    assert bevindingen(folder) == []
    assert f"kent een ander verleden tot en met blok {punt.blok} (gebeurtenis {AANTAL})" in genoemd(folder, punt)


def test_a_checkpoint_goes_on_to_hold_when_the_log_grows(folder: Path) -> None:
    punten = [gelezen(controlepunt(folder))]
    for _ in range(3):
        with geopend(folder) as log:
            leg_vast(log)
        punten.append(gelezen(controlepunt(folder)))

    assert [bevindingen(folder, punt) for punt in punten] == [[], [], [], []]
    assert len({punt.code for punt in punten}) == 4
    assert controlepunt(folder) == controlepunt(folder), "the same state has the same checkpoint, and the same code"


def test_a_checkpoint_of_another_key_is_named(folder: Path, tmp_path: Path) -> None:
    ander = gelezen(controlepunt(maak_log(tmp_path / "ander")))
    gevonden = genoemd(folder, ander)

    assert "met een andere sleutel ondertekend" in gevonden
    assert "kent een ander verleden" in gevonden


def test_whoever_has_another_key_file_cannot_pass_for_the_log(folder: Path) -> None:
    punt = gelezen(controlepunt(folder))
    with closing(open_sleutelkast(folder / "log.sleutels")) as kast, kast.databank.schrijven() as v:
        [verpakt] = kast.meester.wrap(1, [(bytes(32), plaats_van_vaste("zegel", 1))])
        v.doe("UPDATE vaste_sleutel SET sleutel = ? WHERE naam = 'zegel'", (verpakt,))

    assert "met een andere sleutel ondertekend" in genoemd(folder, punt)
    assert genoemd(folder).count("is gewijzigd, of niet door dit logboek geschreven") == len(TRANSACTIES)


@pytest.mark.parametrize(
    "veld",
    [
        "blok",
        "laatsteId",
        "ontvangenOp",
        "blokHash",
        "blokkenWortel",
        "publiekeSleutel",
        "handtekening",
        "code",
        "moment",
        "formaat",
    ],
)
@pytest.mark.parametrize("soort", ["anders", "weg", "vreemd"])
def test_a_changed_checkpoint_is_none(veld: str, soort: str, folder: Path) -> None:
    document = controlepunt(folder)
    oud = document.pop(veld)
    if soort == "anders":
        document[veld] = oud + 1 if isinstance(oud, int) else oud[:-1] + ("0" if oud[-1] != "0" else "1")
    elif soort == "vreemd":
        document[veld] = [oud]

    with pytest.raises(ControlepuntError):
        gelezen(document)


@pytest.mark.parametrize("tekst", ["", "[]", "1", "null", "{", '{"formaat": 1}', b"\xff"])
def test_something_else_is_no_checkpoint(tekst: str | bytes) -> None:
    with pytest.raises(ControlepuntError, match="geen controlepunt"):
        lees_controlepunt(tekst)


# A store from before the seal


@pytest.fixture
def oud(folder: Path) -> Path:
    """Return a store as it was before there was a seal."""
    unseal(folder)
    return folder


def unseal(folder: Path) -> None:
    later = ("logboekregel", "logboek_uit", "toegangsregel", "herkomst", "overleg_index", "brief")
    knoei(folder, "DROP VIEW andere_stroom", *(f"DROP TABLE {tabel}" for tabel in (*later, "zegel", "migratie")))
    maak_plat(folder / "log.sleutels", zegel=False)


def blocks(folder: Path) -> list[tuple[int, int, int, int]]:
    with closing(sqlite3.connect(folder / "log.db")) as connection:
        return connection.execute("SELECT nummer, eerste_id, laatste_id, soort FROM zegel ORDER BY nummer").fetchall()


def test_an_older_store_is_sealed_once_and_goes_on(oud: Path) -> None:
    assert bevindingen(oud) == []
    assert blocks(oud) == [(1, 1, AANTAL, 1)]
    with geopend(oud) as log:
        leg_vast(log)
    assert bevindingen(oud) == []
    assert [soort for *_, soort in blocks(oud)] == [1, 0, 0, 0, 0]


@pytest.mark.parametrize("nummer", range(1, AANTAL + 1))
@pytest.mark.parametrize("kolom", ["event_id = randomblob(16)", "ontvangen_op = ontvangen_op - 1"])
def test_what_changes_after_that_is_found(kolom: str, nummer: int, oud: Path) -> None:
    assert bevindingen(oud) == []
    knoei(oud, f"UPDATE gebeurtenissen SET {kolom} WHERE notification_id = {nummer}")

    assert "inhoud: blok 1 " in genoemd(oud)


def test_several_that_open_an_older_store_make_one_block(oud: Path) -> None:
    barrier = Barrier(6)

    def open_it(_: int) -> None:
        barrier.wait()
        with geopend(oud):
            pass

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(open_it, range(6)))

    assert blocks(oud) == [(1, 1, AANTAL, 1)]


def killed_while_sealing(folder: str) -> None:
    gewoon, over = zegeltabel.Ruwerij.blad.fget, 3  # type: ignore[attr-defined] # a property has a getter

    def brandt(rij: zegeltabel.Ruwerij) -> bytes:
        nonlocal over
        over -= 1
        if not over:
            os.kill(os.getpid(), signal.SIGKILL)
        blad: bytes = gewoon(rij)
        return blad

    zegeltabel.Ruwerij.blad = property(brandt)  # type: ignore[assignment,method-assign] # in a process of its own
    with geopend(Path(folder)):
        pass


def test_one_that_was_killed_while_sealing_is_done_again(oud: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=killed_while_sealing, args=(str(oud),))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert blocks(oud) == []

    assert bevindingen(oud) == []
    assert blocks(oud) == [(1, 1, AANTAL, 1)]


def test_one_that_was_killed_before_it_remembered_is_not_sealed_twice(oud: Path) -> None:
    assert bevindingen(oud) == []
    with closing(sqlite3.connect(oud / "log.sleutels")) as connection, connection:
        connection.execute("DELETE FROM stand WHERE naam = 'bezegeld'")

    assert bevindingen(oud) == []
    assert blocks(oud) == [(1, 1, AANTAL, 1)]

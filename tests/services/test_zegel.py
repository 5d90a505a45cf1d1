"""Is every change of the log that goes round it found, at every place, and named?"""

import sqlite3
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from tests.kit.verzegeld import AANTAL, TRANSACTIES, bevindingen, genoemd, geopend, knoei, kopie, leg_vast, maak

EINDEN = [sum(map(len, TRANSACTIES[: i + 1])) for i in range(len(TRANSACTIES))]
"""The last number of each block."""
KOLOMMEN = {
    "notification_id": "-notification_id",
    "originator_id": "randomblob(16)",
    "originator_version": "originator_version + 7",
    "topic": "'Betergemeld.v1'",
    "state": "randomblob(length(state))",
    "event_id": "randomblob(16)",
    "ontvangen_op": "ontvangen_op + 1",
}
VORMEN = {
    "originator_id": "substr(originator_id, 2)",
    "originator_version": "'een'",
    "topic": "CAST(topic AS BLOB)",
    "state": "CAST(state AS TEXT)",
    "event_id": "event_id || x'00'",
    "ontvangen_op": "ontvangen_op + 0.5",
}
BLOKKOLOMMEN = {
    "nummer": "-nummer",
    "eerste_id": "eerste_id + 1",
    "laatste_id": "laatste_id + 1",
    "ontvangen_op": "ontvangen_op - 1",
    "soort": "1 - soort",
    "wortel": "randomblob(32)",
    "vorige": "CAST(vorige AS TEXT)",
    "stempel": "substr(stempel, 2)",
}
NUMMERS = range(1, AANTAL + 1)
BLOKKEN = range(1, len(TRANSACTIES) + 1)


@pytest.fixture(scope="module")
def gaaf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maak(tmp_path_factory.mktemp("gaaf") / "log")


@pytest.fixture
def folder(gaaf: Path, tmp_path: Path) -> Path:
    return kopie(gaaf, tmp_path / "log")


def blok_van(nummer: int) -> int:
    return next(i for i, einde in enumerate(EINDEN, 1) if nummer <= einde)


def test_an_untouched_log_is_in_order(folder: Path) -> None:
    assert bevindingen(folder) == []


@pytest.mark.parametrize("nummer", NUMMERS)
@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_a_changed_column_is_found_with_its_block(kolom: str, nummer: int, folder: Path) -> None:
    knoei(folder, f"UPDATE gebeurtenissen SET {kolom} = {KOLOMMEN[kolom]} WHERE notification_id = {nummer}")

    assert f"inhoud: blok {blok_van(nummer)} " in genoemd(folder)


@pytest.mark.parametrize("kolom", VORMEN)
def test_a_column_of_another_kind_is_found_in_its_row(kolom: str, folder: Path) -> None:
    knoei(folder, f"UPDATE gebeurtenissen SET {kolom} = {VORMEN[kolom]} WHERE notification_id = 3")

    assert "onleesbaar: gebeurtenis 3 " in genoemd(folder)
    assert "inhoud: blok 2 " in genoemd(folder)


@pytest.mark.parametrize("nummer", NUMMERS)
def test_a_moment_between_its_neighbours_is_found_in_its_row(nummer: int, folder: Path) -> None:
    knoei(folder, f"UPDATE gebeurtenissen SET ontvangen_op = ontvangen_op - 1 WHERE notification_id = {nummer}")

    assert f"tijd: gebeurtenis {nummer} " in genoemd(folder)


def test_a_whole_block_that_is_back_dated_is_found(folder: Path) -> None:
    vroeger = "SET ontvangen_op = ontvangen_op - 1"
    knoei(
        folder,
        f"UPDATE gebeurtenissen {vroeger} WHERE notification_id BETWEEN 2 AND 4",
        f"UPDATE zegel {vroeger} WHERE nummer = 2",
    )

    assert "zegel: blok 2 is gewijzigd" in genoemd(folder)


@pytest.mark.parametrize(("een", "ander"), [*combinations(NUMMERS, 2)])
def test_two_rows_that_changed_places_are_found(een: int, ander: int, folder: Path) -> None:
    knoei(
        folder,
        *(
            f"UPDATE gebeurtenissen SET notification_id = {naar} WHERE notification_id = {van}"
            for van, naar in ((een, 99), (ander, een), (99, ander))
        ),
    )
    gevonden = genoemd(folder)

    assert all(f"inhoud: blok {blok_van(nummer)} " in gevonden for nummer in (een, ander))


@pytest.mark.parametrize("nummer", NUMMERS)
def test_a_removed_row_is_found(nummer: int, folder: Path) -> None:
    knoei(folder, f"DELETE FROM gebeurtenissen WHERE notification_id = {nummer}")
    gevonden = genoemd(folder)
    aantal = len(TRANSACTIES[blok_van(nummer) - 1])

    assert f"inhoud: blok {blok_van(nummer)} " in gevonden
    assert f"1 van de {aantal} verzegelde ontbreken" in gevonden
    assert (f"gat: gebeurtenis {nummer + 1} " in gevonden) == (nummer < AANTAL)


@pytest.mark.parametrize("nummer", [-(1 << 63), -1, 0, AANTAL + 1, 50, (1 << 63) - 1])
def test_an_inserted_row_is_found(nummer: int, folder: Path) -> None:
    knoei(
        folder,
        f"INSERT INTO gebeurtenissen SELECT {nummer}, randomblob(16), 1, topic, state, randomblob(16), ontvangen_op "
        "FROM gebeurtenissen WHERE notification_id = 1",
    )

    assert f"los: gebeurtenis {nummer} " in genoemd(folder)


@pytest.mark.parametrize("nummer", NUMMERS)
def test_a_row_that_is_squeezed_in_is_found(nummer: int, folder: Path) -> None:
    knoei(
        folder,
        f"UPDATE gebeurtenissen SET notification_id = -notification_id WHERE notification_id >= {nummer}",
        "UPDATE gebeurtenissen SET notification_id = 1 - notification_id WHERE notification_id < 0",
        f"INSERT INTO gebeurtenissen SELECT {nummer}, randomblob(16), 1, topic, state, randomblob(16), ontvangen_op "
        f"FROM gebeurtenissen WHERE notification_id = {nummer + 1}",
        "UPDATE gebeurtenissen_hoofd SET last_id = last_id + 1",
    )
    gevonden = genoemd(folder)

    assert f"inhoud: blok {blok_van(nummer)} " in gevonden
    assert f"los: gebeurtenis {AANTAL + 1} " in gevonden


@pytest.mark.parametrize("nummer", BLOKKEN)
@pytest.mark.parametrize("kolom", BLOKKOLOMMEN)
def test_a_changed_block_is_found(kolom: str, nummer: int, folder: Path) -> None:
    knoei(folder, f"UPDATE zegel SET {kolom} = {BLOKKOLOMMEN[kolom]} WHERE nummer = {nummer}")
    plaats = -nummer if kolom == "nummer" else nummer

    assert f"zegel: blok {plaats} is gewijzigd" in genoemd(folder)


@pytest.mark.parametrize("nummer", BLOKKEN)
def test_a_removed_block_is_found(nummer: int, folder: Path) -> None:
    knoei(folder, f"DELETE FROM zegel WHERE nummer = {nummer}")
    gevonden = genoemd(folder)
    van, tot = EINDEN[nummer - 1] - len(TRANSACTIES[nummer - 1]) + 1, EINDEN[nummer - 1]

    assert f"los: gebeurtenis {van}{f' t/m {tot}' if van < tot else ''} " in gevonden
    assert (f"zegel: blok {nummer + 1} na blok {nummer - 1} volgt" in gevonden) == (nummer < len(TRANSACTIES))


def test_a_seal_that_was_taken_away_is_not_made_anew(folder: Path) -> None:
    knoei(folder, "DROP TABLE zegel")

    assert f"los: gebeurtenis 1 t/m {AANTAL} " in genoemd(folder)
    assert f"los: gebeurtenis 1 t/m {AANTAL} " in genoemd(folder)


def test_a_block_of_another_log_does_not_fit(folder: Path, tmp_path: Path) -> None:
    ander = maak(tmp_path / "ander")
    with closing(sqlite3.connect(ander / "log.db")) as connection:
        vreemd = connection.execute("SELECT * FROM zegel WHERE nummer = 2").fetchone()
    knoei(folder, "DELETE FROM zegel WHERE nummer = 2", ("INSERT INTO zegel VALUES (?, ?, ?, ?, ?, ?, ?, ?)", vreemd))

    assert "zegel: blok 2 is gewijzigd, of niet door dit logboek geschreven" in genoemd(folder)


def test_a_block_of_another_course_of_the_same_log_does_not_fit(folder: Path, tmp_path: Path) -> None:
    """The same key stamped it, after a copy was put back and other things were recorded."""
    knoei(
        folder,
        "DELETE FROM gebeurtenissen WHERE notification_id > 4",
        "DELETE FROM zegel WHERE nummer > 2",
        "UPDATE gebeurtenissen_hoofd SET last_id = 4",
    )
    oud = kopie(folder, tmp_path / "oud")
    for waar in (folder, oud):
        with geopend(waar) as log:
            leg_vast(log, TRANSACTIES[2:])
    with closing(sqlite3.connect(oud / "log.db")) as connection:
        vreemd = connection.execute("SELECT * FROM zegel WHERE nummer = 3").fetchone()
    assert bevindingen(folder) == []
    knoei(folder, "DELETE FROM zegel WHERE nummer = 3", ("INSERT INTO zegel VALUES (?, ?, ?, ?, ?, ?, ?, ?)", vreemd))
    gevonden = genoemd(folder)

    assert "inhoud: blok 3 " in gevonden
    assert "zegel: blok 4 sluit niet aan op het blok ervoor" in gevonden


@pytest.mark.parametrize("over", range(AANTAL))
def test_an_end_that_was_cut_off_is_found_when_the_seal_still_knows_it(over: int, folder: Path) -> None:
    knoei(
        folder,
        f"DELETE FROM gebeurtenissen WHERE notification_id > {over}",
        f"UPDATE gebeurtenissen_hoofd SET last_id = {over}",
    )

    assert f"inhoud: blok {len(TRANSACTIES)} " in genoemd(folder)


@pytest.mark.parametrize("telling", [0, AANTAL - 1, AANTAL + 1])
def test_a_changed_count_is_found(telling: int, folder: Path) -> None:
    knoei(folder, f"UPDATE gebeurtenissen_hoofd SET last_id = {telling}")

    assert f"staart: gebeurtenis {AANTAL} " in genoemd(folder)


def test_without_its_key_an_erased_dossier_is_still_sealed(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "log.sleutels")) as connection, connection:
        connection.execute("DELETE FROM dossier_sleutel")
    codes = {bevinding.code for bevinding in bevindingen(folder)}

    assert codes == {"onleesbaar"}, "nothing is said against the seal"

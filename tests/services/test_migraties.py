"""Does a store of an earlier version come over whole, while others use it, and is one of a later version left alone?"""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Barrier

import psycopg
import pytest

from projections.stores.databank import OpslagError, PostgresDatabank, open_databank
from projections.stores.databank.migraties import Migratie, migraties_voor, migreer, moet_bij_zijn, stand_van
from projections.stores.postgres import PostgresRows
from projections.stores.sqlite import SqliteRows
from projections.views import BY_NAME
from services.eventlog import tabellen
from services.eventlog.tabelstand import SCHEMA, maak_bij, migraties
from services.vragen.verify import verify
from tests.kit.postgres import database
from tests.kit.winkel import csv_van, open_winkel, rij, voer_uit
from tests.services.test_cli_proces import vs

PAKKET = tabellen.__name__


@pytest.fixture(params=["sqlite", "postgres"])
def leeg(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of a store in which nothing was made yet."""
    with ExitStack() as opruimen:
        is_file = request.param == "sqlite"
        yield str(tmp_path / "log.db") if is_file else opruimen.enter_context(database(leeg=True))


def test_every_step_is_done_once_in_order(leeg: str) -> None:
    with closing(open_databank(leeg, SCHEMA)) as databank:
        gedaan = maak_bij(databank)
        assert [m.nummer for m in gedaan] == list(range(1, len(gedaan) + 1))
        assert maak_bij(databank) == []
        assert migraties(databank).komend == ()


def test_steps_are_numbered_without_a_gap_for_each_kind_of_database(leeg: str) -> None:
    with closing(open_databank(leeg, SCHEMA)) as databank:
        nummers = [m.nummer for m in migraties_voor(databank, PAKKET)]

    assert nummers == list(range(1, len(nummers) + 1))


def test_of_several_that_come_at_once_one_does_it_and_the_others_wait(leeg: str) -> None:
    barrier = Barrier(6)

    def bring_it_up(_: int) -> int:
        with closing(open_databank(leeg, SCHEMA)) as databank:
            barrier.wait()
            return len(maak_bij(databank))

    with ThreadPoolExecutor(6) as pool:
        aantallen = sorted(pool.map(bring_it_up, range(6)))

    with closing(open_databank(leeg, SCHEMA)) as databank:
        assert sum(aantallen) == len(migraties_voor(databank, PAKKET))


def test_a_step_that_fails_leaves_the_one_before_it_and_nothing_of_itself(leeg: str) -> None:
    with closing(open_databank(leeg, SCHEMA)) as databank:
        goed = migraties_voor(databank, PAKKET)
        fout = Migratie(
            len(goed) + 1, "mislukt", "CREATE TABLE half (x INTEGER);\nINSERT INTO bestaat_niet VALUES (1);\n"
        )
        with pytest.raises(OpslagError):
            migreer(databank, [*goed, fout])

        assert stand_van(databank, [*goed, fout]).komend == (fout,)
        assert not databank.has_table("half")
        assert migreer(databank, [*goed, Migratie(fout.nummer, "beter", "CREATE TABLE heel (x INTEGER);\n")])


def test_a_store_from_which_a_later_version_took_something_is_left_alone(leeg: str) -> None:
    with closing(open_databank(leeg, SCHEMA)) as databank:
        eigen = migraties_voor(databank, PAKKET)
        migreer(databank, [*eigen, Migratie(len(eigen) + 1, "weg_kenmerk", "DROP TABLE kenmerk;\n")])

        with pytest.raises(OpslagError, match="nieuwere versie"):
            maak_bij(databank)


def test_a_store_that_was_made_by_other_steps_is_left_alone(leeg: str) -> None:
    with closing(open_databank(leeg, SCHEMA)) as databank:
        maak_bij(databank)
        with databank.schrijven() as v:
            v.doe("UPDATE migratie SET sha256 = 'anders' WHERE nummer = 1")

        with pytest.raises(OpslagError, match="stap 1"):
            migraties(databank)


def test_who_serves_refuses_a_server_that_is_behind_and_says_what_helps() -> None:
    with database(leeg=True) as adres:
        with closing(PostgresDatabank(adres, SCHEMA)) as databank, pytest.raises(OpslagError, match="migrate"):
            moet_bij_zijn(databank, migraties_voor(databank, PAKKET))
        with pytest.raises(OpslagError, match="migrate"):
            PostgresRows(adres)


def test_a_server_is_brought_up_while_others_read_and_write(tmp_path: Path) -> None:
    """The next step comes while a writer goes on: nobody is refused, nothing is lost."""
    with database() as adres, open_winkel(tmp_path, adres) as winkel, ThreadPoolExecutor(1) as pool:
        databank = winkel.log.databank
        eigen = migraties_voor(databank, PAKKET)
        index = "CREATE INDEX gebeurtenissen_naam ON gebeurtenissen (topic);\n"
        levering = pool.submit(
            lambda: [winkel.lever(f"{i}.csv", csv_van(rij(meldingsnummer=str(i)))).telling.nieuw for i in range(8)]
        )
        assert [m.naam for m in migreer(databank, [*eigen, Migratie(len(eigen) + 1, "index", index)])] == ["index"]

        assert levering.result() == [1] * 8
        assert verify(winkel.log, winkel.rows).bevindingen == []


def test_the_command_makes_an_empty_database_ready_and_doctor_shows_the_step(tmp_path: Path) -> None:
    with database(leeg=True) as adres:
        eerst = voer_uit(tmp_path, "migrate", adres=adres)
        nog_eens = voer_uit(tmp_path, "migrate", adres=adres)
        with open_winkel(tmp_path, adres) as winkel:
            winkel.lever("a.csv", csv_van(rij()))
        antwoord = vs(
            tmp_path,
            *("doctor", "--json"),
            VERZUIMSPOOR_DB=adres,
            VERZUIMSPOOR_ROL="dienst",
            VERZUIMSPOOR_SLEUTELS=str(tmp_path / "verzuimspoor.sleutels"),
        ).document

    assert [s["naam"] for s in eerst["stappen"]] == [
        "logboek",
        "logboek_dataverwerkingen",
        "herkomst",
        "overleg",
        "brief",
    ]
    assert nog_eens["stappen"] == []
    onderdelen = {o["naam"]: o for o in antwoord["onderdelen"]}
    assert (onderdelen["Tabellen"]["goed"], onderdelen["Tabellen"]["bevinding"]) == (True, "stap 5")
    assert onderdelen["PostgreSQL"]["goed"]
    assert onderdelen["PostgreSQL synchronous_commit"]["goed"]


# A file from before steps were numbered


@pytest.fixture
def van_vroeger(tmp_path: Path) -> Path:
    """Return a folder with a store as it was: no steps, and the rows in the file of the log."""
    with open_winkel(tmp_path) as winkel:
        winkel.lever("a.csv", csv_van(rij(), rij(meldingsnummer="2", pgn="999990020")))
        winkel.volg()
    rijen = tmp_path / "verzuimspoor.rijen"
    with closing(sqlite3.connect(tmp_path / "verzuimspoor.db", isolation_level=None)) as connection:
        connection.execute("DROP VIEW andere_stroom")
        for naam in ("migratie", "logboekregel", "logboek_uit", "toegangsregel", "herkomst", "overleg_index", "brief"):
            connection.execute(f"DROP TABLE {naam}")
        connection.execute("ATTACH ? AS rijen", (str(rijen),))
        for naam in ("statuslijn", "meldingen", "positie"):
            connection.execute(f"CREATE TABLE {naam} AS SELECT * FROM rijen.{naam}")  # noqa: S608 - the names above
    for file in tmp_path.glob("verzuimspoor.rijen*"):
        file.unlink()
    return tmp_path


def test_an_older_file_comes_over_whole_and_its_rows_are_made_anew(van_vroeger: Path) -> None:
    with open_winkel(van_vroeger) as winkel:
        winkel.volg()

        assert len(winkel.dossiers()) == 2
        assert len(winkel.rows.all(BY_NAME["meldingen"])) == 2
        assert verify(winkel.log, winkel.rows).bevindingen == []
        assert not winkel.log.databank.has_table("meldingen")


def test_of_the_rows_that_were_in_the_log_nothing_is_left_in_its_file(van_vroeger: Path) -> None:
    voor = (van_vroeger / "verzuimspoor.db").read_bytes() + wal(van_vroeger)
    assert b'"regel"' in voor
    with open_winkel(van_vroeger):
        pass

    na = (van_vroeger / "verzuimspoor.db").read_bytes() + wal(van_vroeger)
    assert b'"regel"' not in na


def wal(folder: Path) -> bytes:
    naast = folder / "verzuimspoor.db-wal"
    return naast.read_bytes() if naast.exists() else b""


def test_rows_of_another_shape_are_made_anew(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        winkel.lever("a.csv", csv_van(rij()))
        winkel.volg()
        voor = winkel.rows.all(BY_NAME["meldingen"])
        with winkel.rows.databank.schrijven() as v:
            v.doe("UPDATE beeld SET vorm = 'van vroeger' WHERE naam = 'meldingen'")
    with open_winkel(tmp_path) as winkel:
        assert (winkel.rows.all(BY_NAME["meldingen"]), winkel.rows.positions()["meldingen"]) == ([], 0)
        assert winkel.rows.positions()["tijdlijn"] > 0
        winkel.volg()
        assert winkel.rows.all(BY_NAME["meldingen"]) == voor


def test_rows_of_a_server_of_another_shape_wait_for_migrate() -> None:
    with database() as adres:
        with psycopg.connect(adres, autocommit=True) as connection:
            connection.execute("UPDATE verzuimspoor_rijen.beeld SET vorm = 'van vroeger' WHERE naam = 'termijnen'")
        with pytest.raises(OpslagError, match="migrate"):
            PostgresRows(adres)
        PostgresRows.prepare(adres)
        PostgresRows(adres).close()


def test_a_view_that_is_no_more_takes_its_table_along(tmp_path: Path) -> None:
    path = tmp_path / "log.rijen"
    with closing(SqliteRows(path)) as rows, rows.databank.schrijven() as v:
        v.doe("CREATE TABLE weg (x INTEGER)")
        v.doe("INSERT INTO beeld VALUES ('weg', 'x')")
    with closing(SqliteRows(path)) as rows:
        assert not rows.databank.has_table("weg")

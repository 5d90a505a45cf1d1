"""Does nothing of a destroyed pupil lie in any file of a PostgreSQL server, its write-ahead log included?"""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from services.vragen.verify import verify
from tests.kit.eigen_server import EigenServer, eigen_server
from tests.kit.ernaast import als_groot
from tests.kit.vernietigen import AANVRAAG, ANDER, BLIJVER, GEHEIM, PGN, vul, woorden
from tests.kit.winkel import csv_van, open_winkel, rij, voer_uit
from tests.services.test_cli_proces import bestand

pytestmark = pytest.mark.trager


@pytest.fixture(scope="module")
def server() -> Iterator[EigenServer]:
    with eigen_server() as server:
        with psycopg.connect(server.adres, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET wal_recycle = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server


@pytest.fixture(scope="module")
def folder(server: EigenServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the keys of a store with the pupil, and one who stays."""
    return vul(tmp_path_factory.mktemp("sleutels"), server.adres)


def as_the_runbook_says(server: EigenServer) -> None:
    """Let the server forget what it wrote ahead."""
    with psycopg.connect(server.adres, autocommit=True) as connection:
        for statement in ("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"):
            connection.execute(statement)


def found_on_disk(server: EigenServer, *zoek: bytes) -> set[bytes]:
    """Return which of these bytes lie in any file of the server, but for what it tells its administrator."""
    gevonden: set[bytes] = set()
    for file in server.folder.rglob("*"):
        if file.is_file():
            inhoud = file.read_bytes()
            gevonden |= {deel for deel in zoek if deel in inhoud}
    return gevonden


def test_a_destroyed_pupil_is_in_no_file_of_the_server_and_the_others_are(server: EigenServer, folder: Path) -> None:
    with open_winkel(folder, server.adres) as winkel:
        dossier_id = winkel.log.find([PGN])[PGN]
    nummer = GEHEIM["meldingsnummer"].encode()
    as_the_runbook_says(server)
    assert nummer in found_on_disk(server, nummer), "the rows name the report, so that one can be looked for"

    antwoord = voer_uit(folder, "erase", str(dossier_id), *AANVRAAG, adres=server.adres)
    as_the_runbook_says(server)

    assert antwoord["bewijzen"][0]["afgerond"] is True
    assert found_on_disk(server, *woorden()) == set()
    with open_winkel(folder, server.adres) as winkel:
        assert winkel.log.find([PGN]) == {}
        assert winkel.log.find([BLIJVER]).keys() == {BLIJVER}
        assert winkel.rows.count([dossier_id]) == 0
        assert winkel.rows.count(winkel.log.find([BLIJVER]).values()) > 0
        assert verify(winkel.log, winkel.rows).bevindingen == []
        assert winkel.log.vernietigingen.unfinished() == []


def test_after_that_the_number_begins_a_new_dossier(server: EigenServer, folder: Path) -> None:
    bestand(folder, "nieuw.csv", csv_van(rij(meldingsnummer="77", pgn=ANDER)))
    with open_winkel(folder, server.adres) as winkel:
        winkel.neem_in(folder / "nieuw.csv")
        oud = winkel.log.find([ANDER])[ANDER]
    voer_uit(folder, "erase", str(oud), *AANVRAAG, adres=server.adres)
    with open_winkel(folder, server.adres) as winkel:
        winkel.neem_in(folder / "nieuw.csv")
        nieuw = winkel.log.find([ANDER])[ANDER]

    assert nieuw != oud


def test_nor_when_rows_are_written_anew_beside_those_in_use(server: EigenServer, folder: Path) -> None:
    bestand(folder, "groot.csv", csv_van(rij(meldingsnummer="88420017", pgn=ANDER)))
    with open_winkel(folder, server.adres) as winkel:
        winkel.neem_in(folder / "groot.csv")
        winkel.volg()
        dossier_id = winkel.log.find([ANDER])[ANDER]
    as_the_runbook_says(server)
    assert found_on_disk(server, b"88420017")
    sleutels = folder / "verzuimspoor.sleutels"
    waar = {"VERZUIMSPOOR_DB": server.adres, "VERZUIMSPOOR_SLEUTELS": str(sleutels), "VERZUIMSPOOR_ROL": "dienst"}

    klaar = als_groot(folder, {**os.environ, **waar}, "erase", str(dossier_id), *AANVRAAG)
    as_the_runbook_says(server)

    assert klaar.returncode == 0, klaar.stderr.decode()
    assert found_on_disk(server, b"88420017") == set()
    with open_winkel(folder, server.adres) as winkel:
        assert winkel.rows.stellen is not None
        assert winkel.rows.stellen.gebruik().nummer == 2
        assert winkel.rows.count([dossier_id]) == 0
        assert verify(winkel.log, winkel.rows).bevindingen == []

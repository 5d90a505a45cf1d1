"""May who only serves do its work with the rights that the guide gives it, and nothing that changes the past?"""

import os
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from projections.stores.databank import OpslagError
from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutels import Sleutelsoort, open_sleutelkast
from services.generator.nummers import bsn
from services.rechten import LOGBOEK, RIJEN, SLEUTELS
from services.tijd import nieuwe_id
from tests.kit.postgres import database
from tests.kit.rechten import als_adres, als_dienst
from tests.kit.winkel import ROOT, csv_van, rij, voer_uit
from tests.services.test_cli_proces import vs


@pytest.fixture
def adres() -> Iterator[str]:
    with database() as beheer, als_dienst(beheer) as dienst:
        yield dienst


@pytest.mark.trager
def test_the_role_of_the_guide_takes_in_projects_answers_and_checks(adres: str, tmp_path: Path) -> None:
    dienst = als_adres(adres)
    (tmp_path / "a.csv").write_text(csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(3))), "utf-8")

    assert voer_uit(tmp_path, "ingest", tmp_path / "a.csv", adres=dienst)["nieuw"] == 3
    assert voer_uit(tmp_path, "project", "--eenmaal", adres=dienst)["gebeurtenissen"] == 0
    assert voer_uit(tmp_path, "thuiszitters", "--peildatum", "2026-02-09", adres=dienst)["aantal"] == 3
    assert voer_uit(tmp_path, "verify", adres=dienst)["bevindingen"] == []


def statements_of(gids: str) -> list[str]:
    [blok] = re.findall(
        r"```sql\n((?:CREATE ROLE|GRANT).*?)```", (ROOT / "docs" / "how-to" / gids).read_text("utf-8"), re.DOTALL
    )
    return [regel.removesuffix(";") for regel in blok.splitlines() if not regel.startswith("CREATE ROLE")]


def test_what_migrate_gives_is_what_the_guides_say() -> None:
    assert statements_of("server.md") == [recht.format(rol="verzuimspoor_dienst") for recht in (*LOGBOEK, *RIJEN)]
    assert statements_of("sleutels.md") == [recht.format(rol="verzuimspoor_sleutels") for recht in SLEUTELS]


def test_migrate_gives_a_role_that_is_there_its_rights(tmp_path: Path) -> None:
    rol = f"verzuimspoor_nieuw_{os.getpid()}"
    with database() as beheer, psycopg.connect(beheer, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(rol)))
        try:
            for _ in range(2):
                voer_uit(tmp_path, "migrate", "--dienst", rol, adres=beheer)
            with psycopg.connect(beheer, user=rol) as dienst:
                assert dienst.execute("SELECT count(*) FROM verzuimspoor.gebeurtenissen").fetchone() == (0,)
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    dienst.execute("DELETE FROM verzuimspoor.gebeurtenissen")
        finally:
            connection.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(rol)))


def test_who_serves_may_destroy_the_key_of_a_delivery_and_of_no_pupil(tmp_path: Path) -> None:
    rol = f"verzuimspoor_sleutelrol_{os.getpid()}"
    levering, leerling = (nieuwe_id(), int(Sleutelsoort.AANVOER)), (nieuwe_id(), int(Sleutelsoort.DOSSIER))
    meester = Meesterbestand(tmp_path / "meester")
    with database() as beheer, psycopg.connect(beheer, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(rol)))
        try:
            with closing(open_sleutelkast(beheer, meester)):
                for recht in SLEUTELS:
                    connection.execute(sql.SQL(recht).format(rol=sql.Identifier(rol)))
            dienst = als_adres(psycopg.conninfo.make_conninfo(beheer, user=rol))
            with closing(open_sleutelkast(dienst, meester)) as kast:
                gemaakt = kast.get_or_make([levering, leerling])
                kast.destroy([levering], compact=False)
                with pytest.raises(OpslagError):
                    kast.destroy([leerling], compact=False)
                assert kast.find([levering, leerling]) == {leerling: gemaakt[leerling]}
        finally:
            connection.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(rol)))


@pytest.mark.parametrize(
    ("opties", "zegt"),
    [
        (("--dienst", "niemand"), "bestaat zij?"),
        (("--sleuteldienst", "niemand"), "alleen als zij op een server staan"),
    ],
)
def test_rights_that_cannot_be_given_are_said(opties: tuple[str, ...], zegt: str, tmp_path: Path) -> None:
    with database() as beheer:
        sleutels = str(tmp_path / "hier.sleutels")
        op_server = {"VERZUIMSPOOR_DB": beheer, "VERZUIMSPOOR_SLEUTELS": sleutels, "VERZUIMSPOOR_ROL": "dienst"}
        uitvoer = vs(tmp_path, "migrate", *opties, **op_server)

    assert uitvoer.code in (1, 2)
    assert zegt in uitvoer.fout


def test_without_a_server_there_is_no_role_to_give_anything(tmp_path: Path) -> None:
    uitvoer = vs(tmp_path, "migrate", "--dienst", "iemand")

    assert (uitvoer.code, "alleen op een server" in uitvoer.fout) == (2, True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE verzuimspoor.gebeurtenissen SET topic = topic",
        "DELETE FROM verzuimspoor.gebeurtenissen",
        "TRUNCATE verzuimspoor.gebeurtenissen",
        "UPDATE verzuimspoor.zegel SET soort = soort",
        "DELETE FROM verzuimspoor.zegel",
        "DROP TABLE verzuimspoor.zegel",
        "ALTER TABLE verzuimspoor.gebeurtenissen DISABLE TRIGGER ALL",
        "DELETE FROM verzuimspoor.vernietigde_sleutel",
        "UPDATE verzuimspoor.pgn_index SET hash = hash",
        "CREATE TABLE verzuimspoor.van_mij (x int)",
        "UPDATE verzuimspoor.logboekregel SET betrokkene = NULL",
        "DELETE FROM verzuimspoor.logboekregel",
        "UPDATE verzuimspoor.toegangsregel SET wie = wie",
        "DELETE FROM verzuimspoor.toegangsregel",
        "TRUNCATE verzuimspoor.toegangsregel",
        "DROP TABLE verzuimspoor_sessies.sessie",
        "TRUNCATE verzuimspoor_sessies.sessie",
    ],
)
def test_it_may_not_change_the_past(statement: str, adres: str) -> None:
    with (
        psycopg.connect(adres, autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)

"""May who only serves do its work with the rights that the guide gives it, and nothing that changes the past?"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from services.generator.nummers import bsn
from tests.kit.postgres import database
from tests.kit.winkel import ROOT, csv_van, rij, voer_uit

DIENST = f"verzuimspoor_dienst_{os.getpid()}"
"""A role is of the whole server, which processes of one run share."""


def from_the_guide() -> str:
    """Return the statements of the guide that make the role and give it its rights."""
    blok = re.search(r"```sql\n(CREATE ROLE.*?)```", (ROOT / "docs/how-to/server.md").read_text("utf-8"), re.DOTALL)
    assert blok is not None
    return blok[1].replace("verzuimspoor_dienst", DIENST)


@pytest.fixture
def adres() -> Iterator[str]:
    with database() as beheer:
        with psycopg.connect(beheer, autocommit=True) as connection:
            connection.execute(f"DROP ROLE IF EXISTS {DIENST}")
            connection.execute(from_the_guide())
        yield make_conninfo(beheer, user=DIENST)
        with psycopg.connect(beheer, autocommit=True) as connection:
            connection.execute(f"DROP OWNED BY {DIENST}")
            connection.execute(f"DROP ROLE {DIENST}")


@pytest.mark.trager
def test_the_role_of_the_guide_takes_in_projects_answers_and_checks(adres: str, tmp_path: Path) -> None:
    als_dienst = "postgresql://?" + "&".join(deel.replace("'", "") for deel in adres.split())
    (tmp_path / "a.csv").write_text(csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(3))), "utf-8")

    assert voer_uit(tmp_path, "ingest", tmp_path / "a.csv", adres=als_dienst)["nieuw"] == 3
    assert voer_uit(tmp_path, "project", "--eenmaal", adres=als_dienst)["gebeurtenissen"] == 0
    assert voer_uit(tmp_path, "thuiszitters", "--peildatum", "2026-02-09", adres=als_dienst)["aantal"] == 3
    assert voer_uit(tmp_path, "verify", adres=als_dienst)["bevindingen"] == []


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
    ],
)
def test_it_may_not_change_the_past(statement: str, adres: str) -> None:
    with (
        psycopg.connect(adres, autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)

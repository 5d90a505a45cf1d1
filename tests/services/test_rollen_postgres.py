"""May who only serves do its work with the rights that the guide gives it, and nothing that changes the past?"""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from services.generator.nummers import bsn
from tests.kit.postgres import database
from tests.kit.rechten import als_adres, als_dienst
from tests.kit.winkel import csv_van, rij, voer_uit


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

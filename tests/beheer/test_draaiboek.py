"""Do the commands of `deploy/runbook.md` do what it says, on real servers?"""

import json
import re
import subprocess
from collections import ChainMap
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest

from tests.kit.doorgeefluik import Doorgeefluik
from tests.kit.draaiboek import Draaiboek, Gespeeld, draaiboek
from tests.kit.eigen_server import opdrachten
from tests.kit.stadhuis import LATER, OUD, PEILDATUM, VERZOEK, WEG, Stadhuis, names, reports, stadhuis, twee_lege
from tests.kit.winkel import ROOT
from tests.services.test_cli_docs import blokken

pytestmark = pytest.mark.trager
PAGE = ROOT / "deploy" / "runbook.md"
OF_A_TEST_SERVER = {"PostgreSQL fsync", "PostgreSQL full_page_writes"}
"""What `doctor` rightly says of a server on which nobody pulls the plug."""


@pytest.fixture(scope="module")
def boek(tmp_path_factory: pytest.TempPathFactory) -> Draaiboek:
    return draaiboek(PAGE, tmp_path_factory.mktemp("boek"))


@pytest.fixture(scope="module")
def vol(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stadhuis]:
    """A municipality with three pupils, of which each test has a copy."""
    with stadhuis(tmp_path_factory.mktemp("vol") / "huis") as huis:
        huis.lever("meldingen.csv", reports(OUD, WEG, "999990032"))
        huis.lever("namen.ndjson", names(OUD, WEG))
        yield huis


@pytest.fixture
def huis(vol: Stadhuis, tmp_path: Path) -> Iterator[Stadhuis]:
    with stadhuis(tmp_path / "huis", vol) as eigen:
        yield eigen


def played(boek: Draaiboek, naam: str, huis: Stadhuis, *ook: Mapping[str, str], code: int = 0) -> Gespeeld:
    gedaan = boek.speel(naam, dict(ChainMap(*map(dict, ook), huis.omgeving)))
    assert gedaan.code == code, f"{naam}: {gedaan.uit}{gedaan.fout}"
    return gedaan


def of_the_copy(huis: Stadhuis) -> dict[str, str]:
    """Return of which day the copy is, and who puts it back."""
    [dump] = (huis.folder / "kopie").glob("logboek-*.dump")
    return {"dag": dump.stem.removeprefix("logboek-"), "WIE": "bert"}


def test_what_was_put_back_is_proven_and_who_was_destroyed_since_does_not_come_back(
    boek: Draaiboek, huis: Stadhuis
) -> None:
    voor = huis.vraag("thuiszitters", *PEILDATUM)
    played(boek, "reservekopie", huis)
    huis.doe("erase", "--pgn", "-", *VERZOEK, getypt=f"{WEG}\n")
    huis.doe("erase", "--bewijzen", huis.folder / "elders" / "vernietigd.json")
    huis.lever("later.csv", reports(LATER))

    with twee_lege() as leeg:
        terug = huis.na(leeg["TERUG"], leeg["TERUG_SLEUTELS"])
        gedaan = played(boek, "terugzetten", huis, leeg, of_the_copy(huis))
        assert "alles in orde" in gedaan.uit
        assert "vergeleken met controlepunt" in gedaan.uit
        assert "Door bert, bevestigd door anna." in gedaan.uit

        na = terug.vraag("thuiszitters", *PEILDATUM)
        assert voor["aantal"] == 3
        gebleven = [regel for regel in voor["thuiszitters"] if regel in na["thuiszitters"]]
        assert (na["aantal"], len(gebleven)) == (2, 2)
        assert "er is geen dossier" in terug.doe("dossier", "--pgn", "-", code=1, getypt=f"{WEG}\n")
        assert terug.lever("later.csv", reports(LATER)) == 1
        assert terug.lever("nog-eens.csv", reports(OUD, LATER)) == 0
        assert faults(terug) == set()


def put_back(kopie: Path, naar: str) -> None:
    pg_restore = str(opdrachten().POSTGRES_BIN_PATH / "pg_restore")
    subprocess.run([pg_restore, "--no-owner", "--no-privileges", f"--dbname={naar}", str(kopie)], check=True)


def faults(huis: Stadhuis) -> set[str]:
    """Return what `doctor` finds, but for what holds of any server for tests."""
    onderdelen = json.loads(huis.doe("doctor", "--json", code=1))["onderdelen"]
    return {o["naam"] for o in onderdelen if not o["goed"]} - OF_A_TEST_SERVER


def test_a_move_loses_nothing_and_nobody_can_write_where_it_was(boek: Draaiboek, huis: Stadhuis) -> None:
    voor = huis.vraag("thuiszitters", *PEILDATUM)
    played(boek, "verhuizen-op-slot", huis)
    (huis.folder / "vergeten.csv").write_text(reports(LATER), encoding="utf-8")
    huis.doe("ingest", huis.folder / "vergeten.csv", code=1)
    played(boek, "reservekopie", huis)

    with twee_lege() as leeg:
        nieuw = huis.na(leeg["TERUG"], leeg["TERUG_SLEUTELS"])
        played(boek, "projecties-mee", huis, leeg)
        gedaan = played(boek, "terugzetten", huis, leeg, of_the_copy(huis))
        assert "alles in orde" in gedaan.uit
        assert json.loads(nieuw.doe("project", "--eenmaal", "--json"))["batches"] == 0
        assert nieuw.vraag("thuiszitters", *PEILDATUM) == voor
        assert nieuw.lever("later.csv", reports(LATER)) == 1
        assert not list((huis.folder / "kopie").glob("rijen*"))

    played(boek, "verhuizen-terug", huis)
    assert huis.lever("later.csv", reports(LATER)) == 1


def test_every_day_and_every_week(boek: Draaiboek, huis: Stadhuis) -> None:
    huis.doe("checkpoint", huis.folder / "elders" / "controlepunt-2026-01-01.json")
    huis.lever("later.csv", reports(LATER))

    dag = played(boek, "elke-dag", huis, code=1)
    week = played(boek, "elke-week", huis, {"dag": "2026-01-01"})

    assert "Vastgelegd tot en met" in dag.uit
    assert {regel.split("│")[1].strip() for regel in dag.uit.splitlines() if "LET OP" in regel} == OF_A_TEST_SERVER
    assert "alles in orde" in week.uit


def test_a_copy_of_keys_under_an_old_master_key_cannot_be_read_any_more(boek: Draaiboek, huis: Stadhuis) -> None:
    played(boek, "reservekopie", huis)
    [oud] = (huis.folder / "kopie_sleutels").iterdir()
    oud = oud.rename(huis.folder / "oude-sleutels.dump")
    gedaan = played(boek, "meestersleutel", huis)

    assert "alles in orde" in gedaan.uit
    with twee_lege() as leeg:
        [nieuw] = (huis.folder / "kopie_sleutels").iterdir()
        for kopie, naar, code in ((oud, leeg["TERUG"], 1), (nieuw, leeg["TERUG_SLEUTELS"], 0)):
            put_back(kopie, naar)
            huis.na(huis.db, naar).doe("verify", code=code)


def test_a_broken_seal_is_written_down_before_anything_is_mended(boek: Draaiboek, huis: Stadhuis) -> None:
    played(boek, "reservekopie", huis)
    with psycopg.connect(huis.db) as connection:
        connection.execute("UPDATE verzuimspoor.gebeurtenissen SET ontvangen_op = ontvangen_op + 1")
    played(boek, "zegel-kapot", huis)

    [bevindingen] = (huis.folder / "elders").glob("bevindingen-*.json")
    assert json.loads(bevindingen.read_bytes())["bevindingen"]
    assert list((huis.folder / "kopie").glob("bewijs-*.dump"))
    with twee_lege() as leeg:
        gedaan = played(boek, "terugzetten", huis, leeg, of_the_copy(huis))
    assert "alles in orde" in gedaan.uit


def test_how_large_everything_is_is_said(boek: Draaiboek, huis: Stadhuis) -> None:
    onderdelen = {o["naam"]: o for o in json.loads(played(boek, "groei", huis, code=1).uit)["onderdelen"]}

    assert {naam for naam, o in onderdelen.items() if not o["goed"]} == OF_A_TEST_SERVER
    assert "verzuimspoor_rijen" in onderdelen["Omvang"]["bevinding"]
    assert onderdelen["Opruimen van tabellen"]["goed"]


def test_who_waits_follows_again_when_the_cause_is_gone(boek: Draaiboek, huis: Stadhuis) -> None:
    with psycopg.connect(huis.sleutels, autocommit=True) as connection:
        connection.execute("CREATE TABLE apart AS SELECT * FROM verzuimspoor_sleutels.dossier_sleutel")
        connection.execute("DELETE FROM verzuimspoor_sleutels.dossier_sleutel")
        huis.doe("rebuild", "statuslijn", code=1)
        connection.execute("INSERT INTO verzuimspoor_sleutels.dossier_sleutel SELECT * FROM apart")
    gedaan = played(boek, "wachtend", huis)

    assert "0 wachten nog" in gedaan.uit


def test_without_its_database_the_block_says_so_and_afterwards_all_goes_on(boek: Draaiboek, huis: Stadhuis) -> None:
    with Doorgeefluik(huis.db) as luik:
        erachter = huis.na(luik.adres, huis.sleutels)
        luik.weg = True
        weg = boek.speel("bereikbaar", erachter.omgeving)
        niets = erachter.doe("thuiszitters", code=1)
        luik.weg = False
        er = boek.speel("bereikbaar", erachter.omgeving)

    assert weg.code == 2
    assert "verzuimspoor:" in niets
    assert er.code == 0, er.fout


def test_every_block_of_the_page_is_played() -> None:
    namen = [blok.naam for blok in blokken(PAGE, "sh")]
    tests = "".join(test.read_text(encoding="utf-8") for test in Path(__file__).parent.glob("test_*.py"))
    gespeeld = set(re.findall(r'"([a-z-]+)"', tests))

    assert len(namen) > 10
    assert [naam for naam in namen if naam not in gespeeld] == []

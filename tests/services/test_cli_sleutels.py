"""Do the commands about keys say how they stand, change them, and tell nothing that is secret?"""

import base64
from pathlib import Path

import pytest

from tests.kit.winkel import gebeurtenis, ndjson
from tests.services.test_cli_proces import Uitvoer, bestand, vs

PGN, ANDER = "999990019", "999990020"
REGEL = gebeurtenis("PgnVervangen", "2026-01-14", nieuwPgn=ANDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    registratie = gebeurtenis("LeerlingGeregistreerd", "2026-01-12", naam="Noor", geboortedatum="2012-02-10")
    bestand(tmp_path, "noor.ndjson", ndjson(registratie, gebeurtenis("VerdachteGehoord", "2026-01-13"), REGEL))
    assert vs(tmp_path, "ingest", "noor.ndjson").code == 0
    return tmp_path


def onderdeel(uitvoer: Uitvoer, naam: str) -> dict[str, object]:
    gevonden: dict[str, object] = next(o for o in uitvoer.document["onderdelen"] if o["naam"] == naam)
    return gevonden


def test_the_state_names_versions_and_places_and_no_key(folder: Path) -> None:
    uitvoer = vs(folder, "sleutels", "--json")
    gewoon = vs(folder, "sleutels")

    assert uitvoer.document == {
        "sleutels": str(folder / "verzuimspoor.sleutels"),
        "aantal": 2,
        "meestersleutel": str(folder / "verzuimspoor.meester"),
        "versies": [{"versie": 1, "stand": "huidig", "sleutels": 6}],
        "indexversies": [{"versie": 1, "nummers": 2}],
    }
    geheim = (folder / "verzuimspoor.meester").read_text().splitlines()[-1].split()[1]
    assert geheim not in uitvoer.uit + uitvoer.fout + gewoon.uit + gewoon.fout
    assert (gewoon.code, "2 sleutels van dossiers" in gewoon.uit) == (0, True)


def test_the_master_key_is_replaced_and_retired(folder: Path) -> None:
    eerst = vs(folder, "dossier", "--pgn", "-", "--json", getypt=f"{PGN}\n").document
    gedraaid = vs(folder, "sleutels", "roteer", "--json").document
    doctor = vs(folder, "doctor", "--json")
    weg = vs(folder, "sleutels", "roteer", "--ruim-op", "--json").document

    assert [v["stand"] for v in gedraaid["versies"]] == ["oud", "huidig"]
    assert "niet meer nodig" in str(onderdeel(doctor, "Meesterversie")["bevinding"])
    assert [(v["stand"], v["sleutels"]) for v in weg["versies"]] == [("vervallen", 0), ("huidig", 6)]
    assert (weg["vervallen"], weg["zelfVerwijderen"]) == ([1], [])
    straks = vs(folder, "dossier", "--pgn", "-", "--json", getypt=f"{PGN}\n").document
    assert {**straks, "bekendOp": ""} == {**eerst, "bekendOp": ""}
    assert vs(folder, "verify").code == 0


def test_numbers_are_found_by_another_key_and_what_was_taken_in_stays_known(folder: Path) -> None:
    gedraaid = vs(folder, "sleutels", "roteer-index", "--json")
    weer = vs(folder, "ingest", "noor.ndjson", "--json").document["bestanden"][0]

    assert gedraaid.document == {"versie": 2, "nummers": 2}
    assert (weer["nieuw"], weer["ongewijzigd"]) == (0, 3), "also the line that names another number"
    assert vs(folder, "dossier", "--pgn", "-", getypt=f"{ANDER}\n").code == 0
    assert vs(folder, "verify").code == 0
    assert vs(folder, "doctor").code == 0


def test_without_the_master_key_nothing_is_read_and_nothing_made(folder: Path) -> None:
    weg = (folder / "verzuimspoor.meester").rename(folder / "weg")
    uitvoeren = [vs(folder, *woorden) for woorden in (("dossier", "--pgn", "-"), ("doctor",), ("sleutels",))]

    assert [uitvoer.code for uitvoer in uitvoeren] == [1, 1, 1]
    assert all("versie 1 van de meestersleutel is niet in" in uitvoer.fout for uitvoer in uitvoeren)
    assert not (folder / "verzuimspoor.meester").exists()
    weg.rename(folder / "verzuimspoor.meester")
    assert vs(folder, "verify").code == 0


def test_a_master_key_that_others_may_read_is_refused(folder: Path) -> None:
    (folder / "verzuimspoor.meester").chmod(0o644)
    uitvoer = vs(folder, "thuiszitters")

    assert (uitvoer.code, "chmod 600" in uitvoer.fout) == (1, True)


def test_the_master_key_may_come_from_the_environment_and_lie_elsewhere(folder: Path) -> None:
    meester = folder / "verzuimspoor.meester"
    geheim = meester.read_text().splitlines()[-1].split()[1]
    elders = folder / "elders" / "m"
    elders.parent.mkdir()
    meester.rename(elders)
    fout = base64.b64encode(bytes(32)).decode()

    assert vs(folder, "verify", VERZUIMSPOOR_MEESTERSLEUTEL=geheim).code == 0
    assert vs(folder, "verify", VERZUIMSPOOR_MEESTER=str(elders)).code == 0
    geweigerd = vs(folder, "verify", VERZUIMSPOOR_MEESTERSLEUTEL=fout)
    assert (geweigerd.code, "hoort niet bij deze sleutels" in geweigerd.fout) == (1, True)
    gedraaid = vs(folder, "sleutels", "roteer", VERZUIMSPOOR_MEESTERSLEUTEL=geheim)
    assert "voeg aan VERZUIMSPOOR_MEESTERSLEUTEL een versie 2 toe" in gedraaid.fout
    allemaal = " ".join(uitvoer.uit + uitvoer.fout for uitvoer in (geweigerd, gedraaid))
    assert geheim not in allemaal
    assert fout not in allemaal


def test_a_rotation_that_stands_halfway_is_named(folder: Path) -> None:
    from contextlib import closing

    from services.eventlog.sleutelrotatie import _step
    from services.eventlog.sleutels import open_sleutelkast

    with closing(open_sleutelkast(folder / "verzuimspoor.sleutels")) as kast:
        _step(kast.databank, kast.meester, 1)
    doctor = vs(folder, "doctor", "--json")

    assert doctor.code == 1
    assert onderdeel(doctor, "Meesterversie") == {
        "naam": "Meesterversie",
        "goed": False,
        "bevinding": "versie 2, 0 sleutels; 6 onder een oudere versie",
        "remedie": "draai verzuimspoor sleutels roteer: dan gaat het verder",
    }
    geweigerd = vs(folder, "sleutels", "roteer", "--ruim-op")
    assert (geweigerd.code, "onder versie 1 staan nog 6 sleutels" in geweigerd.fout) == (1, True)
    assert vs(folder, "sleutels", "roteer").code == 0
    assert vs(folder, "doctor").code == 0

"""Does every list fall in the same groups?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from services.dashboard.groepen import groep_van_einde, groepen_van
from services.installatie import installatie
from services.server.inhoud import Inhoud
from services.server.samen import maak_app
from services.toegang import Toegang
from services.vragen.groepen import Groep
from tests.kit.dashboard import zonder_omgeving
from tests.kit.voorloper import voer_voor
from tests.kit.wachtrij import wachtrij
from tests.kit.winkel import ROOT, gebeurtenis, ndjson, voer_uit

DAG = date(2026, 6, 1)
NAMEN = {"over": "Over", "nadert": "Bijna", "nieuw": "Nieuw"}


def regel(wie: str, status: str, nog: int) -> dict[str, Any]:
    """Return a line of a list, about a term."""
    return {"wie": wie, "status": status, "resterendeDagen": nog}


NU = [
    regel("noor", "verlopen", -1),
    regel("hugo", "verlopen", -9),
    regel("sem", "lopend", 14),
    regel("yara", "lopend", 15),
]
EERDER = [regel("noor", "lopend", 3), regel("hugo", "verlopen", -4)]


def namen(gevraagd: str, **anders: Any) -> list[str]:
    """Return who is in a group."""
    groepen = groepen_van(NU, EERDER, gevraagd, NAMEN, sleutel=lambda r: r["wie"], **anders)
    return [r["wie"] for r in groepen.regels]


@pytest.mark.parametrize(
    ("gevraagd", "wie"),
    [
        ("", ["noor", "hugo", "sem", "yara"]),
        ("over", ["noor", "hugo"]),
        ("nadert", ["sem"]),
        ("nieuw", ["noor"]),
        ("onzin", ["noor", "hugo", "sem", "yara"]),
    ],
)
def test_who_is_in_a_group(gevraagd: str, wie: list[str]) -> None:
    assert namen(gevraagd) == wie


def test_without_a_limit_new_is_who_was_not_in_the_list() -> None:
    assert namen("nieuw", grens=None) == ["sem", "yara"]


def test_each_group_says_how_many_are_in_it() -> None:
    groepen = groepen_van(NU, EERDER, "over", NAMEN, sleutel=lambda r: r["wie"])

    assert [(g.code, g.aantal) for g in groepen.keuzes] == [("", 4), ("over", 2), ("nadert", 1), ("nieuw", 1)]
    assert [groepen.is_nieuw(r) for r in NU] == [True, False, False, False]


@pytest.mark.parametrize(
    ("einde", "verwacht"),
    [
        (None, Groep.OP_TIJD),
        ("2026-05-31", Groep.OVER),
        ("2026-06-01", Groep.NADERT),
        ("2026-06-15", Groep.NADERT),
        ("2026-06-16", Groep.OP_TIJD),
    ],
)
def test_how_something_with_a_last_day_stands(einde: str | None, verwacht: Groep) -> None:
    assert groep_van_einde(einde, DAG) is verwacht


def test_dossiers_are_compared_only_when_asked_and_without_a_number(tmp_path: Path) -> None:
    wie = {"geboortedatum": "2012-02-10", "gemeentecode": "0014", "naam": "Noor de Vries"}
    melding = {"soort": "LRV", "begindatum": "2026-01-12"}
    regels = [
        een
        for pgn, nummer in (("999990019", "1"), ("999990020", "2"))
        for een in (
            gebeurtenis("LeerlingGeregistreerd", "2026-01-12", pgn=pgn, **wie),
            gebeurtenis("MeldingOntvangen", "2026-01-12", pgn=pgn, meldingsnummer=nummer, **melding),
        )
    ]
    (tmp_path / "twee.ndjson").write_text(ndjson(*regels), encoding="utf-8")
    voer_uit(tmp_path, "ingest", tmp_path / "twee.ndjson")
    db = str(tmp_path / "verzuimspoor.db")
    with (
        zonder_omgeving(),
        Toegang(lambda: installatie(db)) as toegang,
        wachtrij(toegang) as rij,
    ):
        app = maak_app(toegang, rij, Inhoud(standaarddag=DAG, voorbeeld=False), lambda: False)
        client = TestClient(app, base_url="http://127.0.0.1")
        gewoon, gezocht = (client.get(pad).text for pad in ("/datakwaliteit", "/datakwaliteit?dubbel=zoek"))

    assert "Zoek dubbele dossiers" in gewoon
    assert "1 paar dat op één leerling lijkt" not in gewoon
    assert "1 paar dat op één leerling lijkt" in gezocht
    assert "99999" not in gewoon + gezocht


def test_a_forerun_command_is_a_process_with_its_own_surroundings(tmp_path: Path) -> None:
    """What the whole test run leans on: exit code, folder, environment, input and both outputs are its own."""
    omgeving = {"VERZUIMSPOOR_DB": str(tmp_path / "een.db"), "PATH": "/usr/bin"}
    gezocht = voer_voor(["dossier", "--pgn", "-"], tmp_path, omgeving, "999990019\n")
    verkeerd = voer_voor(["bestaat-niet"], ROOT, omgeving)
    samen = voer_voor(["bestaat-niet"], ROOT, omgeving, samen=True)

    assert (gezocht.returncode, gezocht.stdout) == (1, "")
    assert "geen leerling" in gezocht.stderr or "geen dossier" in gezocht.stderr
    assert (tmp_path / "een.db").exists()
    assert (verkeerd.returncode, verkeerd.stdout) == (2, "")
    assert (samen.stdout, samen.stderr) == (verkeerd.stderr, "")

"""Does the store find what the clock must record, and what it will have to record up to a day?"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.decisions.klokslag import Klokstand
from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien
from domain.kaderverloop import Kaderverloop
from services.clock import sla, vooruitblik
from services.projector import catch_up
from tests.kit.kader import landelijk
from tests.kit.klok import kader_van
from tests.kit.winkel import Winkel, gebeurtenis, ndjson, open_winkel, vast_id

THUIS = gebeurtenis("SchoolgangGestaakt", "2026-01-12")
LEERLING = gebeurtenis("LeerlingGeregistreerd", "2025-09-01", geboortedatum="2012-02-10")
AANBOD = gebeurtenis("PassendAanbodGedaan", "2026-03-20")
VERVALLEN = gebeurtenis("AanbodVervallen", "2026-04-20", id=str(vast_id(1)))


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path / "winkel") as hier:
        yield hier


def lever(winkel: Winkel, *regels: dict[str, Any]) -> datetime:
    """Take in events and follow them."""
    winkel.lever(f"{winkel.aantal()}.ndjson", ndjson(*regels))
    return winkel.volg()


def slaat(winkel: Winkel, op: str) -> list[str]:
    """Let the clock strike; return what the pupil's dossier holds of it, in order of registration."""
    gevolgd_op, dag = winkel.volg(), date.fromisoformat(op)
    lijn = Kaderverloop(landelijk()).lijn(gevolgd_op)
    sla(winkel.log, winkel.rows, lijn, Klokstand(dag, dag), gevolgd_op, winkel.klok, "test")
    winkel.volg()
    feiten = [v.feit for dossier in winkel.dossiers().values() for v in dossier.vastleggingen]
    return [
        f"{feit.geldig_op} {feit.type_name()}"
        for feit in feiten
        if isinstance(feit, TermijnVerstreken | TermijnVerstrekenHerzien | SignaalGegeven)
    ]


def vooruit(winkel: Winkel, vandaag: str, tot: str) -> tuple[list[str], list[str]]:
    """Return what would pass, and what would be signalled to the school or the one who is over it."""
    blik = vooruitblik(winkel.rows, date.fromisoformat(vandaag), date.fromisoformat(tot), winkel.volg())
    termijnen = [f"{t['op']} {t['soort']}" for t in blik.termijnen]
    return termijnen, [f"{s['van']} {s['soort']}" for s in blik.stappen if s["aan"] != "leerplicht"]


def test_een_aanbod_dat_na_de_laatste_dag_verviel_wordt_gevonden(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS, AANBOD, VERVALLEN)

    assert slaat(winkel, "2026-04-19") == []
    assert slaat(winkel, "2026-04-20") == ["2026-04-20 TermijnVerstreken", "2026-04-20 SignaalGegeven"]


def test_en_een_keer_vastgelegd(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS, AANBOD, VERVALLEN)

    assert slaat(winkel, "2026-04-20") == slaat(winkel, "2026-04-21")


def test_verviel_het_op_een_andere_dag_dan_wordt_dat_gevonden(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS, AANBOD, VERVALLEN)
    eerst = slaat(winkel, "2026-04-20")
    herroepen = gebeurtenis("GebeurtenisHerroepen", "2026-04-21", gebeurtenisId=str(vast_id(1)))
    lever(winkel, herroepen, gebeurtenis("AanbodVervallen", "2026-04-18"))

    assert slaat(winkel, "2026-04-21") == [
        *eerst,
        "2026-04-20 TermijnVerstrekenHerzien",
        "2026-04-18 TermijnVerstreken",
    ]


def test_een_later_aanbod_is_geen_herziening(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS)
    eerst = slaat(winkel, "2026-04-13")
    lever(winkel, gebeurtenis("PassendAanbodGedaan", "2026-05-01"))

    assert slaat(winkel, "2026-05-01") == eerst


def test_de_vooruitblik_noemt_wat_er_tot_en_met_de_dag_verstrijkt(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS, AANBOD, VERVALLEN)

    assert vooruit(winkel, "2026-03-21", "2026-04-19") == ([], [])
    assert vooruit(winkel, "2026-03-21", "2026-04-20") == (
        ["2026-04-20 thuiszitterspact"],
        ["2026-04-20 doorzettingsmacht"],
    )


def test_de_vooruitblik_noemt_elke_stap_die_op_een_van_de_dagen_aan_de_orde_is(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS)

    assert vooruit(winkel, "2026-02-01", "2026-06-01")[1] == [
        "2026-02-26 pact-halverwege",
        "2026-03-25 pact-bijna-om",
        "2026-04-13 doorzettingsmacht",
    ]


def test_ook_een_die_op_de_eerste_dag_voor_het_laatst_aan_de_orde_is(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS)

    assert "2026-02-26 pact-halverwege" in vooruit(winkel, "2026-04-12", "2026-06-01")[1]
    assert "2026-02-26 pact-halverwege" not in vooruit(winkel, "2026-04-13", "2026-06-01")[1]


def test_en_een_die_op_de_laatste_dag_begint(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS)

    assert vooruit(winkel, "2026-02-01", "2026-02-25") == ([], [])
    assert vooruit(winkel, "2026-02-01", "2026-02-26") == ([], ["2026-02-26 pact-halverwege"])


def test_wat_al_gesignaleerd_is_komt_er_niet_nog_eens_in(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS)
    slaat(winkel, "2026-02-26")

    assert vooruit(winkel, "2026-02-26", "2026-04-13") == (
        ["2026-04-13 thuiszitterspact"],
        ["2026-03-25 pact-bijna-om", "2026-04-13 doorzettingsmacht"],
    )


def test_de_vooruitblik_legt_niets_vast(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS)
    eerst = winkel.aantal()
    vooruit(winkel, "2026-02-01", "2026-06-01")

    assert winkel.aantal() == eerst


def test_wat_de_klok_elke_dag_zou_vastleggen_is_wat_de_vooruitblik_zegt(winkel: Winkel) -> None:
    lever(winkel, LEERLING, THUIS, AANBOD, VERVALLEN, gebeurtenis("VrijstellingAangevraagd", "2026-03-20", grond="3a"))
    termijnen, stappen = vooruit(winkel, "2026-03-20", "2026-05-01")
    dagen = [date.fromordinal(n) for n in range(date(2026, 3, 20).toordinal(), date(2026, 5, 1).toordinal() + 1)]
    vastgelegd = [slaat(winkel, dag.isoformat()) for dag in dagen][-1]

    assert sorted(f"{dag[:10]}" for dag in [*termijnen, *stappen]) == sorted(
        regel[:10] for regel in vastgelegd if "Herzien" not in regel
    )


def test_een_stap_die_op_twee_tijden_aan_de_orde_is_staat_er_een_keer_in(winkel: Winkel) -> None:
    provincie = kader_van("groningen-provincie")
    routes = (("2026-01-20", "1"), ("2026-02-16", "2"), ("2026-03-02", "1"))
    lever(winkel, LEERLING, THUIS, *(gebeurtenis("RouteBepaald", op, route=route) for op, route in routes))

    catch_up(winkel.log, winkel.rows, provincie, winkel.klok())
    blik = vooruitblik(winkel.rows, date(2026, 2, 1), date(2026, 3, 31), winkel.klok())

    assert [s["van"] for s in blik.stappen if s["soort"] == "opschalen-overwegen"] == ["2026-02-09"]

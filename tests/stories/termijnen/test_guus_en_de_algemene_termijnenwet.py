"""
Een termijn van de wet die op een vrije dag eindigt, loopt voor Guus door tot de volgende werkdag.

Bron: docs/regels/termijnen.md (Algemene termijnenwet art. 1, 3 en 4)
"""

import pytest

from tests.kit.klok import Verloop, gegeven
from tests.kit.woorden import feit, geboren

BESLISSEN = "vervangende-leerplicht-beslissen"


def gevraagd(op: str) -> Verloop:
    return gegeven(geboren("2011-02-10"), feit("VrijstellingAangevraagd", op, grond="3a"))


@pytest.mark.parametrize(
    ("waarom", "gevraagd_op", "vervalt_op"),
    [
        ("vrijdag, een gewone werkdag", "2026-02-20", "2026-03-20"),
        ("zaterdag wordt maandag", "2026-02-21", "2026-03-23"),
        ("zondag ook", "2026-02-22", "2026-03-23"),
        ("maandag blijft maandag", "2026-02-23", "2026-03-23"),
        ("de dag voor Goede Vrijdag blijft", "2026-03-05", "2026-04-02"),
        ("Goede Vrijdag, het weekend en Tweede paasdag worden dinsdag", "2026-03-06", "2026-04-07"),
        ("Tweede paasdag ook", "2026-03-09", "2026-04-07"),
        ("dinsdag blijft dinsdag", "2026-03-10", "2026-04-07"),
        ("Koningsdag op maandag", "2026-03-30", "2026-04-28"),
        ("4 mei blijft", "2026-04-06", "2026-05-04"),
        ("5 mei is elk jaar een erkende feestdag", "2026-04-07", "2026-05-06"),
        ("Hemelvaartsdag wordt vrijdag", "2026-04-16", "2026-05-15"),
        ("Tweede pinksterdag wordt dinsdag", "2026-04-27", "2026-05-26"),
        ("24 december blijft", "2025-11-26", "2025-12-24"),
        ("Eerste kerstdag wordt maandag", "2025-11-27", "2025-12-29"),
        ("31 december blijft", "2025-12-03", "2025-12-31"),
        ("Nieuwjaarsdag wordt vrijdag", "2025-12-04", "2026-01-02"),
        ("Koningsdag op zondag is zaterdag: ook dan maandag", "2025-03-29", "2025-04-28"),
        ("in een schoolvakantie loopt niets door", "2026-01-29", "2026-02-26"),
    ],
)
def test_vier_weken_na_de_aanvraag(waarom: str, gevraagd_op: str, vervalt_op: str) -> None:
    gevraagd(gevraagd_op).termijn(BESLISSEN, op=gevraagd_op).is_lopend(vervalt_op=vervalt_op)


def test_tot_en_met_die_dag_loopt_hij() -> None:
    gevraagd("2026-03-06").termijn(BESLISSEN, op="2026-04-07").is_lopend()


def test_een_dag_later_is_hij_verlopen() -> None:
    gevraagd("2026-03-06").termijn(BESLISSEN, op="2026-04-08").is_verlopen()


def test_het_pact_is_geen_wet_en_eindigt_op_zondag() -> None:
    guus = gegeven(geboren("2012-02-10"), feit("SchoolgangGestaakt", "2026-01-12"))
    guus.termijn("thuiszitterspact", op="2026-01-12").is_lopend(vervalt_op="2026-04-12")


@pytest.mark.parametrize(
    ("aantal", "eenheid", "vervalt_op"),
    [
        (3, "maanden", "2026-05-18"),  # 16 May is a Saturday
        (4, "maanden", "2026-06-16"),
        (1, "jaren", "2027-02-16"),
        (12, "weken", "2026-05-11"),
        (90, "kalenderdagen", "2026-05-18"),  # 17 May is a Sunday
        (91, "kalenderdagen", "2026-05-18"),
    ],
)
def test_tot_en_met_drie_maanden(aantal: int, eenheid: str, vervalt_op: str) -> None:
    guus = gegeven(feit("TlvAangevraagd", "2026-02-16")).met_termijn(
        begin={"gebeurtenis": "TlvAangevraagd"},
        duur={"aantal": aantal, "eenheid": eenheid},
        gehaald_door=["TlvAfgegeven"],
        wettelijk=True,
    )
    guus.termijn("afspraak", op="2026-02-16").is_lopend(vervalt_op=vervalt_op)


@pytest.mark.parametrize(
    ("aantal", "eenheid", "begin"),
    [
        (4, "maanden", "2026-01-16"),
        (1, "jaren", "2025-05-16"),
        (2, "jaren", "2024-05-16"),
        (13, "weken", "2026-02-14"),
        (91, "kalenderdagen", "2026-02-14"),
    ],
)
def test_een_langere_termijn_schuift_niet_op(aantal: int, eenheid: str, begin: str) -> None:
    """Begun so that it ends on a Saturday."""
    guus = gegeven(feit("TlvAangevraagd", begin)).met_termijn(
        begin={"gebeurtenis": "TlvAangevraagd"},
        duur={"aantal": aantal, "eenheid": eenheid},
        gehaald_door=["TlvAfgegeven"],
        wettelijk=True,
    )
    guus.termijn("afspraak", op=begin).is_lopend(vervalt_op="2026-05-16")


@pytest.mark.parametrize(
    ("aantal", "eenheid", "begin"), [(12, "weken", "2026-02-21"), (90, "kalenderdagen", "2026-02-15")]
)
def test_een_die_net_niet_langer_is_wel(aantal: int, eenheid: str, begin: str) -> None:
    """Begun so that it ends on Saturday 16 May."""
    guus = gegeven(feit("TlvAangevraagd", begin)).met_termijn(
        begin={"gebeurtenis": "TlvAangevraagd"},
        duur={"aantal": aantal, "eenheid": eenheid},
        gehaald_door=["TlvAfgegeven"],
        wettelijk=True,
    )
    guus.termijn("afspraak", op=begin).is_lopend(vervalt_op="2026-05-18")

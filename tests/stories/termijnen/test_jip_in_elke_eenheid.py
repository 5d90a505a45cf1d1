"""
Voor Jip begint op maandag 16 februari 2026 een termijn; waar eindigt hij, in elke eenheid?

Jip gaat in Groningen naar school: voorjaarsvakantie van 21 februari tot en met 1 maart.
Bron: docs/regels/termijnen.md (specificatie 2 en 3.5; de eerste dag is dag 0)
"""

import pytest

from tests.kit.klok import Verloop, gegeven
from tests.kit.woorden import feit, geboren


def afspraak(op: str, **duur: object) -> Verloop:
    jip = gegeven(geboren("2012-02-10"), feit("HulpIngezet", op, soort="coach"))
    return jip.met_termijn(begin={"gebeurtenis": "HulpIngezet"}, duur=duur, gehaald_door=["OverlegGehouden"])


@pytest.mark.parametrize(
    ("aantal", "eenheid", "vervalt_op"),
    [
        (5, "werkdagen", "2026-02-23"),
        (5, "lesdagen", "2026-03-02"),
        (4, "lesdagen", "2026-02-20"),
        (5, "kalenderdagen", "2026-02-21"),
        (2, "weken", "2026-03-02"),
        (3, "maanden", "2026-05-16"),
        (1, "jaren", "2027-02-16"),
    ],
)
def test_zoveel_later(aantal: int, eenheid: str, vervalt_op: str) -> None:
    afspraak("2026-02-16", aantal=aantal, eenheid=eenheid).termijn("afspraak", op="2026-02-16").is_lopend(
        vervalt_op=vervalt_op
    )


@pytest.mark.parametrize(
    ("dag", "begin", "vervalt_op"),
    [
        ("06-30", "2026-06-30", "2026-06-30"),
        ("06-30", "2025-08-01", "2026-06-30"),
        ("10-01", "2026-02-16", "2025-10-01"),
        ("10-01", "2025-08-01", "2025-10-01"),
        ("07-31", "2026-07-31", "2026-07-31"),
        ("07-31", "2026-08-01", "2027-07-31"),
        ("08-01", "2026-07-31", "2025-08-01"),
    ],
)
def test_een_vaste_dag_van_het_schooljaar(dag: str, begin: str, vervalt_op: str) -> None:
    jip = afspraak(begin, dag_van_het_schooljaar=dag)
    gevonden = jip.termijn("afspraak", op=begin).gevonden

    assert gevonden is not None
    assert str(gevonden.vervalt_op) == vervalt_op


def test_schrikkeldag_een_jaar_later() -> None:
    afspraak("2024-02-29", aantal=1, eenheid="jaren").termijn("afspraak", op="2024-02-29").is_lopend(
        vervalt_op="2025-02-28"
    )


def test_twee_werkdagen_over_pasen() -> None:
    afspraak("2026-04-02", aantal=2, eenheid="werkdagen").termijn("afspraak", op="2026-04-02").is_lopend(
        vervalt_op="2026-04-08"
    )


def test_begonnen_op_zaterdag_is_maandag_de_eerste_werkdag() -> None:
    jip = afspraak("2026-02-21", aantal=1, eenheid="werkdagen")
    jip.termijn("afspraak", op="2026-02-21").is_lopend(vervalt_op="2026-02-23")


def test_tot_en_met_de_dag_die_de_gebeurtenis_noemt() -> None:
    gemaakt = feit("AfspraakGemaakt", "2026-02-16", wat="Bellen.", rol="jgz", uiterlijkOp="2026-02-28")
    jip = gegeven(geboren("2012-02-10"), gemaakt).met_termijn(
        begin={"gebeurtenis": "AfspraakGemaakt"}, duur={"veld": "uiterlijk_op"}, gehaald_door=["OverlegGehouden"]
    )
    jip.termijn("afspraak", op="2026-02-28").is_lopend(vervalt_op="2026-02-28")
    jip.termijn("afspraak", op="2026-03-01").is_verlopen()


@pytest.mark.parametrize("veld", ["soort", "bestaat_niet"])
def test_een_veld_zonder_dag_geeft_geen_laatste_dag(veld: str) -> None:
    with pytest.raises(ValueError, match=f"geen dag in een veld {veld}"):
        afspraak("2026-02-16", veld=veld)

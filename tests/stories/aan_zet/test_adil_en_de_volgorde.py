"""
Adil heeft alles tegelijk; wat wegvalt, maakt plaats voor het volgende.

Bron: docs/regels/aan_zet.md (de eerste die geldt: veiligheid, termijn, casusregie, melding, ziekte, verzuim, niemand)
"""

from domain.events.base import Event
from tests.kit.regels import gegeven, gemeld, verzuim, ziek
from tests.kit.woorden import feit, geboren

DAG = "2026-01-30"
ADIL = geboren("2012-02-10")
VERZUIM = verzuim("2026-01-05", lesuren=4)
ZIEK = tuple(
    feit
    for op, beter in (
        ("2026-01-06", "2026-01-07"),
        ("2026-01-08", "2026-01-09"),
        ("2026-01-12", "2026-01-13"),
        ("2026-01-14", "2026-01-15"),
    )
    for feit in ziek(op, beter)
)
MELDING = gemeld("V1", "2026-01-16", op="2026-01-16")
REGIE = feit("CasusregieBelegd", "2026-01-19", rol="wijkteam")
TERMIJN = feit("Ingeschreven", "2026-01-20", brin="99AA", extraOndersteuning=True)
VEILIG = feit("VeiligheidszorgGemeld", "2026-01-21")


def aan_zet(rol: str | None, *feiten: Event) -> None:
    gegeven(ADIL, *feiten).aan_zet(rol, op=DAG)


def test_zonder_iets_is_niemand_aan_zet() -> None:
    aan_zet(None)


def test_met_verzuim_zonder_melding_de_school() -> None:
    aan_zet("school", VERZUIM)


def test_een_ziektesignaal_gaat_voor() -> None:
    aan_zet("jgz", VERZUIM, *ZIEK)


def test_een_open_melding_gaat_voor() -> None:
    aan_zet("leerplicht", VERZUIM, *ZIEK, MELDING)


def test_de_casusregie_gaat_voor() -> None:
    aan_zet("wijkteam", VERZUIM, *ZIEK, MELDING, REGIE)


def test_een_termijn_gaat_voor() -> None:
    aan_zet("school", VERZUIM, *ZIEK, MELDING, REGIE, TERMIJN)


def test_de_veiligheid_gaat_voor_alles() -> None:
    aan_zet("veilig-thuis", VERZUIM, *ZIEK, MELDING, REGIE, TERMIJN, VEILIG)


def test_in_welke_volgorde_wij_het_hoorden_maakt_niet_uit() -> None:
    aan_zet("veilig-thuis", VEILIG, TERMIJN, REGIE, MELDING, *ZIEK, VERZUIM)

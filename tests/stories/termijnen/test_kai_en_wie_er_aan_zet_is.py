"""
Kai zit thuis vanaf 12 januari 2026; wie is aan zet in de drie maanden van het pact?

Bron: docs/regels/termijnen.md (leerplicht zolang een melding open is of Kai geen school heeft, anders de school)
"""

from tests.kit.klok import gegeven
from tests.kit.regels import gesloten
from tests.kit.woorden import feit, geboren, ingeschreven, lrv, uitgeschreven

PACT = "thuiszitterspact"
KAI = gegeven(geboren("2012-02-10"), ingeschreven("2025-08-25"), feit("SchoolgangGestaakt", "2026-01-12"))
GEMELD = KAI.en_dan(lrv("2026-01-12", melddatum="2026-02-10"))


def test_zonder_melding_de_school() -> None:
    KAI.termijn(PACT, op="2026-04-12").is_lopend(aan_zet="school")


def test_ook_als_hij_verlopen_is() -> None:
    KAI.termijn(PACT, op="2026-04-13").is_verlopen(aan_zet="school")


def test_tot_de_dag_voor_de_melding() -> None:
    GEMELD.termijn(PACT, op="2026-02-09").is_lopend(aan_zet="school")


def test_vanaf_de_melding_leerplicht() -> None:
    GEMELD.termijn(PACT, op="2026-02-10").is_lopend(aan_zet="leerplicht")


def test_tot_de_melding_is_afgehandeld() -> None:
    kai = GEMELD.en_dan(gesloten("2026-03-02", status="K"))
    kai.termijn(PACT, op="2026-03-01").is_lopend(aan_zet="leerplicht")
    kai.termijn(PACT, op="2026-03-02").is_lopend(aan_zet="school")


def test_zonder_school_leerplicht() -> None:
    kai = KAI.en_dan(uitgeschreven("2026-02-02"))
    kai.termijn(PACT, op="2026-02-01").is_lopend(aan_zet="school")
    kai.termijn(PACT, op="2026-02-02").is_lopend(aan_zet="leerplicht")


def test_gehaald_is_niemand_meer_aan_zet() -> None:
    kai = GEMELD.en_dan(feit("PassendAanbodGedaan", "2026-03-02"))
    kai.termijn(PACT, op="2026-03-02").is_gehaald()


def test_vervalt_het_aanbod_dan_weer_wel() -> None:
    kai = GEMELD.en_dan(feit("PassendAanbodGedaan", "2026-03-02"), feit("AanbodVervallen", "2026-04-20"))
    kai.termijn(PACT, op="2026-04-19").is_gehaald()
    kai.termijn(PACT, op="2026-04-20").is_verlopen(aan_zet="leerplicht")

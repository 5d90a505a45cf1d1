"""
Fleur mist op 2 maart 2026 vier lesuren en niemand meldt het.

Bron: docs/regels/aan_zet.md (de zesde stap: de school, vier weken lang; een eigen keuze)
"""

from tests.kit.regels import gegeven, gemeld, gesloten, verzuim
from tests.kit.woorden import geboren

FLEUR = gegeven(geboren("2012-02-10"), verzuim("2026-03-02", lesuren=4))


def test_een_dag_ervoor_is_niemand_aan_zet() -> None:
    FLEUR.niemand_aan_zet(op="2026-03-01")


def test_vanaf_die_dag_de_school() -> None:
    FLEUR.aan_zet("school", op="2026-03-02", want="zonder melding")


def test_vier_weken_lang() -> None:
    FLEUR.aan_zet("school", op="2026-03-29")


def test_een_dag_later_niet_meer() -> None:
    FLEUR.niemand_aan_zet(op="2026-03-30")


def test_wat_gemeld_is_is_niet_meer_aan_de_school() -> None:
    gesloten_melding = (gemeld("V1", "2026-03-02", "2026-03-02", op="2026-03-03"), gesloten("2026-03-04"))
    FLEUR.en_dan(*gesloten_melding).niemand_aan_zet(op="2026-03-04")


def test_een_melding_van_een_dag_later_gaat_hier_niet_over() -> None:
    gesloten_melding = (gemeld("V1", "2026-03-03", "2026-03-03", op="2026-03-03"), gesloten("2026-03-04"))
    FLEUR.en_dan(*gesloten_melding).aan_zet("school", op="2026-03-04")

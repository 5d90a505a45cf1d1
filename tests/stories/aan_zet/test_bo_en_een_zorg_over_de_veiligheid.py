"""
Over Bo is een zorg over de veiligheid gemeld, van 2 tot 16 maart 2026.

Bron: docs/regels/aan_zet.md (de eerste stap)
"""

from tests.kit.regels import gegeven
from tests.kit.woorden import feit, geboren

GEMELD = feit("VeiligheidszorgGemeld", "2026-03-02")
AFGESLOTEN = feit("VeiligheidszorgAfgesloten", "2026-03-16")
BO = gegeven(geboren("2012-02-10"), GEMELD)


def test_een_dag_ervoor_is_niemand_aan_zet() -> None:
    BO.niemand_aan_zet(op="2026-03-01")


def test_vanaf_de_eerste_dag_veilig_thuis() -> None:
    BO.aan_zet("veilig-thuis", op="2026-03-02", want="veiligheid")


def test_tot_de_dag_voor_zij_is_afgesloten() -> None:
    BO.en_dan(AFGESLOTEN).aan_zet("veilig-thuis", op="2026-03-15")


def test_vanaf_die_dag_niet_meer() -> None:
    BO.en_dan(AFGESLOTEN).niemand_aan_zet(op="2026-03-16")


def test_een_tweede_zorg_opent_opnieuw() -> None:
    BO.en_dan(AFGESLOTEN, feit("VeiligheidszorgGemeld", "2026-03-17")).aan_zet("veilig-thuis", op="2026-03-17")


def test_niet_afgesloten_blijft_open() -> None:
    BO.aan_zet("veilig-thuis", op="2027-03-02")

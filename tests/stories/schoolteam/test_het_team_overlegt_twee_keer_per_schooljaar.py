"""
Het team van de school komt voor 31 januari en voor 31 juli bij elkaar.

Bron: samenwerkingsafspraken Groningen, basisafspraak 6; specificatie 3.5.
"""

from services.beleid import lees_profiel
from tests.kit.team import Teamverhaal, aangewezen, overlegd, team
from tests.kit.verhaal import vernomen

ANNA = aangewezen("2025-08-18", "Anna")


def test_op_31_januari_kan_het_nog() -> None:
    team(ANNA).overleg_op("2026-01-31", "2026-01-31 lopend")


def test_een_dag_later_is_het_te_laat_en_loopt_de_tweede_helft() -> None:
    team(ANNA).overleg_op("2026-02-01", "2026-01-31 verlopen", "2026-07-31 lopend")


def test_een_overleg_op_31_januari_telt_voor_de_eerste_helft() -> None:
    team(ANNA, overlegd("2026-01-31")).overleg_op("2026-02-01", "2026-01-31 gehaald", "2026-07-31 lopend")


def test_een_overleg_op_1_februari_telt_voor_de_tweede() -> None:
    team(ANNA, overlegd("2026-02-01")).overleg_op("2026-02-01", "2026-01-31 verlopen", "2026-07-31 gehaald")


def test_voor_de_dag_van_het_overleg_loopt_de_termijn() -> None:
    team(ANNA, overlegd("2025-11-11")).overleg_op("2025-11-10", "2026-01-31 lopend")


def test_een_team_dat_in_maart_bekend_wordt_hoefde_in_de_eerste_helft_niets() -> None:
    team(aangewezen("2026-03-02", "Anna")).overleg_op("2026-08-01", "2026-07-31 verlopen", "2027-01-31 lopend")


def test_een_laat_gemeld_overleg_telt_zodra_het_bekend_is() -> None:
    verhaal = team(ANNA, vernomen("2026-02-10", overlegd("2026-01-20")))

    verhaal.overleg_op("2026-02-01", "2026-01-31 gehaald", "2026-07-31 lopend")
    verhaal.zoals_bekend_op("2026-02-09").overleg_op("2026-02-01", "2026-01-31 verlopen", "2026-07-31 lopend")


def test_zonder_afspraak_is_er_geen_termijn() -> None:
    team(ANNA).zonder_afspraak().overleg_op("2026-02-01")


def test_landelijk_is_er_geen_afspraak() -> None:
    Teamverhaal(team(ANNA).team, lees_profiel("landelijk")).overleg_op("2026-02-01")


def test_in_de_stad_groningen_wel() -> None:
    stad = Teamverhaal(team(ANNA).team, lees_profiel("groningen-stad"))

    stad.overleg_op("2026-02-01", "2026-01-31 verlopen", "2026-07-31 lopend")

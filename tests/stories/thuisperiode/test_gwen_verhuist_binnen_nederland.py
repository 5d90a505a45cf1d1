"""
Gwen woont eerst in Groningen, en volgens een latere mutatie in Tilburg.

Bron: docs/regels/thuisperiode.md (de gemeente op een dag volgt uit wat gezegd is, op de datum van de mutatie)
"""

from tests.kit.verhaal import gegeven, vernomen
from tests.kit.woorden import feit, geboren, gewijzigd, ingeschreven, ingetrokken, lrv, uitgeschreven

GWEN = gegeven(geboren("2012-02-10", "0014"), lrv("2026-01-12", brin="99AA"))
TILBURG = gewijzigd("2026-02-02", gemeentecode="0855", brin="99BB")


def test_de_dag_voor_de_mutatie_woont_zij_in_groningen() -> None:
    GWEN.en_dan(TILBURG).op("2026-02-01").woont_in("0014")


def test_vanaf_de_dag_van_de_mutatie_in_tilburg() -> None:
    GWEN.en_dan(TILBURG).op("2026-02-02").woont_in("0855")


def test_ook_als_die_mutatie_later_binnenkomt_dan_een_nieuwere() -> None:
    nieuwer = gewijzigd("2026-03-02", gemeentecode="0344")
    GWEN.en_dan(nieuwer, vernomen("2026-03-09", TILBURG)).op("2026-03-02").woont_in("0344")


def test_voor_het_eerste_bericht_geldt_de_eerste_gemeente() -> None:
    gegeven(geboren("2012-02-10", "0014")).op("2019-12-31").woont_in("0014")


def test_een_verhuizing_van_dezelfde_dag_gaat_voor_een_melding() -> None:
    GWEN.en_dan(TILBURG, feit("Verhuisd", "2026-02-02", gemeentecode="0344")).op("2026-02-02").woont_in("0344")


def test_haar_school_is_de_laatst_genoemde() -> None:
    GWEN.en_dan(ingeschreven("2026-02-02", "99CC")).op("2026-02-02").hoort_bij("99CC")


def test_en_de_dag_ervoor_die_van_de_melding() -> None:
    GWEN.en_dan(ingeschreven("2026-02-02", "99CC")).op("2026-02-01").hoort_bij("99AA")


def test_een_ingetrokken_melding_noemt_geen_school() -> None:
    verhaal = GWEN.en_dan(lrv("2026-02-02", nummer="2", brin="99DD"), ingetrokken("2026-02-09", nummer="2"))
    verhaal.op("2026-02-09").hoort_bij("99AA")


def test_zolang_zij_niet_is_ingetrokken_wel() -> None:
    GWEN.en_dan(lrv("2026-02-02", nummer="2", brin="99DD")).op("2026-02-09").hoort_bij("99DD")


def test_ook_na_een_uitschrijving_blijft_dat_de_laatst_genoemde() -> None:
    GWEN.en_dan(uitgeschreven("2026-02-02", "99AA")).op("2026-03-02").hoort_bij("99AA")

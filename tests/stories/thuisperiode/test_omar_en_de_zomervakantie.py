"""
Omar zit voor en na de zomer thuis; regio Noord heeft vakantie van 4 juli tot en met 16 augustus 2026.

Bron: docs/regels/thuisperiode.md (R-2.4: ook over de grens van een schooljaar)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, ingeschreven, lrv

OMAR = geboren("2012-02-10")
VOOR_DE_ZOMER = lrv("2026-06-15", "2026-07-04")
NA_DE_ZOMER = lrv("2026-08-17", nummer="2")


def test_zonder_lesdag_ertussen_is_het_een_thuisperiode() -> None:
    gegeven(OMAR, VOOR_DE_ZOMER, NA_DE_ZOMER).op("2026-08-17").is_thuiszitter(thuis_sinds="2026-06-15")


def test_een_lesdag_na_de_zomer_maakt_er_twee() -> None:
    dinsdag = lrv("2026-08-18", nummer="2")
    gegeven(OMAR, VOOR_DE_ZOMER, dinsdag).op("2026-08-18").is_dreigend(thuis_sinds="2026-08-18")


def test_een_lesdag_voor_de_zomer_ook() -> None:
    vrijdag_terug = lrv("2026-06-15", "2026-07-03")
    gegeven(OMAR, vrijdag_terug, NA_DE_ZOMER).op("2026-08-17").is_dreigend(thuis_sinds="2026-08-17")


def test_op_een_school_in_regio_zuid_is_het_langer_les() -> None:
    school = ingeschreven("2025-08-18", vakantieregio="Zuid")
    gegeven(OMAR, school, VOOR_DE_ZOMER, NA_DE_ZOMER).op("2026-08-17").is_dreigend(thuis_sinds="2026-08-17")

"""
Noor blijft weg, krijgt herfstvakantie (18 tot en met 26 oktober 2025) en blijft weer weg.

Bron: docs/regels/thuisperiode.md (R-2.6: vakantie onderbreekt niet)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv

NOOR = geboren("2012-02-10")
IN_ZUID = geboren("2012-02-10", "0855")
TOT_DE_VAKANTIE = lrv("2025-10-06", "2025-10-18")
NA_DE_VAKANTIE = lrv("2025-10-27", nummer="2")


def test_een_vakantie_ertussen_is_een_thuisperiode() -> None:
    gegeven(NOOR, TOT_DE_VAKANTIE, NA_DE_VAKANTIE).op("2025-10-27").is_dreigend(thuis_sinds="2025-10-06")


def test_ook_in_de_vakantie_zelf_zit_noor_thuis() -> None:
    gegeven(NOOR, TOT_DE_VAKANTIE, NA_DE_VAKANTIE).op("2025-10-22").is_dreigend(thuis_sinds="2025-10-06")


def test_zolang_het_tweede_verzuim_niet_bekend_was_niet() -> None:
    verhaal = gegeven(NOOR, TOT_DE_VAKANTIE, NA_DE_VAKANTIE)
    verhaal.op("2025-10-22").zoals_bekend_op("2025-10-26").is_geen()


def test_was_noor_de_laatste_lesdag_terug_dan_zijn_het_er_twee() -> None:
    vrijdag_terug = lrv("2025-10-06", "2025-10-17")
    gegeven(NOOR, vrijdag_terug, NA_DE_VAKANTIE).op("2025-10-27").is_dreigend(thuis_sinds="2025-10-27")


def test_was_noor_de_eerste_lesdag_er_ook() -> None:
    dinsdag_weer_weg = lrv("2025-10-28", nummer="2")
    gegeven(NOOR, TOT_DE_VAKANTIE, dinsdag_weer_weg).op("2025-10-28").is_dreigend(thuis_sinds="2025-10-28")


def test_in_regio_zuid_is_het_dan_geen_vakantie() -> None:
    gegeven(IN_ZUID, TOT_DE_VAKANTIE, NA_DE_VAKANTIE).op("2025-10-27").is_dreigend(thuis_sinds="2025-10-27")

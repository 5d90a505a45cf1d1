"""
Van Dewi weet het register alleen de maand of alleen het jaar: dan telt de laatste dag die het kan zijn.

Bron: docs/regels/leerplicht.md (R-3.6; specificatie hoofdstuk 1)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren


def test_september_2020_telt_als_30_september() -> None:
    gegeven(geboren("2020-09-00")).op("2025-09-30").hoeft_niet()


def test_zodat_dewi_op_1_oktober_moet() -> None:
    gegeven(geboren("2020-09-00")).op("2025-10-01").is_leerplichtig()


def test_het_jaar_2020_telt_als_31_december_en_dan_is_het_vakantie() -> None:
    gegeven(geboren("2020-00-00")).op("2026-01-04").hoeft_niet()


def test_zodat_dewi_na_de_kerstvakantie_moet() -> None:
    gegeven(geboren("2020-00-00")).op("2026-01-05").is_leerplichtig()

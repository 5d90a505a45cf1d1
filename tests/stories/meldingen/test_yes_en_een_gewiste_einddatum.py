"""
Over Yes stond een einddatum in de melding, en die wordt gewist of blijft staan.

Bron: docs/regels/meldingen.md (een uitdrukkelijke null wist, een weggelaten veld zegt niets)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, gewijzigd, lrv

YES = gegeven(geboren("2012-02-10"), lrv("2026-01-12", "2026-02-02", brin="99AA"))


def test_met_einddatum_is_yes_terug() -> None:
    YES.op("2026-02-02").is_geen()


def test_null_wist_de_einddatum() -> None:
    YES.en_dan(gewijzigd("2026-02-16", einddatum=None)).zijn_melding_heeft(einddatum=None)


def test_en_dan_zat_yes_al_die_tijd_thuis() -> None:
    YES.en_dan(gewijzigd("2026-02-16", einddatum=None)).op("2026-02-09").is_thuiszitter(thuis_sinds="2026-01-12")


def test_zoals_eerder_bekend_niet() -> None:
    wissen = gewijzigd("2026-02-16", einddatum=None)
    YES.en_dan(wissen).op("2026-02-09").zoals_bekend_op("2026-02-15").is_geen()


def test_een_mutatie_die_alleen_de_status_noemt_laat_de_rest_staan() -> None:
    YES.en_dan(gewijzigd("2026-02-16", status="B")).zijn_melding_heeft(
        begindatum="2026-01-12", einddatum="2026-02-02", brin="99AA", status="B"
    )

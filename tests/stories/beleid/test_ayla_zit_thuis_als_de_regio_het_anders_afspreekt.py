"""
Ayla zit thuis vanaf maandag 13 juli 2026; op 20 juli spreekt de regio af wie vanaf 1 augustus thuiszitter is.

Elke dag wordt beoordeeld met wat op die dag geldt, zoals toen bekend was.

Bron: issue "Policy and calendar versions are events, effective-dated"; docs/decisions/0011
"""

from tests.kit.beleidsverloop import Beleidsverhaal, beleid, gegeven
from tests.kit.woorden import geboren, lrv

AYLA = geboren("2012-02-10")
KORTER = beleid("2026-07-20", vanaf="2026-08-01", thuiszitter={"lengte": 14})
LANGER = beleid("2026-07-20", vanaf="2026-08-15", thuiszitter={"lengte": 56})
ACHTERAF = beleid("2026-08-05", vanaf="2026-07-20", thuiszitter={"lengte": 7})


def thuis() -> Beleidsverhaal:
    return gegeven(AYLA, lrv("2026-07-13"))


def test_de_dag_voor_de_ingangsdatum_geldt_nog_de_oude_afspraak() -> None:
    thuis().met(KORTER).op("2026-07-31").is_dreigend(thuis_sinds="2026-07-13")


def test_op_de_ingangsdatum_geldt_de_nieuwe() -> None:
    thuis().met(KORTER).op("2026-08-01").is_thuiszitter(thuis_sinds="2026-07-13")


def test_zoals_bekend_op_de_dag_voor_de_vaststelling_veranderde_er_niets() -> None:
    thuis().met(KORTER).zoals_bekend_op("2026-07-19").op("2026-08-01").is_dreigend()


def test_en_werd_ayla_pas_op_10_augustus_thuiszitter() -> None:
    toen = thuis().met(KORTER).zoals_bekend_op("2026-07-19")

    toen.op("2026-08-09").is_dreigend()
    toen.op("2026-08-10").is_thuiszitter()


def test_zoals_bekend_op_de_dag_van_de_vaststelling_geldt_zij() -> None:
    thuis().met(KORTER).zoals_bekend_op("2026-07-20").op("2026-08-01").is_thuiszitter()


def test_een_langere_termijn_geldt_ook_voor_wie_al_thuiszitter_was() -> None:
    thuis().met(LANGER).op("2026-08-14").is_thuiszitter()
    thuis().met(LANGER).op("2026-08-15").is_dreigend()


def test_en_loopt_dan_vanaf_dezelfde_eerste_dag() -> None:
    thuis().met(LANGER).op("2026-09-06").is_dreigend(thuis_sinds="2026-07-13")
    thuis().met(LANGER).op("2026-09-07").is_thuiszitter(thuis_sinds="2026-07-13")


def test_een_versie_met_terugwerkende_kracht_beoordeelt_dagen_die_voorbij_zijn() -> None:
    thuis().met(ACHTERAF).op("2026-07-20").is_thuiszitter()


def test_maar_niet_de_dag_voor_haar_ingangsdatum() -> None:
    thuis().met(ACHTERAF).op("2026-07-19").is_dreigend()


def test_en_niet_zoals_voor_haar_vaststelling_bekend_was() -> None:
    thuis().met(ACHTERAF).zoals_bekend_op("2026-08-04").op("2026-07-20").is_dreigend()
    thuis().met(ACHTERAF).zoals_bekend_op("2026-08-05").op("2026-07-20").is_thuiszitter()


def test_de_versie_met_de_laatste_ingangsdatum_gaat_voor_ook_als_zij_eerder_is_vastgesteld() -> None:
    thuis().met(LANGER, ACHTERAF).op("2026-08-14").is_thuiszitter()
    thuis().met(LANGER, ACHTERAF).op("2026-08-15").is_dreigend()


def test_van_twee_versies_met_dezelfde_ingangsdatum_geldt_de_laatst_vastgestelde() -> None:
    bij_nader_inzien = beleid("2026-07-21", vanaf="2026-08-01", thuiszitter={"lengte": 28})

    thuis().met(KORTER, bij_nader_inzien).op("2026-08-01").is_dreigend()
    thuis().met(KORTER, bij_nader_inzien).zoals_bekend_op("2026-07-20").op("2026-08-01").is_thuiszitter()

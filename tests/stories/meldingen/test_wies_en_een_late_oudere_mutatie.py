"""
Over Wies komt een mutatie van 5 maart pas binnen na die van 10 maart 2026.

Bron: docs/regels/meldingen.md (volgorde van mutatieOp, dan van vastlegging)
"""

from tests.kit.verhaal import gegeven, vernomen
from tests.kit.woorden import geboren, gewijzigd, lrv

WIES = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
NIEUW = gewijzigd("2026-03-10", mutatieOp="2026-03-10T09:00:00", einddatum="2026-03-09")
OUD = gewijzigd("2026-03-05", mutatieOp="2026-03-05T09:00:00", einddatum="2026-03-02")


def test_de_nieuwste_mutatie_telt() -> None:
    WIES.en_dan(NIEUW, vernomen("2026-03-12", OUD)).zijn_melding_heeft(einddatum="2026-03-09")


def test_in_de_gewone_volgorde_net_zo() -> None:
    WIES.en_dan(OUD, NIEUW).zijn_melding_heeft(einddatum="2026-03-09")


def test_tot_de_dag_voor_haar_terugkeer_zit_zij_thuis() -> None:
    WIES.en_dan(NIEUW, vernomen("2026-03-12", OUD)).op("2026-03-08").is_thuiszitter()


def test_en_dan_niet_meer() -> None:
    WIES.en_dan(NIEUW, vernomen("2026-03-12", OUD)).op("2026-03-09").is_geen()


def test_wat_alleen_de_oude_noemt_komt_erbij() -> None:
    oud = gewijzigd("2026-03-05", mutatieOp="2026-03-05T09:00:00", brin="99BB")
    WIES.en_dan(NIEUW, vernomen("2026-03-12", oud)).zijn_melding_heeft(einddatum="2026-03-09", brin="99BB")


def test_op_hetzelfde_moment_telt_wat_het_laatst_is_vastgelegd() -> None:
    zelfde = gewijzigd("2026-03-10", mutatieOp="2026-03-10T09:00:00", einddatum="2026-03-16")
    WIES.en_dan(NIEUW, zelfde).zijn_melding_heeft(einddatum="2026-03-16")


def test_zonder_moment_telt_het_begin_van_de_dag() -> None:
    zonder = gewijzigd("2026-03-10", einddatum="2026-03-16")
    WIES.en_dan(NIEUW, zonder).zijn_melding_heeft(einddatum="2026-03-09")


def test_een_moment_zonder_zone_is_nederlandse_tijd() -> None:
    half_uur_eerder = gewijzigd("2026-03-10", mutatieOp="2026-03-10T07:30:00Z", einddatum="2026-03-16")
    WIES.en_dan(NIEUW, half_uur_eerder).zijn_melding_heeft(einddatum="2026-03-09")


def test_een_uur_verschil_is_genoeg() -> None:
    half_uur_later = gewijzigd("2026-03-10", mutatieOp="2026-03-10T08:30:00Z", einddatum="2026-03-16")
    WIES.en_dan(NIEUW, half_uur_later).zijn_melding_heeft(einddatum="2026-03-16")


def test_een_late_eerste_melding_is_een_gewone_mutatie() -> None:
    eerste = lrv("2026-02-02", mutatieOp="2026-03-06T09:00:00", status="R")
    WIES.en_dan(NIEUW, vernomen("2026-03-12", eerste)).zijn_melding_heeft(
        begindatum="2026-02-02", einddatum="2026-03-09", status="R"
    )

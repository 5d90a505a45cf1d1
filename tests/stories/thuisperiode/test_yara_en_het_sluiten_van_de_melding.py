"""
De melding over Yara, vanaf 12 januari 2026, wordt gesloten zonder einddatum.

Bron: docs/regels/thuisperiode.md (specificatie 3.3: tot en met de dag voor de mutatie die haar sloot)
"""

import pytest

from domain.events.base import Event
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, gewijzigd, lrv

YARA = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))


def status(op: str, status: str, mutatie_op: str | None = None, reden: str | None = None) -> Event:
    return feit("MeldingStatusGewijzigd", op, meldingsnummer="1", status=status, mutatieOp=mutatie_op, reden=reden)


def test_de_dag_voor_het_sluiten_zit_yara_thuis() -> None:
    YARA.en_dan(status("2026-02-16", "G")).op("2026-02-15").is_thuiszitter()


def test_op_de_dag_van_het_sluiten_niet_meer() -> None:
    YARA.en_dan(status("2026-02-16", "G")).op("2026-02-16").is_geen()


def test_de_dag_is_die_van_de_nederlandse_klok() -> None:
    YARA.en_dan(status("2026-02-15", "G", "2026-02-15T23:30:00Z")).op("2026-02-15").is_thuiszitter()


def test_een_half_uur_voor_middernacht_in_nederland_is_nog_dezelfde_dag() -> None:
    YARA.en_dan(status("2026-02-15", "G", "2026-02-15T22:30:00Z")).op("2026-02-15").is_geen()


def test_een_einddatum_gaat_voor_de_dag_van_het_sluiten() -> None:
    met_einddatum = gewijzigd("2026-03-09", einddatum="2026-03-02", status="G")
    YARA.en_dan(met_einddatum).op("2026-03-02").is_geen()


def test_heropend_loopt_het_door() -> None:
    YARA.en_dan(status("2026-02-16", "G"), status("2026-02-23", "B")).op("2026-02-16").is_thuiszitter()


@pytest.mark.parametrize("reden", ["langdurig-ziek", "legitiem"])
def test_gesloten_omdat_het_geen_verzuim_was_geeft_zij_geen_dagen(reden: str) -> None:
    YARA.en_dan(status("2026-02-16", "G", reden=reden)).is_nooit_thuis()


@pytest.mark.parametrize("reden", ["terug", "andere-opleiding", "werk", "vrijstelling"])
def test_gesloten_om_een_andere_reden_wel(reden: str) -> None:
    YARA.en_dan(status("2026-02-16", "G", reden=reden)).op("2026-01-12").is_dreigend()


@pytest.mark.parametrize("code", ["R", "B", "K", "D"])
def test_met_een_andere_status_loopt_het_door(code: str) -> None:
    YARA.en_dan(status("2026-02-16", code)).op("2026-02-16").is_thuiszitter()

"""
De melding over Siem, vanaf 12 januari 2026, wordt op 1 mei ingetrokken.

Bron: docs/regels/thuiszitterspact.md (een termijn waarvan de grond er nooit was, blijft zichtbaar als vervallen)
"""

from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren, ingetrokken, lrv

SIEM = gegeven(geboren("2012-02-10"), lrv("2026-01-12"), ingetrokken("2026-05-01"))


def test_zoals_eerder_bekend_liep_hij() -> None:
    SIEM.op("2026-04-12").zoals_bekend_op("2026-04-30").pact("lopend", vervalt_op="2026-04-12")


def test_en_was_siem_thuiszitter() -> None:
    SIEM.op("2026-02-09").zoals_bekend_op("2026-04-30").is_thuiszitter()


def test_nu_zat_hij_nooit_thuis() -> None:
    SIEM.is_nooit_thuis()


def test_en_is_de_termijn_vervallen_op_de_eerste_dag() -> None:
    SIEM.op("2026-01-12").pact("vervallen", vervalt_op="2026-04-12", thuis_sinds="2026-01-12")


def test_en_op_elke_dag_erna() -> None:
    SIEM.pact_loopt("2026-01-12.. vervallen")


def test_maar_niet_ervoor() -> None:
    SIEM.op("2026-01-11").heeft_geen_pact()


def test_ook_als_er_een_aanbod_was() -> None:
    aanbod = feit("PassendAanbodGedaan", "2026-03-20")
    gegeven(geboren("2012-02-10"), lrv("2026-01-12"), aanbod, ingetrokken("2026-05-01")).pact_loopt(
        "2026-01-12.. vervallen"
    )


def test_ook_als_de_ontvangst_daarna_nog_wordt_herroepen() -> None:
    SIEM.en_dan(herroepen("2026-05-04", 2)).pact_loopt("2026-01-12.. vervallen")


def test_een_andere_melding_van_dezelfde_dag_houdt_hem_in_leven() -> None:
    ook = lrv("2026-01-12", nummer="2")
    gegeven(geboren("2012-02-10"), lrv("2026-01-12"), ook, ingetrokken("2026-05-01")).op("2026-04-12").pact("lopend")


def test_wat_niet_meetelde_geeft_ook_geen_vervallen_termijn() -> None:
    v3 = feit("MeldingOntvangen", "2026-01-12", meldingsnummer="1", soort="V3", begindatum="2026-01-12")
    gegeven(geboren("2012-02-10"), v3, ingetrokken("2026-05-01")).pact_loopt()

"""
Adam wordt op 2 februari 2026 uitgeschreven en op 23 februari elders ingeschreven.

Bron: docs/regels/thuisperiode.md (R-1.14: absoluut verzuim)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven, lrv, uitgeschreven

ADAM = geboren("2012-05-01")
UIT = uitgeschreven("2026-02-02")
ELDERS = ingeschreven("2026-02-23", "99BB")


def test_daartussen_is_hij_thuiszitter_zonder_school() -> None:
    gegeven(ADAM, UIT, ELDERS).is_thuis("2026-02-02..2026-02-22 thuiszitter absoluut")


def test_de_dag_voor_de_uitschrijving_niet() -> None:
    gegeven(ADAM, UIT, ELDERS).op("2026-02-01").is_geen()


def test_op_de_dag_van_de_inschrijving_niet_meer() -> None:
    gegeven(ADAM, UIT, ELDERS).op("2026-02-23").is_geen()


def test_zonder_nieuwe_inschrijving_blijft_hij_het() -> None:
    gegeven(ADAM, UIT).op("2028-07-31").is_thuiszitter("absoluut", thuis_sinds="2026-02-02")


def test_elders_ingeschreven_op_dezelfde_dag_is_niet_zonder_school() -> None:
    gegeven(ADAM, UIT, ingeschreven("2026-02-02", "99BB")).is_nooit_thuis()


def test_een_dag_later_wel_een_dag() -> None:
    gegeven(ADAM, UIT, ingeschreven("2026-02-03", "99BB")).is_thuis("2026-02-02..2026-02-02 thuiszitter absoluut")


def test_op_dezelfde_school_opnieuw_ingeschreven_op_die_dag_ook_niet() -> None:
    gegeven(ADAM, ingeschreven("2024-08-01"), UIT, ingeschreven("2026-02-02")).is_nooit_thuis()


def test_wie_ingeschreven_staat_is_niet_zonder_school() -> None:
    gegeven(ADAM, ingeschreven("2024-08-01")).is_nooit_thuis()


def test_van_wie_geen_inschrijving_bekend_is_ook_niet() -> None:
    gegeven(ADAM).is_nooit_thuis()


def test_en_voor_het_eerste_bericht_weten_we_het_niet() -> None:
    gegeven(ADAM, ELDERS).op("2026-02-22").is_geen()


def test_een_vrijgestelde_is_niet_zonder_school() -> None:
    gegeven(ADAM, UIT, feit("VrijstellingVerleend", "2026-02-02", grond="5-onder-a")).is_nooit_thuis()


def test_met_vervangende_leerplicht_wel() -> None:
    gegeven(ADAM, UIT, feit("VrijstellingVerleend", "2026-02-02", grond="3a")).op("2026-02-02").is_thuiszitter()


def test_een_zittende_thuiszitter_wordt_absoluut_vanaf_de_uitschrijving() -> None:
    gegeven(ADAM, lrv("2026-01-12"), UIT).is_thuis(
        "2026-01-12..2026-02-01 dreigend relatief", "2026-02-02..2030-04-30 thuiszitter absoluut"
    )

"""
Over Abel wordt een verkeerde einddatum vastgelegd en op 9 maart 2026 herroepen.

Bron: docs/regels/meldingen.md (vanaf de vastlegging van de herroeping telt het feit als nooit vastgelegd)
"""

from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import geboren, gewijzigd, lrv

ABEL = gegeven(geboren("2012-02-10"), lrv("2026-01-12"), gewijzigd("2026-03-02", einddatum="2026-02-23"))
HERROEPEN = herroepen("2026-03-09", 3)


def test_met_de_einddatum_was_abel_terug() -> None:
    ABEL.op("2026-02-23").is_geen()


def test_na_de_herroeping_niet() -> None:
    ABEL.en_dan(HERROEPEN).op("2026-02-23").is_thuiszitter()


def test_zoals_bekend_op_de_dag_ervoor_nog_wel() -> None:
    ABEL.en_dan(HERROEPEN).op("2026-02-23").zoals_bekend_op("2026-03-08").is_geen()


def test_zoals_bekend_op_de_dag_zelf_niet() -> None:
    ABEL.en_dan(HERROEPEN).op("2026-02-23").zoals_bekend_op("2026-03-09").is_thuiszitter()


def test_een_herroepen_herroeping_herstelt_de_einddatum() -> None:
    ABEL.en_dan(HERROEPEN, herroepen("2026-03-10", 4)).op("2026-02-23").is_geen()


def test_wie_twee_keer_herroept_herroept_een_keer() -> None:
    ABEL.en_dan(HERROEPEN, herroepen("2026-03-10", 3)).op("2026-02-23").is_thuiszitter()


def test_zonder_de_eerste_melding_blijft_er_van_een_wijziging_niets_over() -> None:
    ABEL.en_dan(herroepen("2026-03-09", 2)).is_nooit_thuis()

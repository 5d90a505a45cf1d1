"""
Otis krijgt een aanbod vlak voor, op en na de dagen waartussen het telt.

Bron: docs/regels/thuiszitterspact.md (alleen een aanbod op of na thuisSinds telt; op de dag van terugkeer telt het nog)
"""

from domain.events.base import Event
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv

OTIS = geboren("2012-02-10")
THUIS = lrv("2026-01-12", "2026-03-20")


def aanbod(op: str) -> Event:
    return feit("PassendAanbodGedaan", op)


def test_een_aanbod_van_voor_de_eerste_dag_telt_niet() -> None:
    gegeven(OTIS, aanbod("2026-01-11"), THUIS).op("2026-01-12").pact("lopend")


def test_een_aanbod_op_de_eerste_dag_wel() -> None:
    gegeven(OTIS, aanbod("2026-01-12"), THUIS).op("2026-01-12").pact("gehaald")


def test_een_aanbod_op_de_dag_van_terugkeer_telt_nog() -> None:
    gegeven(OTIS, THUIS, aanbod("2026-03-20")).op("2026-03-20").pact("gehaald")


def test_een_aanbod_op_de_dag_erna_niet_meer() -> None:
    gegeven(OTIS, THUIS, aanbod("2026-03-21")).op("2026-03-21").pact("vervallen")

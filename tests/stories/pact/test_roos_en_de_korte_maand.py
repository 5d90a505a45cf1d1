"""
Roos zit thuis vanaf 30 november 2025: drie maanden later is er geen 30e.

Bron: docs/regels/thuiszitterspact.md (R-2.7: de laatste dag van een kortere maand)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import geboren, lrv

ROOS = gegeven(geboren("2012-02-10"), lrv("2025-11-30"))


def test_op_28_februari_loopt_de_termijn() -> None:
    ROOS.op("2026-02-28").pact("lopend", vervalt_op="2026-02-28")


def test_op_1_maart_is_hij_verlopen() -> None:
    ROOS.op("2026-03-01").pact("verlopen", vervalt_op="2026-02-28")


def test_in_een_schrikkeljaar_is_het_de_29e() -> None:
    gegeven(geboren("2012-02-10"), lrv("2027-11-30")).op("2028-02-29").pact("lopend", vervalt_op="2028-02-29")


def test_wie_op_de_29e_begint_heeft_dezelfde_dag() -> None:
    gegeven(geboren("2012-02-10"), lrv("2025-11-29")).op("2026-02-28").pact("lopend", vervalt_op="2026-02-28")


def test_wie_op_1_december_begint_een_dag_later() -> None:
    gegeven(geboren("2012-02-10"), lrv("2025-12-01")).op("2026-03-01").pact("lopend", vervalt_op="2026-03-01")

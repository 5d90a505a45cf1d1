"""
Voor Hugo is op 9 maart 2026 iets gevraagd; het besluit gaat pas later in.

Een termijn die om een besluit vraagt, kijkt naar de dag van het besluit en niet naar de dag waarop het ingaat.
Bron: docs/regels/termijnen.md (specificatie 1: besluitOp)
"""

from tests.kit.klok import gegeven
from tests.kit.woorden import feit, geboren, lrv

BESLISSEN = "vervangende-leerplicht-beslissen"
HUGO = gegeven(geboren("2011-02-10"), feit("VrijstellingAangevraagd", "2026-03-09", grond="3a"))


def test_op_tijd_besloten_en_later_ingegaan_is_op_tijd() -> None:
    later = feit("VrijstellingVerleend", "2026-08-01", grond="3a", besluitOp="2026-04-07", totEnMet="2027-07-31")
    HUGO.en_dan(later).termijn(BESLISSEN, op="2026-04-07").is_gehaald(gehaald_op="2026-04-07")


def test_de_dag_voor_het_besluit_nog_niet() -> None:
    later = feit("VrijstellingVerleend", "2026-08-01", grond="3a", besluitOp="2026-04-07", totEnMet="2027-07-31")
    HUGO.en_dan(later).termijn(BESLISSEN, op="2026-04-06").is_lopend()


def test_een_dag_te_laat_besloten_is_te_laat_ook_als_het_eerder_inging() -> None:
    terugwerkend = feit("VrijstellingVerleend", "2026-03-16", grond="3a", besluitOp="2026-04-08")
    HUGO.en_dan(terugwerkend).termijn(BESLISSEN, op="2026-04-08").is_te_laat(gehaald_op="2026-04-08")


def test_zonder_besluitdag_telt_de_dag_waarop_het_ingaat() -> None:
    HUGO.en_dan(feit("VrijstellingVerleend", "2026-08-01", grond="3a")).termijn(
        BESLISSEN, op="2026-04-08"
    ).is_verlopen()


def test_ook_een_aanbod_kan_een_besluitdag_hebben() -> None:
    thuis = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
    aanbod = feit("PassendAanbodGedaan", "2026-05-04", besluitOp="2026-04-12", gestartOp="2026-05-04")
    thuis.en_dan(aanbod).termijn("thuiszitterspact", op="2026-04-12").is_gehaald(gehaald_op="2026-04-12")


def test_een_aanbod_van_voor_het_begin_telt_niet() -> None:
    thuis = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
    aanbod = feit("PassendAanbodGedaan", "2026-02-02", besluitOp="2026-01-11")
    thuis.en_dan(aanbod).termijn("thuiszitterspact", op="2026-02-02").is_lopend()

"""
Ali is ziek, te laat en mist lessen, maar er is niets gemeld en niets gevraagd.

Bron: docs/regels/doelbinding.md (R-7.8: zonder melding of aanvraag geen verwerking)
"""

from tests.kit.regels import gegeven, verzuim, ziek
from tests.kit.verhaal import vernomen
from tests.kit.woorden import feit, geboren, ingeschreven, lrv

ALI = (geboren("2012-02-10"), ingeschreven("2025-08-25"))
DAG = "2026-03-10"


def test_alleen_bekend_zijn_is_geen_grondslag() -> None:
    gegeven(*ALI).geen_grondslag(op=DAG)


def test_ziekte_is_geen_grondslag() -> None:
    gegeven(*ALI, ziek("2026-03-02")).geen_grondslag(op=DAG)


def test_een_ziektesignaal_ook_niet() -> None:
    gegeven(*ALI, ziek("2026-01-12"), feit("JgzOnderzoekAangevraagd", "2026-03-02")).geen_grondslag(op=DAG)


def test_verzuim_dat_de_school_niet_meldde_ook_niet() -> None:
    gegeven(*ALI, verzuim("2026-03-02", lesuren=16), feit("TeLaatGekomen", "2026-03-03")).geen_grondslag(op=DAG)


def test_hulp_van_de_partners_ook_niet() -> None:
    gegeven(*ALI, feit("PartnerBetrokken", "2026-03-02", rol="jgz")).geen_grondslag(op=DAG)


def test_een_melding_waarvan_wij_nog_niet_wisten_ook_niet() -> None:
    ali = gegeven(*ALI, vernomen("2026-03-11", lrv("2026-03-02")))
    ali.zoals_bekend_op("2026-03-10").geen_grondslag(op=DAG)
    ali.zoals_bekend_op("2026-03-11").grondslag("melding", op=DAG)

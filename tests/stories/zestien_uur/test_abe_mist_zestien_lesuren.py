"""
Abe mist in een week in maart 2026 vier keer vier lesuren.

Bron: docs/regels/zestien_uur.md (R-1.20, R-1.21, R-1.23)
"""

from tests.kit.regels import gegeven, verzuim
from tests.kit.woorden import geboren

DRIE_DAGEN = (
    geboren("2012-02-10"),
    verzuim("2026-03-03", lesuren=4),
    verzuim("2026-03-04", lesuren=4),
    verzuim("2026-03-05", lesuren=4),
)
VIERDE_DAG = verzuim("2026-03-06", lesuren=4)


def test_na_drie_dagen_zijn_het_er_twaalf() -> None:
    gegeven(*DRIE_DAGEN).bereikt_geen_zestien_uur()


def test_na_de_vierde_dag_zijn_het_er_zestien() -> None:
    gegeven(*DRIE_DAGEN, VIERDE_DAG).bereikt_zestien_uur("2026-03-06", minuten=960)


def test_vijftien_lesuren_is_niet_genoeg() -> None:
    gegeven(*DRIE_DAGEN, verzuim("2026-03-06", lesuren=3)).bereikt_geen_zestien_uur()


def test_wat_later_komt_verandert_de_dag_niet() -> None:
    gegeven(*DRIE_DAGEN, VIERDE_DAG, verzuim("2026-03-09", lesuren=6)).bereikt_zestien_uur("2026-03-06")


def test_wat_eerder_was_en_later_bekend_werd_wel() -> None:
    gegeven(*DRIE_DAGEN, VIERDE_DAG, verzuim("2026-03-02", lesuren=4)).bereikt_zestien_uur("2026-03-05")


def test_twee_registraties_op_een_dag_tellen_samen() -> None:
    gegeven(*DRIE_DAGEN, verzuim("2026-03-05", lesuren=4)).bereikt_zestien_uur("2026-03-05", minuten=960)


def test_voor_die_dag_is_er_geen_termijn() -> None:
    gegeven(*DRIE_DAGEN, VIERDE_DAG).termijn("zestien-uur-melden", op="2026-03-05").bestaat_niet()


def test_de_school_heeft_vijf_werkdagen() -> None:
    abe = gegeven(*DRIE_DAGEN, VIERDE_DAG)
    abe.termijn("zestien-uur-melden", op="2026-03-06").is_lopend(vervalt_op="2026-03-13", aan_zet="school")


def test_op_de_vijfde_werkdag_loopt_hij_nog() -> None:
    gegeven(*DRIE_DAGEN, VIERDE_DAG).termijn("zestien-uur-melden", op="2026-03-13").is_lopend()


def test_een_dag_later_is_hij_verlopen() -> None:
    gegeven(*DRIE_DAGEN, VIERDE_DAG).termijn("zestien-uur-melden", op="2026-03-14").is_verlopen(aan_zet="school")


def test_een_feestdag_is_geen_werkdag() -> None:
    op_witte_donderdag = gegeven(geboren("2012-02-10"), verzuim("2026-04-02", lesuren=16))
    op_witte_donderdag.termijn("zestien-uur-melden", op="2026-04-02").is_lopend(vervalt_op="2026-04-13")

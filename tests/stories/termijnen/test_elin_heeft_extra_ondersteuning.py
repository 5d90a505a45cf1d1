"""
Elin is op 2 maart 2026 ingeschreven met extra ondersteuning; binnen zes weken is er een ontwikkelingsperspectief.

Bron: docs/regels/termijnen.md (WPO art. 40a, R-1.50)
"""

from tests.kit.klok import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

SOORT = "opp-vaststellen"
ELIN = gegeven(geboren("2016-02-10"), ingeschreven("2026-03-02", extraOndersteuning=True))


def test_voor_de_inschrijving_is_er_geen_termijn() -> None:
    ELIN.termijn(SOORT, op="2026-03-01").bestaat_niet()


def test_op_de_laatste_dag_loopt_hij() -> None:
    ELIN.termijn(SOORT, op="2026-04-13").is_lopend(vervalt_op="2026-04-13", aan_zet="school")


def test_een_dag_later_is_hij_verlopen() -> None:
    ELIN.termijn(SOORT, op="2026-04-14").is_verlopen()


def test_op_de_laatste_dag_vastgesteld_is_op_tijd() -> None:
    ELIN.en_dan(feit("OppVastgesteld", "2026-04-13")).termijn(SOORT, op="2026-04-13").is_gehaald()


def test_een_dag_later_is_te_laat() -> None:
    ELIN.en_dan(feit("OppVastgesteld", "2026-04-14")).termijn(SOORT, op="2026-04-14").is_te_laat()


def test_zonder_extra_ondersteuning_is_er_geen_termijn() -> None:
    gegeven(ingeschreven("2026-03-02")).termijn(SOORT, op="2026-03-02").bestaat_niet()


def test_met_een_uitdrukkelijk_nee_ook_niet() -> None:
    gegeven(ingeschreven("2026-03-02", extraOndersteuning=False)).termijn(SOORT, op="2026-03-02").bestaat_niet()


def test_een_tweede_school_heeft_een_eigen_termijn() -> None:
    elin = ELIN.en_dan(ingeschreven("2026-03-16", "99BB", extraOndersteuning=True))
    elin.termijn(SOORT, op="2026-03-16", start="2026-03-16").is_lopend(vervalt_op="2026-04-28")


def test_eindigt_hij_in_de_meivakantie_dan_schuift_hij_niet_op() -> None:
    gegeven(ingeschreven("2026-03-17", extraOndersteuning=True)).termijn(SOORT, op="2026-03-17").is_lopend(
        vervalt_op="2026-04-28"
    )


def test_eindigt_hij_op_koningsdag_dan_wel() -> None:
    gegeven(ingeschreven("2026-03-16", extraOndersteuning=True)).termijn(SOORT, op="2026-03-16").is_lopend(
        vervalt_op="2026-04-28"
    )


def test_gaat_zij_op_de_laatste_dag_van_school_dan_vervalt_hij() -> None:
    weg = ELIN.en_dan(uitgeschreven("2026-04-13"))
    weg.termijn(SOORT, op="2026-04-12").is_lopend()
    weg.termijn(SOORT, op="2026-04-13").is_vervallen("2026-04-13")


def test_een_dag_later_is_hij_beeindigd() -> None:
    ELIN.en_dan(uitgeschreven("2026-04-14")).termijn(SOORT, op="2026-04-14").is_beeindigd()


def test_van_een_andere_school_gaan_verandert_niets() -> None:
    weg = ELIN.en_dan(ingeschreven("2026-03-03", "99BB"), feit("Uitgeschreven", "2026-04-13", brin="99BB"))
    weg.termijn(SOORT, op="2026-04-13").is_lopend()

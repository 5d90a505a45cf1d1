"""
Elif verhuist op 2 februari 2026 naar Belgie en komt op 9 maart terug.

Bron: docs/regels/thuisperiode.md (specificatie 3.3, R-2.8)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv, uitgeschreven

ELIF = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
WEG = feit("Verhuisd", "2026-02-02", land="BE")
TERUG = feit("Verhuisd", "2026-03-09", gemeentecode="0014")


def test_de_dag_ervoor_zit_zij_thuis() -> None:
    ELIF.en_dan(WEG, TERUG).op("2026-02-01").is_dreigend()


def test_op_de_dag_van_vertrek_telt_het_niet_meer() -> None:
    ELIF.en_dan(WEG, TERUG).op("2026-02-02").is_geen()


def test_de_laatste_dag_in_het_buitenland_ook_niet() -> None:
    ELIF.en_dan(WEG, TERUG).op("2026-03-08").is_geen()


def test_op_de_dag_van_terugkeer_weer_wel() -> None:
    ELIF.en_dan(WEG, TERUG).op("2026-03-09").is_dreigend(thuis_sinds="2026-03-09")


def test_van_belgie_naar_frankrijk_is_nog_steeds_het_buitenland() -> None:
    verder = feit("Verhuisd", "2026-02-16", land="FR")
    ELIF.en_dan(WEG, verder).op("2026-02-23").is_geen()


def test_een_verhuizing_binnen_nederland_verandert_niets() -> None:
    ELIF.en_dan(feit("Verhuisd", "2026-02-02", gemeentecode="0855")).op("2026-02-09").is_thuiszitter()


def test_ook_zonder_school_telt_het_buitenland_niet() -> None:
    gegeven(geboren("2012-02-10"), uitgeschreven("2026-02-02"), WEG).is_nooit_thuis()

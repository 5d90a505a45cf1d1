"""
Hoe lang wordt het dossier van Floor, geboren op 10 februari 2008, bewaard?

Bron: docs/regels/termijnen.md (Selectielijst gemeenten 2020, R-7.1 en R-7.2; Wpg art. 14, R-7.3)
"""

from tests.kit.klok import gegeven
from tests.kit.regels import gemeld
from tests.kit.woorden import feit, geboren, ingetrokken

FLOOR = gegeven(geboren("2008-02-10"))
RMC = gemeld("RMC", "2026-03-02", op="2026-03-03")


def test_twee_jaar_na_de_kwalificatieplicht_is_hier_het_laatst() -> None:
    FLOOR.termijn("bewaartermijn", op="2026-03-01").is_lopend(vervalt_op="2028-02-09", aan_zet="beheerder")


def test_zonder_kwalificatieplicht_negentien_jaar_na_de_geboorte() -> None:
    floor = FLOOR.en_dan(feit("StartkwalificatieBehaald", "2024-07-01"))
    floor.termijn("bewaartermijn", op="2026-03-01").is_lopend(vervalt_op="2027-02-10")


def test_eindigt_die_plicht_eerder_dan_telt_het_laatste_van_de_twee() -> None:
    floor = FLOOR.en_dan(feit("StartkwalificatieBehaald", "2025-02-12"))
    floor.termijn("bewaartermijn", op="2026-03-01").is_lopend(vervalt_op="2027-02-11")


def test_een_dag_eerder_behaald_dan_negentien_jaar() -> None:
    floor = FLOOR.en_dan(feit("StartkwalificatieBehaald", "2025-02-11"))
    floor.termijn("bewaartermijn", op="2026-03-01").is_lopend(vervalt_op="2027-02-10")


def test_met_begeleiding_van_het_doorstroompunt_twee_jaar_na_27() -> None:
    FLOOR.en_dan(RMC).termijn("bewaartermijn", op="2026-03-03").is_lopend(vervalt_op="2037-02-09")


def test_zonder_die_melding_niet() -> None:
    FLOOR.en_dan(RMC, ingetrokken("2026-04-01")).termijn("bewaartermijn", op="2026-04-01").is_lopend(
        vervalt_op="2028-02-09"
    )


def test_een_dag_na_het_einde_is_hij_verlopen() -> None:
    FLOOR.termijn("bewaartermijn", op="2028-02-10").is_verlopen(aan_zet="beheerder")


def test_op_de_laatste_dag_vernietigd_is_op_tijd() -> None:
    floor = FLOOR.en_dan(feit("DossierVernietigd", "2028-02-09", grondslag="selectielijst-12.1.4"))
    floor.termijn("bewaartermijn", op="2028-02-09").is_gehaald()


def test_een_dag_later_is_te_laat() -> None:
    floor = FLOOR.en_dan(feit("DossierVernietigd", "2028-02-10", grondslag="selectielijst-12.1.4"))
    floor.termijn("bewaartermijn", op="2028-02-10").is_te_laat()


def test_zonder_geboortedatum_is_er_geen() -> None:
    gegeven(feit("LeerlingGeregistreerd", "2020-01-01")).termijn("bewaartermijn", op="2026-03-01").bestaat_niet()


def test_wat_met_handhaving_te_maken_heeft_vijf_jaar() -> None:
    floor = FLOOR.en_dan(feit("VerdachteGehoord", "2024-02-29", wie="leerling"))
    floor.termijn("bewaartermijn-wpg", op="2024-02-29").is_lopend(vervalt_op="2029-02-28", aan_zet="beheerder")
    floor.termijn("bewaartermijn-wpg", op="2029-03-01").is_verlopen()


def test_elk_gegeven_daarvan_heeft_een_eigen_termijn() -> None:
    floor = FLOOR.en_dan(feit("VerdachteGehoord", "2024-03-04"), feit("HaltVerwezen", "2024-03-18"))
    floor.termijn("bewaartermijn-wpg", op="2024-03-18", start="2024-03-04").is_lopend(vervalt_op="2029-03-04")
    floor.termijn("bewaartermijn-wpg", op="2024-03-18", start="2024-03-18").is_lopend(vervalt_op="2029-03-18")


def test_een_waarschuwing_is_geen_politiegegeven() -> None:
    floor = FLOOR.en_dan(feit("WaarschuwingGegeven", "2024-03-04"))
    floor.termijn("bewaartermijn-wpg", op="2024-03-04").bestaat_niet()

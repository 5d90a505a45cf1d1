"""
Aicha wordt op 10 februari 2026 achttien en heeft geen startkwalificatie.

Bron: docs/regels/rmc.md (R-1.26, regels 1.7)
"""

from tests.kit.regels import gegeven
from tests.kit.woorden import feit, geboren

AICHA = geboren("2008-02-10")


def test_vanaf_de_achttiende_verjaardag_tot_de_zevenentwintigste() -> None:
    gegeven(AICHA).valt_onder_rmc("2026-02-10..2035-02-09")


def test_met_een_startkwalificatie_tot_de_dag_ervoor() -> None:
    gegeven(AICHA, feit("StartkwalificatieBehaald", "2027-07-01")).valt_onder_rmc("2026-02-10..2027-06-30")


def test_wie_haar_al_voor_die_verjaardag_heeft_komt_er_niet() -> None:
    gegeven(AICHA, feit("StartkwalificatieBehaald", "2025-07-01")).valt_onder_rmc()


def test_op_de_verjaardag_zelf_behaald_ook_niet() -> None:
    gegeven(AICHA, feit("StartkwalificatieBehaald", "2026-02-10")).valt_onder_rmc()


def test_een_dag_later_behaald_dan_een_dag() -> None:
    gegeven(AICHA, feit("StartkwalificatieBehaald", "2026-02-11")).valt_onder_rmc("2026-02-10..2026-02-10")


def test_vervalt_de_kwalificatieplicht_eerder_dan_vanaf_dan() -> None:
    gegeven(AICHA, feit("KwalificatieplichtVervallen", "2025-07-01")).valt_onder_rmc("2025-07-01..2035-02-09")


def test_niet_voor_de_leerplicht_voorbij_is() -> None:
    gegeven(AICHA, feit("KwalificatieplichtVervallen", "2023-07-01")).valt_onder_rmc("2024-08-01..2035-02-09")


def test_van_wie_de_geboortedatum_onbekend_is_weten_wij_het_niet() -> None:
    gegeven(feit("LeerlingGeregistreerd", "2020-01-01")).valt_onder_rmc()


def test_ook_wie_twaalf_schooljaren_had_voor_de_leerplicht_kon_beginnen() -> None:
    vergissing = feit("TwaalfSchooljarenVoltooid", "2012-07-31")
    gegeven(AICHA, vergissing).valt_onder_rmc("2026-02-10..2035-02-09")


def test_en_van_wie_ook_de_kwalificatieplicht_dan_al_vervallen_is() -> None:
    vergissing = feit("TwaalfSchooljarenVoltooid", "2012-07-31")
    vervallen = feit("KwalificatieplichtVervallen", "2012-07-01")
    gegeven(AICHA, vergissing, vervallen).valt_onder_rmc("2012-08-01..2035-02-09")

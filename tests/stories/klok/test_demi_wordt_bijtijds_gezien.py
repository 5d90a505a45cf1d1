"""
Demi zit thuis vanaf 12 januari 2026: negentig dagen tot en met 12 april.

De helft is op 26 februari voorbij, vier vijfde op 25 maart.
Bron: docs/regels/klok.md (vroege waarschuwingen op 50 en 80 procent, uit dezelfde termijn)
"""

from tests.kit.klok import Verloop, gegeven
from tests.kit.woorden import feit, geboren, gewijzigd, lrv

DEMI = gegeven(geboren("2012-02-10"), lrv("2026-01-12", melddatum="2026-01-14"))
HALVERWEGE = DEMI.sloeg_de_klok("2026-02-26")


def test_een_dag_voor_de_helft_gebeurt_er_niets() -> None:
    DEMI.als_het_is("2026-02-25").gebeurt_er_niets()


def test_op_de_helft_worden_school_en_leerplicht_gewaarschuwd() -> None:
    DEMI.als_het_is("2026-02-26").gebeurt(
        "2026-02-26 signaal pact-halverwege aan school", "2026-02-26 signaal pact-halverwege aan leerplicht"
    )


def test_maar_een_keer() -> None:
    HALVERWEGE.als_het_is("2026-02-27").gebeurt_er_niets()


def test_een_dag_voor_vier_vijfde_gebeurt_er_niets() -> None:
    HALVERWEGE.als_het_is("2026-03-24").gebeurt_er_niets()


def test_op_vier_vijfde_nog_eens() -> None:
    HALVERWEGE.als_het_is("2026-03-25").gebeurt(
        "2026-03-25 signaal pact-bijna-om aan school", "2026-03-25 signaal pact-bijna-om aan leerplicht"
    )


def test_wie_pas_later_kijkt_geeft_ze_allebei() -> None:
    DEMI.als_het_is("2026-04-01").gebeurt(
        "2026-02-26 signaal pact-halverwege aan school",
        "2026-02-26 signaal pact-halverwege aan leerplicht",
        "2026-03-25 signaal pact-bijna-om aan school",
        "2026-03-25 signaal pact-bijna-om aan leerplicht",
    )


def test_met_een_aanbod_op_die_dag_is_er_niets_te_waarschuwen() -> None:
    DEMI.en_dan(feit("PassendAanbodGedaan", "2026-02-26")).als_het_is("2026-02-26").gebeurt_er_niets()


def test_met_een_aanbod_een_dag_later_komt_de_waarschuwing_op_de_dag_zelf() -> None:
    DEMI.en_dan(feit("PassendAanbodGedaan", "2026-02-27")).als_het_is("2026-02-26").wordt_gesignaleerd(
        "pact-halverwege", aan="school"
    )


def test_wie_terug_is_wordt_niet_meer_genoemd() -> None:
    DEMI.en_dan(gewijzigd("2026-02-26", einddatum="2026-02-26")).als_het_is("2026-02-26").gebeurt_er_niets()


def test_begon_het_eerder_dan_gedacht_dan_komt_er_een_nieuwe_waarschuwing() -> None:
    eerder = HALVERWEGE.en_dan(gewijzigd("2026-03-02", begindatum="2026-01-05"))
    eerder.als_het_is("2026-03-02").wordt_gesignaleerd("pact-halverwege", aan="school", sinds="2026-02-19")


def test_een_tweede_thuisperiode_heeft_een_eigen_waarschuwing() -> None:
    weer = HALVERWEGE.en_dan(gewijzigd("2026-03-02", einddatum="2026-03-02"), lrv("2026-03-16", nummer="2"))
    weer.als_het_is("2026-04-30").wordt_niet_gesignaleerd("pact-halverwege")
    weer.als_het_is("2026-05-01").wordt_gesignaleerd("pact-halverwege", aan="school", sinds="2026-05-01")


def thuis_sinds(begin: str) -> Verloop:
    return gegeven(geboren("2012-02-10"), lrv(begin))


def test_vier_vijfde_van_negenentachtig_dagen_is_naar_boven_afgerond() -> None:
    """From 1 February through 1 May: 71.2 days."""
    thuis_sinds("2026-02-01").als_het_is("2026-04-13").wordt_niet_gesignaleerd("pact-bijna-om")
    thuis_sinds("2026-02-01").als_het_is("2026-04-14").wordt_gesignaleerd(
        "pact-bijna-om", aan="school", sinds="2026-04-14"
    )


def test_de_helft_ook() -> None:
    """44.5 days."""
    thuis_sinds("2026-02-01").als_het_is("2026-03-17").wordt_niet_gesignaleerd("pact-halverwege")
    thuis_sinds("2026-02-01").als_het_is("2026-03-18").wordt_gesignaleerd(
        "pact-halverwege", aan="school", sinds="2026-03-18"
    )

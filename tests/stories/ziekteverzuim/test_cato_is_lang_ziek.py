"""
Cato is ziek vanaf maandag 12 januari 2026; de zevende schooldag is dinsdag 20 januari.

Bron: docs/regels/ziekteverzuim.md (MAZL: de zevende schooldag aaneengesloten)
"""

from tests.kit.regels import gegeven, ziek
from tests.kit.woorden import feit, geboren, lrv

CATO = geboren("2012-02-10")


def test_tot_de_zevende_dag_is_er_geen_signaal() -> None:
    gegeven(CATO, ziek("2026-01-12", "2026-01-20")).geeft_ziektesignalen()


def test_op_de_zevende_dag_wel() -> None:
    gegeven(CATO, ziek("2026-01-12", "2026-01-21")).geeft_ziektesignalen("2026-01-20 lang-ziek")


def test_ook_als_cato_nog_ziek_is() -> None:
    gegeven(CATO, ziek("2026-01-12")).geeft_ziektesignalen("2026-01-20 lang-ziek")


def test_een_lange_ziekte_geeft_een_signaal() -> None:
    gegeven(CATO, ziek("2026-01-12", "2026-03-02")).geeft_ziektesignalen("2026-01-20 lang-ziek")


def test_weekend_en_vakantie_tellen_niet() -> None:
    gegeven(CATO, ziek("2026-02-18", "2026-03-06")).geeft_ziektesignalen("2026-03-05 lang-ziek")


def test_een_dag_eerder_beter_dan_niet() -> None:
    gegeven(CATO, ziek("2026-02-18", "2026-03-05")).geeft_ziektesignalen()


def test_een_schooldag_beter_begint_opnieuw() -> None:
    gegeven(CATO, ziek("2026-01-12", "2026-01-16"), ziek("2026-01-19", "2026-01-27")).geeft_ziektesignalen()


def test_alleen_een_weekend_beter_niet() -> None:
    cato = gegeven(CATO, ziek("2026-01-12", "2026-01-17"), ziek("2026-01-19", "2026-01-27"))
    cato.geeft_ziektesignalen("2026-01-20 lang-ziek")


def test_op_vrijdag_beter_en_maandag_weer_ziek_begint_opnieuw() -> None:
    cato = gegeven(CATO, ziek("2026-01-12", "2026-01-16"), ziek("2026-01-19", "2026-01-28"))
    cato.geeft_ziektesignalen("2026-01-27 lang-ziek")


def test_over_een_weekend_heen_is_de_zesde_schooldag_te_weinig() -> None:
    gegeven(CATO, ziek("2026-01-12", "2026-01-17"), ziek("2026-01-19", "2026-01-20")).geeft_ziektesignalen()


def test_alleen_in_de_vakantie_beter_ook_niet() -> None:
    cato = gegeven(CATO, ziek("2026-02-12", "2026-02-21"), ziek("2026-03-02", "2026-03-10"))
    cato.geeft_ziektesignalen("2026-02-20 lang-ziek")


def test_over_de_vakantie_heen_telt_door() -> None:
    cato = gegeven(CATO, ziek("2026-02-18", "2026-02-21"), ziek("2026-03-02", "2026-03-06"))
    cato.geeft_ziektesignalen("2026-03-05 lang-ziek")


def test_een_lange_reeks_van_korte_ziekten_geeft_een_signaal() -> None:
    cato = gegeven(
        CATO, ziek("2026-01-12", "2026-01-17"), ziek("2026-01-19", "2026-01-24"), ziek("2026-01-26", "2026-01-31")
    )
    cato.geeft_ziektesignalen("2026-01-20 lang-ziek")


def test_een_lrv_melding_maakt_een_einde_aan_een_open_ziekte() -> None:
    gegeven(CATO, ziek("2026-01-12"), lrv("2026-01-20")).geeft_ziektesignalen()


def test_een_dag_later_gemeld_dan_was_cato_zeven_dagen_ziek() -> None:
    gegeven(CATO, ziek("2026-01-12"), lrv("2026-01-21")).geeft_ziektesignalen("2026-01-20 lang-ziek")


def test_een_regio_kan_een_ander_aantal_afspreken() -> None:
    cato = gegeven(CATO, ziek("2026-01-12", "2026-01-17")).met_beleid(ziekte={"lesdagen_aaneen": 5})
    cato.geeft_ziektesignalen("2026-01-16 lang-ziek")


def test_verlof_is_geen_ziekte() -> None:
    verlof = feit("VerlofVerleend", "2026-01-12", totEnMet="2026-01-30", schooldagen=5, verleendDoor="hoofd")
    gegeven(CATO, verlof).geeft_ziektesignalen()

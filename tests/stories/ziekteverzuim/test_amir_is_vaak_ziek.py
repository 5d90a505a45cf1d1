"""
Amir wordt telkens een dag ziek gemeld.

Bron: docs/regels/ziekteverzuim.md (MAZL: de vierde ziekmelding in twaalf schoolweken)
"""

from tests.kit.regels import gegeven, ziek
from tests.kit.verhaal import herroepen
from tests.kit.woorden import geboren

DRIE_KEER = (
    geboren("2012-02-10"),
    ziek("2026-01-12", "2026-01-13"),
    ziek("2026-01-19", "2026-01-20"),
    ziek("2026-01-26", "2026-01-27"),
)


def test_drie_keer_is_geen_signaal() -> None:
    gegeven(*DRIE_KEER).geeft_ziektesignalen()


def test_de_vierde_keer_wel() -> None:
    gegeven(*DRIE_KEER, ziek("2026-02-02", "2026-02-03")).geeft_ziektesignalen("2026-02-02 vaak-ziek")


def test_elke_volgende_keer_is_een_eigen_signaal() -> None:
    amir = gegeven(*DRIE_KEER, ziek("2026-02-02", "2026-02-03"), ziek("2026-02-09", "2026-02-10"))
    amir.geeft_ziektesignalen("2026-02-02 vaak-ziek", "2026-02-09 vaak-ziek")


def test_twee_ziekmeldingen_op_een_dag_zijn_er_een() -> None:
    gegeven(*DRIE_KEER, ziek("2026-01-26", "2026-01-27")).geeft_ziektesignalen()


def test_een_herroepen_ziekmelding_telt_niet() -> None:
    amir = gegeven(*DRIE_KEER, ziek("2026-02-02", "2026-02-03"), herroepen("2026-02-04", 2))
    amir.geeft_ziektesignalen()


def test_een_regio_kan_een_ander_aantal_afspreken() -> None:
    gegeven(*DRIE_KEER).met_beleid(ziekte={"meldingen": 3}).geeft_ziektesignalen("2026-01-26 vaak-ziek")

"""
Bente is in januari 2026 drie keer ziek en daarna lang niet.

Regio Noord heeft voorjaarsvakantie in de week van 23 februari: die week is geen lesweek.
Bron: docs/regels/ziekteverzuim.md (twaalf schoolweken)
"""

from tests.kit.regels import gegeven, ziek
from tests.kit.woorden import geboren

DRIE_KEER = (ziek("2026-01-05", "2026-01-06"), ziek("2026-01-12", "2026-01-13"), ziek("2026-01-19", "2026-01-20"))
IN_GRONINGEN = geboren("2012-02-10")
IN_TILBURG = geboren("2012-02-10", "0855")


def test_in_de_twaalfde_lesweek_telt_de_eerste_nog_mee() -> None:
    gegeven(IN_GRONINGEN, *DRIE_KEER, ziek("2026-04-02", "2026-04-03")).geeft_ziektesignalen("2026-04-02 vaak-ziek")


def test_in_de_dertiende_niet_meer() -> None:
    gegeven(IN_GRONINGEN, *DRIE_KEER, ziek("2026-04-07", "2026-04-08")).geeft_ziektesignalen()


def test_in_een_andere_regio_ligt_de_vakantie_in_een_andere_week() -> None:
    gegeven(IN_TILBURG, *DRIE_KEER, ziek("2026-04-02", "2026-04-03")).geeft_ziektesignalen("2026-04-02 vaak-ziek")


def test_de_kerstvakantie_is_geen_lesweek() -> None:
    vrijdag = ziek("2025-12-19", "2025-12-20")
    bente = gegeven(IN_GRONINGEN, vrijdag, *DRIE_KEER[:2], ziek("2026-03-27", "2026-03-28"))
    bente.geeft_ziektesignalen("2026-03-27 vaak-ziek")


def test_een_week_later_valt_de_vrijdag_ervoor_buiten_het_venster() -> None:
    vrijdag = ziek("2025-12-19", "2025-12-20")
    gegeven(IN_GRONINGEN, vrijdag, *DRIE_KEER[:2], ziek("2026-03-30", "2026-03-31")).geeft_ziektesignalen()

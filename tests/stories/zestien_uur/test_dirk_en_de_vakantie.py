"""
Dirk mist acht lesuren voor en acht na een vakantie: een week zonder lesdag is geen lesweek.

Voorjaarsvakantie 2026: Noord 21 februari tot en met 1 maart, Zuid 14 tot en met 22 februari.
Bron: docs/regels/zestien_uur.md (R-1.22: vakanties tellen niet mee als lesweek)
"""

from tests.kit.regels import gegeven, verzuim
from tests.kit.woorden import geboren, ingeschreven

IN_GRONINGEN = geboren("2012-02-10")
IN_TILBURG = geboren("2012-02-10", "0855")


def test_over_de_voorjaarsvakantie_heen() -> None:
    dirk = gegeven(IN_GRONINGEN, verzuim("2026-02-16", lesuren=8), verzuim("2026-03-09", lesuren=8))
    dirk.bereikt_zestien_uur("2026-03-09")


def test_met_de_vakantieweek_ertussen_zijn_het_vijf_kalenderweken() -> None:
    dirk = gegeven(IN_GRONINGEN, verzuim("2026-02-09", lesuren=8), verzuim("2026-03-13", lesuren=8))
    dirk.bereikt_zestien_uur("2026-03-13")


def test_een_week_later_is_het_de_vijfde_lesweek() -> None:
    dirk = gegeven(IN_GRONINGEN, verzuim("2026-02-09", lesuren=8), verzuim("2026-03-16", lesuren=8))
    dirk.bereikt_geen_zestien_uur()


def test_waar_die_week_geen_vakantie_is_is_het_een_lesweek() -> None:
    dirk = gegeven(IN_TILBURG, verzuim("2026-02-23", lesuren=8), verzuim("2026-03-23", lesuren=8))
    dirk.bereikt_geen_zestien_uur()


def test_de_school_bepaalt_de_regio() -> None:
    naar_school_in_zuid = ingeschreven("2025-08-18", vakantieregio="Zuid")
    dirk = gegeven(
        IN_GRONINGEN, naar_school_in_zuid, verzuim("2026-02-09", lesuren=8), verzuim("2026-03-09", lesuren=8)
    )
    dirk.bereikt_zestien_uur("2026-03-09")


def test_over_de_kerstvakantie_van_twee_weken_heen() -> None:
    dirk = gegeven(IN_GRONINGEN, verzuim("2025-12-08", lesuren=8), verzuim("2026-01-16", lesuren=8))
    dirk.bereikt_zestien_uur("2026-01-16")


def test_een_lesweek_verder_niet() -> None:
    dirk = gegeven(IN_GRONINGEN, verzuim("2025-12-08", lesuren=8), verzuim("2026-01-19", lesuren=8))
    dirk.bereikt_geen_zestien_uur()


def test_een_week_met_een_vrije_donderdag_is_een_lesweek() -> None:
    dirk = gegeven(IN_GRONINGEN, verzuim("2026-05-11", lesuren=8), verzuim("2026-06-08", lesuren=8))
    dirk.bereikt_geen_zestien_uur()


def test_de_meivakantie_telt_niet() -> None:
    dirk = gegeven(IN_GRONINGEN, verzuim("2026-04-20", lesuren=8), verzuim("2026-05-22", lesuren=8))
    dirk.bereikt_zestien_uur("2026-05-22")


def test_een_week_na_hemelvaart_wel_te_laat() -> None:
    dirk = gegeven(IN_GRONINGEN, verzuim("2026-04-20", lesuren=8), verzuim("2026-05-26", lesuren=8))
    dirk.bereikt_geen_zestien_uur()

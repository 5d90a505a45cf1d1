"""
Jet mist elke week acht lesuren; zolang niemand meldt, is er een overschrijding.

Bron: docs/regels/zestien_uur.md (er is een overschrijding tegelijk open)
"""

from tests.kit.regels import gegeven, gemeld, verzuim
from tests.kit.woorden import geboren

JET = gegeven(
    geboren("2012-02-10"),
    *(verzuim(op, lesuren=8) for op in ("2026-03-04", "2026-03-11", "2026-03-18", "2026-03-25", "2026-04-01")),
)


def test_er_is_er_een() -> None:
    JET.bereikt_zestien_uur("2026-03-11")


def test_met_een_latere_einddatum_komt_die_tweede_later() -> None:
    JET.en_dan(gemeld("V3", "2026-03-04", "2026-03-18", op="2026-04-02")).bereikt_zestien_uur_op(
        "2026-03-11", "2026-04-01"
    )


def test_was_er_meteen_gemeld_dan_is_dat_zo() -> None:
    JET.en_dan(gemeld("V3", "2026-03-04", "2026-03-11", op="2026-03-12")).bereikt_zestien_uur_op(
        "2026-03-11", "2026-03-25"
    )


def test_zonder_verzuim_is_er_niets() -> None:
    gegeven(geboren("2012-02-10")).bereikt_geen_zestien_uur()


LAAT = gemeld("V3", "2026-03-04", "2026-03-11", op="2026-06-30")


def test_een_late_melding_haalt_ook_de_volgende() -> None:
    JET.en_dan(LAAT).termijn("zestien-uur-melden", op="2026-06-30", start="2026-03-25").is_te_laat(
        gehaald_op="2026-06-30"
    )


def test_maar_dezelfde_uren_geven_geen_derde() -> None:
    JET.en_dan(LAAT).bereikt_zestien_uur_op("2026-03-11", "2026-03-25")


def test_pas_na_een_melding_die_daarna_eindigt_telt_het_weer() -> None:
    tweede = gemeld("V3", "2026-03-18", "2026-03-25", op="2026-07-01", nummer="2")
    jet = JET.en_dan(LAAT, tweede, verzuim("2026-04-08", lesuren=8))
    jet.bereikt_zestien_uur_op("2026-03-11", "2026-03-25", "2026-04-08")


def test_eindigt_die_een_dag_voor_de_overschrijding_dan_niet() -> None:
    tweede = gemeld("V3", "2026-03-18", "2026-03-24", op="2026-07-01", nummer="2")
    jet = JET.en_dan(LAAT, tweede, verzuim("2026-04-08", lesuren=8))
    jet.bereikt_zestien_uur_op("2026-03-11", "2026-04-01")

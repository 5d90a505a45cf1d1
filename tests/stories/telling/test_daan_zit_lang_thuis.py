"""
Daan blijft weg van zijn school: langdurig relatief verzuim, bij aanvang of als nieuw geval.

De zomervakantie van Noord begint in 2025 op 12 juli; de laatste lesdag is vrijdag 11 juli. Bron: docs/regels/telling.md
"""

from tests.kit.overzichten import geteld, telt
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv, uitgeschreven

DAAN = geboren("2012-02-10")


def test_na_vier_weken_nog_niet() -> None:
    assert telt(gegeven(DAAN, lrv("2026-01-12")), stand="2026-02-08") == []


def test_een_dag_later_is_hij_een_nieuw_geval() -> None:
    assert telt(gegeven(DAAN, lrv("2026-01-12")), stand="2026-02-09") == ["lrv-nieuw"]


def test_na_drie_maanden_telt_hij_ook_als_langer() -> None:
    daan = gegeven(DAAN, lrv("2026-01-12"))

    assert telt(daan, stand="2026-04-12") == ["lrv-nieuw"]
    assert telt(daan, stand="2026-04-13") == ["lrv-langer-dan-drie-maanden", "lrv-nieuw"]


def test_wie_voor_de_vakantie_al_wegbleef_en_nog_steeds_telt_bij_aanvang() -> None:
    daan = gegeven(DAAN, lrv("2025-07-11"))

    assert telt(daan, stand="2025-08-31") == []
    assert telt(daan, stand="2025-09-01") == ["lrv-bij-aanvang"]


def test_in_het_schooljaar_ervoor_was_hij_toen_nog_geen_geval() -> None:
    assert telt(gegeven(DAAN, lrv("2025-07-11")), "2024-2025") == []


def test_wie_pas_in_de_vakantie_begint_is_een_nieuw_geval() -> None:
    assert telt(gegeven(DAAN, lrv("2025-07-12")), stand="2025-09-30") == ["lrv-nieuw"]


def test_wie_voor_1_september_terug_is_telt_niet_bij_aanvang() -> None:
    daan = gegeven(DAAN, lrv("2025-05-12", "2025-09-01"))

    assert telt(daan) == ["lrv-langer-dan-drie-maanden"]


def test_op_1_september_nog_weg_wel() -> None:
    daan = gegeven(DAAN, lrv("2025-05-12", "2025-09-02"))

    assert telt(daan) == ["lrv-bij-aanvang", "lrv-langer-dan-drie-maanden"]


def test_hetzelfde_verzuim_is_het_volgende_jaar_geen_nieuw_geval() -> None:
    daan = gegeven(DAAN, lrv("2026-01-12"))

    assert telt(daan, "2026-2027", stand="2027-07-31") == ["lrv-bij-aanvang", "lrv-langer-dan-drie-maanden"]


def test_een_tweede_keer_na_terugkeer_telt_als_nieuw_geval_naast_de_aanvang() -> None:
    daan = gegeven(DAAN, lrv("2025-06-02", "2025-09-08"), lrv("2026-01-12", nummer="2"))

    assert telt(daan, stand="2026-03-01") == ["lrv-bij-aanvang", "lrv-langer-dan-drie-maanden", "lrv-nieuw"]


def test_wie_zonder_school_raakt_is_vanaf_dan_absoluut() -> None:
    daan = gegeven(DAAN, lrv("2026-01-12"), uitgeschreven("2026-02-02"))

    assert telt(daan, stand="2026-03-01") == ["absoluut"]


def test_ingetrokken_telt_nergens() -> None:
    assert telt(gegeven(DAAN, lrv("2026-01-12", status="I"))) == []


def test_een_verhuizing_telt_in_de_gemeente_die_hij_verlaat() -> None:
    daan = gegeven(DAAN, lrv("2026-01-12"), feit("Verhuisd", "2026-03-02", gemeentecode="0106"))

    assert telt(daan, stand="2026-03-02") == ["lrv-nieuw", "lrv-verhuisd"]
    assert telt(daan, stand="2026-03-02", gemeente="0106") == ["lrv-nieuw"]


def test_een_overlijden_telt_ook_zo() -> None:
    assert geteld(gegeven(DAAN, lrv("2026-01-12"), feit("Overleden", "2026-03-02")), "lrv-verhuisd") == [
        "0014 2026-03-02 onbekend"
    ]


def test_wie_verhuisde_voor_hij_een_geval_was_telt_alleen_in_de_nieuwe_gemeente() -> None:
    daan = gegeven(DAAN, lrv("2026-01-12"), feit("Verhuisd", "2026-02-02", gemeentecode="0106"))

    assert telt(daan) == []
    assert telt(daan, gemeente="0106") == ["lrv-langer-dan-drie-maanden", "lrv-nieuw"]

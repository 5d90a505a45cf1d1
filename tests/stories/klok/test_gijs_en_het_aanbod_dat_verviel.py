"""
Gijs krijgt op 20 maart 2026 op tijd een aanbod; dat vervalt als de drie maanden (12 april) al voorbij zijn.

Bron: docs/regels/klok.md (een termijn verstrijkt op de eerste dag dat hij voorbij en niet gehaald is)
"""

from tests.kit.klok import Verloop, gegeven
from tests.kit.verhaal import herroepen, vernomen
from tests.kit.woorden import feit, geboren, lrv

PACT = "thuiszitterspact"
GEHAALD = gegeven(geboren("2012-02-10"), lrv("2026-01-12"), feit("PassendAanbodGedaan", "2026-03-20"))


def vervallen(op: str) -> Verloop:
    return GEHAALD.en_dan(feit("AanbodVervallen", op))


GIJS = vervallen("2026-04-20")
VERSTREKEN = GIJS.sloeg_de_klok("2026-04-20")


def test_zolang_het_aanbod_er_is_gebeurt_er_niets() -> None:
    GIJS.als_het_is("2026-04-19").gebeurt_er_niets()


def test_op_de_dag_dat_het_vervalt_verstrijkt_de_termijn() -> None:
    GIJS.termijn(PACT, op="2026-04-20").is_verlopen()
    GIJS.als_het_is("2026-04-20").verstrijkt(PACT, vervalt_op="2026-04-12", sinds="2026-04-20")


def test_en_volgt_het_signaal() -> None:
    GIJS.als_het_is("2026-04-20").gebeurt(
        "2026-04-20 verstrijkt thuiszitterspact", "2026-04-20 signaal doorzettingsmacht aan procescoordinator"
    )


def test_wie_later_kijkt_zegt_dezelfde_dag() -> None:
    GIJS.als_het_is("2026-05-01").verstrijkt(PACT, sinds="2026-04-20", opgemerkt_op="2026-05-01")


def test_maar_een_keer() -> None:
    VERSTREKEN.als_het_is("2026-04-21").gebeurt_er_niets()


def test_een_klok_die_op_een_andere_dag_slaat_legt_hetzelfde_vast() -> None:
    een, ander = GIJS.als_het_is("2026-04-20"), GIJS.als_het_is("2026-05-01")

    assert [slag.id for slag in een.slagen] == [slag.id for slag in ander.slagen]


def test_vervalt_het_op_de_laatste_dag_dan_verstrijkt_hij_de_dag_erna() -> None:
    op_tijd_vervallen = vervallen("2026-04-12")
    op_tijd_vervallen.als_het_is("2026-04-12").verstrijkt_niet(PACT)
    op_tijd_vervallen.als_het_is("2026-04-13").verstrijkt(PACT, sinds="2026-04-13")


def test_vervalt_het_een_dag_later_dan_op_die_dag() -> None:
    vervallen("2026-04-13").als_het_is("2026-04-13").verstrijkt(PACT, sinds="2026-04-13")


def test_een_nieuw_aanbod_is_te_laat_en_herziet_niets() -> None:
    nieuw = VERSTREKEN.en_dan(feit("PassendAanbodGedaan", "2026-05-01"))
    nieuw.termijn(PACT, op="2026-05-01").is_te_laat(gehaald_op="2026-05-01")
    nieuw.als_het_is("2026-05-01").gebeurt_er_niets()


def test_verviel_het_niet_dan_wordt_het_herzien() -> None:
    toch_niet = VERSTREKEN.en_dan(herroepen("2026-05-01", 4))
    toch_niet.als_het_is("2026-05-01").wordt_herzien(PACT, reden="de termijn blijkt op tijd gehaald")


def test_verviel_het_op_een_andere_dag_dan_verstreek_hij_op_die_dag() -> None:
    anders = VERSTREKEN.en_dan(
        herroepen("2026-05-01", 4), vernomen("2026-05-01", feit("AanbodVervallen", "2026-04-22"))
    )
    anders.als_het_is("2026-05-01").gebeurt(
        "2026-04-20 herzien thuiszitterspact", "2026-04-22 verstrijkt thuiszitterspact"
    )
    anders.als_het_is("2026-05-01").wordt_herzien(
        PACT, reden="de termijn verstreek niet op 2026-04-20 maar op 2026-04-22"
    )


def test_en_dan_is_het_klaar() -> None:
    anders = VERSTREKEN.en_dan(
        herroepen("2026-05-01", 4), vernomen("2026-05-01", feit("AanbodVervallen", "2026-04-22"))
    )
    anders.sloeg_de_klok("2026-05-01").als_het_is("2026-05-02").gebeurt_er_niets()


def test_was_gijs_al_terug_dan_verandert_het_niets() -> None:
    terug = GEHAALD.en_dan(feit("SchoolgangHervat", "2026-04-15"), feit("AanbodVervallen", "2026-04-16"))
    terug.termijn(PACT, op="2026-04-16").is_gehaald()
    terug.als_het_is("2026-04-16").verstrijkt_niet(PACT)


def test_op_de_dag_van_terugkeer_vervallen_is_hij_nog_overschreden() -> None:
    terug = GEHAALD.en_dan(feit("SchoolgangHervat", "2026-04-15"), feit("AanbodVervallen", "2026-04-15"))
    terug.termijn(PACT, op="2026-04-15").is_beeindigd()
    terug.als_het_is("2026-04-15").verstrijkt(PACT, sinds="2026-04-15")

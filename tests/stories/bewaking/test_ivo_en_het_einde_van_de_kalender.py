"""
Over Ivo komt een feit van na (of voor) de schoolkalender die wij kennen.

Bron: docs/regels/bewaking.md (bekend van 1 januari 2014 tot en met 31 augustus 2030; specificatie hoofdstuk 2)
"""

from domain.events.base import Event
from tests.kit.klok import gegeven as verloop
from tests.kit.regels import verzuim
from tests.kit.rijen import rij
from tests.kit.verhaal import Verhaal, aangeleverd, gegeven
from tests.kit.woorden import feit, geboren, lrv

CODE = "buiten-kalender"
IVO = geboren("2016-02-10")


def hele_dag(op: str) -> Event:
    return feit("OngeoorloofdVerzuimGeregistreerd", op, heleDag=True)


def test_op_de_laatste_bekende_dag_kan_het() -> None:
    gegeven(IVO).als(hele_dag("2030-08-31")).wordt_vastgelegd()


def test_een_dag_later_niet() -> None:
    gegeven(IVO).als(hele_dag("2030-09-01")).wordt_geweigerd(CODE)


def test_op_de_eerste_bekende_dag_kan_het() -> None:
    gegeven(geboren("2003-02-10")).als(hele_dag("2014-01-01")).wordt_vastgelegd()


def test_een_dag_eerder_niet() -> None:
    gegeven(geboren("2003-02-10")).als(hele_dag("2013-12-31")).wordt_geweigerd(CODE)


def test_als_er_geen_lesdag_geteld_hoeft_te_worden_mag_het() -> None:
    gegeven(IVO).als(lrv("2031-01-06")).wordt_vastgelegd()


def test_maar_een_tweede_keer_thuis_kort_erna_is_niet_te_rekenen() -> None:
    gegeven(IVO, lrv("2031-01-06", "2031-01-11")).als(lrv("2031-01-13", nummer="2")).wordt_geweigerd(CODE)


def test_ook_niet_als_rij_van_een_aanlevering() -> None:
    eerste = rij("2031-01-11", begin="2031-01-06", eind="2031-01-11", geboren="2016-02-10")
    tweede = rij("2031-01-13", begin="2031-01-13", nummer="2", geboren="2016-02-10")
    aangeleverd(eerste).als_rij(tweede).wordt_geweigerd(CODE)


def test_een_geboortedatum_mag_van_lang_geleden_zijn() -> None:
    gegeven().als(geboren("2003-02-10")).wordt_vastgelegd()


def in_lesdagen(aantal: int) -> Verhaal:
    """Tell it where something takes so many school days; in Utrecht school begins on 26 August 2030."""
    afspraak = verloop(geboren("2016-02-10", "0344")).met_termijn(
        begin={"gebeurtenis": "TlvAangevraagd"},
        duur={"aantal": aantal, "eenheid": "lesdagen"},
        gehaald_door=["TlvAfgegeven"],
    )
    return afspraak.verhaal


def test_een_termijn_in_lesdagen_die_op_de_laatste_bekende_dag_eindigt_kan() -> None:
    in_lesdagen(5).als(feit("TlvAangevraagd", "2030-08-23")).wordt_vastgelegd()


def test_een_die_een_lesdag_later_eindigt_is_niet_te_rekenen() -> None:
    in_lesdagen(6).als(feit("TlvAangevraagd", "2030-08-23")).wordt_geweigerd(CODE)


def test_verzuim_in_uren_van_na_de_kalender_is_niet_te_tellen() -> None:
    gegeven(IVO).als(verzuim("2030-08-30", lesuren=4)).wordt_vastgelegd()
    gegeven(IVO).als(verzuim("2030-09-02", lesuren=4)).wordt_geweigerd(CODE)


def test_een_ziekmelding_ook_niet() -> None:
    gegeven(IVO).als(feit("Ziekgemeld", "2030-08-30")).wordt_vastgelegd()
    gegeven(IVO).als(feit("Ziekgemeld", "2030-09-02")).wordt_geweigerd(CODE)

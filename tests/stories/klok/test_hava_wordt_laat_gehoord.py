"""
Het verzuim van Hava is op 2 februari 2026 gemeld; de twee maanden zijn op 2 april om, en dan is er nog niemand gehoord.

Bron: docs/regels/klok.md (een termijn die al voorbij is als hij in beeld komt, verstrijkt op die dag)
"""

from tests.kit.klok import Verloop, gegeven
from tests.kit.regels import gemeld
from tests.kit.verhaal import vernomen
from tests.kit.woorden import feit

PV = "pv-na-melding"
GEMELD = gegeven(gemeld("V3", "2026-01-26", op="2026-02-02"))


def gehoord(op: str, wie: str = "ouder") -> Verloop:
    return GEMELD.en_dan(feit("VerdachteGehoord", op, wie=wie, meldingsnummer="1"))


HAVA = gehoord("2026-04-13")


def test_na_twee_maanden_gehoord_is_de_termijn_meteen_verstreken() -> None:
    HAVA.termijn(PV, op="2026-04-13").is_verlopen()
    HAVA.als_het_is("2026-04-13").verstrijkt(PV, vervalt_op="2026-04-02", sinds="2026-04-13")


def test_een_dag_eerder_niet() -> None:
    HAVA.als_het_is("2026-04-12").gebeurt_er_niets()


def test_maar_een_keer() -> None:
    HAVA.sloeg_de_klok("2026-04-13").als_het_is("2026-04-14").gebeurt_er_niets()


def test_op_de_laatste_dag_gehoord_verstrijkt_hij_de_dag_erna() -> None:
    op_tijd = gehoord("2026-04-02")
    op_tijd.als_het_is("2026-04-02").gebeurt_er_niets()
    op_tijd.als_het_is("2026-04-03").verstrijkt(PV, sinds="2026-04-03")


def test_een_dag_later_gehoord_verstrijkt_hij_op_die_dag() -> None:
    gehoord("2026-04-03").als_het_is("2026-04-03").verstrijkt(PV, sinds="2026-04-03")


def test_bleek_het_verhoor_eerder_dan_wordt_de_dag_herzien() -> None:
    eerder = feit("VerdachteGehoord", "2026-03-02", wie="ouder", meldingsnummer="1")
    slag = HAVA.sloeg_de_klok("2026-04-13").en_dan(vernomen("2026-04-20", eerder)).als_het_is("2026-04-20")
    slag.wordt_herzien(PV, reden="de termijn verstreek niet op 2026-04-13 maar op 2026-04-03")
    slag.verstrijkt(PV, sinds="2026-04-03", opgemerkt_op="2026-04-20")


def test_zo_verstrijkt_een_vrijstelling_van_juli_op_haar_eerste_dag() -> None:
    juli = gegeven(feit("VrijstellingVerleend", "2026-07-06", grond="5-onder-a", totEnMet="2026-07-31"))
    juli.als_het_is("2026-07-05").gebeurt_er_niets()
    juli.als_het_is("2026-07-06").verstrijkt("vrijstelling-verlengen", vervalt_op="2026-06-30", sinds="2026-07-06")

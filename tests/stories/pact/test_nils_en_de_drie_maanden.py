"""
Nils zit thuis vanaf 12 januari 2026; uiterlijk 12 april is er een passend aanbod.

Bron: docs/regels/thuiszitterspact.md (R-2.4 t/m R-2.9; alle zes standen)
"""

from domain.events.base import Event
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, gewijzigd, lrv

NILS = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))


def aanbod(op: str) -> Event:
    return feit("PassendAanbodGedaan", op, soort="onderwijs")


def terug(op: str) -> Event:
    return gewijzigd(op, einddatum=op)


def test_voor_de_eerste_dag_is_er_geen_termijn() -> None:
    NILS.op("2026-01-11").heeft_geen_pact()


def test_op_de_eerste_dag_loopt_hij() -> None:
    NILS.op("2026-01-12").pact("lopend", vervalt_op="2026-04-12")


def test_op_de_laatste_dag_loopt_hij_nog() -> None:
    NILS.op("2026-04-12").pact("lopend", vervalt_op="2026-04-12")


def test_een_dag_later_is_hij_verlopen() -> None:
    NILS.op("2026-04-13").pact("verlopen", vervalt_op="2026-04-12")


def test_de_dag_voor_het_aanbod_loopt_hij() -> None:
    NILS.en_dan(aanbod("2026-03-20")).op("2026-03-19").pact("lopend")


def test_met_het_aanbod_is_hij_gehaald() -> None:
    NILS.en_dan(aanbod("2026-03-20")).op("2026-03-20").pact("gehaald", gehaald_op="2026-03-20")


def test_en_dat_blijft_zo() -> None:
    NILS.en_dan(aanbod("2026-03-20")).op("2026-04-13").pact("gehaald", gehaald_op="2026-03-20")


def test_op_de_laatste_dag_is_op_tijd() -> None:
    NILS.en_dan(aanbod("2026-04-12")).op("2026-04-12").pact("gehaald")


def test_een_dag_later_is_te_laat() -> None:
    NILS.en_dan(aanbod("2026-04-13")).op("2026-04-13").pact("te-laat", gehaald_op="2026-04-13")


def test_tot_dat_late_aanbod_was_hij_verlopen() -> None:
    NILS.en_dan(aanbod("2026-05-04")).op("2026-05-03").pact("verlopen")


def test_de_dag_voor_nils_terug_is_loopt_hij() -> None:
    NILS.en_dan(terug("2026-04-12")).op("2026-04-11").pact("lopend")


def test_op_de_laatste_dag_terug_dan_is_hij_vervallen() -> None:
    NILS.en_dan(terug("2026-04-12")).op("2026-04-12").pact("vervallen")


def test_de_laatste_dag_nog_thuis_dan_loopt_hij_nog() -> None:
    NILS.en_dan(terug("2026-04-13")).op("2026-04-12").pact("lopend")


def test_een_dag_te_laat_terug_dan_is_hij_beeindigd() -> None:
    NILS.en_dan(terug("2026-04-13")).op("2026-04-13").pact("beeindigd")


def test_en_tot_die_dag_verlopen() -> None:
    NILS.en_dan(terug("2026-04-20")).op("2026-04-19").pact("verlopen")


def test_gehaald_blijft_gehaald_als_nils_terug_is() -> None:
    NILS.en_dan(aanbod("2026-03-20"), terug("2026-03-30")).op("2026-04-13").pact("gehaald")


def test_wie_vrijgesteld_wordt_heeft_geen_termijn_meer() -> None:
    vrij = feit("VrijstellingVerleend", "2026-03-02", grond="5-onder-a")
    NILS.en_dan(vrij).op("2026-03-02").pact("vervallen", thuis_sinds="2026-01-12")


def test_en_de_dag_ervoor_nog_wel() -> None:
    vrij = feit("VrijstellingVerleend", "2026-03-02", grond="5-onder-a")
    NILS.en_dan(vrij).op("2026-03-01").pact("lopend")


def test_een_aanbod_maakt_geen_einde_aan_het_thuiszitten() -> None:
    NILS.en_dan(aanbod("2026-03-20")).op("2026-03-20").is_thuiszitter()


def test_elke_thuisperiode_heeft_een_eigen_termijn() -> None:
    NILS.en_dan(terug("2026-02-02"), lrv("2026-03-02", nummer="2")).pact_loopt(
        "2026-01-12..2026-02-01 lopend",
        "2026-02-02.. vervallen",
        "2026-03-02..2026-06-02 lopend",
        "2026-06-03..2030-02-09 verlopen",
        "2030-02-10.. beeindigd",
    )

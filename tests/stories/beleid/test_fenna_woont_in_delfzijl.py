"""
Fenna woont in Delfzijl (0010); op 1 januari 2021 gaat die gemeente op in Eemsdelta (1979).

Bron: specificatie 2; domain/data/gemeenten.csv (R-1.13, R-3.10)
"""

from datetime import date

from tests.kit.beleidsverloop import gegeven as in_regels
from tests.kit.identiteit import Kijker
from tests.kit.kader import landelijk
from tests.kit.verhaal import Verhaal, gegeven
from tests.kit.woorden import feit, lrv

FENNA = feit("LeerlingGeregistreerd", "2020-08-01", geboortedatum="2010-02-10", gemeentecode="0010")
NAAR_GRONINGEN = feit("Verhuisd", "2021-03-01", gemeentecode="0014")


def fenna() -> Verhaal:
    return gegeven(FENNA)


def test_de_dag_ervoor_woont_zij_in_delfzijl() -> None:
    fenna().op("2020-12-31").woont_in("0010")


def test_op_de_dag_zelf_in_eemsdelta() -> None:
    fenna().op("2021-01-01").woont_in("1979")


def test_ook_als_de_oude_code_er_later_pas_bij_komt() -> None:
    gegeven(feit("LeerlingGeregistreerd", "2021-02-01", gemeentecode="0010")).op("2021-02-01").woont_in("1979")


def test_de_statuslijn_noemt_de_code_van_elke_dag() -> None:
    thuis = in_regels(FENNA, lrv("2020-11-02"))
    codes = [thuis.regels("statuslijn", dag)[0].gemeentecode for dag in ("2020-12-31", "2021-01-01")]

    assert codes == ["0010", "1979"]


def test_wie_de_oude_code_vraagt_bedoelt_op_elke_dag_dezelfde_gemeente() -> None:
    gemeenten = landelijk().gemeenten

    assert gemeenten.code_op("0010", date(2020, 12, 31)) == "0010"
    assert gemeenten.code_op("0010", date(2021, 1, 1)) == "1979"


def test_delfzijl_en_eemsdelta_zien_hetzelfde_dossier() -> None:
    Kijker(fenna().dossier, "0010").ziet("2020-12-31", "geheel", 1)
    Kijker(fenna().dossier, "0010").ziet("2021-01-01", "geheel", 1)
    Kijker(fenna().dossier, "1979").ziet("2021-01-01", "geheel", 1)


def test_het_opgaan_is_geen_verhuizing() -> None:
    Kijker(fenna().dossier, "1979").ziet("2021-01-01", "geheel", 1, sinds="2020-08-01")


def test_na_een_verhuizing_ziet_de_opvolger_wat_tot_dan_was_vastgelegd() -> None:
    verhuisd = gegeven(FENNA, NAAR_GRONINGEN).dossier

    Kijker(verhuisd, "0010").ziet("2021-02-28", "geheel", 2)
    Kijker(verhuisd, "1979").ziet("2021-03-01", "tot-overdracht", 2)
    Kijker(verhuisd, "0014").ziet("2021-03-01", "geheel", 2)


def test_een_andere_gemeente_ziet_niets() -> None:
    Kijker(fenna().dossier, "0363").ziet("2021-01-01", "niets", 0)

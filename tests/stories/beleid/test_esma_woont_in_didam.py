"""
Esma woont in Didam: dat ligt in Montferland (Midden), en heeft de schoolvakanties van regio Zuid.

In 2027 heeft Zuid voorjaarsvakantie in de week van 15 februari, Midden in die van 22 februari.

Bron: specificatie 2; domain/data/kernen.csv
"""

from tests.kit.beleidsverloop import Beleidsverhaal, gegeven
from tests.kit.woorden import feit

MONTFERLAND = "1955"


def woont_in(woonplaats: str | None) -> Beleidsverhaal:
    velden = {"gemeentecode": MONTFERLAND, "woonplaats": woonplaats}
    return gegeven(feit("LeerlingGeregistreerd", "2020-01-01", geboortedatum="2014-02-10", **velden))


def test_didam_heeft_les_tot_de_vakantie_van_zuid() -> None:
    woont_in("Didam").op("2027-02-12").is_lesdag()


def test_en_dan_een_week_vrij() -> None:
    woont_in("Didam").op("2027-02-15").is_geen_lesdag()
    woont_in("Didam").op("2027-02-19").is_geen_lesdag()


def test_en_les_in_de_vakantie_van_midden() -> None:
    woont_in("Didam").op("2027-02-22").is_lesdag()


def test_de_rest_van_montferland_heeft_les_tot_de_vakantie_van_midden() -> None:
    woont_in("Zeddam").op("2027-02-19").is_lesdag()
    woont_in("Zeddam").op("2027-02-22").is_geen_lesdag()


def test_zonder_woonplaats_geldt_de_regio_van_de_gemeente() -> None:
    woont_in(None).op("2027-02-15").is_lesdag()


def test_hoofdletters_maken_niet_uit() -> None:
    woont_in("DIDAM").op("2027-02-15").is_geen_lesdag()


def verhuisd(op: str, woonplaats: str | None) -> Beleidsverhaal:
    begin = feit("LeerlingGeregistreerd", "2020-01-01", geboortedatum="2014-02-10", gemeentecode=MONTFERLAND)
    naar_didam = feit("Verhuisd", "2026-09-01", gemeentecode=MONTFERLAND, woonplaats="Didam")
    return gegeven(begin, naar_didam, feit("Verhuisd", op, gemeentecode=MONTFERLAND, woonplaats=woonplaats))


def test_een_verhuizing_binnen_de_gemeente_verandert_de_regio_vanaf_die_dag() -> None:
    verhuisd("2027-02-17", "Zeddam").op("2027-02-16").is_geen_lesdag()
    verhuisd("2027-02-17", "Zeddam").op("2027-02-17").is_lesdag()


def test_wie_alleen_de_gemeente_opnieuw_noemt_zegt_niets_over_de_woonplaats() -> None:
    verhuisd("2027-02-17", None).op("2027-02-17").is_geen_lesdag()

"""
Cem is weg van 13 april tot 2 mei 2026, en vanaf 11 mei weer; de week van 4 mei wordt vrij in regio Noord.

Zonder de tweede meiweek liggen er lesdagen tussen; met die week is het één thuisperiode. De kalender geldt voor het
beoordelen van dagen vanaf haar ingangsdatum.

Bron: issue "Policy and calendar versions are events, effective-dated"; specificatie 2 en 3.3
"""

from tests.kit.beleidsverloop import Beleidsverhaal, gegeven, kalender
from tests.kit.woorden import geboren, lrv

CEM = geboren("2012-02-10")
MEIWEEK = ("2026-05-04", "2026-05-08")
VANAF_12_MEI = kalender("2026-03-02", "Noord", MEIWEEK, vanaf="2026-05-12")
VANAF_AUGUSTUS = kalender("2026-03-02", "Noord", MEIWEEK, vanaf="2025-08-01")


def weg() -> Beleidsverhaal:
    return gegeven(CEM, lrv("2026-04-13", "2026-05-02"), lrv("2026-05-11", nummer="2"))


def test_de_dag_voor_de_ingangsdatum_is_cem_opnieuw_thuis() -> None:
    weg().met(VANAF_12_MEI).op("2026-05-11").is_dreigend(thuis_sinds="2026-05-11")


def test_op_de_ingangsdatum_is_het_een_thuisperiode() -> None:
    weg().met(VANAF_12_MEI).op("2026-05-12").is_thuiszitter(thuis_sinds="2026-04-13")


def test_met_een_kalender_van_het_hele_schooljaar_ook_ervoor() -> None:
    weg().met(VANAF_AUGUSTUS).op("2026-05-11").is_thuiszitter(thuis_sinds="2026-04-13")


def test_in_de_tweede_meiweek_zelf_is_er_geen_les() -> None:
    weg().met(VANAF_AUGUSTUS).op("2026-05-08").is_geen_lesdag()


def test_en_de_maandag_erna_wel() -> None:
    weg().met(VANAF_AUGUSTUS).op("2026-05-11").is_lesdag()


def test_een_andere_regio_heeft_die_week_les() -> None:
    weg().met(kalender("2026-03-02", "Zuid", MEIWEEK, vanaf="2025-08-01")).op("2026-05-08").is_lesdag()


def test_zoals_bekend_voor_de_vaststelling_lagen_er_lesdagen_tussen() -> None:
    laat = kalender("2026-05-20", "Noord", MEIWEEK, vanaf="2025-08-01")

    weg().met(laat).zoals_bekend_op("2026-05-19").op("2026-05-12").is_dreigend(thuis_sinds="2026-05-11")
    weg().met(laat).zoals_bekend_op("2026-05-20").op("2026-05-12").is_thuiszitter(thuis_sinds="2026-04-13")


def test_een_kalender_die_vervalt_heeft_vanaf_die_dag_geen_afwijkingen_meer() -> None:
    vervallen = kalender("2026-03-03", "Noord", vanaf="2026-05-07")

    weg().met(VANAF_AUGUSTUS, vervallen).op("2026-05-06").is_geen_lesdag()
    weg().met(VANAF_AUGUSTUS, vervallen).op("2026-05-07").is_lesdag()

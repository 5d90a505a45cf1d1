"""
De melding over Koen wordt gesloten omdat hij is uitgeschreven, en later heropend.

Bron: docs/regels/meldingen.md (specificatie 5.1: wat uit een sluiting volgt)
"""

from tests.kit.rijen import rij
from tests.kit.verhaal import aangeleverd, gegeven
from tests.kit.woorden import ingeschreven

OPEN = rij("2026-01-20")
UITGESCHREVEN = rij("2026-02-16", eind="2026-02-09", status="G", reden="uitgeschreven")
ZONDER_EINDDATUM = rij("2026-02-16", status="G", reden="uitgeschreven")
HEROPEND = rij("2026-03-02", status="B")


def test_gesloten_als_uitgeschreven_is_ook_een_uitschrijving() -> None:
    aangeleverd(OPEN).als_rij(UITGESCHREVEN).geeft("MeldingGewijzigd", "Uitgeschreven")


def test_ook_als_het_de_eerste_rij_is() -> None:
    gegeven().als_rij(UITGESCHREVEN).geeft("LeerlingGeregistreerd", "MeldingOntvangen", "Uitgeschreven")


def test_gesloten_om_werk_ook() -> None:
    werk = rij("2026-02-16", status="G", reden="werk")
    aangeleverd(OPEN).als_rij(werk).geeft("MeldingGewijzigd", "Uitgeschreven")


def test_gesloten_om_een_andere_opleiding_niet() -> None:
    andere = rij("2026-02-16", status="G", reden="andere-opleiding")
    aangeleverd(OPEN).als_rij(andere).geeft("MeldingGewijzigd")


def test_gesloten_omdat_hij_terug_is_ook_niet() -> None:
    aangeleverd(OPEN).als_rij(rij("2026-02-16", status="G", reden="terug")).geeft("MeldingGewijzigd")


def test_de_dag_voor_de_einddatum_zat_hij_van_school_weg() -> None:
    aangeleverd(OPEN, UITGESCHREVEN).op("2026-02-08").is_dreigend("relatief")


def test_vanaf_de_einddatum_heeft_hij_geen_school() -> None:
    aangeleverd(OPEN, UITGESCHREVEN).op("2026-02-09").is_thuiszitter("absoluut", thuis_sinds="2026-01-12")


def test_zonder_einddatum_nog_niet_de_dag_voor_het_sluiten() -> None:
    aangeleverd(OPEN, ZONDER_EINDDATUM).op("2026-02-15").is_thuiszitter("relatief")


def test_maar_vanaf_de_dag_van_het_sluiten() -> None:
    aangeleverd(OPEN, ZONDER_EINDDATUM).op("2026-02-16").is_thuiszitter("absoluut")


def test_alleen_van_die_school() -> None:
    andere_school = gegeven(ingeschreven("2025-08-01", "99AA"), ingeschreven("2025-08-01", "99BB"))
    andere_school.met_rijen(OPEN, UITGESCHREVEN).op("2026-02-09").is_geen()


def test_heropend_wordt_de_uitschrijving_herroepen() -> None:
    aangeleverd(OPEN, UITGESCHREVEN).als_rij(HEROPEND).geeft("MeldingGewijzigd", "GebeurtenisHerroepen")


def test_en_zit_hij_weer_van_school_weg() -> None:
    aangeleverd(OPEN, UITGESCHREVEN, HEROPEND).op("2026-02-09").is_thuiszitter("relatief", thuis_sinds="2026-01-12")


def test_een_andere_einddatum_verplaatst_de_uitschrijving() -> None:
    later = rij("2026-03-02", eind="2026-02-23", status="G", reden="uitgeschreven")
    aangeleverd(OPEN, UITGESCHREVEN).als_rij(later).geeft("MeldingGewijzigd", "GebeurtenisHerroepen", "Uitgeschreven")


def test_dezelfde_sluiting_nog_eens_legt_niets_nieuws_vast() -> None:
    nog_eens = rij("2026-03-02", eind="2026-02-09", status="G", reden="uitgeschreven")
    aangeleverd(OPEN, UITGESCHREVEN).als_rij(nog_eens).geeft("MeldingGewijzigd")


def test_een_oude_sluiting_die_laat_komt_legt_geen_uitschrijving_vast() -> None:
    aangeleverd(OPEN, HEROPEND).als_rij(UITGESCHREVEN).geeft("MeldingGewijzigd")


def test_de_termijnen_zijn_in_elke_volgorde_dezelfde() -> None:
    later = rij("2026-02-16", eind="2026-02-23", status="G", reden="uitgeschreven")
    terug = rij("2026-03-02", eind="2026-01-31", status="B")

    assert list(aangeleverd(OPEN, later, terug).pactlijn) == list(aangeleverd(terug, later, OPEN).pactlijn)


def test_opnieuw_gesloten_is_opnieuw_uitgeschreven() -> None:
    weer = rij("2026-03-09", eind="2026-02-09", status="G", reden="uitgeschreven")
    aangeleverd(OPEN, UITGESCHREVEN, HEROPEND).als_rij(weer).geeft("MeldingGewijzigd", "Uitgeschreven")

"""
De ouders van Noor nemen niet op, en spreken daarna wel met de leerplichtambtenaar.

Bron: LPW art. 22 lid 1 (de ambtenaar hoort de ouders); wie niet is bereikt, is wel geprobeerd
"""

from datetime import date

from domain.contact import Contact, contacten, pogingen_sinds_gesproken
from domain.events.base import Event
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit


def contact(op: str, uitkomst: str, wijze: str = "telefoon") -> Event:
    return feit("ContactGelegd", op, wijze=wijze, met="ouder", uitkomst=uitkomst)


def lijst(*feiten: Event) -> list[Contact]:
    return contacten(gegeven(*feiten).dossier)


NIET = contact("2026-03-02", "niet-bereikt")
BERICHT = contact("2026-03-03", "bericht-achtergelaten")
BEZOEK = contact("2026-03-04", "gesproken", "huisbezoek")


def test_de_laatste_staat_bovenaan() -> None:
    assert [een.dag.day for een in lijst(NIET, BEZOEK, BERICHT)] == [4, 3, 2]


def test_wie_niet_is_bereikt_telt_als_poging() -> None:
    assert pogingen_sinds_gesproken(lijst(NIET, BERICHT)) == 2


def test_na_een_gesprek_telt_zij_niet_meer() -> None:
    assert pogingen_sinds_gesproken(lijst(NIET, BERICHT, BEZOEK)) == 0


def test_een_poging_daarna_telt_weer() -> None:
    assert pogingen_sinds_gesproken(lijst(NIET, BEZOEK, contact("2026-03-05", "niet-bereikt"))) == 1


def test_op_dezelfde_dag_telt_wat_later_is_vastgelegd_als_later() -> None:
    assert pogingen_sinds_gesproken(lijst(contact("2026-03-04", "niet-bereikt"), BEZOEK)) == 0
    assert pogingen_sinds_gesproken(lijst(BEZOEK, contact("2026-03-04", "niet-bereikt"))) == 1


def test_een_brief_is_geen_gesprek_en_geen_vergeefse_poging() -> None:
    brief = feit("BriefVerzonden", "2026-03-05", soort="uitnodiging", aan="ouder")

    assert pogingen_sinds_gesproken(lijst(NIET, brief)) == 1


def test_ook_een_overleg_en_een_gesprek_over_de_melding_zijn_contact() -> None:
    overleg = feit("OverlegGehouden", "2026-03-06", soort="mdo", deelnemers=["school", "jgz"])
    gesprek = feit("GesprekGevoerd", "2026-03-07", met="vader")

    assert [(een.wijze, een.met) for een in lijst(overleg, gesprek)] == [
        ("gesprek", "vader"),
        ("overleg", "school, jgz"),
    ]


def test_een_waarschuwing_en_een_notitie_staan_ertussen() -> None:
    waarschuwing = feit("WaarschuwingGegeven", "2026-03-08", aan="ouder-1")
    notitie = feit("NotitieGemaakt", "2026-03-09", tekst="Bus te laat.")

    assert [(een.wijze, een.met, een.tekst, een.uitkomst) for een in lijst(waarschuwing, notitie)] == [
        ("notitie", None, "Bus te laat.", None),
        ("waarschuwing", "ouder-1", None, None),
    ]


def test_wat_herroepen_is_staat_er_niet_meer_in() -> None:
    assert lijst(NIET, herroepen("2026-03-03", 1)) == []


def test_van_een_brief_staat_erbij_of_hij_bewaard_is() -> None:
    oud = feit("BriefVerzonden", "2026-03-01", soort="uitnodiging")
    nieuw = feit("BriefVerzonden", "2026-03-02", soort="waarschuwing", vingerafdruk="a" * 64)

    assert [(een.brief, een.bewaard) for een in lijst(oud, nieuw)] == [("waarschuwing", True), ("uitnodiging", False)]


def test_andere_gebeurtenissen_zijn_geen_contact() -> None:
    assert lijst(feit("Ziekgemeld", "2026-03-02")) == []


def test_de_dag_is_die_van_het_contact() -> None:
    assert lijst(NIET)[0].dag == date(2026, 3, 2)

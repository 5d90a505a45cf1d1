"""
Twee werkdagen van leerplichtambtenaar Ilse de Wit, van de eerste melding tot het besluit, op het scherm.

De derde, van wie het werk verdeelt, gaat over de API: `tests/api/test_werkdag_regie.py`.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page, expect
from pypdf import PdfReader

from services.generator.nummers import bsn
from services.ingest.enkel import Verzoek
from services.installatie import installatie
from services.tijd import vandaag
from services.toegang import omgeving_van
from services.werkverdeling.register import leg_vast_bij_personeel
from tests.kit.dashboard import Bezig, geserveerd, zonder_omgeving
from tests.kit.toegang import vul
from tests.kit.winkel import csv_van, rij, voer_uit

ILSE, BRAM = "lokaal", "m-8"
LOTTE, ESRA, TOM = (bsn(72_000 + n) for n in range(3))
"""Is reported this morning; asks for leave; is to be exempt by article 5 onder b."""
VERLOF, RICHTING = "00000000-0000-4000-8000-000000072001", "00000000-0000-4000-8000-000000072002"
REGELS = """
profiel = "gemeente-voorbeeld"
titel = "Gemeente Voorbeeld"
bron = "Afspraak van het team leerplicht"
gebaseerd_op = "landelijk"

[werkverdeling]
anders = "niemand"
portefeuilles = { noord = "Scholen in Noord", zuid = "Scholen in Zuid" }

[[toewijzing]]
regel = "scholen-noord"
portefeuille = "noord"
scholen = ["99AA"]

[[toewijzing]]
regel = "scholen-zuid"
portefeuille = "zuid"
scholen = ["99BB"]
"""
BRIEFHOOFD = {"Adres": "Kerkstraat 1", "Van welke gemeente": "Gemeente Groningen", "Hoe bent u te bereiken": "14 050"}


def papier(bestand: Download) -> str:
    """Return what stands in a PDF, as one line."""
    return " ".join(" ".join(blad.extract_text() for blad in PdfReader(Path(bestand.path())).pages).split())


def vul_in(page: Page, **velden: str) -> None:
    for label, tekst in velden.items():
        page.get_by_label(label).fill(tekst)


# Een dag van de leerplichtambtenaar


@pytest.fixture
def ochtend(tmp_path: Path) -> Iterator[Bezig]:
    """The team of two, with its own rules; Lotte is known, and nothing was reported yet."""
    regels = tmp_path / "regels.toml"
    regels.write_text(REGELS, encoding="utf-8")
    begin = (vandaag() - timedelta(days=60)).isoformat()
    lotte = {"pgn": LOTTE, "type": "LeerlingGeregistreerd", "geldigOp": begin, "gemeentecode": "0014"}
    with zonder_omgeving():
        voer_uit(tmp_path, "beleid", "activate", regels, "--ingangsdatum", vandaag().isoformat())
        db = vul(tmp_path, [{**lotte, "geboortedatum": geboren(13), "naam": "Lotte Mulder"}])
        with installatie(str(db)) as hier:
            for wie, naam, wijk in ((ILSE, "Ilse de Wit", "noord"), (BRAM, "Bram Smit", "zuid")):
                velden = {"medewerker": wie, "naam": naam, "rol": "leerplicht", "portefeuilles": [wijk]}
                inhoud = {"type": "MedewerkerAangesteld", "geldigOp": begin, **velden}
                leg_vast_bij_personeel(omgeving_van(hier), Verzoek(inhoud, wie, None))
        with geserveerd(db, standaarddag=None) as bezig:
            yield bezig


def geboren(jaren: int) -> str:
    return (vandaag() - timedelta(days=jaren * 366)).isoformat()


def lever(page: Page, bezig: Bezig, folder: Path, **cellen: str) -> None:
    """Take in this morning's delivery."""
    bestand = folder / "ochtend.csv"
    bestand.write_text(csv_van(rij(**cellen)), encoding="utf-8")
    page.goto(f"{bezig.adres}/aanleveringen")
    page.get_by_label("Bestand (CSV").set_input_files(bestand)
    page.get_by_role("button", name="Bied aan").click()
    expect(page.get_by_role("row").filter(has_text="ochtend.csv")).to_contain_text("klaar")


def test_een_dag_van_de_leerplichtambtenaar(page: Page, ochtend: Bezig, tmp_path: Path) -> None:
    dag, begin = vandaag(), (vandaag() - timedelta(days=35)).isoformat()
    lever(
        page,
        ochtend,
        tmp_path,
        pgn=LOTTE,
        geboortedatum=geboren(13),
        begindatum=begin,
        melddatum=dag.isoformat(),
        laatste_mutatie=f"{dag}T00:00:00",
    )

    page.get_by_role("link", name="Mijn werk").click()
    expect(page.get_by_role("row").filter(has_text="Lotte Mulder")).to_contain_text("99AA")
    page.get_by_role("link", name="Lotte Mulder").click()

    page.get_by_role("link", name="Contact en brieven").click()
    page.get_by_label("Met wie?").select_option("ouder")
    page.get_by_label("Uitkomst").select_option("niet-bereikt")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("1 poging zonder gesprek")).to_be_visible()

    page.get_by_role("link", name="Schrijf een brief").click()
    page.get_by_role("link", name="Uitnodiging voor een gesprek").click()
    expect(page.get_by_label("Wie ondertekent")).to_have_value("Ilse de Wit")
    morgen = (dag + timedelta(days=1)).isoformat()
    vul_in(page, **BRIEFHOOFD)
    vul_in(page, **{"Waarom nodigt u uit?": "Lotte is vijf weken niet op school.", "Hoe laat?": "10.30 uur"})
    vul_in(page, **{"Op welke dag is het gesprek?": morgen, "Waar?": "Grote Markt 1"})
    page.get_by_role("button", name="Bekijk de brief").click()
    expect(page.get_by_role("article")).to_contain_text("Ik nodig u uit voor een gesprek")
    with page.expect_download() as gemaakt:
        page.get_by_role("button", name="Download als PDF").click()
    assert "Lotte is vijf weken niet op school." in papier(gemaakt.value)
    page.get_by_role("button", name="Leg vast dat de brief is verzonden").click()
    with page.expect_download() as bewaard:
        page.get_by_role("link", name="Lees de brief").click()
    assert papier(bewaard.value) == papier(gemaakt.value)

    page.get_by_label("Hoe", exact=True).last.select_option("op-kantoor")
    page.get_by_label("Met wie?").select_option("ouder")
    page.get_by_label("Uitkomst").select_option("gesproken")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("zonder gesprek")).to_have_count(0)

    page.get_by_role("link", name="Terug naar Lotte Mulder").click()
    page.get_by_role("link", name="Afspraak gemaakt").last.click()
    vul_in(page, **{"Wat is afgesproken?": "Ouders brengen Lotte naar de mentor.", "Uiterlijk": morgen})
    page.get_by_label("Welke partij?").select_option("leerplicht")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("row").filter(has_text="Een afspraak nakomen").first).to_be_visible()

    page.get_by_role("link", name="Terugmelding bepaald").last.click()
    page.get_by_label("Meldingsnummer").select_option("1")
    page.get_by_label("Status").select_option("B")
    page.get_by_role("button", name="Leg vast").click()
    page.get_by_role("link", name="Terugmelden", exact=True).click()
    page.get_by_role("button", name="Bied aan wat te melden is (1)").click()
    with page.expect_download() as voor_duo:
        page.get_by_role("link", name="Download het bestand").click()
    assert ";1;B;" in Path(voor_duo.value.path()).read_text(encoding="utf-8")

    page.get_by_role("link", name="Mijn werk").click()
    lotte = page.get_by_role("row").filter(has_text="Lotte Mulder")
    expect(lotte).to_contain_text("Een afspraak nakomen")
    page.get_by_role("link", name="Meldingen", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="Lotte Mulder")).to_contain_text("in behandeling, sinds")


# Een dag met aanvragen


def gevraagd() -> list[dict[str, Any]]:
    def kind(pgn: str, naam: str) -> dict[str, Any]:
        rest = {"geboortedatum": "2013-02-10", "gemeentecode": "0014", "naam": naam}
        return {"pgn": pgn, "type": "LeerlingGeregistreerd", "geldigOp": "2025-08-01", **rest}

    verlof = {"van": "2026-06-01", "totEnMet": "2026-06-16", "schooldagen": 12}
    hoofd = {"totEnMet": "2025-10-16", "schooldagen": 4, "verleendDoor": "hoofd"}
    alle = [
        kind(ESRA, "Esra Kaya"),
        {"pgn": ESRA, "type": "VerlofVerleend", "geldigOp": "2025-10-13", **hoofd},
        {"pgn": ESRA, "id": VERLOF, "type": "VerlofAangevraagd", "geldigOp": "2026-03-02", **verlof},
        kind(TOM, "Tom Vos"),
        {"pgn": TOM, "id": RICHTING, "type": "VrijstellingAangevraagd", "geldigOp": "2026-03-02", "grond": "5-onder-b"},
    ]
    return [{"vastgelegdOp": f"{een['geldigOp']}T08:00:00Z", **een} for een in alle]


@pytest.fixture
def aanvragen(tmp_path: Path) -> Iterator[Bezig]:
    with zonder_omgeving(), geserveerd(vul(tmp_path, gevraagd())) as bezig:
        yield bezig


def open_aanvraag(page: Page, wie: str) -> None:
    page.get_by_role("link", name="Aanvragen", exact=True).click()
    page.get_by_role("row").filter(has_text=wie).get_by_role("link", name=f"van {wie}").click()


def doe(page: Page, wat: str, **velden: str) -> None:
    """Choose what to do with a request, fill in the form and record it."""
    page.get_by_role("link", name=wat, exact=True).click()
    vul_in(page, **velden)
    page.get_by_role("button", name="Leg vast").click()


def stuk_erbij(page: Page, soort: str) -> None:
    page.get_by_role("link", name="Er kwam een stuk binnen").click()
    page.get_by_label("Welk stuk?").select_option(soort)
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("status").filter(has_text="Vastgelegd")).to_be_visible()


def lees_brief(page: Page, titel: str, **velden: str) -> str:
    """Write the letter that the request leads to, see it on the screen, and return what its PDF says."""
    page.get_by_role("link", name=f"Schrijf de brief: {titel}").click()
    vul_in(page, **BRIEFHOOFD, **velden)
    page.get_by_role("button", name="Bekijk de brief").click()
    expect(page.get_by_role("article")).to_be_visible()
    with page.expect_download() as gemaakt:
        page.get_by_role("button", name="Download als PDF").click()
    return papier(gemaakt.value)


def test_een_dag_met_aanvragen(page: Page, aanvragen: Bezig) -> None:
    page.goto(f"{aanvragen.adres}/?peildatum=2026-03-16")
    open_aanvraag(page, "Esra Kaya")
    expect(page.get_by_text("Al gegeven door het hoofd: 4, door de leerplichtambtenaar: 0.")).to_be_visible()
    expect(page.get_by_text("Samen wordt dat 16.")).to_be_visible()
    expect(page.get_by_text("13 oktober 2025 tot en met 16 oktober 2025: 4 schooldagen, van het hoofd")).to_be_visible()
    doe(page, "Om aanvulling vragen", **{"Tot en met": "2026-03-30"})
    expect(page.get_by_text("Daardoor tellen 14 dagen niet mee.")).to_be_visible()

    page.goto(f"{aanvragen.adres}/?peildatum=2026-03-23")
    open_aanvraag(page, "Esra Kaya")
    stuk_erbij(page, "mening-hoofd")
    stuk_erbij(page, "bewijs-omstandigheid")
    expect(page.get_by_text("Daardoor tellen 6 dagen niet mee.")).to_be_visible()
    doe(page, "Verlof geven")
    expect(page.get_by_role("alert")).to_contain_text("schrijf waarom zo is besloten")
    vul_in(page, Motivering="De opa van Esra is stervende.")
    page.get_by_role("button", name="Leg vast").click()
    wie = {"Wie ondertekent": "Ilse de Wit", "Hoe heet de school?": "De Brug", "Op welke dag hoorde": "2026-03-23"}
    bezwaar = {"Waar gaat een bezwaarschrift heen?": "Postbus 1"}
    brief = lees_brief(page, "Besluit: verlof toegekend", **wie, **bezwaar)
    assert "De opa van Esra is stervende." in brief
    assert "Dan kunt u bezwaar maken." in brief
    assert "uiterlijk op 4 mei 2026" in brief

    open_aanvraag(page, "Tom Vos")
    expect(page.get_by_role("row").filter(has_text="Verklaring van de ouders")).to_contain_text("ontbreekt")
    stuk_erbij(page, "verklaring-bedenkingen")
    expect(page.get_by_role("row").filter(has_text="Verklaring van de ouders")).to_contain_text("in orde")
    doe(page, "De kennisgeving klopt", Motivering="Er is geen school van deze richting binnen tien kilometer.")
    brief = lees_brief(page, "Bevestiging: vrijstelling die uit de wet volgt", **{"Wie ondertekent": "Ilse de Wit"})
    assert "artikel 5 onder b" in brief
    assert "bezwaar" not in brief


def test_een_hoofd_geeft_geen_twaalf_dagen(page: Page, aanvragen: Bezig) -> None:
    page.goto(f"{aanvragen.adres}{aanvragen.dossier(TOM)}?peildatum=2026-03-16")
    page.get_by_role("link", name="Verlof verleend").last.click()
    vul_in(page, **{"Op welke dag?": "2026-06-01", "Tot en met": "2026-06-16", "Aantal schooldagen": "12"})
    page.get_by_label("Door wie verleend?").select_option("hoofd")
    page.get_by_role("button", name="Leg vast").click()

    veld = page.get_by_label("Aantal schooldagen")
    expect(veld).to_have_attribute("aria-invalid", "true")
    expect(veld).to_have_accessible_description(re.compile("Boven de 10 beslist de leerplichtambtenaar."))
    expect(page.get_by_role("alert")).to_contain_text("Er is niets vastgelegd")

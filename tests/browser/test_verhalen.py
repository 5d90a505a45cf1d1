"""Can the stories be clicked through?"""

import json
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_paginas import REGELS, overtredingen
from tests.kit.dashboard import HUGO, NOOR, Bezig
from tests.kit.winkel import csv_van, rij


def zoek(page: Page, bezig: Bezig, pgn: str) -> None:
    """Look for a pupil by number, from the head of a page."""
    page.goto(bezig.adres)
    page.get_by_label("Zoek een leerling").fill(pgn)
    page.get_by_role("button", name="Zoek").click()


def test_a_pupil_is_found_by_number_and_the_number_is_in_no_address(page: Page, gevuld: Bezig) -> None:
    adressen: list[str] = []
    page.on("request", lambda verzoek: adressen.append(verzoek.url))
    zoek(page, gevuld, HUGO)

    expect(page.get_by_role("heading", level=1)).to_have_text("Hugo Bakker")
    assert HUGO not in page.content()

    page.get_by_role("button", name="Toon het BSN").click()

    expect(page.get_by_text(HUGO)).to_be_visible()
    assert [adres for adres in adressen if HUGO in adres] == []


def test_an_unknown_number_is_said_without_repeating_it(page: Page, gevuld: Bezig) -> None:
    zoek(page, gevuld, "999999990")

    expect(page.get_by_role("heading", level=1)).to_have_text("Dit dossier is niet gevonden")
    assert "999999990" not in page.content()


def test_hugo_waits_for_an_offer_that_is_then_recorded(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}/thuiszitters?groep=over")
    expect(page.get_by_role("row").filter(has_text="Hugo Bakker")).to_contain_text("16 dagen te laat")

    page.get_by_role("link", name="Hugo Bakker").click()
    page.get_by_role("link", name="Passend aanbod gedaan").last.click()
    page.get_by_label("Soort").select_option("onderwijs")
    page.get_by_role("button", name="Leg vast").click()

    expect(page.get_by_role("status").filter(has_text="Vastgelegd")).to_be_visible()
    expect(page.get_by_role("row", name="Passend aanbod voor een thuiszitter").first).to_contain_text("te laat gedaan")

    page.get_by_role("link", name="Bekijk wat dit veranderde").click()
    expect(page.get_by_text("door lokaal, uit scherm")).to_be_visible()

    page.go_back()
    page.get_by_role("link", name="Herroep het").click()
    page.get_by_role("button", name="Leg vast").click()

    expect(page.get_by_text("(herroepen)")).to_be_visible()
    expect(page.get_by_role("row", name="Passend aanbod voor een thuiszitter").first).to_contain_text("dagen te laat")


def test_what_an_officer_decides_goes_to_duo_once(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}{eigen.dossier(HUGO)}/vastleggen/TerugmeldingBepaald")
    page.get_by_label("Meldingsnummer").select_option("9000002")
    page.get_by_label("Status").select_option("B")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("status").filter(has_text="Vastgelegd: Terugmelding bepaald")).to_be_visible()

    page.goto(f"{eigen.adres}/terugmeldingen")
    expect(page.get_by_role("row").filter(has_text="Hugo Bakker")).to_contain_text("in behandeling")
    page.get_by_role("button", name="Bied aan wat te melden is").click()
    with page.expect_download() as bestand:
        page.get_by_role("link", name="Download het bestand").click()

    assert ";9000002;B;" in bestand.value.path().read_text(encoding="utf-8")
    expect(page.get_by_role("button", name="Bied aan wat te melden is (0)")).to_be_visible()
    assert overtredingen(page) == []


def test_a_refusal_stands_at_the_field(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}{eigen.dossier(HUGO)}/vastleggen/ProcesVerbaalOpgemaakt")
    page.get_by_label("Tegen wie?").select_option("leerling")
    page.get_by_role("button", name="Leg vast").click()

    expect(page.get_by_role("alert")).to_contain_text("Er is niets vastgelegd")
    veld = page.get_by_label("Tegen wie?")
    expect(veld).to_have_attribute("aria-invalid", "true")
    expect(veld).to_have_value("leerling")
    assert overtredingen(page) == []


def test_a_required_field_left_empty_is_said_in_dutch(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}{eigen.dossier(HUGO)}/vastleggen/BriefVerzonden")
    page.get_by_label("Op welke dag?").fill("")
    page.get_by_role("button", name="Leg vast").click()

    expect(page.get_by_role("alert")).to_contain_text("Op welke dag: is verplicht en ontbreekt")
    expect(page.get_by_role("alert")).to_contain_text("Soort: is verplicht en ontbreekt")


def test_nobody_answers_and_a_letter_goes_out(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}{eigen.dossier(HUGO)}")
    page.get_by_role("link", name="Contact en brieven").click()
    page.get_by_label("Met wie?").select_option("ouder")
    page.get_by_label("Uitkomst").select_option("niet-bereikt")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("1 poging zonder gesprek")).to_be_visible()

    page.get_by_role("link", name="Schrijf een brief").click()
    page.get_by_role("link", name="Uitnodiging voor een gesprek").click()
    for label, tekst in (
        *(("Adres", "Kerkstraat 1"), ("Van welke gemeente", "Gemeente Groningen"), ("Wie ondertekent", "Ilse de Wit")),
        *(("Hoe bent u te bereiken", "bel 14 050"), ("Waarom nodigt u uit?", "Hugo is niet op school.")),
        *(("Op welke dag is het gesprek?", "2026-06-08"), ("Hoe laat?", "10.30 uur"), ("Waar?", "Grote Markt 1")),
    ):
        page.get_by_label(label).fill(tekst)
    page.get_by_role("button", name="Bekijk de brief").click()
    expect(page.get_by_role("article")).to_contain_text("Ik nodig u uit voor een gesprek")
    assert overtredingen(page) == []
    with page.expect_download() as papier:
        page.get_by_role("button", name="Download als PDF").click()
    page.get_by_role("button", name="Leg vast dat de brief is verzonden").click()
    with page.expect_download() as bewaard:
        page.get_by_role("link", name="Lees de brief").click()

    assert Path(bewaard.value.path()).read_bytes() == Path(papier.value.path()).read_bytes()


def test_noor_as_known_before_and_after_the_correction(page: Page, gevuld: Bezig) -> None:
    page.goto(f"{gevuld.adres}{gevuld.dossier(NOOR)}?peildatum=2026-03-03&bekendOp=2026-03-04")
    expect(page.locator(".vs-feiten")).to_contain_text("thuiszitter")
    expect(page.get_by_text("U kijkt naar een ander moment.")).to_be_visible()

    page.get_by_role("link", name="Thuiszitters", exact=True).click()
    assert "bekendOp=2026-03-04" in page.url
    expect(page.get_by_role("link", name="Noor de Vries")).to_be_visible()

    page.goto(f"{gevuld.adres}{gevuld.dossier(NOOR)}?peildatum=2026-03-03&bekendOp=2026-03-06")
    expect(page.locator(".vs-feiten")).to_contain_text("geen thuiszitter")


def test_the_auditor_sees_then_beside_now(page: Page, gevuld: Bezig) -> None:
    page.goto(f"{gevuld.adres}{gevuld.dossier(NOOR)}/naspelen?peildatum=2026-03-03&toen=2026-03-04T12:00:00")

    status = page.get_by_role("row", name="Status").first
    expect(status).to_contain_text("geen thuiszitter")
    expect(status).to_contain_text("anders")
    expect(page.get_by_text("verhalen.ndjson:2")).to_be_visible()

    with page.expect_download() as wacht:
        page.get_by_role("link", name="Download ondertekende bundel").click()
    bundel = json.loads(Path(wacht.value.path()).read_bytes())
    assert bundel["formaat"] == "verzuimspoor.bundel.v1"
    assert len(bundel["gebeurtenissen"]) >= 3


def test_a_filter_narrows_the_list_without_a_new_page(page: Page, gevuld: Bezig) -> None:
    page.goto(f"{gevuld.adres}/thuiszitters")
    page.evaluate("window.zelfde = true")
    page.get_by_label("School (BRIN)").select_option("99AA")

    expect(page.locator("#resultaat caption")).to_contain_text("leerling")
    page.wait_for_url("**school=99AA**")
    expect(page.get_by_role("link", name="Hugo Bakker")).to_be_visible()
    assert page.evaluate("window.zelfde") is True


def test_a_delivery_is_offered_corrected_and_offered_again(page: Page, eigen: Bezig, tmp_path: Path) -> None:
    levering = tmp_path / "levering.csv"
    levering.write_text(csv_van(rij(meldingsnummer="77"), rij(meldingsnummer="78", soort="??")))
    page.goto(f"{eigen.adres}/aanleveringen")
    page.get_by_label("Bestand (CSV").set_input_files(levering)
    page.get_by_role("button", name="Bied aan").click()
    expect(page.get_by_text("klaar, met afwijzingen")).to_be_visible()
    page.get_by_role("link", name="levering.csv").click()
    expect(page.get_by_role("heading", name="Afgewezen regels")).to_be_visible()
    assert Axe().run(page, options=REGELS).response["violations"] == []

    with page.expect_download() as wacht:
        page.get_by_role("link", name="Download afgewezen regels").click()
    verbeterd = tmp_path / "verbeterd.csv"
    verbeterd.write_text(Path(wacht.value.path()).read_text().replace("??", "LRV"))
    page.get_by_role("link", name="Bied dat bestand weer aan").click()
    page.get_by_label("Bestand (CSV").set_input_files(verbeterd)
    page.get_by_role("button", name="Bied aan").click()
    expect(page.get_by_role("row").filter(has_text="verbeterd.csv")).to_contain_text("klaar")
    expect(page.get_by_role("row").filter(has_text="verbeterd.csv").get_by_role("cell").nth(3)).to_have_text("1")

    page.get_by_role("link", name="levering.csv").first.click()
    page.get_by_role("button", name="Verwijder uit deze lijst").click()
    expect(page.get_by_role("row").filter(has_text="levering.csv")).to_have_count(0)


def test_without_a_file_it_says_so(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}/aanleveringen")
    page.get_by_role("button", name="Bied aan").click()

    expect(page.get_by_role("alert")).to_contain_text("Kies eerst een bestand")


def test_what_is_new_since_the_last_visit(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}/werkvoorraad?peildatum=2026-05-20")
    page.context.add_cookies(
        [
            {
                "name": "verzuimspoor_bezoek",
                "value": "2026-05-15_2026-05-15T20:00:00Z!2026-05-15_2026-05-15T20:00:00Z",
                "url": eigen.adres,
            }
        ]
    )
    page.goto(f"{eigen.adres}/thuiszitters?groep=nieuw")

    expect(page.get_by_role("row").filter(has_text="Hugo Bakker")).to_contain_text("nieuw")


def test_leave_is_asked_for_esra_completed_and_decided(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}/aanvragen?soort=verlof")
    rij_van_esra = page.get_by_role("row").filter(has_text="Esra Kaya")
    expect(rij_van_esra).to_contain_text("29 jun 2026")
    expect(rij_van_esra).to_contain_text("mening van het hoofd")
    rij_van_esra.get_by_role("link", name="verlof").click()
    expect(page.get_by_text("Samen wordt dat 15.")).to_be_visible()

    page.get_by_role("link", name="Om aanvulling vragen").click()
    expect(page.get_by_label("De mening van het hoofd van de school")).to_be_checked()
    page.get_by_label("Tot en met").fill("2026-06-15")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("Daardoor tellen 14 dagen niet mee.")).to_be_visible()
    expect(page.locator(".vs-feiten")).to_contain_text("13 juli 2026")

    page.get_by_role("link", name="Verlof geven").click()
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("alert")).to_contain_text("schrijf waarom zo is besloten")
    assert overtredingen(page) == []

    page.get_by_label("Motivering").fill("De opa van Esra is stervende.")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.locator(".vs-feiten")).to_contain_text("Afgedaan op")
    expect(page.get_by_role("heading", name="Wat doet u?")).to_have_count(0)


def test_a_meeting_is_planned_prepared_and_agreed_upon_with_the_keyboard(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}/overleggen")
    page.get_by_label("Dag", exact=True).fill("2026-06-08")
    page.get_by_label("School (BRIN)").fill("99AA")
    page.get_by_role("button", name="Plan het overleg").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("MDO, 8 juni 2026")

    page.get_by_label("Hugo Bakker").check()
    page.get_by_role("button", name="Zet op de agenda").first.click()
    page.get_by_label("In welke rol?").select_option("wijkteam")
    page.get_by_role("button", name="Nodig uit").click()
    expect(page.get_by_text("Niet op de kopie van: Wijkteam")).to_be_visible()
    assert overtredingen(page) == []

    page.get_by_label("Wat?").first.focus()
    page.keyboard.type("Rooster op maat")
    page.keyboard.press("Tab")
    page.keyboard.type("School")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("06152026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="De afspraken zijn vastgelegd.")).to_be_visible()
    expect(page.get_by_text("Rooster op maat – School, uiterlijk 15 juni 2026")).to_be_visible()

    page.get_by_role("link", name="Kopie voor Wijkteam").click()
    expect(page.get_by_text("Er staat niemand op deze agenda")).to_be_visible()
    page.go_back()
    page.get_by_text("Betrek een partner").click()
    page.get_by_label("Waarom moet hij van deze leerling weten?").fill("Hulp thuis bij de ochtend")
    page.get_by_role("button", name="Betrek", exact=True).click()
    page.get_by_role("link", name="Kopie voor Wijkteam").click()
    expect(page.get_by_role("heading", name="1. Hugo Bakker")).to_be_visible()
    assert "Rooster op maat" not in page.content()
    assert overtredingen(page) == []

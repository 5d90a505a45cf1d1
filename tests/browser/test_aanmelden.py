"""Can somebody log in, work, be away too long, come back where he was, change his role and log out: in a browser?"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_paginas import overtredingen
from tests.browser.test_toetsenbord import naar
from tests.kit.aangemeld import Aangemeld, met_aanmelden
from tests.kit.dashboard import HUGO, Bezig
from tests.kit.openid import Uitgever, uitgever


@pytest.fixture
def op() -> Iterator[Uitgever]:
    """The provider."""
    with uitgever() as deze:
        yield deze

    assert deze.bezwaren == []


@pytest.fixture
def kantoor(tmp_path: Path, op: Uitgever, gevuld: Bezig) -> Iterator[Aangemeld]:
    """The full dashboard, on which people log in with the provider."""
    with met_aanmelden(tmp_path, op, vol=gevuld.db) as server:
        yield server


@pytest.fixture
def demo(tmp_path: Path, gevuld: Bezig) -> Iterator[Aangemeld]:
    """The full dashboard as a demo."""
    with met_aanmelden(tmp_path, None, vol=gevuld.db, voorbeeld=True) as server:
        yield server


def test_a_day_at_the_office(page: Page, op: Uitgever, kantoor: Aangemeld) -> None:
    page.goto(f"{kantoor.adres}/thuiszitters?groep=over")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Thuiszitters")
    assert page.url == f"{kantoor.adres}/thuiszitters?groep=over"
    expect(page.get_by_role("banner")).to_contain_text("Ilse de Wit")
    expect(page.get_by_role("banner")).to_contain_text("leerplichtambtenaar")

    page.get_by_label("Zoek een leerling").fill(HUGO)
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Passend aanbod gedaan").last.click()
    page.get_by_label("Soort").select_option("onderwijs")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("status").filter(has_text="Vastgelegd")).to_be_visible()
    page.get_by_role("link", name="Bekijk wat dit veranderde").click()
    expect(page.get_by_text("door w-")).to_be_visible()

    kantoor.klok.erbij = timedelta(minutes=31)
    dossier = page.url
    page.reload()
    assert page.url == dossier
    expect(page.get_by_role("banner")).to_contain_text("Ilse de Wit")

    page.get_by_role("button", name="Meld af").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U bent afgemeld")
    op.terug = lambda velden: velden | {"error": "login_required"}  # there he is logged out as well
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden is niet gelukt")
    expect(page.get_by_text("Hugo Bakker")).to_have_count(0)


def test_what_was_filled_in_after_too_long_is_not_recorded_and_that_is_said(page: Page, kantoor: Aangemeld) -> None:
    page.goto(f"{kantoor.adres}/aanleveringen")
    kantoor.klok.erbij = timedelta(minutes=31)
    page.get_by_role("button", name="Bied aan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("U bent niet meer aangemeld")
    expect(page.get_by_text("Er is niets vastgelegd")).to_be_visible()
    assert overtredingen(page) == []

    page.get_by_role("link", name="Opnieuw aanmelden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanleveringen")


def test_a_filter_after_too_long_leads_to_logging_in_and_back(page: Page, kantoor: Aangemeld) -> None:
    page.goto(f"{kantoor.adres}/thuiszitters")
    kantoor.klok.erbij = timedelta(minutes=31)
    page.get_by_label("School (BRIN)").select_option("99AA")
    page.wait_for_load_state("networkidle")

    expect(page.get_by_role("banner")).to_contain_text("Ilse de Wit")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thuiszitters")


def test_two_roles_are_chosen_from_and_changed_with_the_keyboard(page: Page, op: Uitgever, kantoor: Aangemeld) -> None:
    op.persoon = {**op.persoon, "groups": ["lpa", "rmc"]}
    page.goto(f"{kantoor.adres}/cijfers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kies uw rol")
    assert overtredingen(page) == []

    naar(page, "RMC-medewerker")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cijfers")
    expect(page.get_by_role("banner")).to_contain_text("RMC-medewerker")

    naar(page, "Wissel van rol")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Leerplichtambtenaar").click()
    expect(page.get_by_role("banner")).to_contain_text("leerplichtambtenaar")


@pytest.mark.parametrize("groep", ["geen", "lpa"])
def test_being_refused_is_said_in_plain_words(page: Page, op: Uitgever, kantoor: Aangemeld, groep: str) -> None:
    op.persoon = {**op.persoon, "groups": [groep], "acr": "laag" if groep == "lpa" else op.persoon.get("acr")}
    op.verander = lambda claims: {n: w for n, w in claims.items() if w is not None}
    page.goto(kantoor.adres)

    expect(page.get_by_text("Vraag uw beheerder ernaar")).to_be_visible()
    assert page.locator("h1").count() == 1
    assert overtredingen(page) == []


@pytest.mark.parametrize("breed", [1360, 680, 340])
def test_the_demo_lets_one_choose_and_is_accessible(page: Page, demo: Aangemeld, breed: int) -> None:
    page.set_viewport_size({"width": breed, "height": 800})
    page.goto(f"{demo.adres}/werkvoorraad")

    expect(page.get_by_role("heading", level=1)).to_have_text("Kies wie u bent")
    assert overtredingen(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0

    naar(page, "Word Jeroen Postma")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Werkvoorraad")
    expect(page.get_by_role("banner")).to_contain_text("RMC-medewerker")
    assert overtredingen(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0

    page.get_by_role("link", name="Word iemand anders").click()
    page.get_by_role("button", name="Word Fatima Yilmaz").click()
    expect(page.get_by_role("banner")).to_contain_text("leerplichtambtenaar")


def test_all_of_it_without_javascript(browser: Browser, kantoor: Aangemeld, op: Uitgever) -> None:
    op.persoon = {**op.persoon, "groups": ["lpa", "rmc"]}
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        page = context.new_page()
        page.goto(f"{kantoor.adres}/thuiszitters")
        page.get_by_role("button", name="RMC-medewerker").click()
        assert "RMC-medewerker" in page.content()
        page.get_by_role("button", name="Meld af").click()
        page.wait_for_url("**/afgemeld")

        assert "U bent afgemeld" in page.content()
    assert len(op.afgemeld) == 1

"""Is every page in every state accessible, quiet in the console, and no wider than the screen?"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from services.dashboard import formulier
from tests.browser.conftest import nieuwe_context
from tests.browser.staten import ALLE, LEEG, NAMEN, VOL, adres
from tests.kit.dashboard import HUGO, Bezig

REGELS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # telling what is right takes ten times as long
}


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser for all pages, which are only looked at: each test has a page of its own."""
    with nieuwe_context(browser) as nieuw:
        yield nieuw


def overtredingen(page: Page) -> list[str]:
    """Return what axe finds wrong, with where."""
    gevonden = Axe().run(page, options=REGELS).response["violations"]
    return [f"{een['id']}: {knoop['html'][:160]}" for een in gevonden for knoop in een["nodes"]]


def test_every_page_is_looked_at() -> None:
    assert NAMEN - VOL.keys() == set()


@pytest.mark.parametrize("pad", ALLE)
def test_axe_finds_nothing_on_a_page_with_pupils(page: Page, gevuld: Bezig, pad: str) -> None:
    page.goto(adres(gevuld, pad))
    page.evaluate("document.querySelectorAll('details').forEach((een, i) => { if (i < 4) een.open = true })")

    assert page.locator("h1").count() == 1
    assert overtredingen(page) == []


@pytest.mark.parametrize("pad", LEEG)
def test_axe_finds_nothing_on_an_empty_page(page: Page, leeg: Bezig, pad: str) -> None:
    antwoord = page.goto(leeg.adres + pad)

    assert antwoord is not None
    assert antwoord.status == 200
    assert overtredingen(page) == []


def test_an_empty_installation_says_what_to_do_first(page: Page, leeg: Bezig) -> None:
    page.goto(leeg.adres)
    page.get_by_role("link", name="Bied een eerste bestand aan").click()

    assert page.url == f"{leeg.adres}/aanleveringen"


def test_axe_would_find_something(page: Page, gevuld: Bezig) -> None:
    page.goto(gevuld.adres)
    page.evaluate("document.documentElement.removeAttribute('lang')")

    assert overtredingen(page) != []


@pytest.mark.parametrize("pad", [staten[0] for staten in VOL.values()])
def test_nothing_is_lost_when_zoomed(page: Page, gevuld: Bezig, pad: str) -> None:
    """Zooming in to 200 and 400 percent on a screen of 1360 wide leaves so many pixels of CSS."""
    page.goto(adres(gevuld, pad))
    page.set_viewport_size({"width": 680, "height": 450})
    expect(page.locator("details.vs-vouw[open]")).to_have_count(0)  # folded by then, and not once more by the next size
    for breed in (680, 340):
        page.set_viewport_size({"width": breed, "height": 450})
        gevouwen = page.locator("details.vs-vouw:not([open]) > summary")
        while gevouwen.count():
            gevouwen.first.click()

        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, breed
        assert page.locator("main h1").is_visible()
        assert page.get_by_role("link", name="Thuiszitters", exact=True).first.is_visible()
        assert page.get_by_label("Peildatum").is_visible()
    assert overtredingen(page) == []


@pytest.mark.parametrize("soort", VOL)
def test_nothing_is_lost_in_the_other_states_either(page: Page, gevuld: Bezig, soort: str) -> None:
    page.set_viewport_size({"width": 340, "height": 450})
    for pad in VOL[soort][1:]:
        page.goto(adres(gevuld, pad))

        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, pad
        assert page.locator("main h1").is_visible()


OVER_MEER_VELDEN = {"OngeoorloofdVerzuimGeregistreerd"}
"""What is refused here first is about several fields together, and is said above the form."""


@pytest.mark.parametrize("soort", [soort for _, soorten in formulier.GROEPEN for soort in soorten])
def test_each_form_says_at_the_field_what_is_refused(page: Page, gevuld: Bezig, soort: str) -> None:
    """No form takes a day before the pupil was born; nothing is recorded."""
    page.goto(f"{gevuld.adres}{gevuld.dossier(HUGO)}/vastleggen/{soort}")
    page.evaluate("document.querySelectorAll('main form').forEach(een => { een.noValidate = true })")
    page.locator("#v-geldigOp").fill("1899-01-01")
    page.locator("main form button[type=submit]").click()

    expect(page.get_by_text("Er is niets vastgelegd.")).to_have_count(1)
    assert "/vastleggen/" in page.url
    bij_een_veld = page.locator("[aria-invalid=true][aria-describedby]").count()
    assert bij_een_veld >= 1 or soort in OVER_MEER_VELDEN
    assert overtredingen(page) == []


def test_an_offer_without_a_file_is_refused_accessibly(page: Page, gevuld: Bezig) -> None:
    page.goto(f"{gevuld.adres}/aanleveringen")
    page.get_by_role("button", name="Bied aan").click()

    assert page.get_by_role("alert").inner_text() == "Kies eerst een bestand."
    assert overtredingen(page) == []

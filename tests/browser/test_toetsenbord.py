"""Can everything be done without a mouse, and without JavaScript?"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.staten import adres
from tests.kit.dashboard import HUGO, Bezig
from tests.kit.winkel import csv_van, rij

NUMMER_WAT_TE_GEBRUIKEN_IS = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(een => een.checkVisibility()).map((een, i) => { een.dataset.nummer = i }).length"""
WAAR_DE_FOCUS_IS = """() => [document.activeElement.dataset.nummer ?? null,
    getComputedStyle(document.activeElement).outlineStyle !== 'none']"""


def focus(page: Page) -> str:
    """Return what has the focus."""
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.id"))


def naar(page: Page, tekst: str, meest: int = 80) -> None:
    """Press Tab until something has the focus."""
    for _ in range(meest):
        page.keyboard.press("Tab")
        if focus(page).strip().startswith(tekst):
            return
    raise AssertionError(f"{tekst} is not reached with Tab")


def test_the_first_tab_is_the_way_to_the_content(page: Page, gevuld: Bezig) -> None:
    page.goto(gevuld.adres)
    page.keyboard.press("Tab")

    assert focus(page) == "Direct naar de inhoud"
    assert page.evaluate("document.activeElement.getBoundingClientRect().width") > 50

    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_everything_that_has_the_focus_shows_it(page: Page, gevuld: Bezig) -> None:
    page.goto(f"{gevuld.adres}/thuiszitters")
    zonder = []
    for _ in range(45):
        page.keyboard.press("Tab")
        if page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none":
            zonder.append(focus(page))

    assert zonder == []


@pytest.mark.parametrize(
    "pad",
    ["/", "/aanleveringen", "{hugo}", "{noor}/naspelen", "{hugo}/vastleggen/Ingeschreven"],
)
def test_all_that_can_be_used_is_reached_with_tab_and_shows_it(page: Page, gevuld: Bezig, pad: str) -> None:
    page.goto(adres(gevuld, pad))
    bruikbaar = page.evaluate(NUMMER_WAT_TE_GEBRUIKEN_IS)
    bereikt, zonder = set[str](), set[str]()
    for _ in range(3 * bruikbaar + 20):  # a day has a field of its own for each part
        page.keyboard.press("Tab")
        nummer, omlijnd = page.evaluate(WAAR_DE_FOCUS_IS)
        if nummer is None:
            break
        bereikt.add(nummer)
        zonder |= set() if omlijnd else {nummer}

    assert bruikbaar > 20
    assert len(bereikt) == bruikbaar
    assert zonder == set()


def test_a_reason_opens_with_the_keyboard(page: Page, gevuld: Bezig) -> None:
    page.goto(gevuld.adres)
    naar(page, "Waarom?")
    page.keyboard.press("Enter")

    expect(page.locator("details[open] .vs-redenen").first).to_be_visible()


def test_an_event_is_recorded_with_the_keyboard(page: Page, eigen: Bezig) -> None:
    page.goto(f"{eigen.adres}{eigen.dossier(HUGO)}/vastleggen/GesprekGevoerd")
    page.get_by_label("Met wie?").focus()
    page.keyboard.type("vader en moeder")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="Vastgelegd")).to_contain_text("Gesprek gevoerd")


def test_it_all_works_without_javascript(browser: Browser, eigen: Bezig, tmp_path: Path) -> None:
    (tmp_path / "klein.csv").write_text(csv_van(rij(meldingsnummer="77"), rij(meldingsnummer="78", soort="??")))
    with browser.new_context(java_script_enabled=False, locale="nl-NL") as context:
        page = context.new_page()
        page.goto(f"{eigen.adres}/thuiszitters")
        page.get_by_label("Aan zet").select_option("leerplicht")
        page.get_by_role("button", name="Toon").last.click()

        assert "rol=leerplicht" in page.url
        assert "Hugo Bakker" in page.content()

        page.goto(f"{eigen.adres}/aanleveringen")
        page.get_by_label("Bestand (CSV").set_input_files(tmp_path / "klein.csv")
        page.get_by_role("button", name="Bied aan").click()
        for _ in range(40):
            if "met afwijzingen" in page.content():
                break
            page.wait_for_timeout(100)
            page.goto(f"{eigen.adres}/aanleveringen")
        page.get_by_role("link", name="klein.csv").click()

        assert "Afgewezen regels" in page.content()

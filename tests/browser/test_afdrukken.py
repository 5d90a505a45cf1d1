"""Does a picture say with a table what it shows, with the keyboard and on paper too?"""

import pytest
from playwright.sync_api import Page

from tests.browser.staten import adres
from tests.kit.dashboard import Bezig

A4 = {"width": 680, "height": 960}
"""What a sheet between its margins leaves, in pixels of CSS."""
MET_TEKENING = ("/cijfers", "{hugo}", "{noor}/naspelen?peildatum=2026-03-03&toen=2026-03-04T12:00:00")
OP_PAPIER = (*MET_TEKENING, "/", "/thuiszitters", "{noor}/inzage")
TE_BREED = """() => [...document.querySelectorAll('main table, main svg, main section')]
    .filter(een => een.getBoundingClientRect().right > innerWidth + 1).map(een => een.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("pad", MET_TEKENING)
def test_every_picture_has_a_name_is_reached_with_the_keyboard_and_has_words_beside_it(
    page: Page, gevuld: Bezig, pad: str
) -> None:
    page.goto(adres(gevuld, pad))
    tekeningen = page.locator("main svg[role=img]")

    assert tekeningen.count() > 0
    for een in tekeningen.all():
        titel = een.get_attribute("aria-labelledby") or ""
        assert titel
        assert all(page.locator(f"svg [id='{naam}']").inner_html() for naam in titel.split())
        houder = een.locator("xpath=ancestor::*[@role='region'][1]")
        houder.focus()
        assert houder.evaluate("een => een === document.activeElement")
        assert een.locator("xpath=following::*[self::table or self::ol][1]//*[self::tr or self::li]").count() > 1


@pytest.mark.parametrize("pad", OP_PAPIER)
def test_on_paper_everything_is_open_and_nothing_is_cut_off(page: Page, gevuld: Bezig, pad: str) -> None:
    page.goto(adres(gevuld, pad))
    page.set_viewport_size(A4)  # type: ignore[arg-type] # a plain dict is what it takes
    page.emulate_media(media="print")

    assert page.locator("main").locator("tr:visible, li:visible").count() > 1
    for een in page.locator("main details > *:not(summary)").all():
        assert een.is_visible()
    for weg in ("nav[aria-label=Hoofdmenu]", ".vs-tijd form", ".vs-filters", "footer.vs-voet"):
        assert [een for een in page.locator(weg).all() if een.is_visible()] == []
    assert page.evaluate(TE_BREED) == []


def test_each_event_of_a_replay_says_by_which_rule(page: Page, gevuld: Bezig) -> None:
    """A term that came with an event, as well as the status that changed."""
    page.goto(adres(gevuld, "{noor}/naspelen"))

    for soort in ("Dossier vernietigen", "Passend aanbod voor een thuiszitter", "thuiszitter (heeft een school"):
        regel = page.locator(".vs-erbij li").filter(has_text=soort).first
        assert "volgens" in regel.inner_text()
        assert "/handboek/" in (regel.get_by_role("link").get_attribute("href") or "")
    page.locator(".vs-stappen > li").first.get_by_text("Waarom?").click()
    assert page.locator(".vs-stappen > li").first.locator(".vs-redenen li:visible").count() == 1

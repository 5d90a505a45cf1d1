"""Does somebody with a telephone see what is to be done, and find the rest?"""

from playwright.sync_api import Browser, Page, expect

from tests.kit.dashboard import Bezig

TELEFOON = {"width": 390, "height": 844}


def test_on_a_telephone_the_menu_is_folded_and_the_first_task_is_in_sight(page: Page, gevuld: Bezig) -> None:
    page.set_viewport_size(TELEFOON)  # type: ignore[arg-type] # a plain dict is what it takes
    page.goto(gevuld.adres)
    expect(page.get_by_role("link", name="Werkvoorraad", exact=True)).to_be_hidden()
    taak = page.locator(".vs-taak").first.bounding_box()
    assert taak is not None
    assert taak["y"] < TELEFOON["height"]

    page.locator("summary", has_text="Menu").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Werkvoorraad", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Werkvoorraad")


def test_on_a_wide_screen_the_menu_is_there_in_groups(page: Page, gevuld: Bezig) -> None:
    page.goto(gevuld.adres)
    expect(page.get_by_text("Menu", exact=True)).to_be_hidden()
    expect(page.get_by_role("list", name="Leerlingen").get_by_role("link", name="Thuiszitters")).to_be_visible()
    page.set_viewport_size(TELEFOON)  # type: ignore[arg-type] # a plain dict is what it takes
    expect(page.get_by_role("list", name="Leerlingen")).to_be_hidden()


def test_without_scripts_the_menu_stays_open(browser: Browser, gevuld: Bezig) -> None:
    with browser.new_context(java_script_enabled=False, viewport=TELEFOON) as context:  # type: ignore[arg-type] # as above
        page = context.new_page()
        page.goto(gevuld.adres)
        expect(page.get_by_role("link", name="Werkvoorraad", exact=True)).to_be_visible()

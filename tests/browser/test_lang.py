"""Do lists of more than one page work: accessible, no wider than the screen, and turned with the keyboard?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from services.generator.nummers import bsn
from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.installatie import installatie
from services.tijd import nieuwe_id, nu, vandaag
from tests.browser.test_paginas import overtredingen
from tests.kit.dashboard import Bezig, geserveerd, zonder_omgeving
from tests.kit.winkel import csv_van, rij

LEERLINGEN = 60


@pytest.fixture(scope="module")
def lang(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bezig]:
    """A dashboard on which many pupils are at home."""
    folder = tmp_path_factory.mktemp("lang")
    levering, db = folder / "lang.csv", folder / "verzuimspoor.db"
    levering.write_text(csv_van(*(rij(pgn=bsn(70_000 + n), meldingsnummer=str(n)) for n in range(LEERLINGEN))))
    with zonder_omgeving():
        with installatie(str(db)) as hier:
            ingest(levering, Omgeving(hier.log, hier.kader, nu, nieuwe_id, vandaag(), "test"))
            hier.catch_up()
        with geserveerd(db) as bezig:
            yield bezig


@pytest.mark.parametrize("pad", ["/", "/thuiszitters", "/termijnen?maand=2026-04-01"])
def test_a_long_list_is_accessible_and_fits(page: Page, lang: Bezig, pad: str) -> None:
    page.goto(lang.adres + pad)
    assert page.get_by_text(str(LEERLINGEN)).count() > 0
    assert overtredingen(page) == []

    page.set_viewport_size({"width": 340, "height": 450})

    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("pad", ["/thuiszitters", "/werkvoorraad"])
def test_the_pages_of_a_list_are_turned_with_the_keyboard(page: Page, lang: Bezig, pad: str) -> None:
    page.goto(lang.adres + pad)
    gezien = set(page.locator("#resultaat tbody th a").all_inner_texts())
    eerste = len(gezien)
    while page.get_by_role("link", name="Volgende").count():
        page.get_by_role("link", name="Volgende").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("navigation", name="Bladeren")).to_be_visible()
        gezien |= set(page.locator("#resultaat tbody th a").all_inner_texts())

    assert eerste < LEERLINGEN
    assert len(gezien) == LEERLINGEN

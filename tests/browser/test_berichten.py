"""Can somebody choose on the page what he hears, confirm his address, and come from a mail to the dossier?"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from services.installatie import installatie
from services.server.inhoud import Inhoud
from services.server.samen import maak_app
from services.toegang import Toegang
from tests.berichten.test_dringend import zorg
from tests.browser.test_paginas import overtredingen
from tests.kit.berichten import Postkamer, als_toml, nummer_in, postkamer, tekst_van
from tests.kit.dashboard import bediend, zonder_omgeving
from tests.kit.mailserver import WACHTWOORD, mailserver
from tests.kit.toegang import NOOR, vul
from tests.kit.wachtrij import wachtrij

pytestmark = pytest.mark.trager


@pytest.fixture
def plek(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Postkamer]]:
    """A dashboard of somebody on his own machine, to whom everything may be told, and what sends beside it."""
    vol, folder = tmp_path_factory.mktemp("vol"), tmp_path_factory.mktemp("berichten")
    alles = '[[dringend]]\ngebeurtenis = "VeiligheidszorgGemeld"\nrollen = ["lokaal"]\nwacht_niet = true'
    with zonder_omgeving(), mailserver(folder) as post, postkamer(folder, vul(vol), post, rest=alles) as kamer:
        os.environ["VERZUIMSPOOR_BERICHTEN"] = str(als_toml(folder, post, rest=alles))
        os.environ["VERZUIMSPOOR_BERICHTEN_WACHTWOORD"] = WACHTWOORD
        openen = partial(installatie, str(kamer.db))
        with (
            Toegang(openen) as toegang,
            wachtrij(toegang) as rij,
            bediend(maak_app(toegang, rij, Inhoud(), lambda: False)) as adres,
        ):
            yield adres, kamer


def loop(kamer: Postkamer) -> str:
    """Let what sends look just after the page was asked; return the text of the last mail."""
    kamer.klok.moment = datetime.now(UTC) + timedelta(minutes=1)  # noqa: TID251 - that of the pages
    kamer.ronde()
    return tekst_van(kamer.post.berichten[-1])


def test_from_an_address_to_the_dossier(page: Page, plek: tuple[str, Postkamer]) -> None:
    adres, kamer = plek
    page.goto(f"{adres}/berichten")
    page.get_by_label("Een samenvatting van mijn werk").uncheck()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("status").filter(has_text="Uw keuze is bewaard.")).to_be_visible()

    email = page.get_by_role("form", name="Adres: E-mail")
    email.get_by_label("Adres").fill("kim@thuis.voorbeeld")
    email.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("Gebruik een adres van uw organisatie")
    assert overtredingen(page) == []

    email.get_by_label("Adres").fill("kim@gemeente.voorbeeld")
    email.get_by_role("button").click()
    code = re.search(r"Uw code is (\w+)\.", loop(kamer))
    assert code
    page.get_by_label("Code uit het bericht").fill(code[1])
    page.get_by_role("button", name="Bevestig").click()
    expect(page.get_by_text("Uw adres is bevestigd.")).to_be_visible()

    kamer.leg_vast(zorg(dag=kamer.klok.moment))
    nummer = nummer_in(loop(kamer))
    page.goto(f"{adres}/berichten/{nummer}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Noor Geheim")
    assert page.url.startswith(f"{adres}/dossiers/{kamer.hier.log.find([NOOR])[NOOR]}")

    page.goto(f"{adres}/berichten")
    expect(page.get_by_role("row").filter(has_text="Dringend bericht")).to_contain_text("bezorgd")
    assert overtredingen(page) == []
    page.set_viewport_size({"width": 340, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 340

"""Is the page about deliveries through Kafka in order, when rows are set apart and others wait behind them?"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from services.generator.nummers import bsn
from services.installatie import installatie
from services.kafka.topics import maak_topics
from services.server.inhoud import Inhoud
from services.server.samen import maak_app
from services.toegang import Toegang
from services.wachtrij import Wachtrij
from tests.browser.test_paginas import overtredingen
from tests.kit.aanvoer import FOUT, Proef
from tests.kit.dashboard import bediend
from tests.kit.kafka import broker, eigen_plaats
from tests.kit.postgres import database
from tests.kit.winkel import open_winkel

pytestmark = pytest.mark.trager


@pytest.fixture(scope="module")
def met_uitval(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard on a server, with a delivery of which a row is bad and one waits."""
    folder: Path = tmp_path_factory.mktemp("uitval")
    with broker("ingebed") as gekozen, database() as adres, open_winkel(folder, adres) as winkel:
        plaats = eigen_plaats(gekozen)
        maak_topics(plaats, 1)
        proef = Proef(winkel, plaats, adres, bsn(1), bsn(2))
        proef.bied("school.csv", proef.slecht_dan_goed())
        proef.lees_in()
        with pytest.MonkeyPatch.context() as zet:
            zet.setenv("VERZUIMSPOOR_ROL", "dienst")
            openen = partial(installatie, adres, None, str(folder / "verzuimspoor.sleutels"))
            with Toegang(openen) as toegang:
                app = maak_app(toegang, Wachtrij(folder / "rij"), Inhoud(), lambda: False)
                with bediend(app) as waar:
                    yield waar


def test_axe_finds_nothing_and_the_row_is_shown_with_what_is_wrong(page: Page, met_uitval: str) -> None:
    page.goto(f"{met_uitval}/uitval")

    expect(page.get_by_role("heading", level=1)).to_have_text("Aanleveringen via Kafka")
    expect(page.get_by_text(FOUT)).to_be_visible()
    expect(page.get_by_text("met uitval")).to_be_visible()
    assert overtredingen(page) == []


def test_on_a_phone_only_the_tables_scroll(page: Page, met_uitval: str) -> None:
    page.set_viewport_size({"width": 340, "height": 800})
    page.goto(f"{met_uitval}/uitval")

    assert page.evaluate("document.documentElement.scrollWidth") <= 340

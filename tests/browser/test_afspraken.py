"""Do the agreements of the regions show on the screen as they were written?"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.installatie import installatie
from services.tijd import nieuwe_id, nu, vandaag
from tests.kit.dashboard import HUGO, Bezig, geserveerd, verhalen, zonder_omgeving


@contextmanager
def in_de_regio(profiel: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bezig]:
    """Serve the stories of `tests.kit.dashboard` under the agreements of a region."""
    levering = folder / "verhalen.ndjson"
    levering.write_text("".join(f"{json.dumps(regel)}\n" for regel in verhalen()), encoding="utf-8")
    db = folder / "verzuimspoor.db"
    with zonder_omgeving():
        monkeypatch.setenv("VERZUIMSPOOR_PROFIEL", profiel)
        with installatie(str(db)) as hier:
            ingest(levering, Omgeving(hier.log, hier.kader, nu, nieuwe_id, vandaag(), "test"), keep_recorded=True)
        with geserveerd(db) as bezig:
            yield bezig


def leg_vast(page: Page, bezig: Bezig, soort: str, **velden: str) -> None:
    """Fill in the form of an event and send it."""
    page.goto(f"{bezig.adres}{bezig.dossier(HUGO)}/vastleggen/{soort}")
    for naam, waarde in velden.items():
        veld = page.locator(f"#v-{naam}")
        veld.select_option(waarde) if veld.evaluate("e => e.tagName") == "SELECT" else veld.fill(waarde)
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("status").filter(has_text="Vastgelegd")).to_be_visible()


def test_in_groningen_a_partner_reacts_in_two_working_days(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Good Friday and Easter Monday are no werkdagen (specification, chapter 7)."""
    with in_de_regio("groningen-stad", tmp_path, monkeypatch) as bezig:
        leg_vast(page, bezig, "PartnerBetrokken", geldigOp="2026-04-02", rol="jgz")
        rij = page.get_by_role("row").filter(has_text="8 apr 2026")
        expect(rij).to_contain_text("dagen te laat")

        leg_vast(page, bezig, "ReactieGegeven", geldigOp="2026-04-08", rol="jgz")
        expect(page.get_by_role("row").filter(has_text="gedaan op 8 apr 2026")).to_contain_text("gehaald")


def test_in_de_liemers_a_plan_meets_the_term_and_an_offer_does_not(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_de_regio("liemers", tmp_path, monkeypatch) as bezig:
        leg_vast(page, bezig, "PassendAanbodGedaan", geldigOp="2026-04-10")
        rij = page.get_by_role("row").filter(has_text="16 mei 2026").first
        expect(rij).to_contain_text("16 dagen te laat")

        leg_vast(page, bezig, "TrajectVastgelegd", geldigOp="2026-05-04")
        expect(page.get_by_role("row").filter(has_text="gedaan op 4 mei 2026")).to_contain_text("gehaald")


@pytest.mark.parametrize(
    ("profiel", "naam"),
    [
        ("haaglanden", "Haaglanden"),
        ("groningen-provincie", "Groningen"),
        ("lekstroom", "Lekstroom"),
    ],
)
def test_each_region_sees_its_own_agreements(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profiel: str, naam: str
) -> None:
    with in_de_regio(profiel, tmp_path, monkeypatch) as bezig:
        page.goto(f"{bezig.adres}/beleid")
        expect(page.locator(".vs-feiten")).to_contain_text(naam)
        page.goto(bezig.adres)
        expect(page.get_by_role("heading", name="Hugo Bakker").first).to_be_visible()

"""Anna gaat met verlof; wie de verdeling doet ziet op het scherm wat niemand behandelt, en geeft het aan Bram."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.test_paginas import overtredingen
from tests.kit.dashboard import geserveerd, zonder_omgeving
from tests.kit.toegang import gebeurd, vul


def stel_aan(page: Page, wie: str, naam: str) -> None:
    page.get_by_role("link", name="Stel iemand aan, of verander zijn werk").click()
    page.get_by_label("Medewerker").fill(wie)
    page.get_by_label("Naam").fill(naam)
    page.get_by_label("Welke partij?").select_option(label="Leerplichtambtenaar")
    page.get_by_role("button", name="Leg vast").click()


def test_een_verlof_zonder_waarnemer_wordt_gezien_en_opgelost(page: Page, tmp_path: Path) -> None:
    feiten = [een for een in gebeurd() if een["type"] != "BehandelaarToegewezen"]
    with zonder_omgeving(), geserveerd(vul(tmp_path, feiten), standaarddag=None) as bezig:
        page.goto(f"{bezig.adres}/werkverdeling")
        expect(page.get_by_text("Er is nog niemand aangesteld.")).to_be_visible()
        stel_aan(page, "m-7", "Anna Bos")
        expect(page.get_by_text("Elk open dossier heeft een behandelaar die er is.")).to_be_visible()
        stel_aan(page, "m-8", "Bram Smit")

        page.get_by_role("link", name="Meld verlof of ziekte, met wie waarneemt").click()
        page.get_by_label("Medewerker").select_option(label="Anna Bos")
        page.get_by_role("button", name="Leg vast").click()
        noor = page.get_by_role("row").filter(has_text="Noor Geheim")
        expect(noor).to_contain_text("afwezig en niemand neemt waar")
        assert overtredingen(page) == []

        noor.get_by_role("checkbox").check()
        page.get_by_label("Geef de gekozen dossiers aan").select_option(label="Bram Smit")
        page.get_by_role("button", name="Geef", exact=True).click()
        expect(page.get_by_text("1 wijziging is vastgelegd.")).to_be_visible()
        expect(page.get_by_role("row").filter(has_text="Noor Geheim")).to_have_count(0)

        page.get_by_role("link", name="Bram Smit").click()
        expect(page.get_by_role("heading", name="Werk van Bram Smit")).to_be_visible()
        expect(page.get_by_role("link", name="Noor Geheim")).to_be_visible()

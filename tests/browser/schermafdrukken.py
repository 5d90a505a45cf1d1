"""What does every page look like? `python -m tests.browser.schermafdrukken MAP` writes a picture of each."""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGS, BREED, CHROMIUM
from tests.browser.staten import LEEG, VOL, adres
from tests.kit.dashboard import Bezig, geserveerd, vul, zonder_omgeving

SMAL = {"width": 390, "height": 844}


def main(naar: Path) -> int:
    """Write the pictures: every state, the first of each page also narrow and as printed, and the empty pages."""
    naar.mkdir(parents=True, exist_ok=True)
    if CHROMIUM is None:
        sys.stderr.write("chromium is not here (apt-get install chromium)\n")
        return 1
    with tempfile.TemporaryDirectory() as folder, zonder_omgeving(), sync_playwright() as playwright:
        db = vul(Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        page = browser.new_page(viewport=BREED, locale="nl-NL", timezone_id="Europe/Amsterdam")  # type: ignore[arg-type] # a plain dict is what it takes

        def maak(bezig: Bezig, pad: str, naam: str) -> None:
            page.goto(adres(bezig, pad))
            page.screenshot(path=naar / f"{naam}.png", full_page=True)

        with geserveerd(db, voorbeeld=True) as vol:
            maak(vol, "/aanmelden", "aanmelden")
            page.get_by_role("button", name="Word Fatima Yilmaz").click()
            for soort, staten in VOL.items():
                for nummer, pad in enumerate(staten, 1):
                    maak(vol, pad, f"{soort}-{nummer}")
                page.set_viewport_size(SMAL)  # type: ignore[arg-type] # a plain dict is what it takes
                maak(vol, staten[0], f"{soort}-smal")
                page.set_viewport_size(BREED)  # type: ignore[arg-type] # a plain dict is what it takes
            page.goto(adres(vol, VOL["naspelen"][-1]))
            page.pdf(path=naar / "naspelen-afgedrukt.pdf", format="A4")
        with geserveerd(Path(folder) / "leeg" / "verzuimspoor.db") as leeg:
            for pad in LEEG:
                maak(leeg, pad, f"leeg-{re.sub('[^a-z]', '', pad) or 'vandaag'}")
        browser.close()
    sys.stdout.write(f"{len(list(naar.iterdir()))} pictures in {naar}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")))

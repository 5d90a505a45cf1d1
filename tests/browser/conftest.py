"""Which browser, and which dashboard does it look at?"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.kit.dashboard import Bezig, geserveerd, vul, zonder_omgeving

CHROMIUM = shutil.which("chromium")
ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
BREED = {"width": 1360, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's own browser; we never download one."""
    if CHROMIUM is None:
        pytest.skip("chromium is not here (apt-get install chromium)")
    with sync_playwright() as playwright:
        gestart = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield gestart
        gestart.close()


@pytest.fixture(scope="session")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bezig]:
    """A dashboard full of pupils, which tests only look at."""
    with zonder_omgeving(), geserveerd(vul(tmp_path_factory.mktemp("gevuld"))) as bezig:
        yield bezig


@pytest.fixture(scope="session")
def leeg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bezig]:
    """A dashboard on a store in which nothing is recorded."""
    with zonder_omgeving(), geserveerd(tmp_path_factory.mktemp("leeg") / "verzuimspoor.db") as bezig:
        yield bezig


@pytest.fixture
def eigen(tmp_path: Path, gevuld: Bezig) -> Iterator[Bezig]:
    """A dashboard on a copy of the full store, in which a test may record."""
    for file in gevuld.db.parent.glob(f"{gevuld.db.stem}.*"):
        if file.is_file():
            shutil.copy(file, tmp_path)
    with zonder_omgeving(), geserveerd(tmp_path / gevuld.db.name) as bezig:
        yield bezig


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here before."""
    with nieuwe_context(browser) as nieuw:
        yield nieuw


@contextmanager
def nieuwe_context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser that was never here before, and close it."""
    with browser.new_context(viewport=BREED, locale="nl-NL", timezone_id="Europe/Amsterdam") as nieuw:  # type: ignore[arg-type] # a plain dict is what it takes
        nieuw.set_default_timeout(8_000)
        yield nieuw


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing may go wrong in the console."""
    fouten: list[str] = []

    def hoor(bericht: ConsoleMessage) -> None:
        if bericht.type in ("error", "warning") and "status of 4" not in bericht.text:
            fouten.append(bericht.text)

    nieuw = context.new_page()
    nieuw.on("console", hoor)
    nieuw.on("pageerror", lambda fout: fouten.append(str(fout)))
    yield nieuw

    gehoord = list(fouten)  # not what a page says whose server is gone
    nieuw.close()
    assert gehoord == []

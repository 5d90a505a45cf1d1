"""Is what docs/api.md shows what really happens, and is every code explained there?"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from services.api import problemen
from tests.kit.apiserver import draait
from tests.kit.winkel import ROOT
from tests.services.test_cli_docs import blokken, general, opdrachten

PAGE = ROOT / "docs" / "api.md"
ADRES = "http://127.0.0.1:8400"
CODE = re.compile(
    r"""(?:ProbleemError|probleem|Bezwaar|Weigering)\(\s*(?:\d{3}|"[^"]*"|status)?,?\s*"([a-z]+(?:-[a-z]+)*)","""
)


def matches(getoond: str, echt: str) -> bool:
    """Compare one line; `...` stands for anything, and identities and moments differ."""
    delen = (re.escape(deel) for deel in general(getoond).rstrip("\n").split("..."))
    return re.fullmatch(".*".join(delen), general(echt).rstrip("\n")) is not None


@pytest.mark.skipif(shutil.which("curl") is None, reason="the examples are commands of curl")
def test_the_examples_answer_what_the_page_shows(tmp_path: Path) -> None:
    (levering,) = blokken(PAGE, "csv")
    (tmp_path / "noor.csv").write_text(levering.tekst, encoding="utf-8")
    verschillen = []
    with draait(tmp_path) as api:
        for blok in blokken(PAGE, "console"):
            for opdracht, _, getoond in opdrachten(blok):
                echt = subprocess.run(
                    ["sh", "-c", opdracht.replace(ADRES, api.url)],
                    cwd=tmp_path,
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout
                if not matches(getoond, echt):
                    verschillen.append(f"$ {opdracht}\n{echt}")
            _wait(api.url, tmp_path)

    assert verschillen == []


def _wait(url: str, folder: Path) -> None:
    """Let the delivery be taken in, as a reader does by reading on."""
    vraag = f"until curl -s {url}/api/v1/aanleveringen | grep -q klaar; do sleep 0.1; done"
    subprocess.run(["sh", "-c", vraag], cwd=folder, timeout=60, check=True)


def test_every_code_of_a_problem_is_on_the_page() -> None:
    bronnen = [*(ROOT / "services" / "api").rglob("*.py"), ROOT / "services" / "ingest" / "enkel.py"]
    codes = {code for bron in bronnen for code in CODE.findall(bron.read_text(encoding="utf-8"))}
    codes |= {code for _, _, code in problemen.STATUSSEN} | {code for code, _ in problemen.WAT_NU.values()}

    uitgelegd = set(re.findall(r"`([a-z-]+)`", PAGE.read_text(encoding="utf-8")))

    assert len(codes) > 20
    assert codes - uitgelegd - {"verplicht", "dossier-opgegaan"} == set()

"""Does the running API do what its document says, whatever is asked?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from services.generator import Opdracht
from tests.kit.apiserver import draait
from tests.kit.oogst import TOT_EN_MET, maak
from tests.kit.winkel import ROOT, voer_uit

HIER = Path(__file__).parent
VOORBEELDEN = 5
KLEIN = Opdracht(60, 5, 2025, TOT_EN_MET, "0014", fouten=0.02, dichtheid=25.0)
NIET = "/gebeurtenissen/_stroom"
"""A stream has no end; test_feed.py listens to it."""


@pytest.mark.trager
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    """On a store of its own: what is generated is recorded too."""
    oogst = maak(KLEIN, tmp_path / "verzonnen")
    voer_uit(tmp_path, "ingest", oogst.verzuimmeldingen, oogst.gebeurtenissen)
    with draait(tmp_path) as api:
        dossier = api.lees("/termijnen")["termijnen"][0]["dossierId"]
        omgeving = os.environ | {
            "PYTHONPATH": str(ROOT),
            "SCHEMATHESIS_HOOKS": "tests.api.schemathesis_hooks",
            "VERZUIMSPOOR_TEST_DOSSIER": dossier,
        }
        basis = f"{api.url}/api/v1"
        klaar = subprocess.run(
            [
                *(Path(sys.executable).parent / "schemathesis", "--config-file", HIER / "schemathesis.toml", "run"),
                *(f"{basis}/openapi.json", "--url", basis, "--exclude-path", NIET, "--no-color"),
                *("--seed", "1", "--generation-deterministic", "--max-examples", str(VOORBEELDEN)),
            ],
            cwd=tmp_path,
            env=omgeving,
            capture_output=True,
            text=True,
            check=False,
        )
        gezegd = api.gezegd()

    assert klaar.returncode == 0, klaar.stdout[-8000:]
    assert "unexpected" not in gezegd

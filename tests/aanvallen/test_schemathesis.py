"""Does the API keep to its document for systems that show a token, one with many rights and one with few?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit.belaagd import ALLE_SCOPES, Doelwit
from tests.kit.toegang import NOOR
from tests.kit.winkel import ROOT

HIER = Path(__file__).parent
VOORBEELDEN = 5
NIET = "/gebeurtenissen/_stroom"
"""A stream has no end."""


@pytest.mark.trager
@pytest.mark.parametrize(
    ("wie", "scope", "fasen"),
    [("groningen", None, "examples,fuzzing,stateful"), ("assen", "meldingen.lezen", "examples,fuzzing")],
)
def test_schemathesis_finds_nothing_as_a_system(
    eigen: Doelwit, tmp_path: Path, wie: str, scope: str | None, fasen: str
) -> None:
    """The phase that walks over every boundary of every field is that of tests/api: no token changes what it finds."""
    token = eigen.uitgever.toegang(wie, scope or ALLE_SCOPES, exp=_over_een_uur(eigen))
    basis = f"{eigen.server.adres}/api/v1"
    omgeving = os.environ | {
        "PYTHONPATH": str(ROOT),
        "SCHEMATHESIS_HOOKS": "tests.api.schemathesis_hooks",
        "VERZUIMSPOOR_TEST_DOSSIER": eigen.dossiers[NOOR],
    }
    klaar = subprocess.run(
        [
            *(Path(sys.executable).parent / "schemathesis", "--config-file", HIER / "schemathesis.toml", "run"),
            *(f"{basis}/openapi.json", "--url", basis, "--exclude-path", NIET, "--no-color"),
            *("-H", f"Authorization: Bearer {token}"),
            *("--phases", fasen, "--seed", "1", "--generation-deterministic", "--max-examples", str(VOORBEELDEN)),
        ],
        cwd=tmp_path,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )

    with eigen.systeem(wie, scope or ALLE_SCOPES) as systeem:
        assert systeem.get("/thuiszitters").status_code == 200
    assert klaar.returncode == 0, klaar.stdout[-8000:]


def _over_een_uur(doel: Doelwit) -> int:
    return int(doel.server.klok().timestamp()) + 3_000

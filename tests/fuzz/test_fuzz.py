"""Do the readers stand what nobody would write, for as long as a test may take?"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.doelen import CATALOGUE, ROOT

KEREN = 1_000
"""How often each reader is offered something, the same in every run: `-seed` and `-runs` say all."""

pytestmark = pytest.mark.trager


def offer(namen: list[str], map_: Path) -> subprocess.CompletedProcess[str]:
    opties = ["-seed=7", f"-runs={KEREN}", "-max_len=4096", "-timeout=20", f"-artifact_prefix={map_}/"]
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz", *namen, *opties], cwd=ROOT, capture_output=True, text=True, timeout=400
    )


def test_every_reader_says_what_is_wrong_whatever_it_is_offered(tmp_path: Path) -> None:
    afgelopen = offer(list(CATALOGUE), tmp_path)

    assert afgelopen.returncode == 0, afgelopen.stderr[-3_000:]
    assert afgelopen.stderr.count(f"Done {KEREN} runs") == len(CATALOGUE)


def test_what_a_reader_falls_over_is_found(tmp_path: Path) -> None:
    afgelopen = offer(["soort", "bijt"], tmp_path)

    assert afgelopen.returncode == 1
    assert "== bijt fell" in afgelopen.stderr
    assert "what was planted" in afgelopen.stderr + afgelopen.stdout
    assert any(tmp_path.iterdir())

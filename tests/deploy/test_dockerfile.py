"""Is the image made as a careful hand would make it?"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.chart import ROOT

DOCKERFILE = ROOT / "deploy" / "Dockerfile"


def hadolint(path: Path) -> subprocess.CompletedProcess[str]:
    gevonden = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    assert gevonden is not None
    return subprocess.run([gevonden, str(path)], capture_output=True, text=True)


def test_the_linter_finds_nothing() -> None:
    gezegd = hadolint(DOCKERFILE)

    assert (gezegd.returncode, gezegd.stdout) == (0, "")


def test_the_linter_finds_what_is_wrong(tmp_path: Path) -> None:
    slecht = tmp_path / "Dockerfile"
    slecht.write_text("FROM debian:latest\nRUN sudo apt-get install curl\n")

    assert hadolint(slecht).returncode != 0


def test_it_does_not_run_as_root_and_ships_no_tool_to_install_with() -> None:
    laatste = DOCKERFILE.read_text(encoding="utf-8").rpartition("\nFROM ")[2]

    assert re.search(r"^USER 10001:10001$", laatste, re.MULTILINE)
    assert "pip uninstall --yes pip" in laatste
    assert "apt-get" not in laatste


def test_everything_that_is_installed_is_pinned_by_its_hash() -> None:
    tekst = DOCKERFILE.read_text(encoding="utf-8")

    assert re.findall(r"pip install ([^\n]*)", tekst) == [
        "--require-hashes --only-binary :all: \\",
        "--no-deps --no-build-isolation . \\",
    ]


@pytest.mark.parametrize(
    "nodig", ["pyproject.toml", "requirements/runtime.txt", "docs", "domain", "projections", "services"]
)
def test_the_builder_gets_what_it_copies(nodig: str) -> None:
    regels = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert regels[1] == "*"
    assert f"!{nodig}" in regels
    assert (ROOT / nodig).exists()

"""Does everything tell the same version, and does anybody who builds a release get the same bytes?"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, tracked_files

MADE_BY_HATCHLING = 1_790_000_000
GEGEVEN: tuple[str, ...] = (
    "pyproject.toml",
    "publiccode.yml",
    "CHANGELOG.md",
    "docs/openapi.json",
    "services/api/omhulsel.py",
)
GEGEVEN += ("deploy/chart/Chart.yaml", "deploy/uitgave.py")


def uitgave(root: Path, *woorden: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "deploy" / "uitgave.py"), *woorden],
        cwd=root,
        env={**os.environ, **omgeving},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    for naam in GEGEVEN:
        (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / naam, tmp_path / naam)
    return tmp_path


def test_alles_noemt_dezelfde_versie() -> None:
    gezegd = uitgave(ROOT, "versies")

    assert (gezegd.returncode, gezegd.stderr) == (0, "")


@pytest.mark.parametrize(
    ("naam", "van", "naar"),
    [
        ("publiccode.yml", 'softwareVersion: "', 'softwareVersion: "9'),
        ("deploy/chart/Chart.yaml", 'appVersion: "', 'appVersion: "9'),
        ("docs/openapi.json", '"version": "', '"version": "9'),
        ("services/api/omhulsel.py", 'API_VERSIE = "', 'API_VERSIE = "9'),
        ("CHANGELOG.md", "To become ", "To become 9"),
    ],
)
def test_wat_een_andere_versie_noemt_valt_op(naam: str, van: str, naar: str, kopie: Path) -> None:
    tekst = (kopie / naam).read_text(encoding="utf-8")
    assert van in tekst, "this test says how it was written"
    (kopie / naam).write_text(tekst.replace(van, naar, 1), encoding="utf-8")
    gezegd = uitgave(kopie, "versies")

    assert gezegd.returncode == 1
    assert f"{naam} zegt 9" in gezegd.stderr


def git(root: Path, *woorden: str) -> None:
    wie = ["-c", "user.name=test", "-c", "user.email=test@voorbeeld.invalid"]
    subprocess.run(["git", *wie, *woorden], cwd=root, check=True, capture_output=True)


def test_uitgegeven_wordt_alleen_wat_af_is(kopie: Path) -> None:
    changelog = kopie / "CHANGELOG.md"

    def fout() -> str:
        return uitgave(kopie, "uitgave", str(kopie / "dist")).stderr

    git(kopie, "init", "--quiet")
    assert "begint niet met '## [" in fout()

    versie = uitgave(kopie, "versies").stdout.strip()
    tekst = changelog.read_text(encoding="utf-8").replace("## [Unreleased]", f"## [{versie}] - 2026-12-01", 1)
    changelog.write_text(tekst, encoding="utf-8")
    assert "niet vastgelegd" in fout()

    git(kopie, "add", "--all")
    git(kopie, "commit", "--quiet", "--message", "Release")
    assert f"label v{versie}" in fout()


def test_wie_hem_op_een_ander_moment_elders_bouwt_krijgt_dezelfde_bytes(
    wiel: Path, gebouwd: Callable[[Path, Path], str], tmp_path: Path
) -> None:
    for file in tracked_files():
        naar = tmp_path / "elders" / file.relative_to(ROOT)
        naar.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, naar)
        os.utime(naar, (MADE_BY_HATCHLING, MADE_BY_HATCHLING))
    eerst = (wiel.parent / "SHA256SUMS").read_text(encoding="utf-8")
    anders = gebouwd(tmp_path / "elders", tmp_path / "dist")

    assert len(eerst.splitlines()) == 2
    assert anders == eerst

"""Does what we ship work where its source is not? An editable install would hide what a wheel leaves out."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.architecture.tree import ROOT, tracked_files

pytestmark = pytest.mark.trager
PATIENCE = 60


class Los:
    """The wheel in an environment of its own, which takes its dependencies from the one that runs the tests."""

    def __init__(self, folder: Path, wiel: Path) -> None:
        venv.create(folder / "venv", with_pip=False)
        self.folder, self.bin = folder, folder / "venv" / "bin"
        gewoon = {"base": str(folder / "venv"), "platbase": str(folder / "venv")}
        hier = Path(sysconfig.get_path("purelib", vars=gewoon))
        pip = [sys.executable, "-m", "pip", "--python", str(self.bin / "python"), "install", "--quiet"]
        subprocess.run(
            [*pip, "--no-deps", "--no-index", "--disable-pip-version-check", str(wiel)], check=True, env=self.omgeving
        )
        (hier / "van-de-tests.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        self.plaats = hier

    @property
    def omgeving(self) -> dict[str, str]:
        schoon = {n: w for n, w in os.environ.items() if not n.startswith(("VERZUIMSPOOR_", "PYTHON", "COLUMNS"))}
        return {**schoon, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data")}

    def start(self, *woorden: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.bin / "verzuimspoor"), *woorden],
            cwd=self.folder,
            env=self.omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def doe(self, *woorden: str) -> str:
        proces = self.start(*woorden)
        uit, fout = proces.communicate(timeout=PATIENCE)
        assert proces.returncode == 0, fout
        return uit


@pytest.fixture(scope="module")
def los(wiel: Path, tmp_path_factory: pytest.TempPathFactory) -> Los:
    return Los(tmp_path_factory.mktemp("los"), wiel)


@pytest.fixture(scope="module")
def demo(los: Los) -> Path:
    los.doe("demo", "--geen-scherm", "--map", str(los.folder / "demo"))
    return los.folder / "demo" / "verzuimspoor.db"


@pytest.fixture(scope="module")
def adres(los: Los, demo: Path) -> Iterator[str]:
    proces = los.start("serve", "--db", str(demo), "--poort", "0", "--peildatum", "2026-06-01")
    try:
        assert proces.stdout is not None
        gezegd = proces.stdout.readline()
        gevonden = re.search(r"http://\S+?:\d+", gezegd)
        assert gevonden, gezegd
        yield gevonden[0]
    finally:
        proces.terminate()
        proces.communicate(timeout=PATIENCE)


def gelezen(adres: str) -> str:
    with urlopen(adres, timeout=PATIENCE) as antwoord:  # noqa: S310 - our own server
        tekst: str = antwoord.read().decode()
        return tekst


def test_it_is_the_wheel_that_runs(los: Los) -> None:
    vraag = "import services, domain, projections; print(services.__file__, domain.__file__, projections.__file__)"
    gezegd = subprocess.run(
        [str(los.bin / "python"), "-c", vraag], cwd=los.folder, env=los.omgeving, capture_output=True, text=True
    )

    assert all(een.startswith(str(los.plaats)) for een in gezegd.stdout.split()), gezegd
    assert str(ROOT) not in gezegd.stdout


def test_every_file_that_is_read_at_run_time_is_in_it(wiel: Path) -> None:
    verpakt = set(zipfile.ZipFile(wiel).namelist())
    ons = [file.relative_to(ROOT).as_posix() for file in tracked_files()]
    nodig = {naam for naam in ons if naam.startswith(("domain/", "projections/", "services/"))}
    nodig |= {f"services/dashboard/handboek/{naam[5:]}" for naam in ons if naam.startswith("docs/")}

    assert nodig - verpakt == set()
    assert [naam for naam in verpakt if naam.startswith(("tests/", "benchmarks/", "deploy/"))] == []


def test_it_says_which_version_it_is(wiel: Path) -> None:
    [metagegevens] = [n for n in zipfile.ZipFile(wiel).namelist() if n.endswith(".dist-info/METADATA")]
    tekst = zipfile.ZipFile(wiel).read(metagegevens).decode()

    assert f"Version: {wiel.name.split('-')[1]}\n" in tekst
    assert "License-Expression: EUPL-1.2\n" in tekst


def test_it_tells_what_it_can_do(los: Los) -> None:
    assert "thuiszitters" in los.doe("--help")


def test_it_answers_a_question(los: Los, demo: Path) -> None:
    antwoord: dict[str, Any] = json.loads(
        los.doe("thuiszitters", "--db", str(demo), "--peildatum", "2026-06-01", "--json")
    )

    assert antwoord["aantal"] > 0


@pytest.mark.parametrize(
    ("pad", "woord"),
    [
        ("/", "Vandaag"),
        ("/handboek/index", "Wat staat waar"),
        ("/handboek/how-to/dashboard", "Het dashboard gebruiken"),
        ("/handboek/regels/thuiszitter", "thuiszitter"),
        ("/api/v1/verwerkingsactiviteiten", "zaak-openen"),
        ("/api/v1/openapi.json", '"openapi"'),
    ],
)
def test_it_serves_pages_help_and_the_api(pad: str, woord: str, adres: str) -> None:
    assert woord in gelezen(adres + pad)


def test_it_serves_what_a_page_looks_with(adres: str) -> None:
    verwezen = re.findall(r'(?:href|src)="(/static/[^"]+)"', gelezen(adres + "/"))

    assert len(verwezen) > 2
    assert all(gelezen(adres + pad) for pad in verwezen)

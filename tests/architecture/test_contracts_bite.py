"""Does each contract in pyproject.toml fail when it is broken?"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

INWARD = "Imports point inward: services, then projections, then domain"
DOMAIN = "The domain is pure: no I/O, no framework, no clock, no chance"
VIEWS = "Views are pure: a view is a function from a dossier to rows"
EVENTLOG = "Only services.eventlog uses the eventsourcing library"
KAFKA = "Only who passes on to Kafka or reads from it knows its client"
PROCESSES = "Processes never import each other; only the command line starts them"
SHIPS = "What ships does not know its tests"

BREACHES = [
    (INWARD, "domain", "projections.views"),
    (INWARD, "projections", "services.settings"),
    (DOMAIN, "domain/rules", "time"),
    (DOMAIN, "domain/events", "pathlib"),
    (VIEWS, "projections/views", "projections.stores"),
    (VIEWS, "projections/views", "sqlite3"),
    (EVENTLOG, "services/ingest", "eventsourcing.persistence"),
    (KAFKA, "services/vragen", "kafka"),
    (KAFKA, "services/projector", "kafka.errors"),
    (PROCESSES, "services/ingest", "services.projector"),
    (PROCESSES, "services/relay", "services.consument"),
    (PROCESSES, "services/eventlog", "services.ingest"),
    (PROCESSES, "services/dashboard", "services.cli"),
    (PROCESSES, "services/dashboard", "services.api"),
    (PROCESSES, "services/api", "services.server"),
    (PROCESSES, "services/vragen", "services.dashboard"),
    (SHIPS, "services/cli", "tests.kit"),
]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run the import linter on `tree`, never on the installed one."""
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for package in ("domain", "projections", "services"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests" / "kit").mkdir(parents=True)
    (tmp_path / "tests" / "__init__.py").touch()
    (tmp_path / "tests" / "kit" / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_tree_as_it_is_keeps_every_contract(tree: Path) -> None:
    result = lint(tree)

    assert (result.returncode, "BROKEN" in result.stdout) == (0, False), result.stdout


@pytest.mark.parametrize(("contract", "package", "forbidden"), BREACHES)
def test_one_forbidden_import_breaks_the_contract(tree: Path, contract: str, package: str, forbidden: str) -> None:
    (tree / package / "inbreker.py").write_text(f"import {forbidden}\n")

    result = lint(tree)

    assert result.returncode != 0
    assert f"{contract} BROKEN" in result.stdout


def test_every_contract_is_seen_failing() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]

    assert {contract for contract, _, _ in BREACHES} == {contract["name"] for contract in contracts}

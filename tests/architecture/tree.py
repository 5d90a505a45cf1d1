"""Where is the tree, and what does it consist of?"""

import importlib
import pkgutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("domain", "projections", "services", "tests", "benchmarks")


def modules_in(package: ModuleType) -> Iterator[ModuleType]:
    """Yield every module below `package`, packages included."""
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(found.name)


def module_names(package: ModuleType) -> set[str]:
    """Return the last names of the modules directly in `package`."""
    return {found.name for found in pkgutil.iter_modules(package.__path__)}


def source_files() -> list[Path]:
    """Return our own Python files."""
    return sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))


def tracked_files() -> list[Path]:
    """Return what git keeps or would keep; skips where there is no git."""
    if not (ROOT / ".git").exists():
        pytest.skip("this tree is no git clone")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return [file for name in listed.split("\0") if name and (file := ROOT / name).is_file()]

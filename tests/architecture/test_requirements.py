"""Is what we install pinned, hashed, and the same wherever it comes from?"""

import re
import tomllib

import pytest

from tests.architecture.tree import ROOT

FILES = ["runtime.txt", "build.txt", "dev.txt"]
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^\s;]+)(?: ;.*)?$")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements(file: str) -> list[str]:
    """Return the requirements in a file, each with its hashes on one line."""
    lines = (ROOT / "requirements" / file).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    return [line for line in lines if line and not line.lstrip().startswith("#")]


def pins(file: str) -> dict[str, str]:
    """Return the version of each package that a file pins."""
    found = (PINNED.match(line.partition("--hash")[0].strip()) for line in requirements(file))
    return {match[1]: match[2] for match in found if match}


def declared(section: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = project["project"]["dependencies"] if section == "project" else project["build-system"]["requires"]
    return {normal(match[0]) for name in names if (match := NAME.match(name))}


@pytest.mark.parametrize("file", FILES)
def test_every_requirement_is_pinned_with_a_hash(file: str) -> None:
    loose = [line for line in requirements(file) if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)]

    assert loose == []
    assert len(pins(file)) == len(requirements(file)) > 0


@pytest.mark.parametrize("file", FILES)
def test_a_requirement_file_does_not_say_where_packages_come_from(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")

    assert [
        word for word in ("http:", "https:", "index-url", "find-links", "trusted-host", "file://") if word in text
    ] == []


def test_every_dependency_of_the_package_is_pinned() -> None:
    assert declared("project") - pins("runtime.txt").keys() == set()


def test_what_builds_the_package_is_pinned() -> None:
    assert declared("build-system") - pins("build.txt").keys() == set()


def test_we_test_with_the_versions_that_run() -> None:
    assert (pins("runtime.txt") | pins("build.txt")).items() <= pins("dev.txt").items()

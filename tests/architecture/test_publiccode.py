"""Can others find, judge and reuse this, as the standard for public code asks?"""

import re
import tomllib
from typing import Any

import pytest
import yaml

from services.api.omhulsel import API_VERSIE
from tests.architecture.tree import ROOT

REQUIRED = {
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal",
    "maintenance", "localisation",
}  # fmt: skip


@pytest.fixture(scope="module")
def publiccode() -> dict[str, Any]:
    gelezen = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert isinstance(gelezen, dict)
    return gelezen


def test_what_must_be_told_is_told(publiccode: dict[str, Any]) -> None:
    assert publiccode.keys() >= REQUIRED
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    assert all(contact["name"] for contact in publiccode["maintenance"]["contacts"])
    assert publiccode["localisation"].keys() >= {"localisationReady", "availableLanguages"}


def test_the_description_has_the_length_that_catalogues_show(publiccode: dict[str, Any]) -> None:
    nl = publiccode["description"]["nl"]

    assert len(nl["genericName"]) <= 35
    assert len(nl["shortDescription"]) <= 150
    assert 150 <= len(nl["longDescription"]) <= 10_000


def test_it_tells_the_version_that_this_is(publiccode: dict[str, Any]) -> None:
    assert publiccode["softwareVersion"] == API_VERSIE


def test_the_lists_that_catalogues_know_are_kept_to(publiccode: dict[str, Any]) -> None:
    assert publiccode["publiccodeYmlVersion"] == "0.7"
    assert set(publiccode["categories"]) <= {"workflow-management", "data-analytics", "compliance-management"}
    assert set(publiccode["intendedAudience"]["scope"]) <= {"local-authorities", "education"}
    assert publiccode["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert publiccode["softwareType"] == "standalone/web"


def test_one_status_is_told_everywhere(publiccode: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert publiccode["developmentStatus"] == "beta"
    assert "Development Status :: 4 - Beta" in project["classifiers"]
    assert "**Status**: beta" in (ROOT / "GOVERNANCE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md", "README.md"])
def test_every_target_that_a_page_names_is_there(page: str) -> None:
    doelen = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    genoemd = set(re.findall(r"(?:^|`|; )make ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))

    assert genoemd
    assert genoemd - doelen == set()


@pytest.mark.parametrize(
    "naam", ["CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "GOVERNANCE.md", "SECURITY.md", "CHANGELOG.md", "LICENSE"]
)
def test_who_comes_by_finds_how_we_work(naam: str) -> None:
    assert (ROOT / naam).read_text(encoding="utf-8").strip()

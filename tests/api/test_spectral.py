"""Does each of our rules for the document find what it is for? `make api-lint` installs what reads them."""

import json
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from services.api import openapi
from tests.kit.winkel import ROOT

SPECTRAL = ROOT / "lint" / "node_modules" / ".bin" / "spectral"
REGELS = ROOT / "lint" / "adr.spectral.yaml"
Breuk = Callable[[dict[str, Any]], object]


def get(document: dict[str, Any], pad: str = "/thuiszitters") -> dict[str, Any]:
    operatie: dict[str, Any] = document["paths"][pad]["get"]
    return operatie


def rename(document: dict[str, Any], nieuw: str) -> None:
    document["paths"][nieuw] = document["paths"].pop("/verkorte-onderwijstijd")


BREUKEN: dict[str, Breuk] = {
    "adr-openapi-3": lambda d: d.update(openapi="2.0"),
    "adr-contact": lambda d: d["info"]["contact"].pop("email"),
    "adr-semver": lambda d: d["info"].update(version="1"),
    "adr-uri-version": lambda d: d["servers"][0].update(url="/api"),
    "adr-no-trailing-slash": lambda d: rename(d, "/verkorte-onderwijstijd/"),
    "adr-kebab-case": lambda d: rename(d, "/verkorteOnderwijstijd"),
    "adr-query-camel-case": lambda d: get(d)["parameters"][0].update(name="peil_datum"),
    "adr-no-sensitive-uris": lambda d: get(d)["parameters"][0].update(name="pgn"),
    "adr-http-methods": lambda d: d["paths"]["/beleid"].update(trace=get(d, "/beleid")),
    "adr-version-header": lambda d: get(d)["responses"]["200"].pop("headers"),
    "adr-problem-details": lambda d: d["components"]["responses"]["Fout400"].update(content={"application/json": {}}),
    "adr-problem-fields": lambda d: d["components"]["schemas"]["Probleem"]["properties"].pop("title"),
    "adr-invalid-input": lambda d: get(d)["responses"].update({"422": {"$ref": "#/components/responses/Fout400"}}),
    "adr-date-only": lambda d: d["components"]["schemas"]["Versie"]["properties"]["ingangsdatum"].update(
        format="date-time"
    ),
    "adr-date-format": lambda d: d["components"]["schemas"]["Versie"]["properties"]["ingangsdatum"].update(
        format="datetime"
    ),
    "adr-json-camel-case": lambda d: d["components"]["schemas"]["Versie"]["properties"].update(
        in_gang={"type": "string"}
    ),
}


@pytest.fixture(scope="module")
def gevonden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """By rule, which rules a document that breaks it is found to break; all are read at once."""
    if not SPECTRAL.exists() or shutil.which("node") is None:
        pytest.skip("make api-lint installs Spectral; it was not run")
    folder, document = tmp_path_factory.mktemp("spectral"), openapi()
    for regel, breuk in BREUKEN.items():
        gebroken = deepcopy(document)
        breuk(gebroken)
        (folder / f"{regel}.json").write_text(json.dumps(gebroken), encoding="utf-8")
    klaar = subprocess.run(
        [SPECTRAL, "lint", "--fail-severity=error", "--format=json", "--quiet", "-r", REGELS, *folder.iterdir()],
        capture_output=True,
        text=True,
        check=False,
    )
    gezegd = [(Path(een["source"]).stem, een["code"]) for een in json.loads(klaar.stdout) if een["severity"] == 0]
    return {regel: {code for bron, code in gezegd if bron == regel} for regel in BREUKEN}


@pytest.mark.trager
@pytest.mark.parametrize("regel", BREUKEN)
def test_a_breach_of_a_rule_is_found(regel: str, gevonden: dict[str, set[str]]) -> None:
    assert regel in gevonden[regel]


def test_every_rule_is_seen_failing() -> None:
    regels = [
        regel.strip(" :") for regel in REGELS.read_text(encoding="utf-8").splitlines() if regel.startswith("  adr-")
    ]

    assert set(regels) == set(BREUKEN)

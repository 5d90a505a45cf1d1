"""Does every test that docs/security.md names exist, and is every attack named there?"""

import ast
import re

from tests.architecture.tree import ROOT

GENOEMD = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
STROMEN = (
    *("Browser", "Ander systeem", "Aangeleverd bestand", "Aanmelddienst", "Opslag", "Sleutels", "Kafka"),
    *("Logboek elders", "Bewaking", "Opdrachtregel", "Wie meebouwt"),
)
"""The flows of data; backups stand with the store."""


def named() -> set[tuple[str, str]]:
    return set(GENOEMD.findall((ROOT / "docs/security.md").read_text(encoding="utf-8")))


def functions_of(path: str) -> set[str]:
    file = ROOT / path
    if not file.is_file():
        return set()
    boom = ast.parse(file.read_text(encoding="utf-8"))
    return {een.name for een in ast.walk(boom) if isinstance(een, ast.FunctionDef) and een.name.startswith("test_")}


def test_every_test_that_is_named_is_there() -> None:
    missing = sorted(f"{path}::{naam}" for path, naam in named() if naam not in functions_of(path))

    assert len(named()) > 50
    assert missing == []


def test_every_flow_has_its_threats() -> None:
    koppen = re.findall(r"^## (.+)$", (ROOT / "docs/security.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert [stroom for stroom in STROMEN if not any(kop.startswith(stroom) for kop in koppen)] == []


def test_every_file_of_attacks_is_named() -> None:
    files = {f"tests/aanvallen/{file.name}" for file in (ROOT / "tests/aanvallen").glob("test_*.py")}

    assert files <= {path for path, _ in named()}

"""Is the second opinion really a second one?"""

import ast
from collections.abc import Iterator
from pathlib import Path

TOEGESTAAN = ("domain.dossier", "domain.errors", "domain.events", "domain.kalender", "domain.data")
"""What was recorded, and which days are school days: facts, no rules."""


def _imports(bestand: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_de_tweede_mening_gebruikt_geen_regel_van_het_product() -> None:
    bestanden = [bestand for bestand in Path(__file__).parent.glob("*.py") if not bestand.name.startswith("test_")]
    geleend = {
        module
        for bestand in bestanden
        for module in _imports(bestand)
        if module.startswith(("domain.", "projections", "services")) and not module.startswith(TOEGESTAAN)
    }

    assert geleend == set()

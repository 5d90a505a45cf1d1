"""Does docs/bestanden.md name every column and every code by which a line can be rejected, and no other?"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from services.ingest.gebeurtenissen import ENVELOP, SCHOOLTEAM
from services.ingest.nummers import NAMES_A_NUMBER
from services.ingest.pydantic_nl import ZINNEN
from services.ingest.verzuimmeldingen import KOLOMMEN, LINE_FAULTS
from services.vragen import verify
from tests.kit.winkel import ROOT

DOCS = ROOT / "docs"
PLACE_OF_THE_CODE = {"Veldfout": 0, "Weigering": 0, "Bezwaar": 1}
"""Which argument is the code."""


def codes_in(file: Path) -> Iterator[str]:
    """Yield the codes that a file writes out; one that it passes on comes from elsewhere."""
    boom = ast.parse(file.read_text(encoding="utf-8"))
    namen = {
        doel.id: deel.value.value
        for deel in boom.body
        if isinstance(deel, ast.Assign) and isinstance(deel.value, ast.Constant)
        for doel in deel.targets
        if isinstance(doel, ast.Name)
    }
    for call in ast.walk(boom):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in PLACE_OF_THE_CODE:
            code = call.args[PLACE_OF_THE_CODE[call.func.id]]
            waarde = code.value if isinstance(code, ast.Constant) else namen.get(getattr(code, "id", ""))
            if isinstance(waarde, str):
                yield waarde


def translated_codes() -> Iterator[str]:
    """Yield the codes that an error of pydantic becomes."""
    yield from (code for code, _ in ZINNEN.values())
    boom = ast.parse((ROOT / "services" / "ingest" / "pydantic_nl.py").read_text(encoding="utf-8"))
    for paar in ast.walk(boom):
        if isinstance(paar, ast.Return):
            for deel in ast.walk(paar):
                if isinstance(deel, ast.Tuple) and isinstance(deel.elts[0], ast.Constant):
                    yield str(deel.elts[0].value)


def first_cells(page: str, kop: str) -> list[str]:
    """Return what the first column of the tables with this heading has in backticks, in order."""
    regels = (DOCS / page).read_text(encoding="utf-8").splitlines()
    gevonden, binnen = [], False
    for regel in regels:
        binnen = regel.startswith(f"| {kop} |") or (binnen and regel.startswith("|"))
        if binnen and (match := re.match(r"\| `([^`]+)` \|", regel)):
            gevonden.append(match[1])
    return gevonden


def test_every_code_stands_in_the_table_once_and_no_other_does() -> None:
    mappen = (ROOT / "services" / "ingest", ROOT / "services" / "overleg", ROOT / "domain" / "decisions")
    files = [file for map_ in mappen for file in map_.rglob("*.py")]
    codes = {code for file in files for code in codes_in(file)} | set(LINE_FAULTS) | set(translated_codes())
    bij_vernietigen = first_cells("how-to/vernietigen.md", "Code")

    assert sorted([*first_cells("bestanden.md", "Code"), *bij_vernietigen]) == sorted(codes)


def test_every_column_stands_in_the_table_in_our_order() -> None:
    assert first_cells("bestanden.md", "Kolom") == list(KOLOMMEN)


def test_every_field_of_the_envelope_stands_in_the_table() -> None:
    fields = first_cells("bestanden.md", "Veld")

    assert sorted(fields) == sorted({*ENVELOP, "geldigOp", SCHOOLTEAM, *NAMES_A_NUMBER.values()})


def test_every_finding_of_verify_has_a_remedy() -> None:
    code = re.compile(r'(?:Bevinding|_found)\(\s*"([a-z-]+)"')
    files = [Path(verify.__file__).with_name(f"{naam}.py") for naam in ("verify", "zegelcontrole", "bundel")]
    found = {naam for file in files for naam in code.findall(file.read_text(encoding="utf-8"))}

    assert set(first_cells("how-to/herbouwen-en-controleren.md", "Code")) == found

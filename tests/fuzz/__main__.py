"""
Offer readers what they do not expect: `python -m tests.fuzz NAME ... [-runs=N] [-max_total_time=SECONDS] [-seed=N]`.

What one falls over goes into a file, by `-artifact_prefix=FOLDER/`; the options are those of libFuzzer.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["domain", "services"], enable_loader_override=False):
    from tests.fuzz.doelen import BIJT, CATALOGUE


def offer(naam: str, opties: list[str], folder: Path) -> None:
    """Offer one reader until it falls or it was enough; the process ends with it."""
    doel = BIJT if naam == "bijt" else CATALOGUE[naam]
    begin = folder / "begin"
    begin.mkdir()
    for nummer, inhoud in enumerate(doel.begin):
        (begin / str(nummer)).write_bytes(inhoud)
    if doel.woorden:
        woorden = folder / "woorden"
        woorden.write_text("".join(f"{_quoted(woord)}\n" for woord in doel.woorden if woord))
        opties = [f"-dict={woorden}", *opties]
    atheris.Setup([sys.argv[0], *opties, str(begin)], lambda inhoud: doel.lees(inhoud, folder))
    atheris.Fuzz()


def _quoted(woord: str) -> str:
    return '"' + woord.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main(*gegeven: str) -> int:
    """Offer to each in a process of its own; return how many fell."""
    opties = [een for een in gegeven if een.startswith("-")]
    gevallen = 0
    for naam in gegeven:
        if naam in opties:
            continue
        print(f"== {naam}", file=sys.stderr, flush=True)
        with TemporaryDirectory() as folder:
            if (kind := os.fork()) == 0:
                offer(naam, opties, Path(folder))
            if os.waitpid(kind, 0)[1]:
                gevallen += 1
                print(f"== {naam} fell", file=sys.stderr, flush=True)
    return gevallen


sys.exit(main(*sys.argv[1:]))

"""A command that takes every store for a large one, and may be killed half way."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.kit.winkel import ROOT

GROOT = """
import os, signal, sys
from services.cli.main import main
from services.projector import wisselen

plek = sys.argv.pop(1)
wisselen.herschrijf_als_groot.__defaults__ = (0,)

def met_lont(waar, naam):
    echt = getattr(waar, naam)
    def doe(*args, **kwargs):
        gevonden = echt(*args, **kwargs)
        if plek == naam:
            os.kill(os.getpid(), signal.SIGKILL)
        return gevonden
    setattr(waar, naam, doe)

met_lont(wisselen, "neem_over")
met_lont(wisselen.Ernaast, "_swap")
main()
"""


def als_groot(
    folder: Path, omgeving: Mapping[str, str], *woorden: str, plek: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run a command; after the function that `plek` names was called for the first time, it kills itself."""
    return subprocess.run(
        [sys.executable, "-c", GROOT, plek, *woorden],
        cwd=ROOT,
        env={**omgeving, "HOME": str(folder)},
        capture_output=True,
        timeout=100,
        check=False,
    )

"""
A next version of this one, for what must work while both run.

It is a copy of what ships, with what a version may bring: a step of `migrate` that adds, a field that may be left out,
and an event in a new shape with its upcast.
"""

import shutil
from pathlib import Path

from tests.kit.winkel import ROOT

STAP = """ALTER TABLE gebeurtenissen ADD COLUMN proef text;
ALTER TABLE logboekregel ADD COLUMN proef integer DEFAULT 0;
ALTER TABLE pgn_index ADD COLUMN proef text;
CREATE TABLE proef (een integer PRIMARY KEY);
CREATE INDEX gebeurtenissen_proef ON gebeurtenissen (proef);
"""
EVENTS = Path("domain/events")
VELD = ("    naam: PersoonlijkeTekst | None = None\n", "    proef: PersoonlijkeTekst | None = None\n")
VORM = ('"HaltVerwezen.v1"\n    wpg: ClassVar[bool] = True\n', '"HaltVerwezen.v2"\n    wpg: ClassVar[bool] = True\n')
OPNIEUW = '\n    waarheen: Annotated[str, Persoonlijk] = "onbekend"\n'
UPCASTS = (
    "UPCASTS: Mapping[str, Upcast] = {}",
    'UPCASTS: Mapping[str, Upcast] = {"HaltVerwezen.v1": ("HaltVerwezen.v2", dict)}',
)


def tweede_versie(naar: Path) -> Path:
    """Make it in a folder, and return that; `PYTHONPATH` of its processes."""
    for pakket in ("domain", "projections", "services"):
        shutil.copytree(ROOT / pakket, naar / pakket)
    stappen = naar / "services" / "eventlog" / "tabellen" / "postgres"
    nummer = 1 + max(int(stap.name[:4]) for stap in stappen.glob("*.sql"))
    (stappen / f"{nummer:04d}_proef_erbij.sql").write_text(STAP, encoding="utf-8")
    _change(naar / EVENTS / "identiteit.py", VELD[0], "".join(VELD))
    _change(naar / EVENTS / "leerplicht.py", VORM[0], VORM[1] + OPNIEUW)
    _change(naar / "services" / "eventlog" / "upcasts.py", *UPCASTS)
    return naar


def _change(file: Path, oud: str, nieuw: str) -> None:
    """Change one place in a file; if it is not there once, the copy would not be another version."""
    tekst = file.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1, f"{file.name} has changed: this place is not there once"
    file.write_text(tekst.replace(oud, nieuw), encoding="utf-8")

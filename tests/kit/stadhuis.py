"""A municipality on a server, with its keys on another database, for what its runbook does to it."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from services.generator.nummers import bsn
from tests.kit.postgres import database, naam_van
from tests.kit.sporen import zonder_spoor
from tests.kit.voorloper import voer_voor
from tests.kit.winkel import csv_van, gebeurtenis, ndjson, rij

OUD, WEG, LATER = bsn(0), bsn(1), bsn(9)
"""Who was there, who is destroyed after the backup, and who comes after it."""
VERZOEK = ("--grondslag", "AVG-verzoek 2026-12", "--eerder", "avg-verzoek", "--door", "anna")
PEILDATUM = ("--peildatum", "2026-03-01")


@dataclass(frozen=True)
class Stadhuis:
    """Where everything lies; a command is run as on its machine."""

    folder: Path
    db: str
    sleutels: str
    meer: Mapping[str, str]

    @property
    def omgeving(self) -> dict[str, str]:
        """What the settings and the variables of the runbook are here."""
        mappen = {naam: str(self.folder / naam.lower()) for naam in ("KOPIE", "KOPIE_SLEUTELS", "ELDERS")}
        ours = {"DB": self.db, "SLEUTELS": self.sleutels, "ROL": "dienst", "MEESTER": str(self.folder / "v.meester")}
        return mappen | {f"VERZUIMSPOOR_{naam}": waarde for naam, waarde in ours.items()} | dict(self.meer)

    def doe(self, *woorden: str | Path, code: int = 0, getypt: str = "") -> str:
        """Run a command, which ends so; return what it wrote."""
        schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}
        klaar = voer_voor(woorden, self.folder, schoon | self.omgeving, getypt)
        assert klaar.returncode == code, f"{klaar.stdout}{klaar.stderr}"
        zonder_spoor("the standard error of a command", klaar.stderr.encode())
        return klaar.stdout or klaar.stderr

    def vraag(self, *woorden: str) -> Any:
        """Return the JSON that a command answers, without the moment at which it was asked."""
        antwoord = json.loads(self.doe(*woorden, "--json"))
        with suppress(TypeError):
            antwoord.pop("bekendOp", None)
        return antwoord

    def lever(self, naam: str, inhoud: str) -> Any:
        """Take in a delivery; return how many lines of it were new."""
        path = self.folder / naam
        path.write_text(inhoud, encoding="utf-8")
        return self.vraag("ingest", str(path))["nieuw"]

    def na(self, db: str, sleutels: str) -> "Stadhuis":
        """Return the municipality after it moved to these databases."""
        return Stadhuis(self.folder, db, sleutels, self.meer)


@contextmanager
def stadhuis(
    folder: Path, zoals: Stadhuis | None = None, meer: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Stadhuis]:
    """Make one in a folder: with nothing in it, or with all that another has; `meer` are further settings."""
    folder.mkdir(parents=True, exist_ok=True)
    for naam in ("kopie", "kopie_sleutels", "elders"):
        (folder / naam).mkdir()
    van = ("", "") if zoals is None else (naam_van(zoals.db), naam_van(zoals.sleutels))
    if zoals is not None:
        meester = folder / "v.meester"
        meester.write_bytes((zoals.folder / "v.meester").read_bytes())
        meester.chmod(0o600)
    with database(zoals=van[0]) as db, database(zoals=van[1]) as sleutels:
        yield Stadhuis(folder, db, sleutels, meer)


@contextmanager
def twee_lege() -> Iterator[dict[str, str]]:
    """Make two empty databases to put things back into, and return the variables that name them."""
    with database(leeg=True) as db, database(leeg=True) as sleutels:
        yield {"TERUG": db, "TERUG_SLEUTELS": sleutels}


def reports(*nummers: str) -> str:
    """Write a delivery about these pupils."""
    return csv_van(*(rij(meldingsnummer=f"M{int(nummer) % 9973}", pgn=nummer) for nummer in nummers))


def names(*nummers: str) -> str:
    """Write a delivery that names these pupils."""
    geboren = {"geboortedatum": "2012-02-10", "gemeentecode": "0014"}
    return ndjson(
        *(gebeurtenis("LeerlingGeregistreerd", "2026-01-12", pgn=n, naam="Verzonnen", **geboren) for n in nummers)
    )

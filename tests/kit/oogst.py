"""What did the generator make, read back as the files say it?"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from stdnum.nl import bsn as bsn_test
from stdnum.nl import onderwijsnummer as onderwijsnummer_test

from domain.events.duo import Meldingsoort, Meldingstatus, Sluitreden
from domain.events.inschrijving import Vakantieregio
from domain.gemeenten import Gemeente, Gemeenten
from domain.kalender import Kalender
from services.generator import Oogst, Opdracht, genereer
from services.generator.fouten import Fout
from services.generator.rijen import KOLOMMEN

GRONINGEN = Gemeente("0014", "Groningen", "Groningen", Vakantieregio.NOORD)
GEMEENTEN = Gemeenten([GRONINGEN])
TOT_EN_MET = date(2026, 6, 1)
DICHT = Opdracht(3000, 7, 2025, TOT_EN_MET, "0014", fouten=0.05, dichtheid=40.0)
VORMEN = {r"\d{4}-\d\d-\d\d": "%Y-%m-%d", r"\d{8}": "%Y%m%d", r"\d\d-\d\d-\d{4}": "%d-%m-%Y"}
BESTANDEN = ("verzuimmeldingen.csv", "verzuimmeldingen-gecorrigeerd.csv", "gebeurtenissen.ndjson")

ENVELOP = {"pgn", "type", "vastgelegdOp", "id"}

Rij = dict[str, str]


def maak(opdracht: Opdracht, pad: Path) -> Oogst:
    return genereer(opdracht, GEMEENTEN, Kalender(), pad)


@pytest.fixture(scope="module")
def oogst(tmp_path_factory: pytest.TempPathFactory) -> Oogst:
    return maak(DICHT, tmp_path_factory.mktemp("dicht"))


def regels_van(pad: Path) -> list[list[str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.reader(bestand, delimiter=";"))


def rijen_van(pad: Path) -> Iterator[tuple[Rij, Fout | None]]:
    kop, *regels = regels_van(pad)
    assert tuple(kop) == KOLOMMEN
    for cellen in regels:
        rij = dict(zip(KOLOMMEN, cellen, strict=False))
        yield rij, Fout.KOLOMMEN if len(cellen) != len(KOLOMMEN) else fout_in(rij)


def goede_rijen(pad: Path) -> list[Rij]:
    return [rij for rij, fout in rijen_van(pad) if fout is None]


def dag(tekst: str) -> date:
    vorm = next(vorm for patroon, vorm in VORMEN.items() if re.fullmatch(patroon, tekst))
    return datetime.strptime(tekst, vorm).replace(tzinfo=UTC).date()


def fout_in(rij: Rij) -> Fout | None:
    """Find the mistake as the specification (5.1) defines it, apart from how it was made."""
    if not all(rij[kolom] for kolom in ("meldingsnummer", "pgn", "soort", "begindatum")):
        return Fout.ONTBREEKT
    if len(rij["pgn"]) != 9:
        return Fout.VOORLOOPNUL
    if not (bsn_test.is_valid(rij["pgn"]) or onderwijsnummer_test.is_valid(rij["pgn"])):
        return Fout.ELFPROEF
    if rij["soort"] not in list(Meldingsoort):
        return Fout.SOORT
    if rij["status"] not in list(Meldingstatus):
        return Fout.STATUS
    if rij["status"] == "G" and rij["reden"] not in list(Sluitreden):
        return Fout.REDEN
    if rij["gemeentecode"] != "0014":
        return Fout.GEMEENTE
    return fout_in_datums(rij)


def fout_in_datums(rij: Rij) -> Fout | None:
    try:
        begin, einde = dag(rij["begindatum"]), dag(rij["einddatum"] or "2999-01-01")
    except ValueError:
        return Fout.ONMOGELIJKE_DATUM
    if einde < begin:
        return Fout.EINDE_VOOR_BEGIN
    return Fout.GEBOORTE_IN_TOEKOMST if dag(rij["geboortedatum"]) > TOT_EN_MET else None


def gebeurtenissen_van(pad: Path) -> list[dict[str, Any]]:
    regels = [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines()]
    return sorted(regels, key=lambda regel: regel["vastgelegdOp"])

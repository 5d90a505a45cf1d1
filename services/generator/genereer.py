"""How are pupils of any number written to files, one at a time?"""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from domain.gemeenten import Gemeenten
from domain.kalender import Kalender
from services.generator.aannames import AANNAMES
from services.generator.agenda import Agenda, agenda_van
from services.generator.fouten import Fout
from services.generator.leesmij import leesmij
from services.generator.levering import leveringen
from services.generator.opdracht import Oogst, Opdracht
from services.generator.rijen import KOLOMMEN

STAP = 10_000
"""After so many pupils we say how far we are."""


@dataclass(slots=True)
class Telling:
    """What was written so far."""

    rijen: int = 0
    rijen_gecorrigeerd: int = 0
    regels: int = 0
    leerlingen_in_beeld: int = 0
    fouten: Counter[Fout] = field(default_factory=Counter)


def _stil(_: int) -> None:
    """Say nothing about how far we are."""


def genereer(
    opdracht: Opdracht,
    gemeenten: Gemeenten,
    kalender: Kalender,
    map: Path,
    voortgang: Callable[[int], None] = _stil,
) -> Oogst:
    """
    Write the deliveries of an order into a folder and return what was written.

    One pupil at a time is in memory. `voortgang` hears how many pupils are done, now and then
    and at the end.

    Raises:
        ValueError: the municipality does not exist.
        KalenderOnbekendError: the school holidays of the school year are not known.

    """
    gemeente = gemeenten.huidige(opdracht.gemeentecode)
    if gemeente is None:
        raise ValueError(f"gemeente {opdracht.gemeentecode} bestaat niet")
    agenda = agenda_van(opdracht, gemeente.vakantieregio, kalender)
    map.mkdir(parents=True, exist_ok=True)
    eerste = map / "verzuimmeldingen.csv"
    gecorrigeerd = map / "verzuimmeldingen-gecorrigeerd.csv"
    gebeurtenissen = map / "gebeurtenissen.ndjson"
    telling = _schrijf(opdracht, agenda, eerste, gecorrigeerd, gebeurtenissen, voortgang)
    oogst = Oogst(
        verzuimmeldingen=eerste,
        verzuimmeldingen_gecorrigeerd=gecorrigeerd,
        gebeurtenissen=gebeurtenissen,
        leesmij=map / "LEESMIJ.txt",
        rijen=telling.rijen,
        rijen_gecorrigeerd=telling.rijen_gecorrigeerd,
        regels=telling.regels,
        fouten={fout.value: telling.fouten[fout] for fout in Fout},
        leerlingen_in_beeld=telling.leerlingen_in_beeld,
    )
    tekst = leesmij(opdracht, gemeente, agenda, oogst, AANNAMES)
    oogst.leesmij.write_text(tekst, encoding="utf-8", newline="\n")
    return oogst


def _schrijf(
    opdracht: Opdracht,
    agenda: Agenda,
    eerste_pad: Path,
    gecorrigeerd_pad: Path,
    gebeurtenissen_pad: Path,
    voortgang: Callable[[int], None],
) -> Telling:
    telling = Telling()
    with (
        eerste_pad.open("w", encoding="utf-8", newline="") as eerste_bestand,
        gecorrigeerd_pad.open("w", encoding="utf-8", newline="") as gecorrigeerd_bestand,
        gebeurtenissen_pad.open("wb") as gebeurtenissen,
    ):
        eerste = csv.writer(eerste_bestand, delimiter=";")
        gecorrigeerd = csv.writer(gecorrigeerd_bestand, delimiter=";")
        eerste.writerow(KOLOMMEN)
        gecorrigeerd.writerow(KOLOMMEN)
        for gedaan, levering in enumerate(leveringen(opdracht, agenda, AANNAMES), 1):
            if gedaan % STAP == 0:
                voortgang(gedaan)
            if not levering:
                continue
            eerste.writerows(levering.eerste)
            gecorrigeerd.writerows(levering.gecorrigeerd)
            gebeurtenissen.writelines(levering.regels)
            telling.rijen += len(levering.eerste)
            telling.rijen_gecorrigeerd += len(levering.gecorrigeerd)
            telling.regels += len(levering.regels)
            telling.leerlingen_in_beeld += 1
            if levering.fout is not None:
                telling.fouten[levering.fout] += 1
    if opdracht.leerlingen % STAP or not opdracht.leerlingen:
        voortgang(opdracht.leerlingen)
    return telling

"""How are the pupils of a whole country divided over its municipalities, and where do their deliveries go?"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from domain.gemeenten import Gemeente, Gemeenten
from domain.kalender import Kalender
from services.generator.genereer import genereer
from services.generator.leesmij import leesmij_land
from services.generator.opdracht import Oogst, Opdracht

GROOTSTE = ("0363", "0599", "0518", "0344")
"""Amsterdam, Rotterdam, Den Haag, Utrecht; of the others the order of their codes is that of their size (aanname)."""
MACHT = -0.85
"""
A municipality has as many pupils as its rank plus one to this power: of all the largest 1 in 16, the middle one 1 in
700, the smallest 1 in 1,250 (aanname).
"""
OVERZICHT = ("gemeentecode", "gemeente", "leerlingen", "inBeeld", "rijen", "rijenGecorrigeerd", "regels", "rijenFout")


@dataclass(frozen=True, slots=True)
class Landoogst:
    """What was made: a folder for each municipality, and one list of them."""

    overzicht: Path
    leesmij: Path
    gemeenten: tuple[Oogst, ...]

    @property
    def rijen(self) -> int:
        """All rows of the first exports."""
        return sum(een.rijen for een in self.gemeenten)

    @property
    def rijen_gecorrigeerd(self) -> int:
        """All rows of the corrected exports."""
        return sum(een.rijen_gecorrigeerd for een in self.gemeenten)

    @property
    def regels(self) -> int:
        """All events."""
        return sum(een.regels for een in self.gemeenten)

    @property
    def rijen_fout(self) -> int:
        """All wrong rows."""
        return sum(een.rijen_fout for een in self.gemeenten)

    @property
    def leerlingen_in_beeld(self) -> int:
        """All pupils in the files."""
        return sum(een.leerlingen_in_beeld for een in self.gemeenten)


def per_gemeente(leerlingen: int, gemeenten: Gemeenten) -> Iterator[tuple[Gemeente, range]]:
    """Yield every municipality of today with the numbers of its pupils; together they have all of them."""
    huidige = [een for code in gemeenten.codes() if (een := gemeenten.huidige(code)) is not None]
    rang = {code: plek for plek, code in enumerate(GROOTSTE)}
    huidige.sort(key=lambda een: (rang.get(een.code, len(rang)), een.code))
    gewichten = list(accumulate((plek + 2) ** MACHT for plek in range(len(huidige))))
    vorige = 0
    for gemeente, tot in zip(huidige, gewichten, strict=True):
        grens = round(leerlingen * tot / gewichten[-1])
        yield gemeente, range(vorige, grens)
        vorige = grens


def genereer_land(
    opdracht: Opdracht, gemeenten: Gemeenten, kalender: Kalender, map: Path, voortgang: Callable[[int], None]
) -> Landoogst:
    """
    Write for each municipality its deliveries into a folder named after its code; `opdracht.gemeentecode` says nothing.

    One pupil at a time is in memory. A school stands where its pupils live, at a border in both municipalities.
    `voortgang` hears how many pupils are done.

    Raises:
        KalenderOnbekendError: the school holidays of the school year are not known.

    """
    map.mkdir(parents=True, exist_ok=True)
    oogsten = []
    overzicht = map / "gemeenten.csv"
    with overzicht.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";")
        schrijver.writerow(OVERZICHT)
        for gemeente, wie in per_gemeente(opdracht.leerlingen, gemeenten):
            eigen = replace(opdracht, leerlingen=len(wie), eerste=wie.start, gemeentecode=gemeente.code)
            oogst = genereer(eigen, gemeenten, kalender, map / gemeente.code)
            oogsten.append(oogst)
            rijen = (oogst.rijen, oogst.rijen_gecorrigeerd, oogst.regels, oogst.rijen_fout)
            schrijver.writerow((gemeente.code, gemeente.naam, len(wie), oogst.leerlingen_in_beeld, *rijen))
            voortgang(wie.stop)
    land = Landoogst(overzicht, map / "LEESMIJ.txt", tuple(oogsten))
    tekst = leesmij_land(opdracht, len(oogsten), land.leerlingen_in_beeld)
    land.leesmij.write_text(tekst, encoding="utf-8", newline="\n")
    return land

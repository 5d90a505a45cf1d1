"""What is in the deliveries about one pupil?"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from services.generator.aannames import Aannames
from services.generator.agenda import Agenda
from services.generator.fouten import Fout
from services.generator.gebeurtenissen import gebeurtenissen_van, inschrijving_van
from services.generator.leerling import Kansen, leerling_van
from services.generator.meldingen import meldingen_van
from services.generator.opdracht import Opdracht
from services.generator.uitvoer import eerste_uitvoer, gecorrigeerde_uitvoer


@dataclass(frozen=True, slots=True)
class Levering:
    """Everything in the files about one pupil; it may be nothing yet."""

    eerste: list[list[str]]
    gecorrigeerd: list[list[str]]
    regels: list[bytes]
    fout: Fout | None

    def __bool__(self) -> bool:
        return bool(self.eerste or self.gecorrigeerd or self.regels)


def leveringen(opdracht: Opdracht, agenda: Agenda, aannames: Aannames) -> Iterator[Levering | None]:
    """
    Yield of every pupil in turn what is delivered, or None when there is nothing to tell.

    With `iedereen` there is something to tell about everybody: where he is enrolled. A pupil depends on the seed and
    his own index only, so a larger order begins with a smaller one.
    """
    kansen = Kansen(aannames, opdracht.dichtheid * agenda.deel_van_het_jaar)
    for index in range(opdracht.eerste, opdracht.eerste + opdracht.leerlingen):
        if kansen.is_in_beeld(opdracht.seed, index):
            yield _levering(index, opdracht, agenda, aannames, kansen)
        else:
            yield _ingeschreven(index, opdracht, agenda) if opdracht.iedereen else None


def _ingeschreven(index: int, opdracht: Opdracht, agenda: Agenda) -> Levering:
    rng = Random(f"{opdracht.seed}:{index}")
    leerling = leerling_van(index, agenda.begin, None, rng)
    regels = inschrijving_van(leerling, opdracht.gemeentecode, agenda, rng)
    return Levering(eerste=[], gecorrigeerd=[], regels=regels, fout=None)


def _levering(index: int, opdracht: Opdracht, agenda: Agenda, aannames: Aannames, kansen: Kansen) -> Levering:
    rng = Random(f"{opdracht.seed}:{index}")
    leerling = leerling_van(index, agenda.begin, kansen.verhaal(rng), rng)
    meldingen = meldingen_van(leerling, opdracht.schooljaar, agenda, aannames, rng)
    eerste = eerste_uitvoer(opdracht, agenda, leerling, meldingen)
    return Levering(
        eerste=eerste.rijen,
        gecorrigeerd=gecorrigeerde_uitvoer(opdracht, agenda, leerling, meldingen, eerste.bedorven),
        regels=gebeurtenissen_van(leerling, opdracht.gemeentecode, eerste.geleverd, agenda, aannames, rng),
        fout=leerling.fout if eerste.bedorven else None,
    )

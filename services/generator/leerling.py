"""Who is pupil i?"""

from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b
from itertools import accumulate
from random import Random

from domain.periode import verjaardag
from services.generator.aannames import Aannames
from services.generator.fouten import Fout
from services.generator.nummers import TESTBEREIK, bsn, bsn_met_voorloopnul, onderwijsnummer
from services.generator.scholen import School, school_van
from services.generator.teksten import naam

DAGEN_PER_JAAR = 365.25
ZONDER_BSN = 50
"""One pupil in so many has an onderwijsnummer (aanname)."""
GRENS_VOORLOOPNUL = 0.2
"""Of the pupils prone to losing a leading zero, so many have one: 2 % of all (aanname)."""


class Verhaal(StrEnum):
    """What there is to tell about a pupil; the names of `Aannames.per_duizend`."""

    ZESTIEN_UUR = "zestien_uur"
    LUXE = "luxe"
    LANGDURIG = "langdurig"
    OVERIG = "overig"
    ABSOLUUT = "absoluut"
    VRIJSTELLING = "vrijstelling"
    ZIEKTE = "ziekte"
    VERLOF = "verlof"


VERHALEN = tuple(Verhaal)
FOUTEN = tuple(Fout)
LEEFTIJDEN: dict[Verhaal, tuple[int, int, int]] = {
    Verhaal.ZESTIEN_UUR: (10, 19, 16),
    Verhaal.LUXE: (5, 13, 8),
    Verhaal.LANGDURIG: (6, 19, 15),
    Verhaal.OVERIG: (5, 18, 14),
    Verhaal.ABSOLUUT: (6, 17, 13),
    Verhaal.VRIJSTELLING: (5, 17, 11),
    Verhaal.ZIEKTE: (5, 17, 13),
    Verhaal.VERLOF: (5, 16, 9),
}
"""By story the lowest, the highest and the most frequent age on 1 August (aanname)."""
SCHOOLGAAND = (5.0, 18.0)
"""Of all others any age between these is as frequent (aanname)."""


@dataclass(frozen=True, slots=True)
class Leerling:
    """An invented pupil, the same in every file of the same seed and school year."""

    index: int
    pgn: str
    geboortedatum: date
    naam: str
    school: School
    verhaal: Verhaal | None
    """What there is to tell; None of whom only the enrolment is."""
    fout: Fout
    """The mistake his school would make in a row about him."""
    foutgevoeligheid: float
    """From 0, his row is the first to go wrong, to 1."""

    def heeft_bereikt(self, leeftijd: int, dag: date) -> bool:
        """Say whether the pupil has turned `leeftijd` on that day."""
        return verjaardag(self.geboortedatum, leeftijd) <= dag


class Kansen:
    """Whether there is anything to tell about a pupil, and which story."""

    def __init__(self, aannames: Aannames, factor: float) -> None:
        per_duizend = aannames.per_duizend
        self.in_beeld = min(1.0, sum(per_duizend.values()) * factor / 1000)
        self._grenzen = tuple(accumulate(per_duizend[verhaal] for verhaal in VERHALEN))

    def is_in_beeld(self, seed: int, index: int) -> bool:
        """
        Say whether pupil `index` is in the files.

        A digest and not a Random: this is asked of every pupil, and most are not.
        """
        digest = blake2b(b"%d:%d" % (seed, index), digest_size=7).digest()
        return int.from_bytes(digest, "big") < self.in_beeld * 2**56

    def verhaal(self, rng: Random) -> Verhaal:
        """Draw a story."""
        return VERHALEN[bisect(self._grenzen, rng.random() * self._grenzen[-1])]


def leerling_van(index: int, schooljaar: date, verhaal: Verhaal | None, rng: Random) -> Leerling:
    """Invent pupil `index`; `schooljaar` is its first day."""
    leeftijd = rng.uniform(*SCHOOLGAAND) if verhaal is None else rng.triangular(*LEEFTIJDEN[verhaal])
    geboortedatum = schooljaar - timedelta(days=round(leeftijd * DAGEN_PER_JAAR))
    fout = FOUTEN[int(rng.random() * len(FOUTEN))]
    gevoeligheid = rng.random()
    pgn = _pgn(index, met_nul=fout is Fout.VOORLOOPNUL and gevoeligheid < GRENS_VOORLOOPNUL)
    if fout is Fout.VOORLOOPNUL and not pgn.startswith("0"):
        fout = Fout.ELFPROEF
    school = school_van(index, leeftijd, rng)
    return Leerling(index, pgn, geboortedatum, naam(rng), school, verhaal, fout, gevoeligheid)


def _pgn(index: int, *, met_nul: bool) -> str:
    if index >= TESTBEREIK and index % ZONDER_BSN == ZONDER_BSN - 1:
        return onderwijsnummer(index // ZONDER_BSN)
    if index >= TESTBEREIK and met_nul:
        return bsn_met_voorloopnul(index)
    return bsn(index)

"""Where does the pupil live and go to school, and which school holidays follow from that?"""

from collections.abc import Iterator
from datetime import date

from domain.dossier import Dossier, derived
from domain.events.identiteit import Overleden, Verhuisd
from domain.inschrijving import Inschrijving, inschrijvingen
from domain.kader import Kader
from domain.lesrooster import Lesrooster
from domain.melding import meldingen
from domain.periode import ALTIJD, DAG, Dagen, Periode
from domain.schoollocatie import HOOFDVESTIGING, Schoollocatie
from domain.woongemeente import Woongemeente, woongemeente_op, woongemeenten, woonverloop


@derived
def scholen(dossier: Dossier) -> tuple[tuple[date, Schoollocatie], ...]:
    """
    Return which schools were heard of, from when on; of one day the last of these holds.

    Who only names the school again says nothing about the location; one that was never named is the main one.
    """
    gehoord: list[tuple[date, Schoollocatie]] = []
    vorige = ("", "")
    for van, brin, vestiging in sorted(_schools_heard_of(dossier, inschrijvingen(dossier))):
        vorige = (brin, vestiging or (vorige[1] if brin == vorige[0] else ""))
        gehoord.append((van, Schoollocatie(brin, vorige[1] or HOOFDVESTIGING)))
    return tuple(gehoord)


class Verblijf:
    """Where a pupil lives and goes to school on each day; what it takes is gathered once, when it is first asked."""

    __slots__ = ("_dossier", "_kader")

    def __init__(self, dossier: Dossier, kader: Kader) -> None:
        self._dossier = dossier
        self._kader = kader

    @property
    def inschrijvingen(self) -> tuple[Inschrijving, ...]:
        """The enrolments, in order of their start."""
        return inschrijvingen(self._dossier)

    @property
    def gemeenten(self) -> tuple[Woongemeente, ...]:
        """Where the pupil lived, from when on."""
        return woonverloop(self._dossier)

    @property
    def scholen(self) -> tuple[tuple[date, Schoollocatie], ...]:
        """Which schools were heard of, from when on."""
        return scholen(self._dossier)

    def gemeente_op(self, dag: date) -> str | None:
        """Return the municipality on `dag`, under its code of that day; before the first one known, that one."""
        woongemeente = woongemeente_op(self.gemeenten, dag)
        return None if woongemeente is None else self._kader.gemeenten.code_op(woongemeente.gemeentecode, dag)

    def brin_op(self, dag: date) -> str | None:
        """Return the school last heard of on `dag`, by enrolment or melding; before the first one known, that one."""
        locatie = self.locatie_op(dag)
        return None if locatie is None else locatie.brin

    def locatie_op(self, dag: date) -> Schoollocatie | None:
        """Return the location of that school."""
        gehoord = self.scholen
        locatie = gehoord[0][1] if gehoord else None
        for van, van_school in gehoord:
            if van <= dag:
                locatie = van_school
        return locatie

    def omslagen(self) -> frozenset[date]:
        """Return the days on which municipality or school change."""
        return self.omslagen_van_gemeente | {van for van, _ in self.scholen}

    @property
    def omslagen_van_gemeente(self) -> frozenset[date]:
        """The days on which the pupil lives elsewhere, or the place gets the code of another municipality."""
        return _omslagen_van_gemeente(self._dossier, self._kader)

    @property
    def lesrooster(self) -> Lesrooster:
        """The school days of the pupil."""
        return lesrooster(self._dossier, self._kader)

    def is_lesdag(self, dag: date) -> bool:
        """Say whether the pupil has school on `dag` (raises KalenderOnbekendError, see `Kalender.is_lesdag`)."""
        return self.lesrooster.is_lesdag(dag)

    def lesdagen(self, periode: Periode, genoeg: int) -> int:
        """Count the school days of a period, and stop at `genoeg`."""
        rooster, aantal, dag = self.lesrooster, 0, periode.van
        while dag <= periode.tot_en_met and aantal < genoeg:
            aantal += rooster.is_lesdag(dag)
            dag += DAG
        return aantal


def verblijf_van(dossier: Dossier, kader: Kader) -> Verblijf:
    """Return where the pupil lives and goes to school."""
    return Verblijf(dossier, kader)


@derived
def lesrooster(dossier: Dossier, kader: Kader) -> Lesrooster:
    """Return the school days of the pupil, by his schools and where he lives."""
    return Lesrooster(inschrijvingen(dossier), woonverloop(dossier), kader)


@derived
def _omslagen_van_gemeente(dossier: Dossier, kader: Kader) -> frozenset[date]:
    gemeenten = woongemeenten(dossier)
    codes = {woongemeente.gemeentecode for woongemeente in gemeenten}
    andere_code = (dag for code in codes for dag in kader.gemeenten.omslagen(code))
    return frozenset((*(woongemeente.van for woongemeente in gemeenten), *andere_code))


def _schools_heard_of(dossier: Dossier, open_: tuple[Inschrijving, ...]) -> Iterator[tuple[date, str, str]]:
    for inschrijving in open_:
        yield inschrijving.periode.van, inschrijving.brin, inschrijving.vestiging or ""
    for melding in meldingen(dossier):
        if melding.begindatum is not None and melding.brin is not None and not melding.is_ingetrokken:
            yield melding.begindatum, melding.brin, melding.vestiging or ""


@derived
def niet_hier(dossier: Dossier) -> Dagen:
    """Return the days on which nobody follows the pupil here: abroad, or after he died."""
    return _abroad(dossier) | Dagen(Periode(v.feit.geldig_op) for v in dossier.van(Overleden))


def _abroad(dossier: Dossier) -> Dagen:
    """Return the days abroad: from a move to a country until the next move to a municipality."""
    verhuizingen = dossier.op_datum(Verhuisd)
    terug = sorted(v.feit.geldig_op for v in verhuizingen if v.feit.land is None)
    weg = [v.feit.geldig_op for v in verhuizingen if v.feit.land is not None]
    return Dagen(Periode(dag, next((t - DAG for t in terug if t >= dag), ALTIJD)) for dag in weg)

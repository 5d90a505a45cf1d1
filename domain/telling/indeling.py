"""Into which school years, municipalities and kinds of education is a count divided?"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from domain.dossier import Dossier
from domain.events.inschrijving import Ingeschreven, Onderwijssoort
from domain.kalender import BEKEND
from domain.melding import meldingen
from domain.periode import Dagen, Periode, einde_schooljaar, opgedeeld
from domain.woonplaats import Verblijf

SCHOOLJAREN = Periode(date(BEKEND.van.year, 8, 1), date(BEKEND.tot_en_met.year, 7, 31))
"""The school years that can be counted: those of which the holidays are known."""
TELBAAR = Dagen([SCHOOLJAREN])
EERSTE_DAGEN = frozenset(date(jaar, 8, 1) for jaar in range(SCHOOLJAREN.van.year, SCHOOLJAREN.tot_en_met.year))
ONBEKENDE_GEMEENTE = ""


class Onderwijsgroep(StrEnum):
    """The kinds of education of the report."""

    PO_SBO = "po-sbo"
    SO_VSO = "so-vso"
    VO = "vo"
    MBO = "mbo"
    ONBEKEND = "onbekend"


GROEP = {
    Onderwijssoort.PO: Onderwijsgroep.PO_SBO,
    Onderwijssoort.SBO: Onderwijsgroep.PO_SBO,
    Onderwijssoort.SO: Onderwijsgroep.SO_VSO,
    Onderwijssoort.VSO: Onderwijsgroep.SO_VSO,
    Onderwijssoort.VO: Onderwijsgroep.VO,
    Onderwijssoort.PRO: Onderwijsgroep.VO,
    Onderwijssoort.MBO: Onderwijsgroep.MBO,
}


class Plaats(NamedTuple):
    """Where in the report something is counted."""

    schooljaar: str
    gemeentecode: str


def schooljaar(dag: date) -> str:
    """Return the school year (1 August - 31 July, R-1.5) as it is written: `2025-2026`."""
    jaar = einde_schooljaar(dag).year
    return f"{jaar - 1}-{jaar}"


def dagen_van(geschreven: str) -> Periode | None:
    """Return the days of a school year as it is written, or None when it is none that can be counted."""
    begin, _, einde = geschreven.partition("-")
    for jaar, volgende in pairwise(range(SCHOOLJAREN.van.year, SCHOOLJAREN.tot_en_met.year + 1)):
        if (begin, einde) == (str(jaar), str(volgende)):
            return Periode(date(jaar, 8, 1), date(volgende, 7, 31))
    return None


def plaats_op(dag: date, verblijf: Verblijf) -> Plaats:
    """Return where something on `dag` is counted."""
    return Plaats(schooljaar(dag), verblijf.gemeente_op(dag) or ONBEKENDE_GEMEENTE)


def eerste_dagen(dagen: Iterable[Periode], verblijf: Verblijf) -> dict[Plaats, date]:
    """Return the first of these days in each school year and municipality."""
    binnen = Dagen(dagen) & TELBAAR
    if not binnen:
        return {}
    omslagen = EERSTE_DAGEN.union(verblijf.omslagen_van_gemeente)
    eerste: dict[Plaats, date] = {}
    for run in binnen:
        for deel in opgedeeld(run, omslagen):
            eerste.setdefault(plaats_op(deel.van, verblijf), deel.van)
    return eerste


class Onderwijs:
    """The kind of education that a pupil follows, as enrolments and meldingen tell it."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    @cached_property
    def _heard(self) -> list[tuple[date, Onderwijssoort]]:
        gehoord = [
            (v.feit.geldig_op, v.feit.onderwijssoort)
            for v in self._dossier.van(Ingeschreven)
            if v.feit.onderwijssoort is not None
        ]
        gehoord.extend(
            (m.begindatum, m.onderwijssoort)
            for m in meldingen(self._dossier)
            if m.begindatum is not None and m.onderwijssoort is not None and not m.is_ingetrokken
        )
        return sorted(gehoord, key=lambda keer: keer[0])

    def op(self, dag: date) -> Onderwijsgroep:
        """Return the kind last heard of on `dag`; before the first one known, that one."""
        soort = self._heard[0][1] if self._heard else None
        for vanaf, gehoorde in self._heard:
            if vanaf <= dag:
                soort = gehoorde
        return groep_van(soort)


def groep_van(soort: Onderwijssoort | None) -> Onderwijsgroep:
    """Return the kind of the report."""
    return Onderwijsgroep.ONBEKEND if soort is None else GROEP[soort]

"""Where does the pupil live and go to school on a day, and is that day a lesdag there?"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import domain
from domain.events.base import Event
from domain.events.duo import AbsoluutVerzuimGemeld, MeldingGewijzigd, MeldingOntvangen
from domain.events.identiteit import LeerlingGeregistreerd, Verhuisd
from domain.events.inschrijving import Ingeschreven, Uitgeschreven, Vakantieregio
from tests.tweede_mening.feiten import Feiten


@cache
def _regio_van(gemeentecode: str) -> Vakantieregio | None:
    tabel = Path(domain.__file__).parent / "data" / "gemeenten.csv"
    for rij in csv.DictReader(tabel.read_text(encoding="utf-8").splitlines(), delimiter=";"):
        if rij["gemeentecode"] == gemeentecode:
            return Vakantieregio(rij["vakantieregio"])
    return None


def open_inschrijvingen(feiten: Feiten, dag: date) -> list[Ingeschreven]:
    """
    Return the last enrolment at each school that was not ended between its start and `dag`.

    They stand in the order of their first day, those of one day in the order of registration.
    """
    laatste: dict[str, Ingeschreven] = {}
    for inschrijving in sorted(feiten.van(Ingeschreven), key=lambda i: i.geldig_op):
        if inschrijving.geldig_op <= dag:
            laatste.pop(inschrijving.brin, None)
            laatste[inschrijving.brin] = inschrijving
    return [i for i in laatste.values() if not _is_beeindigd(feiten, i, dag)]


def _is_beeindigd(feiten: Feiten, inschrijving: Ingeschreven, dag: date) -> bool:
    for einde in feiten.van(Uitgeschreven):
        if einde.brin in (None, inschrijving.brin) and inschrijving.geldig_op < einde.geldig_op <= dag:
            return True
    return any(inschrijving.geldig_op < gemeld.geldig_op <= dag for gemeld in feiten.van(AbsoluutVerzuimGemeld))


def _school(feiten: Feiten, dag: date) -> Ingeschreven | None:
    """Return the open enrolment that began at last; of the same date the last registered."""
    inschrijvingen = open_inschrijvingen(feiten, dag)
    return inschrijvingen[-1] if inschrijvingen else None


def is_lesdag(feiten: Feiten, dag: date) -> bool:
    """Ask the calendar of the school, in its region, else that of the municipality, else Midden."""
    school = _school(feiten, dag)
    brin = None if school is None else school.brin
    regio = None if school is None else school.vakantieregio
    if regio is None:
        regio = _regio_van(_gemeente(feiten, dag) or "") or Vakantieregio.MIDDEN
    return feiten.kalender.is_lesdag(dag, regio, brin)


def _gemeente(feiten: Feiten, dag: date) -> str | None:
    """Return the municipality of the last claim about a day up to `dag`; before the first, that of the first."""
    genoemd = sorted(_gemeenten_genoemd(feiten), key=lambda claim: claim[0].geldig_op)
    code = genoemd[0][1] if genoemd else None
    for feit, genoemde_code in genoemd:
        if feit.geldig_op <= dag:
            code = genoemde_code
    return code


def _gemeenten_genoemd(feiten: Feiten) -> Iterator[tuple[Event, str]]:
    for feit in feiten.alle:
        match feit:
            case (
                LeerlingGeregistreerd(gemeentecode=str(code))
                | Verhuisd(gemeentecode=str(code))
                | MeldingOntvangen(gemeentecode=str(code))
                | MeldingGewijzigd(gemeentecode=str(code))
            ):
                yield feit, code
            case _:
                pass


def is_abroad(feiten: Feiten, dag: date) -> bool:
    """Say whether the last move up to `dag` left the country; of one date a move to a municipality is the last."""
    verhuizingen = [verhuizing for verhuizing in feiten.van(Verhuisd) if verhuizing.geldig_op <= dag]
    laatste = max(verhuizingen, key=lambda verhuizing: (verhuizing.geldig_op, verhuizing.land is None), default=None)
    return laatste is not None and laatste.land is not None

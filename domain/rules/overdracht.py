"""Which municipality sees the dossier, from when, and how much of it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from domain.dossier import Dossier
from domain.events.base import Event
from domain.events.beheer import DossierOvergedragen
from domain.events.identiteit import LeerlingGeregistreerd, Verhuisd
from domain.gemeenten import Gemeenten
from domain.tijdzone import einde_van_de_dag
from domain.uitleg import Uitleg
from domain.woongemeente import woongemeenten

REGEL = "overdracht"
BRON = "Leerplichtwet 1969 art. 21a lid 5; Leerplichtregeling art. 3 lid 2 (R-7.10, R-7.11)"

LENGTH_OF_A_CODE = 4


class Omvang(StrEnum):
    """How much of a dossier a municipality sees."""

    GEHEEL = "geheel"
    TOT_OVERDRACHT = "tot-overdracht"
    NIETS = "niets"


@dataclass(frozen=True, slots=True)
class Zicht:
    """What a municipality sees of a dossier: how much, since or until which day, that part itself, and why."""

    omvang: Omvang
    dag: date | None
    bekend_op: datetime | None
    """Only what was recorded until this moment, when it no longer sees the whole."""
    dossier: Dossier
    uitleg: Uitleg


class Houder(NamedTuple):
    """From `van` on this municipality holds the dossier, under its code of now; None is abroad."""

    van: date
    gemeentecode: str | None


def houders(dossier: Dossier, gemeenten: Gemeenten) -> list[Houder]:
    """Return who held the dossier, from when on; who held it first, held it before that day too."""
    return _joined(Houder(houder.van, _now(houder.gemeentecode, gemeenten)) for houder in _said(dossier))


def zichtbaar_voor(dossier: Dossier, gemeentecode: str, peildatum: date, gemeenten: Gemeenten) -> Zicht:
    """
    De gemeente waar de leerling woont ziet het hele dossier; de vorige wat tot de overdracht was vastgelegd.

    Source: docs/regels/overdracht.md.
    A dossier goes over on the day of the move or on that of the hand-over, whichever comes first, and with its whole
    history. The municipality that the pupil left sees it as it was known at the end of that day; one where he comes
    back sees all of it again. A municipality that went up in another sees what that one sees.
    """
    vrager = _now(gemeentecode, gemeenten)
    gehouden = houders(dossier, gemeenten)
    tot_nu = [houder for houder in gehouden if houder.van <= peildatum] or gehouden[:1]
    if tot_nu and tot_nu[-1].gemeentecode == vrager:
        dag = tot_nu[-1].van
        tekst = f"De leerling woont sinds {dag} in deze gemeente: zij ziet het hele dossier."
        return Zicht(Omvang.GEHEEL, dag, None, dossier, _because(dossier, dag, tekst))
    gingen = [na.van for houder, na in pairwise(tot_nu) if houder.gemeentecode == vrager]
    if gingen:
        dag = gingen[-1]
        moment = einde_van_de_dag(dag)
        tekst = f"Het dossier ging op {dag} naar elders: deze gemeente ziet wat tot en met die dag was vastgelegd."
        return Zicht(Omvang.TOT_OVERDRACHT, dag, moment, dossier.bekend_op(moment), _because(dossier, dag, tekst))
    tekst = f"De leerling woonde tot en met {peildatum} niet in deze gemeente."
    return Zicht(Omvang.NIETS, None, None, dossier.with_only(()), Uitleg(REGEL, BRON, tekst))


def _joined(gezegd: Iterator[Houder]) -> list[Houder]:
    """Return who held the dossier, by day; of one day the last word, and only where it changes."""
    by_day = {houder.van: houder for houder in gezegd}
    gehouden: list[Houder] = []
    for _, houder in sorted(by_day.items()):
        if not gehouden or gehouden[-1].gemeentecode != houder.gemeentecode:
            gehouden.append(houder)
    return gehouden


def _said(dossier: Dossier) -> Iterator[Houder]:
    """Yield where the pupil lived, moves abroad, and hand-overs to a municipality; of one day the later outranks."""
    for woongemeente in woongemeenten(dossier):
        yield Houder(woongemeente.van, woongemeente.gemeentecode)
    for verhuizing in dossier.op_datum(Verhuisd):
        if verhuizing.feit.land is not None:
            yield Houder(verhuizing.feit.geldig_op, None)
    for overdracht in dossier.op_datum(DossierOvergedragen):
        naar = overdracht.feit.naar
        if naar.isdigit() and len(naar) == LENGTH_OF_A_CODE:
            yield Houder(overdracht.feit.geldig_op, naar)


def _now(code: str | None, gemeenten: Gemeenten) -> str | None:
    gemeente = gemeenten.huidige(code or "")
    return gemeente.code if gemeente else code


def _because(dossier: Dossier, dag: date, tekst: str) -> Uitleg:
    soorten: tuple[type[Event], ...] = (LeerlingGeregistreerd, Verhuisd, DossierOvergedragen)
    ids = [v.id for soort in soorten for v in dossier.van(soort) if v.feit.geldig_op == dag]
    return Uitleg(REGEL, BRON, tekst, tuple(ids))

"""Which statuses does the municipality owe DUO, and how does each stand?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.dossier import Dossier, Vastlegging, derived
from domain.events.base import Event
from domain.events.duo import (
    Afsluittoelichting,
    Meldingmutatie,
    Meldingstatus,
    Sluitreden,
    TerugmeldingAangeboden,
    TerugmeldingAfgewezen,
    TerugmeldingBepaald,
    TerugmeldingBevestigd,
    Terugmeldstatus,
)
from domain.events.leerplicht import OnderzoekGestart
from domain.melding import MUTATIES, Melding, in_order, melding_na
from domain.tijdzone import lokale_datum


class Terugmeldstand(StrEnum):
    """How far a status is on its way to DUO."""

    TE_MELDEN = "te-melden"
    AANGEBODEN = "aangeboden"
    BEVESTIGD = "bevestigd"
    AFGEWEZEN = "afgewezen"
    VERVALLEN = "vervallen"


class Terugmeldreden(StrEnum):
    """Why a status stands as it does, where that does not speak for itself."""

    INGETROKKEN = "ingetrokken"
    """The school or DUO withdrew the melding."""
    DUO_IS_VERDER = "duo-is-verder"
    OPGEVOLGD = "opgevolgd"
    """It was refused, and another status was decided on after that."""
    HERROEPEN = "herroepen"
    """What it rests on was revoked after it had been offered."""


BEGINT: tuple[type[Event], ...] = (OnderzoekGestart, TerugmeldingBepaald, TerugmeldingAangeboden)
"""What makes a status owed."""
VAN_BELANG: tuple[type[Event], ...] = (*MUTATIES, *BEGINT)
ONDERWEG = (Terugmeldstand.TE_MELDEN, Terugmeldstand.AANGEBODEN)
VOLGORDE = (Terugmeldstatus.IN_BEHANDELING, Terugmeldstatus.KENNISGEVING, Terugmeldstatus.AFGESLOTEN)
"""Of statuses that go together, which holds before which."""
EINDSTATUSSEN = (Meldingstatus.AFGESLOTEN, Meldingstatus.KENNISGEVING)


@dataclass(frozen=True, slots=True)
class Terugmelding:
    """A status that is owed; known by the event from which that follows."""

    id: UUID
    meldingsnummer: str
    status: Terugmeldstatus
    sinds: date
    """The day on which it is so: from then on DUO must hear it."""
    stand: Terugmeldstand
    reden: Sluitreden | None = None
    toelichting: Afsluittoelichting | None = None
    waarom: Terugmeldreden | None = None
    uitvoer: UUID | None = None
    aangeboden_op: datetime | None = None
    afgehandeld_op: date | None = None
    """The day on which DUO took it over or refused it."""
    gebeurtenissen: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class _Bericht:
    """What was recorded of the way of one status to DUO."""

    aangeboden: Vastlegging[TerugmeldingAangeboden] | None = None
    bevestigd: Vastlegging[TerugmeldingBevestigd] | None = None
    afgewezen: Vastlegging[TerugmeldingAfgewezen] | None = None

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(v.id for v in (self.aangeboden, self.bevestigd, self.afgewezen) if v is not None)


@derived
def terugmeldingen(dossier: Dossier) -> tuple[Terugmelding, ...]:
    """
    Return every status that is or was owed, by melding and then in the order in which they were decided.

    An investigation that began makes "in behandeling" owed, when the melding was still only registered; of one that
    names no melding, that of the only melding that was open when it was recorded. What DUO says itself of a melding
    confirms what it agrees with, and all before that.
    """
    if not any(dossier.van(soort) for soort in BEGINT):
        return ()
    gezegd = dossier.van_soorten(VAN_BELANG)
    nummers = list(dict.fromkeys(v.feit.meldingsnummer for v in gezegd if isinstance(v.feit, Meldingmutatie)))
    return tuple(t for nummer in nummers for t in _of_one(dossier, nummer, gezegd))


def op_weg(dossier: Dossier, meldingsnummer: str) -> Meldingstatus:
    """Return the status that a melding has, or will have once DUO has taken over what is on its way."""
    onderweg = [
        t.status
        for t in terugmeldingen(dossier)
        if t.meldingsnummer == meldingsnummer and t.stand in ONDERWEG and t.waarom is None
    ]
    if onderweg:
        return Meldingstatus(onderweg[-1])
    stand = _register(meldingsnummer, dossier.van_soorten(MUTATIES))
    return stand.status or Meldingstatus.GEREGISTREERD


def _of_one(dossier: Dossier, nummer: str, gezegd: Sequence[Vastlegging[Event]]) -> Iterator[Terugmelding]:
    berichten = _on_their_way(dossier)
    gevonden: list[Terugmelding] = []
    for plaats, v in enumerate(gezegd):
        ervoor, erna = gezegd[:plaats], gezegd[plaats + 1 :]
        match v.feit:
            case OnderzoekGestart() if _is_about(v.feit, nummer, ervoor):
                if any(t.stand in ONDERWEG for t in gevonden) or not _is_new(nummer, ervoor):
                    continue
                nieuw = Terugmelding(
                    v.id, nummer, Terugmeldstatus.IN_BEHANDELING, v.feit.geldig_op, Terugmeldstand.TE_MELDEN
                )
            case TerugmeldingBepaald(meldingsnummer=van) if van == nummer:
                feit = v.feit
                nieuw = Terugmelding(v.id, nummer, feit.status, feit.geldig_op, Terugmeldstand.TE_MELDEN, feit.reden)
                nieuw = replace(nieuw, toelichting=feit.toelichting)
            case TerugmeldingAangeboden(meldingsnummer=van) if van == nummer:
                if v.feit.terugmelding in {t.id for t in gevonden}:
                    continue
                nieuw = Terugmelding(
                    v.feit.terugmelding, nummer, v.feit.status, v.feit.geldig_op, Terugmeldstand.TE_MELDEN
                )
                nieuw = replace(nieuw, waarom=Terugmeldreden.HERROEPEN)
            case _:
                continue
        bericht = berichten.get(nieuw.id, _Bericht())
        nieuw = replace(nieuw, gebeurtenissen=(v.id, *(een for een in bericht.ids if een != v.id)))
        gevonden.append(_standing(nieuw, bericht, erna))
    yield from _together(gevonden, _register(nummer, gezegd))


def _on_their_way(dossier: Dossier) -> dict[UUID, _Bericht]:
    gevonden: dict[UUID, _Bericht] = {}
    for aangeboden in dossier.van(TerugmeldingAangeboden):
        gevonden[aangeboden.feit.terugmelding] = _Bericht(aangeboden)
    for bevestigd in dossier.van(TerugmeldingBevestigd):
        eerder = gevonden.get(bevestigd.feit.terugmelding, _Bericht())
        gevonden[bevestigd.feit.terugmelding] = replace(eerder, bevestigd=bevestigd)
    for afgewezen in dossier.van(TerugmeldingAfgewezen):
        eerder = gevonden.get(afgewezen.feit.terugmelding, _Bericht())
        gevonden[afgewezen.feit.terugmelding] = replace(eerder, afgewezen=afgewezen)
    return gevonden


def _standing(deze: Terugmelding, bericht: _Bericht, erna: Sequence[Vastlegging[Event]]) -> Terugmelding:
    """Return how it stands by what was recorded about itself, and by what DUO said after it was decided."""
    if bericht.aangeboden is not None:
        wanneer = bericht.aangeboden.vastgelegd_op
        uitvoer = bericht.aangeboden.feit.uitvoer
        deze = replace(deze, stand=Terugmeldstand.AANGEBODEN, uitvoer=uitvoer, aangeboden_op=wanneer)
    woord = bericht.bevestigd or next((v for v in erna if _agrees(v.feit, deze)), None)
    if woord is not None:
        return _closed(deze, Terugmeldstand.BEVESTIGD, woord)
    if bericht.afgewezen is not None:
        return _closed(deze, Terugmeldstand.AFGEWEZEN, bericht.afgewezen)
    return deze


def _closed(deze: Terugmelding, stand: Terugmeldstand, door: Vastlegging[Event]) -> Terugmelding:
    ids = tuple(dict.fromkeys((*deze.gebeurtenissen, door.id)))
    return replace(deze, stand=stand, afgehandeld_op=_day(door), gebeurtenissen=ids)


def _together(op_volgorde: Sequence[Terugmelding], register: Melding) -> Iterator[Terugmelding]:
    """Yield them as they stand beside each other: a later one that DUO took over says that it knows the earlier."""
    laatste = max((i for i, t in enumerate(op_volgorde) if t.stand is Terugmeldstand.BEVESTIGD), default=-1)
    for i, deze in enumerate(op_volgorde):
        if deze.stand in (Terugmeldstand.BEVESTIGD, Terugmeldstand.VERVALLEN):
            yield deze
        elif register.is_ingetrokken:
            yield replace(deze, stand=Terugmeldstand.VERVALLEN, waarom=Terugmeldreden.INGETROKKEN)
        elif i < laatste or _is_further(deze, register):
            yield replace(deze, stand=Terugmeldstand.VERVALLEN, waarom=Terugmeldreden.DUO_IS_VERDER)
        elif deze.stand is Terugmeldstand.AFGEWEZEN and i + 1 < len(op_volgorde):
            yield replace(deze, stand=Terugmeldstand.VERVALLEN, waarom=Terugmeldreden.OPGEVOLGD)
        else:
            yield deze


def _is_further(deze: Terugmelding, register: Melding) -> bool:
    return deze.status is Terugmeldstatus.IN_BEHANDELING and register.status in EINDSTATUSSEN


def _agrees(feit: Event, deze: Terugmelding) -> bool:
    """Say whether DUO says of the melding what was owed; a closing with another reason is another closing."""
    if not isinstance(feit, Meldingmutatie) or isinstance(feit, TerugmeldingBevestigd):
        return False
    if feit.meldingsnummer != deze.meldingsnummer:
        return False
    status, reden = getattr(feit, "status", None), getattr(feit, "reden", None)
    return status is not None and str(status) == str(deze.status) and reden in (None, deze.reden)


def _is_about(gestart: OnderzoekGestart, nummer: str, ervoor: Sequence[Vastlegging[Event]]) -> bool:
    if gestart.meldingsnummer is not None:
        return gestart.meldingsnummer == nummer
    nummers = {v.feit.meldingsnummer for v in ervoor if isinstance(v.feit, Meldingmutatie)}
    return [een for een in nummers if _register(een, ervoor).is_open] == [nummer]


def _is_new(nummer: str, ervoor: Sequence[Vastlegging[Event]]) -> bool:
    return _register(nummer, ervoor).status in (None, Meldingstatus.GEREGISTREERD)


def _register(nummer: str, gezegd: Sequence[Vastlegging[Event]]) -> Melding:
    """Return the melding as DUO has it, by these events."""
    van_duo = [v for v in gezegd if isinstance(v.feit, Meldingmutatie) and v.feit.meldingsnummer == nummer]
    return melding_na(nummer, in_order(van_duo))  # type: ignore[arg-type]  # as the line above says


def _day(vastlegging: Vastlegging[Event]) -> date:
    return lokale_datum(vastlegging.vastgelegd_op)

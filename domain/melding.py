"""How does a melding stand, after everything that was said about it?"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.dossier import Dossier, Vastlegging, derived
from domain.events.duo import (
    MeldingGewijzigd,
    MeldingIngetrokken,
    Meldingmutatie,
    MeldingOntvangen,
    Meldingsoort,
    Meldingstatus,
    MeldingStatusGewijzigd,
    Sluitreden,
    TerugmeldingBevestigd,
)
from domain.events.inschrijving import Onderwijssoort
from domain.periode import DAG, Periode
from domain.tijdzone import begin_van_de_dag, in_utc, lokale_datum

MUTATIES: tuple[type[Meldingmutatie], ...] = (
    MeldingOntvangen,
    MeldingGewijzigd,
    MeldingStatusGewijzigd,
    MeldingIngetrokken,
    TerugmeldingBevestigd,
)
GEEN_VERZUIM = (Sluitreden.LANGDURIG_ZIEK, Sluitreden.LEGITIEM)
"""Closed as one of these, a melding gives no days: it was no unauthorised absence."""
OPEN = (Meldingstatus.GEREGISTREERD, Meldingstatus.IN_BEHANDELING)


@dataclass(frozen=True, slots=True)
class Melding:
    """A melding as its mutations left it."""

    nummer: str
    soort: Meldingsoort | None = None
    begindatum: date | None = None
    einddatum: date | None = None
    melddatum: date | None = None
    brin: str | None = None
    vestiging: str | None = None
    onderwijssoort: Onderwijssoort | None = None
    status: Meldingstatus | None = None
    reden: str | None = None
    alle_lessen_gemist: bool | None = None
    actie_gewenst: bool | None = None
    gesloten_op: date | None = None
    """The local day on which the status became G, while it is G."""
    niet_meer_open_op: date | None = None
    """The local day on which the municipality was done with it, while it is."""
    mutatie_op: datetime | None = None
    """The moment of the last mutation, in UTC."""
    gebeurtenissen: tuple[UUID, ...] = ()
    overgenomen: bool = field(default=False, compare=False)

    @property
    def is_ingetrokken(self) -> bool:
        """Whether it should never have been there."""
        return self.status is Meldingstatus.INGETROKKEN

    @property
    def is_open(self) -> bool:
        """Whether the municipality still has something to do with it."""
        return self.status is None or self.status in OPEN

    @property
    def geeft_geen_verzuim(self) -> bool:
        """Whether it was closed because there was no unauthorised absence."""
        return self.status is Meldingstatus.AFGESLOTEN and self.reden in GEEN_VERZUIM


FIELDS_OF_A_MELDING = frozenset(
    {
        "soort",
        "begindatum",
        "einddatum",
        "melddatum",
        "brin",
        "vestiging",
        "onderwijssoort",
        "status",
        "reden",
        "alle_lessen_gemist",
        "actie_gewenst",
    }
)


def mutatiemoment(mutatie: Meldingmutatie) -> datetime:
    """Return when something was said, in UTC: `mutatie_op`, else the start of `geldig_op`."""
    return begin_van_de_dag(mutatie.geldig_op) if mutatie.mutatie_op is None else in_utc(mutatie.mutatie_op)


@derived
def mutaties(dossier: Dossier) -> dict[str, list[Vastlegging[Meldingmutatie]]]:
    """Return by melding what was said about it: in the order of the mutations, then of registration."""
    by_nummer: dict[str, list[Vastlegging[Meldingmutatie]]] = {}
    for vastlegging in in_order(dossier.van_soorten(MUTATIES)):
        by_nummer.setdefault(vastlegging.feit.meldingsnummer, []).append(vastlegging)
    return by_nummer


def in_order(gezegd: Iterable[Vastlegging[Meldingmutatie]]) -> list[Vastlegging[Meldingmutatie]]:
    """Sort what was said, given in the order of registration, by the moment of the mutation."""
    return sorted(gezegd, key=lambda v: mutatiemoment(v.feit))


@derived
def meldingen(dossier: Dossier) -> tuple[Melding, ...]:
    """Return every melding of the pupil as it stands."""
    return tuple(melding_na(nummer, gezegd) for nummer, gezegd in mutaties(dossier).items())


def melding_na(nummer: str, gezegd: Iterable[Vastlegging[Meldingmutatie]]) -> Melding:
    """Fold what was said about one melding, in order."""
    velden: dict[str, Any] = {}
    gesloten_op: date | None = None
    niet_meer_open_op: date | None = None
    moment: datetime | None = None
    gebeurtenissen: list[UUID] = []
    overgenomen = False
    for vastlegging in gezegd:
        velden.update(_said(vastlegging.feit))
        moment = mutatiemoment(vastlegging.feit)
        status = velden.get("status")
        af = status is not None and status not in OPEN
        niet_meer_open_op = (niet_meer_open_op or lokale_datum(moment)) if af else None
        gesloten_op = (gesloten_op or lokale_datum(moment)) if status is Meldingstatus.AFGESLOTEN else None
        gebeurtenissen.append(vastlegging.id)
        overgenomen = overgenomen or vastlegging.overgenomen
    return Melding(
        nummer,
        **velden,
        gesloten_op=gesloten_op,
        niet_meer_open_op=niet_meer_open_op,
        mutatie_op=moment,
        gebeurtenissen=tuple(gebeurtenissen),
        overgenomen=overgenomen,
    )


def _said(mutatie: Meldingmutatie) -> dict[str, Any]:
    genoemd = {veld: getattr(mutatie, veld) for veld in FIELDS_OF_A_MELDING & mutatie.model_fields_set}
    if isinstance(mutatie, TerugmeldingBevestigd):
        genoemd["status"] = Meldingstatus(mutatie.status)
    if isinstance(mutatie, MeldingIngetrokken):
        genoemd["status"] = Meldingstatus.INGETROKKEN
    return genoemd


def open_dagen(melding: Melding) -> Periode | None:
    """Return the days on which the municipality has something to do with a melding."""
    van = melding.melddatum or melding.begindatum
    if van is None or melding.is_ingetrokken:
        return None
    if melding.is_open:
        return Periode(van)
    dicht = melding.niet_meer_open_op
    return Periode(van, dicht - DAG) if dicht is not None and van < dicht else None


def onbekende_melding(dossier: Dossier, meldingsnummer: str) -> bool:
    """Say whether nothing was ever recorded (or all was revoked) about this melding."""
    return meldingsnummer not in mutaties(dossier)

"""What can be said about a pupil in a story: each word is one event."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from domain.dossier import Dossier, Vastlegging, dossier_of
from domain.events import BY_TYPE
from domain.events.base import Event

LEERLING = UUID("00000000-0000-4000-8000-000000000001")


def feit(soort: str, op: str, /, **velden: Any) -> Event:
    """Make any event by its name; the fields are written as a file writes them (camelCase)."""
    return BY_TYPE[soort].model_validate({"geldigOp": op, **velden})


def geboren(op: str, gemeente: str = "0014") -> Event:
    return feit("LeerlingGeregistreerd", "2020-01-01", geboortedatum=op, gemeentecode=gemeente)


def lrv(begin: str, eind: str | None = None, *, nummer: str = "1", **velden: Any) -> Event:
    melding = {"meldingsnummer": nummer, "soort": "LRV", "begindatum": begin, "einddatum": eind}
    return feit("MeldingOntvangen", begin, **{**melding, **velden})


def gewijzigd(op: str, *, nummer: str = "1", **velden: Any) -> Event:
    return feit("MeldingGewijzigd", op, meldingsnummer=nummer, **velden)


def ingetrokken(op: str, reden: str = "vrijstelling", *, nummer: str = "1") -> Event:
    return feit("MeldingIngetrokken", op, meldingsnummer=nummer, reden=reden)


def ingeschreven(op: str, brin: str = "99AA", **velden: Any) -> Event:
    return feit("Ingeschreven", op, brin=brin, **velden)


def uitgeschreven(op: str, brin: str | None = "99AA") -> Event:
    return feit("Uitgeschreven", op, **({} if brin is None else {"brin": brin}))


def moment(op: str) -> datetime:
    """Noon UTC on a day, or the moment written out."""
    return datetime.fromisoformat(op if "T" in op else f"{op}T12:00:00").replace(tzinfo=UTC)


def vastgelegd(versie: int, event: Event, op: str | None = None, *, dossier_id: UUID = LEERLING) -> Vastlegging[Event]:
    """Record an event, on the day it is about unless said otherwise."""
    wanneer = moment(op or event.geldig_op.isoformat())
    event_id = uuid5(dossier_id, str(versie))
    return Vastlegging(event_id, dossier_id, versie, wanneer, wanneer, "verhaal", "test", None, event)


def dossier(*events: Event) -> Dossier:
    """Fold events, each recorded on the day it is about or after the one before it."""
    vastleggingen = []
    laatste = date.min
    for versie, event in enumerate(events, 1):
        laatste = max(laatste, event.geldig_op)
        vastleggingen.append(vastgelegd(versie, event, laatste.isoformat()))
    return dossier_of(LEERLING, vastleggingen)

"""How is a `gebeurtenissen` file read? (NDJSON, for migration and other systems; specification 5.2)"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from pydantic import ValidationError

from domain.events import BY_TYPE
from domain.events.base import Event
from domain.events.identiteit import DossiersSamengevoegd
from domain.schoollocatie import HOOFDVESTIGING, Schoollocatie
from domain.tijdzone import in_utc
from services.ingest import velden
from services.ingest.gelezen import Afgewezen, Bezwaar, Gelezen, Teamregel
from services.ingest.nummers import Merk, Ontdaan, ontdaan, pgn, read_field
from services.ingest.opdrachten import Feitopdracht, Nummervervanging, Samenvoegopdracht
from services.ingest.pydantic_nl import bezwaren_van
from services.ingest.regels import Bestand, Regel, Voortgang
from services.ingest.velden import Veldfout
from services.ingest.volgorde import in_order_of_registration

NO_JSON = Bezwaar("", "geen-json", "de regel is geen JSON-object; schrijf een gebeurtenis per regel")
ENVELOP = ("pgn", "type", "vastgelegdOp", "id")
SCHOOLTEAM = "schoolteam"
"""Stands in a line in place of `pgn`: the location of a school whose team the event is about."""


@dataclass(frozen=True, slots=True)
class _Envelop:
    id: UUID | None
    vastgelegd_op: datetime | None


class Gebeurtenissen:
    """A file of events, one a line, applied in the order of `vastgelegdOp` and then of the lines."""

    soort = "gebeurtenissen"
    bron = soort
    rejects_suffix = ".ndjson"

    def __init__(self, path: Bestand, nu: datetime, voortgang: Voortgang, merk: Merk, *, keep_recorded: bool) -> None:
        self._regels = in_order_of_registration(path, voortgang)
        self._nu = nu
        self._merk = merk
        self._keep_recorded = keep_recorded

    def __iter__(self) -> Iterator[Gelezen | Teamregel | Afgewezen]:
        for regel in self._regels:
            if regel.tekst.strip():
                yield self.een(regel)

    def een(self, regel: Regel) -> Gelezen | Teamregel | Afgewezen:
        """Read one line, also one that was taken out of the file."""
        try:
            gelezen = orjson.loads(regel.tekst)
        except orjson.JSONDecodeError:
            gelezen = None
        if not isinstance(gelezen, dict) or regel.te_lang:
            return Afgewezen(regel.nummer, (NO_JSON,), regel.tekst)
        if "_oorspronkelijk" in gelezen and all(naam.startswith("_") for naam in gelezen):
            return Afgewezen(regel.nummer, (NO_JSON,), gelezen["_oorspronkelijk"])
        gegeven = {naam: waarde for naam, waarde in gelezen.items() if not naam.startswith("_")}
        bezwaren: list[Bezwaar] = []
        wie = _about_whom(gegeven, bezwaren)
        event_id = read_field(gegeven, "id", _uuid, bezwaren)
        vastgelegd_op = read_field(gegeven, "vastgelegdOp", self._moment, bezwaren)
        zonder = ontdaan(gegeven, self._merk, bezwaren)
        try:
            feit = _fact(zonder.velden, bezwaren)
        except orjson.JSONEncodeError:
            return Afgewezen(regel.nummer, (NO_JSON,), regel.tekst)  # nested deeper than any event
        if bezwaren or wie is None or feit is None:
            return Afgewezen(regel.nummer, tuple(bezwaren), gelezen, wie)
        envelop = _Envelop(event_id, vastgelegd_op if self._keep_recorded else None)
        opdracht = _task(feit, zonder, envelop)
        if isinstance(wie, Schoollocatie):
            return Teamregel(regel.nummer, wie, opdracht, gelezen)
        return Gelezen(regel.nummer, wie, opdracht, gelezen)

    def _moment(self, waarde: object) -> datetime | None:
        if waarde is None:
            return None
        try:
            moment = in_utc(datetime.fromisoformat(str(waarde)))
        except (ValueError, OverflowError):
            raise Veldfout("moment-vorm", "is geen moment; schrijf JJJJ-MM-DDTHH:MM:SSZ") from None
        if self._keep_recorded and moment > self._nu:
            raise Veldfout("vastgelegd-in-toekomst", "ligt in de toekomst; een migratie noemt een eerder moment")
        return moment

    def rejects_header(self) -> None:
        """A rejects file has no header."""

    def rejects_line(self, afgewezen: Afgewezen) -> str:
        """Write the line with what was wrong in `_afwijzing`; one that is no JSON goes whole into `_oorspronkelijk`."""
        inhoud: dict[str, Any] = (
            {naam: waarde for naam, waarde in afgewezen.ruw.items() if not naam.startswith("_")}
            if isinstance(afgewezen.ruw, dict)
            else {"_oorspronkelijk": afgewezen.ruw}
        )
        oordeel = [{"veld": b.veld, "code": b.code, "melding": b.melding} for b in afgewezen.bezwaren]
        return orjson.dumps({**inhoud, "_afwijzing": {"regel": afgewezen.regel, "bezwaren": oordeel}}).decode()


def read_fact(velden: dict[str, Any], pgn: str, merk: Merk, event_id: UUID) -> Feitopdracht | tuple[Bezwaar, ...]:
    """
    Read one event that is about a known stream and has a known id; `velden` says the rest, as a line of a file does.

    Returns what is to be recorded, or everything that is wrong with it; `pgn` is that of the pupil, or empty.
    """
    bezwaren = [
        Bezwaar(naam, "onbekend-veld", f"{naam} hoort hier niet; haal het weg")
        for naam in (*ENVELOP, SCHOOLTEAM)
        if naam in velden and naam != "type"
    ]
    zonder = ontdaan({**velden, "pgn": pgn}, merk, bezwaren)
    try:
        feit = _fact(zonder.velden, bezwaren)
    except orjson.JSONEncodeError:
        return (NO_JSON,)  # nested deeper than any event
    if bezwaren or feit is None:
        return tuple(bezwaren)
    return _task(feit, zonder, _Envelop(event_id, None))


def _about_whom(regel: dict[str, Any], bezwaren: list[Bezwaar]) -> str | Schoollocatie | None:
    if SCHOOLTEAM not in regel:
        return read_field(regel, "pgn", pgn, bezwaren)
    if "pgn" in regel:
        bezwaren.append(Bezwaar("pgn", "dubbel", "pgn en schoolteam staan er beide; een gebeurtenis gaat over een"))
    return read_field(regel, SCHOOLTEAM, _location, bezwaren)


def _location(waarde: object) -> Schoollocatie:
    brin, vestiging = (waarde.get("brin"), waarde.get("vestiging")) if isinstance(waarde, dict) else (None, None)
    vestiging = HOOFDVESTIGING if vestiging is None else vestiging
    if not isinstance(brin, str) or not velden.BRIN.match(brin):
        raise Veldfout("vorm", 'noemt geen school; schrijf {"brin": "99AA", "vestiging": "00"}')
    if not isinstance(vestiging, str) or not velden.VESTIGING.match(vestiging):
        raise Veldfout("vorm", "noemt geen vestiging van twee tekens, als tekst")
    return Schoollocatie(brin, vestiging)


def _uuid(waarde: object) -> UUID | None:
    try:
        return None if waarde is None else UUID(str(waarde))
    except ValueError:
        raise Veldfout("vorm", "is geen UUID") from None


def _fact(regel: dict[str, Any], bezwaren: list[Bezwaar]) -> Event | None:
    soort = BY_TYPE.get(str(regel.get("type")))
    if soort is None:
        bezwaren.append(Bezwaar("type", "onbekend-type", "type is geen gebeurtenis die Verzuimspoor kent"))
        return None
    inhoud = {naam: waarde for naam, waarde in regel.items() if naam not in (*ENVELOP, SCHOOLTEAM)}
    if soort is DossiersSamengevoegd and "blijft" in inhoud:
        bezwaren.append(Bezwaar("blijft", "onbekend-veld", "blijft: het dossier van pgn blijft altijd; laat dit weg"))
    try:
        return soort.model_validate_json(orjson.dumps(inhoud), strict=True, by_name=False)
    except ValidationError as fout:
        bezwaren.extend(bezwaren_van(fout))
        return None


def _task(feit: Event, zonder: Ontdaan, envelop: _Envelop) -> Feitopdracht:
    rest = {naam: waarde for naam, waarde in zonder.velden.items() if naam not in ("pgn", SCHOOLTEAM, "id")}
    inhoud = rest | zonder.merk
    if isinstance(feit, DossiersSamengevoegd):
        ander = None if zonder.nummer else feit.ander
        return Samenvoegopdracht(feit, inhoud, envelop.id, envelop.vastgelegd_op, zonder.nummer, ander)
    if zonder.nummer is not None:
        return Nummervervanging(feit, inhoud, envelop.id, envelop.vastgelegd_op, zonder.nummer)
    return Feitopdracht(feit, inhoud, envelop.id, envelop.vastgelegd_op)

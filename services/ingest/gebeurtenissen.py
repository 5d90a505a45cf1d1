"""How is a `gebeurtenissen` file read? (NDJSON, for migration and other systems; specification 5.2)"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import orjson
from pydantic import ValidationError

from domain.decisions.registreer import registreer
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events import BY_TYPE
from domain.events.base import Event
from domain.kader import Kader
from domain.tijdzone import in_utc
from services.ingest import velden
from services.ingest.gelezen import Afgewezen, Bezwaar, Gelezen
from services.ingest.pydantic_nl import bezwaren_van
from services.ingest.regels import Regel, Voortgang
from services.ingest.velden import Veldfout
from services.ingest.volgorde import in_order_of_registration

T = TypeVar("T")
NO_JSON = Bezwaar("", "geen-json", "de regel is geen JSON-object; schrijf een gebeurtenis per regel")
ENVELOP = ("pgn", "type", "vastgelegdOp", "id")


@dataclass(frozen=True, slots=True)
class Feitopdracht:
    """A fact, to be recorded in the pupil's dossier."""

    feit: Event
    inhoud: dict[str, Any]
    """The line without its id and number: what makes two lines the same when they have no id."""
    id: UUID | None = None
    vastgelegd_op: datetime | None = None

    def event_id(self, dossier: Dossier) -> UUID:
        """Return the given id, else one that follows from what the line says."""
        return self.id or dossier.id_for(orjson.dumps(self.inhoud, option=orjson.OPT_SORT_KEYS).decode())

    def beslis(self, dossier: Dossier, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
        """Decide whether the fact may be recorded."""
        return registreer(dossier, Voorstel(self.event_id(dossier), self.feit), kader)


class Gebeurtenissen:
    """A file of events, one a line, applied in the order of `vastgelegdOp` and then of the lines."""

    soort = "gebeurtenissen"
    rejects_suffix = ".ndjson"

    def __init__(self, path: Path, nu: datetime, voortgang: Voortgang, *, keep_recorded: bool) -> None:
        self._regels = in_order_of_registration(path, voortgang)
        self._nu = nu
        self._keep_recorded = keep_recorded

    def __iter__(self) -> Iterator[Gelezen | Afgewezen]:
        for regel in self._regels:
            if regel.tekst.strip():
                yield self._read(regel)

    def _read(self, regel: Regel) -> Gelezen | Afgewezen:
        try:
            gelezen = orjson.loads(regel.tekst)
        except orjson.JSONDecodeError:
            gelezen = None
        if not isinstance(gelezen, dict) or regel.te_lang:
            return Afgewezen(regel.nummer, (NO_JSON,), regel.tekst)
        if "_oorspronkelijk" in gelezen and all(naam.startswith("_") for naam in gelezen):
            return Afgewezen(regel.nummer, (NO_JSON,), gelezen["_oorspronkelijk"])
        velden_van_de_regel = {naam: waarde for naam, waarde in gelezen.items() if not naam.startswith("_")}
        bezwaren: list[Bezwaar] = []
        pgn = _field(velden_van_de_regel, "pgn", _pgn, bezwaren)
        event_id = _field(velden_van_de_regel, "id", _uuid, bezwaren)
        vastgelegd_op = _field(velden_van_de_regel, "vastgelegdOp", self._moment, bezwaren)
        try:
            feit = _fact(velden_van_de_regel, bezwaren)
        except orjson.JSONEncodeError:
            return Afgewezen(regel.nummer, (NO_JSON,), regel.tekst)  # nested deeper than any event
        if bezwaren or pgn is None or feit is None:
            return Afgewezen(regel.nummer, tuple(bezwaren), gelezen)
        inhoud = {naam: waarde for naam, waarde in velden_van_de_regel.items() if naam not in ("pgn", "id")}
        opdracht = Feitopdracht(feit, inhoud, event_id, vastgelegd_op if self._keep_recorded else None)
        return Gelezen(regel.nummer, pgn, opdracht, gelezen)

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


def _field(regel: dict[str, Any], naam: str, lees: Callable[[object], T], bezwaren: list[Bezwaar]) -> T | None:
    try:
        return lees(regel.get(naam))
    except Veldfout as fout:
        bezwaren.append(Bezwaar(naam, fout.code, f"{naam} {fout.melding}"))
        return None


def _pgn(waarde: object) -> str:
    if isinstance(waarde, int):
        raise Veldfout("pgn-vorm", "is een getal; schrijf het als tekst, anders vallen voorloopnullen weg")
    return velden.pgn(velden.required(waarde if isinstance(waarde, str) else ""))


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
    inhoud = {naam: waarde for naam, waarde in regel.items() if naam not in ENVELOP}
    try:
        return soort.model_validate_json(orjson.dumps(inhoud), strict=True, by_name=False)
    except ValidationError as fout:
        bezwaren.extend(bezwaren_van(fout))
        return None

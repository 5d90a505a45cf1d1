"""What is written of one action, and how does it go into the tables of the log?"""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import orjson

from projections.stores.databank import Verbinding

TOEGANGSKOLOMMEN = (
    "trace_id",
    "span_id",
    "moment_ms",
    "wie",
    "rol",
    "actie",
    "verwerking",
    "betrokkene",
    "toegestaan",
    "reden",
    "stempel",
)
INEENS = f"""
    WITH nieuw AS (
        INSERT INTO logboekregel SELECT * FROM json_populate_recordset(NULL::logboekregel, ?::json)
        RETURNING eind_ms, trace_id, pakket
    ), uit AS (INSERT INTO logboek_uit SELECT DISTINCT eind_ms, trace_id, pakket FROM nieuw)
    INSERT INTO toegangsregel ({", ".join(TOEGANGSKOLOMMEN)})
    SELECT {", ".join(TOEGANGSKOLOMMEN)} FROM json_populate_recordset(NULL::toegangsregel, ?::json)
"""  # noqa: S608 - our own names
LEEG = b""
VEEL = 500
"""More lines than this are copied, not written as JSON in a statement."""
SLEUTELVERSIE = 1
"""How the pseudonym of a pupil is made; see `services.logboek.boek`."""


class Status(IntEnum):
    """How an action ended, as the standard numbers it: done without a fault of ours, or not."""

    UNSET = 0
    OK = 1
    ERROR = 2


class Regel(NamedTuple):
    """
    A line of the Logboek Dataverwerkingen: one action, one pupil (or nobody), and never who did it.

    Moments are milliseconds since 1970 (UTC); `betrokkene` is the pseudonym of the pupil, 16 bytes.
    """

    trace_id: bytes
    span_id: bytes
    ouder: bytes | None
    pakket: bytes
    status: int
    verwerking: str
    naam: str
    begin_ms: int
    eind_ms: int
    betrokkene: bytes | None
    sleutelversie: int
    aanroeper: str | None


REGELKOLOMMEN = Regel._fields


@dataclass(frozen=True, slots=True)
class Toegangsregel:
    """A line of the audit log: who did what in which role, whether he might, and why."""

    trace_id: bytes
    span_id: bytes
    moment_ms: int
    wie: str
    rol: str
    actie: str
    verwerking: str
    betrokkene: bytes | None
    toegestaan: bool
    reden: str
    stempel: bytes = b""

    def gestempeld(self, sleutel: bytes) -> bytes:
        """Return the mark that only whoever has the keys can make."""
        inhoud = [
            *(een.hex() for een in (self.trace_id, self.span_id, self.betrokkene or b"")),
            self.moment_ms,
            self.wie,
            self.rol,
            self.actie,
            self.verwerking,
            bool(self.toegestaan),
            self.reden,
        ]
        return hmac.digest(sleutel, b"verzuimspoor: toegang" + orjson.dumps(inhoud), hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Pakket:
    """
    What is stored together: lines, what the audit log gets, and an entry of what is still to be sent.

    Of several actions that share a transaction (`samen`) the lines say to which packet they belong: each has an entry.
    """

    id: bytes
    regels: Sequence[Regel]
    toegang: Sequence[Toegangsregel]

    def __bool__(self) -> bool:
        return bool(self.regels or self.toegang)

    def als_json(self) -> tuple[str, str]:
        """Return the lines, and those of the audit log, as `json_populate_recordset` of PostgreSQL reads them."""
        delen = ((self.regels, REGELKOLOMMEN), (self.toegang, TOEGANGSKOLOMMEN))
        regels, toegang = (
            orjson.dumps([dict(zip(namen, map(_in_json, kolommen(een, namen)), strict=True)) for een in deel]).decode()
            for deel, namen in delen
        )
        return regels, toegang

    def schrijf(self, v: Verbinding, *, ineens: bool) -> None:
        """Write it in a transaction that is open; `ineens` in one statement, as PostgreSQL can, when it is not much."""
        if not self:
            return
        if ineens and len(self.regels) <= VEEL:
            v.doe(INEENS, self.als_json())
            return
        if self.regels:
            v.stort("logboekregel", REGELKOLOMMEN, self.regels)
            eerste = {regel.pakket: regel for regel in reversed(self.regels)}
            wachtend = [(regel.eind_ms, regel.trace_id, pakket) for pakket, regel in eerste.items()]
            v.doe_veel("INSERT INTO logboek_uit VALUES (?, ?, ?)", wachtend)
        if self.toegang:
            rijen = [kolommen(regel, TOEGANGSKOLOMMEN) for regel in self.toegang]
            v.stort("toegangsregel", TOEGANGSKOLOMMEN, rijen)


def kolommen(regel: Regel | Toegangsregel, namen: Sequence[str]) -> tuple[object, ...]:
    """Return the values of a line by these columns."""
    return tuple(getattr(regel, naam) for naam in namen)


def _in_json(waarde: object) -> object:
    return f"\\x{waarde.hex()}" if isinstance(waarde, bytes) else waarde


GEEN = Pakket(LEEG, (), ())
"""Nothing to be written."""


def samen(pakketten: Iterable[Pakket]) -> Pakket:
    """Return what is written when several actions are stored in one transaction."""
    alle = list(pakketten)
    regels = [regel for een in alle for regel in een.regels]
    return Pakket(LEEG, regels, [regel for een in alle for regel in een.toegang])

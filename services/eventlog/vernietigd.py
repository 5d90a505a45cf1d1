"""Which keys were destroyed, on which word, and which events can therefore never be read again?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from domain.events import BY_NAME
from domain.events.beheer import DossierVernietigd, HandhavingVernietigd
from projections.stores.databank import Databank, brokken, uuid_of
from projections.stores.databank.promise import RUIM
from services.eventlog.codec import Nieuw, sleutelsoort, sleutelsoort_of_state
from services.eventlog.errors import EventLogError, OnleesbaarError
from services.eventlog.sleutels import KINDS, MOST, Sleutelkast, Sleutelnaam, Sleutelsoort

if TYPE_CHECKING:
    from services.eventlog.recorder import StampedNotification

Statement = tuple[str, Sequence[Any]]
"""What a destruction changes in the tables beside the events, in the transaction of its event."""
VERNIETIGING = "SELECT v.event_id, v.dossier_id, v.deel, v.telling, v.klaar FROM vernietiging v"
HELE, HANDHAVING = DossierVernietigd.name, HandhavingVernietigd.name
WOORD = f"g.event_id = v.event_id AND g.topic IN ('{HELE}', '{HANDHAVING}')"


@dataclass(frozen=True, slots=True)
class Vernietiging:
    """A destruction that was recorded: of which dossier, of all of it or a part, and whether the work is finished."""

    event_id: UUID
    dossier_id: UUID
    deel: str
    telling: dict[str, int]
    klaar: bool


class Vernietigingen:
    """
    The destructions that were recorded.

    What was recorded counts at once: an event under a key that is to go is not read any more, whether the key is there
    still or not. A key that is gone without such a word is missing, and whoever reads says so.
    """

    def __init__(self, databank: Databank, sleutels: Sleutelkast) -> None:
        self._databank = databank
        self._sleutels = sleutels

    def readable(self, stored: Sequence["StampedNotification"]) -> Iterator[tuple["StampedNotification", bytes]]:
        """Yield the stored events that were not destroyed, with their keys (raises SleutelOntbreektError)."""
        namen = [(s.dossier_id, sleutelsoort_of_state(s.state)) for s in stored]
        sleutels = self._sleutels.find(namen)
        verloren = self._lost({dossier_id for dossier_id, _ in namen})
        for s, naam in zip(stored, namen, strict=True):
            if s.originator_version <= verloren.get(naam, 0):
                _is_of_that_kind(s.topic, naam[1])
            elif naam in sleutels:
                yield s, sleutels[naam]
            else:
                raise self._sleutels.missing(naam)

    def remaining(self, stored: Sequence["StampedNotification"]) -> list["StampedNotification"]:
        """Return the stored events that were not destroyed; no key is asked for (raises OnleesbaarError)."""
        verloren = self._lost({s.dossier_id for s in stored})
        return [
            s for s in stored if s.originator_version > verloren.get((s.dossier_id, sleutelsoort_of_state(s.state)), 0)
        ]

    def sleutelnamen(self, nieuw: Sequence[Nieuw]) -> list[Sleutelnaam]:
        """Return the keys of events about to be stored: after enforcement data was destroyed, a next one."""
        verloren = self._lost({n.dossier_id for n in nieuw if n.feit.wpg})
        return [
            (n.dossier_id, _next(verloren, n.dossier_id) if n.feit.wpg else int(sleutelsoort(n.feit))) for n in nieuw
        ]

    def namen_van(self, stromen: Iterable[UUID], deel: str) -> list[Sleutelnaam]:
        """Return the keys that a destruction of streams takes: all that are not destroyed, or those of enforcement."""
        stromen = list(stromen)
        verloren = self._lost(stromen)
        namen: list[Sleutelnaam] = [(stroom, _next(verloren, stroom)) for stroom in stromen]
        return namen if deel == HANDHAVING else [*((stroom, int(Sleutelsoort.DOSSIER)) for stroom in stromen), *namen]

    def statements(
        self, event_id: UUID, dossier_id: UUID, deel: str, namen: Sequence[Sleutelnaam], telling: dict[str, int]
    ) -> list[Statement]:
        """Return what is to be written with the event: which keys go, and with all of it numbers and letters."""
        versie = "(SELECT coalesce(max(originator_version), 0) FROM gebeurtenissen WHERE originator_id = ?)"
        sleutel = f"INSERT INTO vernietigde_sleutel VALUES (?, ?, {versie}, ?)"  # noqa: S608 - our own words
        woord = (event_id, dossier_id, deel, orjson.dumps(telling).decode())
        statements: list[Statement] = [("INSERT INTO vernietiging VALUES (?, ?, ?, ?, 0)", woord)]
        statements.extend((sleutel, (stroom, soort, stroom, event_id)) for stroom, soort in namen)
        if deel == HELE:
            weg = ("DELETE FROM pgn_index WHERE dossier_id = ?", "DELETE FROM brief WHERE dossier_id = ?")
            statements.extend((een, (stroom,)) for stroom in {stroom for stroom, _ in namen} for een in weg)
        return statements

    def van(self, dossier_id: UUID) -> list[Vernietiging]:
        """Return what was destroyed of a dossier, or of the one that it went up in, in order."""
        waar = "v.event_id IN (SELECT event_id FROM vernietigde_sleutel WHERE stroom_id = ?)"
        query = f"{VERNIETIGING} JOIN gebeurtenissen g USING (event_id) WHERE {waar} ORDER BY g.notification_id"
        return [_one(row) for row in self._ask(query, dossier_id)]

    def alle(self) -> list[Vernietiging]:
        """Return everything that was destroyed, in order."""
        query = f"{VERNIETIGING} JOIN gebeurtenissen g USING (event_id) ORDER BY g.notification_id"
        return [_one(row) for row in self._ask(query)]

    def geheel(self, dossier_id: UUID) -> Vernietiging | None:
        """Return by what a dossier was destroyed as a whole, if it was."""
        return next((v for v in self.van(dossier_id) if v.deel == HELE), None)

    def sleutels_van(self, vernietiging: Vernietiging) -> list[Sleutelnaam]:
        """Return the keys that a destruction takes."""
        query = "SELECT stroom_id, soort FROM vernietigde_sleutel WHERE event_id = ? ORDER BY stroom_id, soort"
        return [(uuid_of(row[0]), row[1]) for row in self._ask(query, vernietiging.event_id)]

    def unfinished(self) -> list[Vernietiging]:
        """Return what is not finished: it was interrupted, or an old key file was put back."""
        query = "SELECT event_id, stroom_id, soort FROM vernietigde_sleutel"
        van = {(uuid_of(row[1]), int(row[2])): uuid_of(row[0]) for row in self._ask(query)}
        er_nog = {van[naam] for naam in self._sleutels.find(van)}
        alle = [_one(row) for row in self._ask(f"{VERNIETIGING} ORDER BY v.event_id")]
        return [v for v in alle if not v.klaar or v.event_id in er_nog]

    def is_finished(self, vernietiging: Vernietiging) -> bool:
        """Say whether nothing is left of what a destruction takes."""
        query = "SELECT klaar FROM vernietiging WHERE event_id = ?"
        klaar = self._ask(query, vernietiging.event_id) == [(1,)]
        return klaar and not self._sleutels.find(self.sleutels_van(vernietiging))

    def finished(self, vernietigingen: Iterable[Vernietiging]) -> None:
        """Note that keys and rows are gone."""
        with self._databank.schrijven() as v:
            v.doe_veel("UPDATE vernietiging SET klaar = 1 WHERE event_id = ?", [(v.event_id,) for v in vernietigingen])

    def stromen_tussen(self, na: int, tot_en_met: int) -> list[UUID]:
        """Return the streams that lost keys by a word in this part of the log."""
        query = (
            f"SELECT DISTINCT v.stroom_id FROM vernietigde_sleutel v JOIN gebeurtenissen g ON {WOORD} "  # noqa: S608 - our own words
            "WHERE g.notification_id > ? AND g.notification_id <= ?"
        )
        return [uuid_of(row[0]) for row in self._ask(query, na, tot_en_met)]

    def stromen(self) -> set[UUID]:
        """Return the streams that were destroyed as a whole."""
        query = "SELECT stroom_id FROM vernietigde_sleutel WHERE soort = ?"
        return {uuid_of(row[0]) for row in self._ask(query, int(Sleutelsoort.DOSSIER))}

    def numbers(self, stromen: Iterable[UUID]) -> int:
        """Return how many personal numbers lead to these streams."""
        query = "SELECT count(*) FROM pgn_index WHERE dossier_id = ?"
        return sum(self._ask(query, stroom)[0][0] for stroom in stromen)

    def unaccounted(self) -> list[tuple[UUID, str]]:
        """Return where the log and what is noted of destructions do not agree, and how."""
        zonder_woord = f"""
            SELECT v.stroom_id FROM vernietigde_sleutel v LEFT JOIN gebeurtenissen g ON {WOORD}
                AND (g.topic = '{HELE}' OR v.soort % {KINDS} = {Sleutelsoort.WPG:d})
                AND (g.originator_id = v.stroom_id AND v.versie = g.originator_version
                    OR g.originator_id IN (SELECT in_dossier_id FROM opgegaan WHERE dossier_id = v.stroom_id))
            WHERE g.event_id IS NULL
        """  # noqa: S608 - our own words
        zonder_sleutel = f"""
            SELECT g.originator_id FROM gebeurtenissen g
            WHERE g.topic IN ('{HELE}', '{HANDHAVING}') AND NOT EXISTS (
                SELECT 1 FROM vernietiging v JOIN vernietigde_sleutel USING (event_id) WHERE v.event_id = g.event_id)
        """  # noqa: S608 - our own words
        melding = "heet vernietigd, maar het logboek weet daar niet van"
        andersom = "is vernietigd volgens het logboek, maar welke sleutels dat zijn, staat er niet bij"
        return [
            *((uuid_of(row[0]), melding) for row in self._ask(zonder_woord)),
            *((uuid_of(row[0]), andersom) for row in self._ask(zonder_sleutel)),
        ]

    def _lost(self, stromen: Iterable[UUID]) -> dict[Sleutelnaam, int]:
        """Return the keys of these streams that are destroyed, with the last version that was under them."""
        verloren: dict[Sleutelnaam, int] = {}
        for deel in brokken(stromen, RUIM):
            van_deze, waarden = self._databank.onder("stroom_id", deel)
            query = f"SELECT stroom_id, soort, versie FROM vernietigde_sleutel WHERE {van_deze}"  # noqa: S608 - our own name
            verloren.update({(uuid_of(row[0]), row[1]): row[2] for row in self._ask(query, *waarden)})
        return verloren

    def _ask(self, query: str, *params: object) -> list[Any]:
        with self._databank.lezen() as v:
            return v.vraag(query, params)


def _next(verloren: dict[Sleutelnaam, int], stroom: UUID) -> int:
    """Return the kind of key that enforcement data of a stream has now."""
    soort = int(Sleutelsoort.WPG)
    while (stroom, soort) in verloren:
        soort += KINDS
    if soort >= MOST:
        raise EventLogError(f"in dossier {stroom} is handhaving zo vaak vernietigd dat er geen sleutel meer bij kan")
    return soort


def _is_of_that_kind(topic: str, soort: int) -> None:
    """Refuse an event that pretends to be under a destroyed key (raises OnleesbaarError)."""
    feit = BY_NAME.get(topic)
    if feit is not None and sleutelsoort(feit) != soort % KINDS:
        raise OnleesbaarError(f"een gebeurtenis ({topic}) staat onder een sleutel die niet bij haar soort hoort")


def _one(row: Sequence[Any]) -> Vernietiging:
    return Vernietiging(uuid_of(row[0]), uuid_of(row[1]), row[2], orjson.loads(row[3]), bool(row[4]))

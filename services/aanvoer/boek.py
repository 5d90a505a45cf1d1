"""Which deliveries are on their way, up to where were they taken in, and what is written together with events?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from projections.stores.databank import Verbinding, brokken, uuid_of
from services.aanvoer.levering import Leeswijze, Levering, geopende, toonbaar
from services.aanvoer.tabel import op_server
from services.eventlog.errors import ConflictError
from services.eventlog.log import EventLog
from services.eventlog.sleutels import Sleutelsoort
from services.kafka.topics import BEWAREN_AANVOER

LANGST = timedelta(milliseconds=BEWAREN_AANVOER) + timedelta(days=1)
"""So long after it was offered nothing of a delivery is on the topic any more."""


class AchterhaaldError(Exception):
    """Somebody else took this part of a partition in; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Uitvaller:
    """A row that is set apart, as it is stored; without `bezwaren` it waits behind another."""

    levering: UUID
    deel: int
    volgnummer: int
    regel: int
    groep: bytes
    codes: str
    bezwaren: bytes | None
    inhoud: bytes


@dataclass(slots=True)
class Stuk:
    """What of a partition is taken in together: from which offset to which, and what came of it."""

    topic: str
    deel: int
    van: int
    tot: int
    levering: UUID | None = None
    gezien: int = 0
    nieuw: int = 0
    ongewijzigd: int = 0
    mist: set[UUID] = field(default_factory=set)
    onbruikbaar: dict[str, int] = field(default_factory=dict)
    uitval: Sequence[Uitvaller] = ()
    op: datetime | None = None

    def schrijf(self, v: Verbinding) -> None:
        """
        Write it in the transaction of what was recorded.

        Raises:
            AchterhaaldError: the partition is not where we believed.
            ConflictError: a row that was to wait has nothing any more to wait for.

        """
        self._move(v)
        if self.levering is not None:
            v.doe(
                "INSERT INTO verzuimspoor_aanvoer.voortgang AS was (levering_id, deel, gezien, nieuw, ongewijzigd) "
                "VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (levering_id, deel) DO UPDATE SET gezien = excluded.gezien, "
                "nieuw = was.nieuw + excluded.nieuw, ongewijzigd = was.ongewijzigd + excluded.ongewijzigd",
                (self.levering, self.deel, self.gezien, self.nieuw, self.ongewijzigd),
            )
        for code, aantal in self.onbruikbaar.items():
            v.doe(
                "INSERT INTO verzuimspoor_aanvoer.onbruikbaar AS was VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (topic, deel, code) DO UPDATE "
                "SET aantal = was.aantal + excluded.aantal, laatste = excluded.laatste, laatst_op = excluded.laatst_op",
                (self.topic, self.deel, code, aantal, self.tot - 1, self.op),
            )
        for levering in self.mist:
            v.doe("UPDATE verzuimspoor_aanvoer.levering SET onvolledig = true WHERE id = ?", (levering,))
        if self.uitval:
            zet_apart(v, self.uitval, self.op)

    def _move(self, v: Verbinding) -> None:
        """Move the place of the partition, if it is where we believed: of two that took in the same one is undone."""
        verder = v.vraag(
            "INSERT INTO verzuimspoor_aanvoer.plaats AS was VALUES (?, ?, ?) ON CONFLICT (topic, deel) DO UPDATE "
            "SET volgende = excluded.volgende WHERE was.volgende = ? RETURNING 1",
            (self.topic, self.deel, self.tot, self.van),
        )
        if not verder:
            raise AchterhaaldError


def alleen_wij(v: Verbinding) -> None:
    """Let nobody else set rows apart or take them back until the end of the transaction; whoever looks may look."""
    v.doe("LOCK TABLE verzuimspoor_aanvoer.uitval IN SHARE ROW EXCLUSIVE MODE")


def zet_apart(v: Verbinding, uitval: Sequence[Uitvaller], op: datetime | None) -> None:
    """Set rows apart, in order (raises ConflictError: what some of them were to wait for is gone)."""
    alleen_wij(v)
    slecht = {een.groep for een in uitval if een.bezwaren is not None}
    if wachtend := {een.groep for een in uitval} - slecht:
        er_nog = v.vraag(
            "SELECT DISTINCT groep FROM verzuimspoor_aanvoer.uitval WHERE groep = ANY(?)", (list(wachtend),)
        )
        if len(er_nog) < len(wachtend):
            raise ConflictError("waarop een rij wachtte, is er niet meer: kijk opnieuw")
    v.doe_veel(
        "INSERT INTO verzuimspoor_aanvoer.uitval "
        "(levering_id, deel, volgnummer, regel, groep, codes, bezwaren, inhoud, sinds) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(u.levering, u.deel, u.volgnummer, u.regel, u.groep, u.codes, u.bezwaren, u.inhoud, op) for u in uitval],
    )


class Aanvoerboek:
    """The tables of what is on its way in, in the database of the log."""

    def __init__(self, log: EventLog) -> None:
        """Open it (raises AanvoerError, OpslagError)."""
        self.log = log
        self._databank = op_server(log.databank)

    def begin(self, levering_id: UUID, leeswijze: Leeswijze, op: datetime) -> Levering:
        """Note that rows of a delivery are going to come, and make its key; that is durable before the first row."""
        naam = (levering_id, int(Sleutelsoort.AANVOER))
        sleutel = self.log.sleutels.get_or_make([naam])[naam]
        with self._databank.schrijven() as v:
            v.doe(
                "INSERT INTO verzuimspoor_aanvoer.levering (id, naam, soort, door, aangeboden_op, inhoud) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (
                    levering_id,
                    toonbaar(leeswijze.naam),
                    leeswijze.soort,
                    leeswijze.door,
                    op,
                    leeswijze.versleuteld(levering_id, sleutel),
                ),
            )
        return Levering(levering_id, op, sleutel, leeswijze)

    def is_aangeboden(self, levering_id: UUID, rijen_per_deel: Mapping[int, int]) -> None:
        """Note how many rows of a delivery were acknowledged by the broker, by partition: these are all."""
        with self._databank.schrijven() as v:
            v.doe_veel(
                "INSERT INTO verzuimspoor_aanvoer.voortgang (levering_id, deel, rijen) VALUES (?, ?, ?) "
                "ON CONFLICT (levering_id, deel) DO UPDATE SET rijen = excluded.rijen",
                [(levering_id, deel, aantal) for deel, aantal in rijen_per_deel.items()],
            )
            v.doe(
                "UPDATE verzuimspoor_aanvoer.levering SET rijen = ? WHERE id = ?",
                (sum(rijen_per_deel.values()), levering_id),
            )

    def leveringen(self, ids: Iterable[UUID]) -> dict[UUID, Levering]:
        """Return those of these deliveries whose rows can be read (raises OpslagError, OnleesbaarError)."""
        gevonden: dict[UUID, Levering] = {}
        for deel in brokken(set(ids)):
            with self._databank.lezen() as v:
                rijen = v.vraag(
                    "SELECT id, aangeboden_op, inhoud FROM verzuimspoor_aanvoer.levering "
                    "WHERE id = ANY(?) AND inhoud IS NOT NULL",
                    (deel,),
                )
            soort = int(Sleutelsoort.AANVOER)
            sleutels = self.log.sleutels.find((uuid_of(rij[0]), soort) for rij in rijen)
            for levering_id, op, inhoud in rijen:
                sleutel = sleutels.get((uuid_of(levering_id), soort))
                levering = sleutel and geopende(uuid_of(levering_id), op, inhoud, sleutel)
                if levering:
                    gevonden[levering.id] = levering
        return gevonden

    def volgende(self, topic: str, deel: int) -> int:
        """Return the offset of a partition that is to be taken in next; nought when nothing was."""
        with self._databank.lezen() as v:
            rijen = v.vraag(
                "SELECT volgende FROM verzuimspoor_aanvoer.plaats WHERE topic = ? AND deel = ?", (topic, deel)
            )
        return int(rijen[0][0]) if rijen else 0

    def plaatsen(self, topic: str) -> dict[int, int]:
        """Return by partition the offset that is to be taken in next, of those of which anything was."""
        with self._databank.lezen() as v:
            rijen = v.vraag("SELECT deel, volgende FROM verzuimspoor_aanvoer.plaats WHERE topic = ?", (topic,))
        return {int(deel): int(volgende) for deel, volgende in rijen}

    def gezien(self, ids: Collection[UUID], deel: int) -> dict[UUID, int]:
        """Return of deliveries the number of the last row of a partition that was taken in."""
        query = "SELECT levering_id, gezien FROM verzuimspoor_aanvoer.voortgang WHERE levering_id = ANY(?) AND deel = ?"
        with self._databank.lezen() as v:
            return {uuid_of(rij[0]): int(rij[1]) for rij in v.vraag(query, (list(ids), deel))}

    def dicht(self, groepen: Collection[bytes]) -> set[bytes]:
        """Return of which groups a row is set apart, so that others wait."""
        with self._databank.lezen() as v:
            query = "SELECT DISTINCT groep FROM verzuimspoor_aanvoer.uitval WHERE groep = ANY(?)"
            return {bytes(rij[0]) for rij in v.vraag(query, (list(groepen),))}

    def vergeten(self, groepen: Collection[bytes]) -> dict[bytes, datetime]:
        """Return of which groups rows that were offered before a moment are to be passed over."""
        with self._databank.lezen() as v:
            query = "SELECT groep, op FROM verzuimspoor_aanvoer.vergeten WHERE groep = ANY(?)"
            return {bytes(rij[0]): rij[1] for rij in v.vraag(query, (list(groepen),))}

    def ruim_op(self, nu: datetime) -> None:
        """
        Forget how rows are read of deliveries that are done, first by dropping the key of what is still on the topic.

        A delivery is done when all its rows were taken in and none is set apart, or when none can come any more.
        """
        query = """
            SELECT id, over FROM (
                SELECT id, aangeboden_op, rijen IS NULL OR EXISTS (
                    SELECT 1 FROM verzuimspoor_aanvoer.voortgang v WHERE v.levering_id = l.id AND v.rijen > v.gezien
                ) AS over
                FROM verzuimspoor_aanvoer.levering l WHERE NOT sleutel_weg
                AND NOT EXISTS (SELECT 1 FROM verzuimspoor_aanvoer.uitval u WHERE u.levering_id = l.id)
            ) AS zonder_uitval WHERE NOT over OR aangeboden_op < ?
        """
        with self._databank.lezen() as v:
            klaar = [(uuid_of(rij[0]), bool(rij[1])) for rij in v.vraag(query, (nu - LANGST,))]
        if not klaar:
            return
        self.log.sleutels.destroy(((een, int(Sleutelsoort.AANVOER)) for een, _ in klaar), compact=False)
        with self._databank.schrijven() as v:
            v.doe_veel(
                "UPDATE verzuimspoor_aanvoer.levering SET inhoud = NULL, sleutel_weg = true, klaar_op = ?, "
                "onvolledig = onvolledig OR ? WHERE id = ?",
                [(nu, onvolledig, een) for een, onvolledig in klaar],
            )
            v.doe(
                "DELETE FROM verzuimspoor_aanvoer.vergeten AS g WHERE NOT EXISTS "
                "(SELECT 1 FROM verzuimspoor_aanvoer.levering WHERE NOT sleutel_weg AND aangeboden_op < g.op)"
            )

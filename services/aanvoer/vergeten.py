"""What is left of a destroyed pupil in what is on its way in, and how does that go too?"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from projections.stores.databank import PostgresDatabank
from services.aanvoer.groepen import groepen_van_dossiers
from services.aanvoer.tabel import SCHEMA, is_er
from services.eventlog.log import EventLog
from services.eventlog.vernietigd import Statement


def vergeet(log: EventLog, stromen: Sequence[UUID], op: datetime) -> list[Statement]:
    """
    Return what is to be written with the destruction of a pupil: no row that was offered before is taken in after it.

    Those that are set apart go; those that are on the topic still are passed over, and cannot be read any more once
    their delivery is done. A row with a number that could not be read is not recognised.
    """
    if not is_er(log.databank):
        return []
    groepen = groepen_van_dossiers(log, stromen)
    return [
        ("LOCK TABLE verzuimspoor_aanvoer.uitval IN SHARE ROW EXCLUSIVE MODE", ()),
        ("DELETE FROM verzuimspoor_aanvoer.uitval WHERE groep = ANY(?)", (groepen,)),
        (
            "INSERT INTO verzuimspoor_aanvoer.vergeten SELECT groep, ? FROM unnest(?::bytea[]) AS groep "
            "ON CONFLICT (groep) DO UPDATE SET op = excluded.op",
            (op, groepen),
        ),
    ]


def wis_resten(log: EventLog) -> None:
    """See to it that nothing of rows that went is left in the files of the server (raises OpslagError)."""
    if is_er(log.databank) and isinstance(log.databank, PostgresDatabank):
        databank = PostgresDatabank(log.databank.adres, SCHEMA)
        try:
            databank.compact(["uitval"])
        finally:
            databank.close()

"""Which dossiers are in the log, in an order that does not change while it grows?"""

from uuid import UUID

from domain.huisstromen import HUISSTROMEN
from projections.stores.databank import Databank, PostgresDatabank, uuid_of

FIRST = (
    "FROM gebeurtenissen WHERE originator_version = 1 AND notification_id <= ? "
    "AND originator_id NOT IN (?, ?) "
    "AND NOT EXISTS (SELECT 1 FROM schoolteam_index WHERE stroom_id = originator_id)"
)
"""The first event of every dossier that began up to a place in the log."""
DEEL_POSTGRES = "get_byte(uuid_send(originator_id), 15) % ? = ?"
DEEL_SQLITE = "instr('123456789ABCDEF', substr(hex(originator_id), 32)) % ? = ?"
"""By the last bits of an id: as the rows of a server are kept apart, in sixteen parts at most."""


def dossiers_na(
    databank: Databank, na: UUID, voor: UUID | None, tot_en_met: int, deel: tuple[int, int], aantal: int
) -> list[UUID]:
    """
    Return the next dossiers after `na` and before `voor` that began up to `tot_en_met` in the log, by id.

    At most `aantal`. `deel` is which of how many parts, by the last bits of the id.
    """
    nummer, delen = deel
    waar, waarden = "originator_id > ?", [na]
    if voor is not None:
        waar, waarden = f"{waar} AND originator_id < ?", [na, voor]
    rest: list[int] = []
    if delen > 1:
        waar += f" AND {DEEL_POSTGRES if isinstance(databank, PostgresDatabank) else DEEL_SQLITE}"
        rest = [delen, nummer]
    query = f"SELECT originator_id {FIRST} AND {waar} ORDER BY originator_id LIMIT ?"
    with databank.lezen() as v:
        rijen = v.vraag(query, (tot_en_met, *HUISSTROMEN, *waarden, *rest, aantal))
    return [uuid_of(rij[0]) for rij in rijen]


def aantal_dossiers(databank: Databank, tot_en_met: int) -> int:
    """Return how many dossiers began up to a place in the log."""
    with databank.lezen() as v:
        return int(v.vraag(f"SELECT count(*) {FIRST}", (tot_en_met, *HUISSTROMEN))[0][0])

"""What may whoever only serves do on a PostgreSQL server, and how does he come to be allowed that?"""

from collections.abc import Sequence
from typing import LiteralString

import psycopg
from psycopg import sql

from projections.stores.databank import OpslagError
from projections.stores.databank.openen import is_postgres
from services.inrichting import open_keys
from services.settings import InstellingError, Settings

LOGBOEK: Sequence[LiteralString] = (
    "GRANT USAGE ON SCHEMA verzuimspoor, verzuimspoor_relay, verzuimspoor_aanvoer, verzuimspoor_sessies, "
    "verzuimspoor_zaken, verzuimspoor_berichten TO {rol}",
    "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA verzuimspoor TO {rol}",
    "GRANT UPDATE ON verzuimspoor.gebeurtenissen_hoofd, verzuimspoor.opgegaan, verzuimspoor.vernietiging TO {rol}",
    "GRANT DELETE ON verzuimspoor.logboek_uit, verzuimspoor.herkomst TO {rol}",
    "GRANT SELECT, UPDATE ON ALL TABLES IN SCHEMA verzuimspoor_relay TO {rol}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA verzuimspoor_aanvoer TO {rol}",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA verzuimspoor_aanvoer TO {rol}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA verzuimspoor_sessies TO {rol}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA verzuimspoor_zaken TO {rol}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA verzuimspoor_berichten TO {rol}",
)
"""Where the log is: it may be added to, and nothing that was recorded can be changed (docs/how-to/server.md)."""
RIJEN: Sequence[LiteralString] = (
    "GRANT USAGE ON SCHEMA verzuimspoor_rijen TO {rol}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA verzuimspoor_rijen TO {rol}",
)
"""Where the rows are, which can be made anew."""
SLEUTELS: Sequence[LiteralString] = (
    "GRANT USAGE ON SCHEMA verzuimspoor_sleutels TO {rol}",
    "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA verzuimspoor_sleutels TO {rol}",
    "GRANT UPDATE (stand) ON verzuimspoor_sleutels.meester TO {rol}",
    "GRANT UPDATE (sleutel, meester) ON verzuimspoor_sleutels.dossier_sleutel TO {rol}",
)
"""
Where the keys are: new ones may be made, and none changed or destroyed but those of deliveries on their way in, which a
policy of the table says (docs/how-to/sleutels.md). Whoever makes one holds the version of the master key in its place
meanwhile (FOR SHARE), for which PostgreSQL wants UPDATE of a column.
"""


def geef_rechten(settings: Settings, dienst: str | None, sleuteldienst: str | None) -> None:
    """
    Give roles that are there what they need to serve, on the tables of now; a second time changes nothing.

    Whoever asks has made the tables. With `sleuteldienst` the key store gets its first keys now, from him: after that
    only rows are added to it.

    Raises:
        InstellingError: there is no server on which that role could be.
        OpslagError: there is no such role, or whoever asks may not give it rights.
        MeestersleutelError: the master key is not there or is another one.

    """
    if dienst is not None:
        if not settings.op_server:
            raise InstellingError("een rol met rechten (--dienst) is er alleen op een server met PostgreSQL")
        _give(settings.db_adres, LOGBOEK, dienst)
        if is_postgres(settings.rijen_adres):
            _give(settings.rijen_adres, RIJEN, dienst)
    if sleuteldienst is not None:
        if not is_postgres(settings.sleutels_adres):
            raise InstellingError("een rol bij de sleutels (--sleuteldienst) is er alleen als zij op een server staan")
        open_keys(settings).close()
        _give(settings.sleutels_adres, SLEUTELS, sleuteldienst)


def _give(adres: str, rechten: Sequence[LiteralString], rol: str) -> None:
    try:
        with psycopg.connect(adres) as verbinding:
            for recht in rechten:
                verbinding.execute(sql.SQL(recht).format(rol=sql.Identifier(rol)))
    except psycopg.Error as fout:
        waarom = f"{type(fout).__name__} {fout.sqlstate or ''}".strip()
        raise OpslagError(f"de rol {rol!r} is geen recht te geven ({waarom}); bestaat zij?") from fout

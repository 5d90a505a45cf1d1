"""How is a server filled with more of what it stored?"""

import psycopg

from projections.views import CATALOGUE

KENMERK = "meting"
ID = "md5({0}::text || k)::uuid"
HASH = "substr(sha256({0} || k::text::bytea), 1, octet_length({0}))"
TABELLEN = {
    "verzuimspoor.gebeurtenissen": {
        "originator_id": ID,
        "event_id": ID,
        "notification_id": "{0} + %(na)s + (k - %(van)s) * %(events)s",
    },
    "verzuimspoor.zegel": {
        "nummer": "{0} + %(na_blok)s + (k - %(van)s) * %(blokken)s",
        "eerste_id": "{0} + %(na)s + (k - %(van)s) * %(events)s",
        "laatste_id": "{0} + %(na)s + (k - %(van)s) * %(events)s",
    },
    "verzuimspoor.pgn_index": {"hash": HASH, "dossier_id": ID},
    "verzuimspoor.logboekregel": {"trace_id": HASH, "pakket": HASH, "betrokkene": HASH},
    "verzuimspoor_sleutels.dossier_sleutel": {"dossier_id": ID},
}
"""By table what is another in each copy, and how; the other columns are as they are."""
AT_ONCE = 50_000
LAATSTE = "SELECT last_id FROM verzuimspoor.gebeurtenissen_hoofd"
LAATSTE_BLOK = "SELECT max(nummer) FROM verzuimspoor.zegel"


class Voorraad:
    """What a delivery stored, and how much of it there is by now."""

    def __init__(self, adres: str) -> None:
        self._adres = adres
        with psycopg.connect(adres, autocommit=True) as connection:
            self._eerst = self._count(connection, LAATSTE)
            self._blokken = self._count(connection, LAATSTE_BLOK)
            for tabel in TABELLEN:
                connection.execute(f"CREATE TABLE {self._kept(tabel)} AS SELECT * FROM {tabel}")
        self._keren = self._rijkeren = 1
        self._na: dict[str, int] = {}

    @property
    def events(self) -> int:
        """How many events there are, but those that were measured with."""
        return self._eerst * self._keren

    @property
    def events_in_rows(self) -> int:
        """Of how many events there are rows."""
        return self._eerst * self._rijkeren

    def log(self, tot: int) -> None:
        """Copy events and all that is stored beside them, until there are as many as asked for."""
        keren = max(tot // self._eerst, self._keren)
        stap = max(AT_ONCE // self._eerst, 1)
        with psycopg.connect(self._adres, autocommit=True) as connection:
            na = self._count(connection, LAATSTE)
            self._na = {"na": na, "na_blok": self._count(connection, LAATSTE_BLOK), "van": self._keren}
            for van in range(self._keren, keren, stap):
                for tabel, anders in TABELLEN.items():
                    self._copy(connection, tabel, anders, (van, min(van + stap, keren) - 1))
            erbij = (keren - self._keren) * self._eerst
            connection.execute("UPDATE verzuimspoor.gebeurtenissen_hoofd SET last_id = %s", (na + erbij,))
        self._keren = keren

    def rijen(self, tot: int) -> None:
        """Copy rows of all views until there are those of as many events as asked for."""
        keren = max(tot // self._eerst, 1)
        with psycopg.connect(self._adres, autocommit=True) as connection:
            for view in CATALOGUE:
                tabel = f"verzuimspoor_rijen.{view.name}"
                connection.execute(f"CREATE TABLE {self._kept(tabel)} AS SELECT * FROM {tabel}")
                stap = max(AT_ONCE // self._eerst, 1)
                for van in range(self._rijkeren, keren, stap):
                    self._copy(connection, tabel, {"dossier_id": ID}, (van, min(van + stap, keren) - 1))
                connection.execute(f"DROP TABLE {self._kept(tabel)}")
        self._rijkeren = keren

    def say_that_rows_follow(self) -> None:
        """Say that the rows are up to the log: the copied events are under no key, so nobody can follow them."""
        with psycopg.connect(self._adres, autocommit=True) as connection:
            niet = "WHERE naam NOT IN ('kader', 'gevolgd_op')"
            bij = f"UPDATE verzuimspoor_rijen.positie SET position = ({LAATSTE}) {niet}"
            connection.execute(bij.encode())

    def _copy(self, connection: psycopg.Connection, tabel: str, anders: dict[str, str], keren: tuple[int, int]) -> None:
        schema, naam = tabel.split(".")
        query = (
            "SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s "
            "AND is_generated = 'NEVER'"
        )
        kolommen = [rij[0] for rij in connection.execute(query, (schema, naam))]
        aantallen = {**self._na, "events": self._eerst, "blokken": self._blokken}
        uit = ", ".join(anders.get(kolom, "{0}").format(kolom) % aantallen for kolom in kolommen)
        connection.execute(
            f"INSERT INTO {tabel} ({', '.join(kolommen)}) "
            f"SELECT {uit} FROM generate_series({keren[0]}, {keren[1]}) k, {self._kept(tabel)}"
        )

    @staticmethod
    def _kept(tabel: str) -> str:
        return f"public.bewaard_{tabel.replace('.', '_')}"

    @staticmethod
    def _count(connection: psycopg.Connection, query: str) -> int:
        return int(connection.execute(query.encode()).fetchall()[0][0])

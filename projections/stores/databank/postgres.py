"""How is PostgreSQL asked?"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property, lru_cache
from typing import Any, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier
from psycopg.types.string import TextLoader
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from projections.stores.databank.fouten import BotsingError, OpslagError, VerbrokenError
from projections.stores.databank.promise import Waarden
from projections.stores.databank.storten import Storter

OLDEST = 150_000
"""PostgreSQL 15."""
SECONDS_TO_CONNECT = 10
SECONDS_TO_WAIT_FOR_A_LOCK = 60
MOST_CONNECTIONS = 8
MANY = 200
"""From so many rows COPY is faster than one statement for each."""
MANY_IN_BINARY = 20
Connection = psycopg.Connection[tuple[Any, ...]]


class PostgresDatabank:
    """A schema of a PostgreSQL database, with a pool of connections."""

    def __init__(self, adres: str, schema: str, *, plan_anew: bool = False) -> None:
        """
        Connect, and see that the server can be used.

        With `plan_anew` a question that was prepared is planned for the values given, each time: a plan for any day and
        moment reads whole tables.

        Raises:
            OpslagError: there is no such database, or it is too old.

        """
        self.adres, self.schema = adres, schema
        self._plannen = "force_custom_plan" if plan_anew else "auto"
        self._storter = Storter()
        with vertaald(self.naam), self.connect() as connection:
            if connection.info.server_version < OLDEST:
                raise OpslagError(
                    f"{self.naam} is PostgreSQL {connection.info.server_version // 10_000}: neem 15 of nieuwer"
                )
        self._pool = ConnectionPool(
            adres,
            kwargs={"autocommit": True, "connect_timeout": SECONDS_TO_CONNECT},
            configure=self._configure,
            min_size=0,
            max_size=MOST_CONNECTIONS,
            timeout=SECONDS_TO_WAIT_FOR_A_LOCK,
            open=True,
        )

    @cached_property
    def naam(self) -> str:
        """Server, database and schema, without who and without a password."""
        delen = conninfo_to_dict(self.adres)
        host = str(delen.get("host") or "")
        waar = "deze machine" if not host or host.startswith("/") else host
        return f"PostgreSQL op {waar}, {delen.get('dbname') or 'postgres'}.{self.schema}"

    def connect(self) -> Connection:
        """Open a connection of one's own, for whoever listens or keeps one for long (raises psycopg.Error)."""
        connection = psycopg.connect(self.adres, autocommit=True, connect_timeout=SECONDS_TO_CONNECT)
        self._configure(connection)
        return connection

    def _configure(self, connection: Connection) -> None:
        connection.execute(
            SQL(
                "SELECT set_config('search_path', {}, false), set_config('lock_timeout', {}, false), "
                "set_config('default_transaction_isolation', 'read committed', false), "
                "set_config('plan_cache_mode', {}, false)"
            ).format(Identifier(self.schema).as_string(), f"{SECONDS_TO_WAIT_FOR_A_LOCK}s", self._plannen)
        )
        connection.adapters.register_loader("date", TextLoader)

    @contextmanager
    def autocommit(self) -> Iterator[Connection]:
        """Borrow a connection of which every statement commits by itself (raises as `schrijven`)."""
        with vertaald(self.naam), self._pool.connection() as connection:
            proces = connection.info.backend_pid
            try:
                yield connection
            except psycopg.OperationalError as fout:
                if connection.closed:
                    raise VerbrokenError(f"de verbinding met {self.naam} is verbroken", proces) from fout
                raise

    @contextmanager
    def lezen(self) -> Iterator["PostgresVerbinding"]:
        """Look at one moment, whatever others do meanwhile (raises OpslagError)."""
        with self._begun("ISOLATION LEVEL REPEATABLE READ READ ONLY") as connection:
            try:
                yield PostgresVerbinding(connection, self.naam, self._storter)
            finally:
                if not connection.closed:
                    connection.execute("ROLLBACK")

    @contextmanager
    def schrijven(self) -> Iterator["PostgresVerbinding"]:
        """Open a transaction (raises BotsingError, OpslagError)."""
        with self._begun("ISOLATION LEVEL READ COMMITTED") as connection:
            try:
                yield PostgresVerbinding(connection, self.naam, self._storter)
            except BaseException:
                if not connection.closed:
                    connection.execute("ROLLBACK")
                raise
            if connection.execute("COMMIT").statusmessage != "COMMIT":
                raise OpslagError(f"{self.naam} heeft de transactie afgebroken; er is niets vastgelegd")

    @contextmanager
    def _begun(self, hoe: LiteralString) -> Iterator[Connection]:
        """Borrow a connection with an open transaction, passing over those that died while nobody used them."""
        with ExitStack() as geleend:
            for over in reversed(range(MOST_CONNECTIONS + 1)):
                connection = geleend.enter_context(self.autocommit())
                try:
                    connection.execute(f"BEGIN {hoe}")
                    break
                except psycopg.OperationalError:
                    if not (connection.closed and over):
                        raise
                    geleend.close()
            yield connection

    def has_table(self, naam: str) -> bool:
        """Say whether there is a table of this name (raises OpslagError)."""
        with self.lezen() as v:
            return bool(v.vraag("SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = ?", (self.schema, naam)))

    def onder(self, kolom: str, waarden: Sequence[Any]) -> tuple[str, list[Any]]:
        """Return a condition that a column is one of these values, and what to give with it."""
        return f"{kolom} = ANY(?)", [list(waarden)]

    def compact(self, tabellen: Sequence[str]) -> None:
        """
        Write these tables anew, without what was deleted; each is out of use while that lasts (raises OpslagError).

        What the server keeps in its write-ahead log is its own: see the runbook.
        """
        with self.autocommit() as connection:
            for tabel in tabellen:
                connection.execute(SQL("VACUUM (FULL) {}").format(Identifier(tabel)))

    def make_end(self, proces: int) -> None:
        """
        See to it that a process that served a lost connection is at nothing any more: what it did is done, or never.

        Raises:
            OpslagError: the server does not answer, or it is not ours to end.

        """
        with vertaald(self.naam), self.connect() as connection:
            wachten = SECONDS_TO_WAIT_FOR_A_LOCK * 1_000
            eigen = (
                "SELECT pg_terminate_backend(pid, %s) FROM pg_stat_activity WHERE pid = %s AND usename = current_user"
            )
            if connection.execute(eigen, (wachten, proces)).fetchall() == [(False,)]:
                raise OpslagError(f"een proces van {self.naam} houdt niet op")

    def close(self) -> None:
        """Close the pool."""
        self._pool.close()


class PostgresVerbinding:
    """One open transaction."""

    def __init__(self, connection: Connection, naam: str, storter: Storter) -> None:
        self.connection = connection
        self._naam = naam
        self._storter = storter

    def vraag(self, sql: str, waarden: Waarden = ()) -> list[tuple[Any, ...]]:
        """Return all rows."""
        return self.connection.execute(*_written(sql, waarden)).fetchall()

    def vraag_op_naam(self, sql: str, waarden: Waarden = ()) -> list[dict[str, Any]]:
        """Return all rows, each by the names of its columns."""
        cursor = self.connection.execute(*_written(sql, waarden))
        namen = [kolom.name for kolom in cursor.description or ()]
        return [dict(zip(namen, row, strict=True)) for row in cursor]

    def stroom(self, sql: str, waarden: Waarden = ()) -> Iterator[tuple[Any, ...]]:
        """Yield rows as they come, from a cursor that the server keeps."""
        with self.connection.cursor(name="stroom") as cursor:
            cursor.itersize = 2_000
            yield from cursor.execute(*_written(sql, waarden))

    def doe(self, sql: str, waarden: Waarden = ()) -> None:
        """Do what is said."""
        self.connection.execute(*_written(sql, waarden))

    @contextmanager
    def poging(self) -> Iterator[None]:
        """Undo only what is done inside when that goes wrong."""
        with vertaald(self._naam), self.connection.transaction():
            yield

    def doe_veel(self, sql: str, rijen: Iterable[Waarden]) -> None:
        """Do the same for each row."""
        with self.connection.cursor() as cursor:
            cursor.executemany(in_postgres(sql), rijen)

    def voeg_toe(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table; many by COPY."""
        namen = SQL(", ").join(map(Identifier, kolommen))
        if len(rijen) < MANY:
            vragen = SQL(", ").join([SQL("%s")] * len(kolommen))
            statement = SQL("INSERT INTO {} ({}) VALUES ({})").format(Identifier(tabel), namen, vragen)
            with self.connection.cursor() as cursor:
                cursor.executemany(statement, rijen)
            return
        statement = SQL("COPY {} ({}) FROM STDIN").format(Identifier(tabel), namen)
        with self.connection.cursor() as cursor, cursor.copy(statement) as copy:
            for rij in rijen:
                copy.write_row(rij)

    def stort(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table; many by binary COPY."""
        if len(rijen) < MANY_IN_BINARY:
            self.voeg_toe(tabel, kolommen, rijen)
        else:
            self._storter.stort(self.connection, tabel, kolommen, rijen)

    def vul_aan(self, tabel: str, kolommen: Sequence[str], rijen: Sequence[Sequence[Any]]) -> int:
        """Add those rows that contradict none that is there; return how many."""
        return self._storter.vul_aan(self.connection, tabel, kolommen, rijen)


def neem_slot(connection: psycopg.Connection[Any], slot: int, schema: str) -> bool:
    """Take an advisory lock of a connection, if nobody has it; who dies, or is cut off, has lost it."""
    rij = connection.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", (slot, schema)).fetchone()
    return rij is not None and bool(rij[0])


@contextmanager
def vertaald(naam: str) -> Iterator[None]:
    """Raise what PostgreSQL raises as an error of ours; without its details, in which values may stand."""
    try:
        yield
    except psycopg.IntegrityError as fout:
        raise BotsingError(_said(fout)) from fout
    except (PoolTimeout, PoolClosed) as fout:
        raise OpslagError(f"{naam} antwoordt niet") from fout
    except psycopg.Error as fout:
        raise OpslagError(f"{naam}: {_said(fout)}") from fout


def _said(fout: psycopg.Error) -> str:
    return fout.diag.message_primary or str(fout).strip().partition("\n")[0]


@lru_cache(maxsize=1_000)
def in_postgres(sql: str) -> str:
    """Write a statement with `?` or `:naam` as psycopg wants it."""
    return re.sub(r"(?<![:\w]):([a-z]\w*)", r"%(\1)s", sql.replace("%", "%%").replace("?", "%s"))


def _written(sql: str, waarden: Waarden) -> tuple[Any, Waarden | None]:
    """Return the statement and its values; psycopg looks for no values where none are given."""
    leeg = not waarden and not isinstance(waarden, Mapping)
    return (sql if leeg else in_postgres(sql)), (None if leeg else waarden)

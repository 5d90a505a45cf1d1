"""How large is what is stored, is what was replaced cleaned up, and is a step due because of it?"""

from collections.abc import Iterator

from projections.stores.databank import Databank, PostgresDatabank, SqliteDatabank
from services.vragen.bevinding import Onderdeel

VEEL = 500_000_000
"""Events from which on one table of them is no longer enough (decision 0042)."""
DOOD = 100_000
"""Dead rows that are too few to mind, however small a table is."""
TABELLEN = """
    SELECT n.nspname, c.relname, pg_total_relation_size(c.oid), coalesce(s.n_live_tup, 0), coalesce(s.n_dead_tup, 0)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_stat_user_tables s ON s.relid = c.oid
    WHERE c.relkind = 'r' AND starts_with(n.nspname, ?) ORDER BY 3 DESC, 1, 2
"""


def omvang(databank: Databank, gebeurtenissen: int) -> Iterator[Onderdeel]:
    """Yield how large the log is, and on a server all that lies beside it in the same database (raises OpslagError)."""
    if isinstance(databank, SqliteDatabank):
        bytes_ = databank.path.stat().st_size
        yield Onderdeel("Omvang", True, f"logboek {als_mib(bytes_)} met {gebeurtenissen} gebeurtenissen")
    if isinstance(databank, PostgresDatabank):
        yield from _server(databank, gebeurtenissen)


def _server(databank: PostgresDatabank, gebeurtenissen: int) -> Iterator[Onderdeel]:
    with databank.lezen() as v:
        tabellen = v.vraag(TABELLEN, (databank.schema,))
    per_schema: dict[str, int] = {}
    for schema, _, bytes_, _, _ in tabellen:
        per_schema[schema] = per_schema.get(schema, 0) + bytes_
    delen = [f"{schema} {als_mib(bytes_)}" for schema, bytes_ in per_schema.items()]
    grootste = ", ".join(f"{naam} {als_mib(bytes_)}" for _, naam, bytes_, _, _ in tabellen[:3])
    yield Onderdeel(
        "Omvang",
        gebeurtenissen < VEEL,
        f"{'; '.join(delen)}; het grootst: {grootste}; {gebeurtenissen} gebeurtenissen",
        "het is tijd om de tabel van gebeurtenissen te verdelen; zie Groei in het draaiboek",
    )
    vuil = [f"{naam} {dood} van {dood + leeft}" for _, naam, _, leeft, dood in tabellen if dood > max(DOOD, leeft)]
    yield Onderdeel(
        "Opruimen van tabellen",
        not vuil,
        f"meer vervangen dan geldig: {', '.join(vuil)}" if vuil else "autovacuum is bij",
        "kijk of autovacuum aanstaat en of er een transactie openstaat; zie Groei in het draaiboek",
    )


def als_mib(bytes_: int) -> str:
    """Write a size in whole MiB, at least one."""
    return f"{max(bytes_ >> 20, 1)} MiB"

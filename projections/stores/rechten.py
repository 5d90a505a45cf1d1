"""Who may do what with the rows of a server: as with those that are in use."""

from projections.stores.databank import Databank, PostgresDatabank

GEGEVEN = """
    SELECT c.relname, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, a.privilege_type
    FROM pg_class c, aclexplode(c.relacl) a
    WHERE c.relkind = 'r' AND c.relnamespace = to_regnamespace(?) AND a.grantee <> c.relowner
"""
SCHEMA = """
    SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, a.privilege_type
    FROM pg_namespace n, aclexplode(n.nspacl) a WHERE n.oid = to_regnamespace(?) AND a.grantee <> n.nspowner
"""


def neem_rechten_over(van: Databank, naar: Databank) -> None:
    """Give whoever may use the tables of one schema the same rights on those of another (raises OpslagError)."""
    if not (isinstance(van, PostgresDatabank) and isinstance(naar, PostgresDatabank)):
        return
    with naar.schrijven() as v:
        for rol, recht in v.vraag(SCHEMA, (f'"{van.schema}"',)):
            v.doe(f'GRANT {recht} ON SCHEMA "{naar.schema}" TO {rol}')
        er = {naam for (naam,) in v.vraag("SELECT tablename FROM pg_tables WHERE schemaname = ?", (naar.schema,))}
        for tabel, rol, recht in v.vraag(GEGEVEN, (f'"{van.schema}"',)):
            if tabel in er:
                v.doe(f'GRANT {recht} ON "{naar.schema}"."{tabel}" TO {rol}')

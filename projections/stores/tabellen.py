"""How do the tables of the rows come to be as this version needs them?"""

import hashlib
from collections.abc import Mapping

from projections.stores import stroken
from projections.stores.databank import Databank, PostgresDatabank, Verbinding
from projections.stores.databank.migraties import als_enige, loopt_achter
from projections.stores.schrijver import beelden_van
from projections.stores.taal import Taal
from projections.views import CATALOGUE
from projections.views.view import View

VAST = (
    """CREATE TABLE IF NOT EXISTS positie (
        naam TEXT NOT NULL, deel INTEGER NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (naam, deel)
    )""",
    "CREATE TABLE IF NOT EXISTS deel (nummer INTEGER PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS beeld (naam TEXT PRIMARY KEY, vorm TEXT NOT NULL)",
    stroken.TABEL,
)
WACHTEND = """CREATE TABLE IF NOT EXISTS wachtend (
    dossier_id {uuid} PRIMARY KEY, notification_id BIGINT NOT NULL, fout TEXT NOT NULL, sinds BIGINT NOT NULL
)"""


def maak_tabellen(databank: Databank, taal: Taal) -> None:
    """
    Make what is not there yet, and anew what had another shape: rows can always be computed again (raises OpslagError).

    Nothing is written where everything is as it should be.
    """
    if not other_shapes(databank, taal):
        return
    with databank.schrijven() as v:
        als_enige(databank, v)
        is_postgres = isinstance(databank, PostgresDatabank)
        if is_postgres:
            v.doe("CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public")
        for statement in (*VAST, WACHTEND.format(uuid="uuid" if is_postgres else "BLOB")):
            v.doe(statement)
        v.doe_veel("INSERT INTO deel VALUES (?) ON CONFLICT DO NOTHING", [(deel,) for deel in range(taal.delen)])
        bekend = dict(v.vraag("SELECT naam, vorm FROM beeld"))
        _end_a_rebuild(v, taal, bekend)
        for view in CATALOGUE:
            if bekend.get(view.name) != shape_of(view, taal):
                _make_anew(v, taal, view)
        for naam in bekend.keys() - {view.name for view in CATALOGUE}:
            v.doe(f"DROP TABLE IF EXISTS {naam}")
            v.doe("DELETE FROM beeld WHERE naam = ?", (naam,))
            v.doe("DELETE FROM positie WHERE naam = ?", (naam,))


def moeten_er_zijn(databank: Databank, taal: Taal) -> None:
    """Refuse a server without the tables of this version (raises OpslagError)."""
    if other_shapes(databank, taal):
        raise loopt_achter(databank)


def other_shapes(databank: Databank, taal: Taal) -> list[str]:
    """Return the views whose tables are not as this version needs them."""
    bekend: dict[str, str] = {}
    if databank.has_table("strook"):
        with databank.lezen() as v:
            bekend = dict(v.vraag("SELECT naam, vorm FROM beeld"))
    goed = {view.name: shape_of(view, taal) for view in CATALOGUE}
    return sorted(naam for naam in bekend.keys() | goed.keys() if bekend.get(naam) != goed.get(naam))


def maak_leeg(databank: Databank) -> None:
    """Drop all tables of rows, of whatever version, and leave nothing of them in a file (raises OpslagError)."""
    if databank.has_table("beeld"):
        with databank.schrijven() as v:
            for tabel in (*beelden_van(v), "positie", "deel", "beeld", "strook", "wachtend"):
                v.doe(f"DROP TABLE IF EXISTS {tabel}")
    databank.compact(())


def shape_of(view: View, taal: Taal) -> str:
    """Return what tells one shape of a view's table from another."""
    return hashlib.sha256("\n".join(taal.tabel(view)).encode()).hexdigest()


def _end_a_rebuild(v: Verbinding, taal: Taal, bekend: Mapping[str, str]) -> None:
    """Let the views that another version was making by pupil begin anew: it knew other views."""
    half = {naam for strook in stroken.stroken_van(v) for naam in strook.views}
    v.doe("DELETE FROM strook")
    for view in CATALOGUE:
        if view.name in half and bekend.get(view.name) == shape_of(view, taal):
            _make_anew(v, taal, view)


def _make_anew(v: Verbinding, taal: Taal, view: View) -> None:
    for statement in (*taal.weg(view), *taal.tabel(view)):
        v.doe(statement)
    v.doe("DELETE FROM positie WHERE naam IN (?, 'gevolgd_op')", (view.name,))
    v.doe("DELETE FROM beeld WHERE naam = ?", (view.name,))
    v.doe("INSERT INTO beeld VALUES (?, ?)", (view.name, shape_of(view, taal)))

"""Does SQLite look for a row that contradicts a new one among those of its own dossier only?"""

import sqlite3
from collections.abc import Iterator
from itertools import count
from uuid import UUID

import pytest

from projections.stores.databank import BotsingError
from projections.stores.databank.sqlite import SqliteVerbinding, vertaald
from projections.stores.taal_sqlite import SqliteTaal
from projections.views import CATALOGUE
from projections.views.view import View
from tests.kit.winkel import vast_id

MANY = 500


def rij(view: View, dossier_id: UUID, bekend: tuple[int, int] = (10, 20)) -> tuple[object, ...]:
    """Return a row in which every dossier says the same."""
    kolommen = ("2026-01-01" if view.types[kolom] is str else 1 for kolom in view.kolommen)
    return (dossier_id, *bekend, *kolommen)


def add(verbinding: SqliteVerbinding, view: View, *rijen: tuple[object, ...]) -> None:
    verbinding.voeg_toe(view.name, ("dossier_id", "bekend_van", "bekend_tot", *view.kolommen), rijen)


@pytest.fixture(params=CATALOGUE, ids=lambda view: view.name)
def leeg(request: pytest.FixtureRequest) -> Iterator[tuple[sqlite3.Connection, View]]:
    view: View = request.param
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in SqliteTaal().tabel(view):
        connection.execute(statement)
    yield connection, view
    connection.close()


def steps(connection: sqlite3.Connection, view: View, dossier_id: UUID) -> int:
    """Return how many instructions of SQLite it takes to add a row."""
    teller = count()
    connection.set_progress_handler(lambda: next(teller) < 0, 1)
    add(SqliteVerbinding(connection), view, rij(view, dossier_id))
    connection.set_progress_handler(None, 1)
    return next(teller)


def test_a_row_takes_as_many_steps_among_many_dossiers(leeg: tuple[sqlite3.Connection, View]) -> None:
    connection, view = leeg
    eerst = steps(connection, view, vast_id(1))
    add(SqliteVerbinding(connection), view, *(rij(view, vast_id(nummer)) for nummer in range(2, MANY)))

    assert steps(connection, view, vast_id(MANY)) <= eerst + 20


def test_a_row_that_contradicts_another_is_refused_and_leaves_nothing(leeg: tuple[sqlite3.Connection, View]) -> None:
    connection, view = leeg
    verbinding = SqliteVerbinding(connection)
    add(verbinding, view, rij(view, vast_id(1)))

    with pytest.raises(BotsingError, match="twee waarheden"), vertaald():
        add(verbinding, view, rij(view, vast_id(1), (15, 25)))

    assert verbinding.vraag(f"SELECT count(*) FROM {view.name}") == [(1,)]  # noqa: S608 - our own name
    add(verbinding, view, rij(view, vast_id(1), (20, 30)))

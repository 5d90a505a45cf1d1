"""Does PostgreSQL read the arrays that a command goes in as we meant them?"""

import psycopg

from services.eventlog.recorder_postgres import _array
from tests.kit.postgres import database

LASTIG = ["Ziekgemeld.v1", "NULL", "", "a,b", "{}", 'zegt "nee"', "\\x00", "naïef"]


def test_every_text_comes_back_as_it_was() -> None:
    with database() as adres, psycopg.connect(adres) as connection:
        teruggelezen = connection.execute("SELECT %s::text[]", (_array(LASTIG),)).fetchone()

    assert teruggelezen == (LASTIG,)


def test_bytes_come_back_as_they_were() -> None:
    with database() as adres, psycopg.connect(adres) as connection:
        staat = bytes(range(256))
        teruggelezen = connection.execute("SELECT %s::bytea[]", (_array([f"\\x{staat.hex()}"]),)).fetchone()

    assert teruggelezen == ([staat],)

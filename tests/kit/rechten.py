"""Who only serves on PostgreSQL, with the rights that the guide gives and no others?"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import make_conninfo

from tests.kit.winkel import ROOT

DIENST = f"verzuimspoor_dienst_{os.getpid()}"
"""A role is of the whole server, which processes of one run share."""


def from_the_guide() -> str:
    """Return the statements of the guide that make the role and give it its rights."""
    blok = re.search(r"```sql\n(CREATE ROLE.*?)```", (ROOT / "docs/how-to/server.md").read_text("utf-8"), re.DOTALL)
    assert blok is not None
    return blok[1].replace("verzuimspoor_dienst", DIENST)


@contextmanager
def als_dienst(beheer: str) -> Iterator[str]:
    """Give the address of a database for that role, which is there as long as this lasts."""
    with psycopg.connect(beheer, autocommit=True) as connection:
        connection.execute(f"DROP ROLE IF EXISTS {DIENST}")
        connection.execute(from_the_guide())
    try:
        yield make_conninfo(beheer, user=DIENST)
    finally:
        with psycopg.connect(beheer, autocommit=True) as connection:
            connection.execute(f"DROP OWNED BY {DIENST}")
            connection.execute(f"DROP ROLE {DIENST}")


def als_adres(conninfo: str) -> str:
    """Write what psycopg calls a server as the address that our settings take."""
    return "postgresql://?" + "&".join(deel.replace("'", "") for deel in conninfo.split())

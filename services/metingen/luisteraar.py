"""Where is a process asked what it measured, and whether it lives, apart from whoever it serves?"""

import json
import logging
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from socketserver import TCPServer, ThreadingMixIn
from threading import Thread
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, make_wsgi_app

from services.settings import InstellingError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

METINGEN, LEEFT, GEREED = "/_metrics", "/_healthz/livez", "/_healthz/readyz"
SECONDS_FOR_A_REQUEST = 10
LOG = logging.getLogger("verzuimspoor.metingen")
Oordeel = Callable[[], bool]


class _Verzoek(WSGIRequestHandler):
    """One request, of somebody who may be slow."""

    timeout = SECONDS_FOR_A_REQUEST

    def log_message(self, *_: object) -> None:
        """Say nothing: it is asked every few seconds."""


class _Server(ThreadingMixIn, WSGIServer):
    """Answers each request in a thread of its own: one that waits for the database holds up no other."""

    daemon_threads = True
    block_on_close = False

    def server_bind(self) -> None:
        """Take the address without asking the network what it is called, as the library does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment] # text, of a TCP address
        self.setup_environ()

    def handle_error(self, *_: object) -> None:
        """Say nothing of whoever asked and did not wait for the answer."""


class _Server6(_Server):
    """The same on an address of IPv6."""

    address_family = socket.AF_INET6


def adres_van(geschreven: str) -> tuple[str, int]:
    """Read `host:port` (raises InstellingError)."""
    naam, _, poort = geschreven.rpartition(":")
    if not (naam and poort.isascii() and poort.isdigit() and int(poort) < 1 << 16):
        raise InstellingError("noem waar de metingen te vragen zijn als host:poort (VERZUIMSPOOR_METINGEN)")
    return naam.strip("[]"), int(poort)


@contextmanager
def luistert(geschreven: str, register: CollectorRegistry, leeft: Oordeel, gereed: Oordeel) -> Iterator[int]:
    """
    Answer on an address until the end of the block; give the port, which the log says too. Nobody logs in there.

    Raises:
        InstellingError: it is no address, or something else listens there.

    """
    naam, poort = adres_van(geschreven)
    soort = _Server6 if ":" in naam else _Server
    try:
        server: _Server = make_server(naam, poort, _app(register, leeft, gereed), soort, _Verzoek)
    except OSError as fout:
        raise InstellingError(
            f"op {geschreven} zijn geen metingen te geven ({fout.strerror}); "
            "geef elk proces een eigen poort (VERZUIMSPOOR_METINGEN)"
        ) from None
    draad = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="metingen", daemon=True)
    draad.start()
    LOG.info("metingen op poort %d", server.server_port)
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        draad.join()


def _app(register: CollectorRegistry, leeft: Oordeel, gereed: Oordeel) -> "WSGIApplication":
    metingen: WSGIApplication = make_wsgi_app(register)

    def app(omgeving: "WSGIEnvironment", begin: "StartResponse") -> Iterable[bytes]:
        pad = omgeving.get("PATH_INFO")
        if pad == METINGEN:
            return metingen(omgeving, begin)
        if pad in (LEEFT, GEREED):
            goed = leeft() if pad == LEEFT else gereed()
            return _answer(begin, "200 OK" if goed else "503 Service Unavailable", "pass" if goed else "fail")
        return _answer(begin, "404 Not Found", "fail")

    return app


def _answer(begin: "StartResponse", status: str, oordeel: str) -> Iterable[bytes]:
    inhoud = json.dumps({"status": oordeel}).encode()
    koppen = [("Content-Type", "application/json"), ("Content-Length", str(len(inhoud))), ("Cache-Control", "no-store")]
    begin(status, koppen)
    return [inhoud]

"""How does the API run: on which address, and how does it stop?"""

import signal
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from ipaddress import ip_address
from types import FrameType

import uvicorn

from domain.errors import VerzuimspoorError
from services.api.app import maak_app
from services.installatie import Installatie
from services.toegang import Toegang
from services.wachtrij import Wachtrij, inname

SECONDS_TO_FINISH = 30
AANLEVERINGEN = ".aanleveringen"


class NietOpDezeMachineError(VerzuimspoorError):
    """Access is not arranged yet, so that nobody outside this machine may reach it."""


class AdresBezetError(VerzuimspoorError):
    """Something else listens there, or nobody may."""


def serveer(
    openen: Callable[[], AbstractContextManager[Installatie]],
    adres: str,
    poort: int,
    gereed: Callable[[str], None] = lambda _url: None,
) -> None:
    """
    Answer until the process is told to stop (SIGINT, SIGTERM); what is being answered is finished.

    `gereed` is told the address once there is an answer; port 0 takes a free one.

    Raises:
        NietOpDezeMachineError: the address can be reached from elsewhere.
        AdresBezetError: the address is taken.
        VerzuimspoorError: the installation cannot be opened, or another process takes in its deliveries.

    """
    bezet = _socket(adres, poort)
    with ExitStack() as opruimen:
        opruimen.enter_context(bezet)
        toegang = opruimen.enter_context(Toegang(openen))
        with toegang.hier() as hier:
            folder = hier.settings.kluis_path.with_suffix(AANLEVERINGEN)
        rij = opruimen.enter_context(Wachtrij(folder, inname(openen)))
        server: _Server
        app = maak_app(toegang, rij, lambda: server.should_exit)
        config = uvicorn.Config(
            app,
            lifespan="off",
            ws="none",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        naam = f"[{adres}]" if ":" in adres else adres
        server = _Server(config, lambda: gereed(f"http://{naam}:{bezet.getsockname()[1]}"))
        server.run(sockets=[bezet])


class _Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, gereed: Callable[[], None]) -> None:
        super().__init__(config)
        self._gereed = gereed

    def handle_exit(self, sig: int, _frame: FrameType | None) -> None:
        """Stop, and go on after that: the original raises the signal anew, and nothing would be closed."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        self._gereed()


def _socket(adres: str, poort: int) -> socket.socket:
    """Take the address, when every machine that it means is this one."""
    try:
        gevonden = socket.getaddrinfo(adres, poort, type=socket.SOCK_STREAM)
    except OSError:
        gevonden = []
    if not gevonden or not all(ip_address(info[4][0]).is_loopback for info in gevonden):
        raise NietOpDezeMachineError(
            f"de API luistert nog alleen op deze machine zelf, en {adres} is een ander adres; "
            "kies --adres 127.0.0.1, ::1 of localhost. Toegang voor anderen komt later"
        )
    familie, soort, protocol, _, plaats = gevonden[0]
    luistert = socket.socket(familie, soort, protocol)
    luistert.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        luistert.bind(plaats)
    except OSError as fout:
        luistert.close()
        raise AdresBezetError(
            f"op {adres}, poort {poort}, is niet te luisteren ({fout.strerror}); kies een andere --poort"
        ) from None
    return luistert

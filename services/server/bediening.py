"""How does the server run, and how does it stop?"""

import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from types import FrameType

import uvicorn

from services.server.doorsturen import doorgestuurd
from services.server.inhoud import Inhoud
from services.server.innameproces import Innameproces
from services.server.meting import bewaakt_server
from services.server.samen import maak_app
from services.toegang import Openen, Toegang
from services.volgt import Volgt
from services.wachtrij import Aanleveringenmap, Wachtrij, folder_van

SECONDS_TO_FINISH = 30
MOST_OF_A_HEAD = 32 * 1024
MOST_AT_ONCE = 1_000


def serveer(
    openen: Openen,
    luistert: socket.socket,
    inhoud: Inhoud,
    gereed: Callable[[], None] = lambda: None,
    inname: Sequence[str] = (),
) -> None:
    """
    Answer on an address that was taken, until the process is told to stop (SIGINT, SIGTERM).

    What is being answered is finished, and a delivery goes on the next time. No line holds the address of a request: it
    says who looked at whom. `gereed` is told once there is an answer. `inname` is the command that takes in deliveries,
    beside us; without it another service does.

    Raises:
        VerzuimspoorError: the installation cannot be opened.

    """
    with ExitStack() as opruimen:
        opruimen.enter_context(luistert)
        toegang = opruimen.enter_context(Toegang(openen))
        with toegang.apart() as hier:
            folder = folder_van(hier.settings)
            elders = bool(hier.settings.logboek)
        if elders:
            opruimen.enter_context(doorgestuurd(toegang.apart))
        map_ = Aanleveringenmap(folder)
        toegang.wacht_niet_op(Volgt(map_.werkt_sinds))
        proces = opruimen.enter_context(Innameproces(map_, inname)) if inname else None
        rij = Wachtrij(folder, proces.wek) if proces else Wachtrij(folder)
        server: Server
        config = uvicorn.Config(
            maak_app(toegang, rij, inhoud, lambda: server.should_exit),
            http="h11",  # the other one, where it is installed, has no limit to a head
            lifespan="off",
            ws="none",
            log_config=None,  # its lines go where ours go
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,  # services.aanmelding.netwerk reads them, from proxies that were named
            h11_max_incomplete_event_size=MOST_OF_A_HEAD,
            limit_concurrency=MOST_AT_ONCE,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        server = Server(config, gereed)
        opruimen.enter_context(bewaakt_server(toegang, rij, lambda: server.should_exit))
        server.run(sockets=[luistert])


class Server(uvicorn.Server):
    """Says when it answers, and lets who started it go on after it stopped."""

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

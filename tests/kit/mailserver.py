"""A real mail server with TLS and logins, and a real server of webhooks: they remember what they got."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.zaken.test_tls import certificaat

GEBRUIKER, WACHTWOORD = "verzuimspoor", "een-wachtwoord-voor-de-proef"  # pragma: allowlist secret
GOED = "250 OK"


@dataclass
class Mailserver:
    """What it took, as bytes; `bij_adres` and `bij_inhoud` say what it answers, `na` is called before it does."""

    poort: int = 0
    ca: Path = Path()
    gekregen: list[bytes] = field(default_factory=list)
    aan: list[str] = field(default_factory=list)
    bij_adres: Callable[[str], str] = lambda _: GOED
    bij_inhoud: Callable[[], str] = lambda: GOED
    na: Callable[[], None] = lambda: None
    """Called when it has the message, and did not say so yet."""
    was_tls: list[bool] = field(default_factory=list)

    @property
    def berichten(self) -> list[EmailMessage]:
        """What it took, as mails."""
        return [BytesParser(EmailMessage, policy=policy.default).parsebytes(een) for een in self.gekregen]

    # What aiosmtpd asks

    async def handle_RCPT(  # noqa: N802 - its name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        antwoord = self.bij_adres(address)
        if antwoord == GOED:
            envelope.rcpt_tos.append(address)
        return antwoord

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        antwoord = self.bij_inhoud()
        if antwoord == GOED:
            assert isinstance(envelope.content, bytes)
            self.gekregen.append(envelope.content)
            self.aan += envelope.rcpt_tos
            self.was_tls.append(session.ssl is not None)
        self.na()
        return antwoord


def _mag(_server: object, _session: object, _envelope: object, _soort: str, wie: Any) -> AuthResult:
    assert isinstance(wie, LoginPassword)
    return AuthResult(success=(wie.login, wie.password) == (GEBRUIKER.encode(), WACHTWOORD.encode()), handled=False)


@contextmanager
def mailserver(folder: Path) -> Iterator[Mailserver]:
    """Serve mail on a free port, over STARTTLS and with a login only, until the end of the block."""
    deze = Mailserver(ca=certificaat(folder))
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(deze.ca)
    loop, verbindingen = asyncio.new_event_loop(), list[SMTP]()
    eisen: dict[str, Any] = {
        "require_starttls": True,
        "auth_required": True,
        "authenticator": _mag,
    }

    def verbinding() -> SMTP:
        verbindingen.append(SMTP(deze, hostname="post", tls_context=tls, loop=loop, **eisen))
        return verbindingen[-1]

    async def sluit() -> None:
        server.close()
        for een in verbindingen:
            if een.transport is not None:
                een.transport.close()
        await asyncio.sleep(0)
        anderen = asyncio.all_tasks() - {asyncio.current_task()}
        for taak in anderen:
            taak.cancel()
        await asyncio.gather(*anderen, return_exceptions=True)

    draad = threading.Thread(target=loop.run_forever, daemon=True)
    draad.start()
    begonnen = asyncio.run_coroutine_threadsafe(loop.create_server(verbinding, "127.0.0.1", 0), loop)
    server = begonnen.result(timeout=10)
    deze.poort = server.sockets[0].getsockname()[1]
    try:
        yield deze
    finally:
        asyncio.run_coroutine_threadsafe(sluit(), loop).result(timeout=10)
        loop.call_soon_threadsafe(loop.stop)
        draad.join(timeout=10)
        loop.close()


@dataclass
class Haakserver:
    """What it was sent: headers and body; `antwoord` is the status it gives, `naar` where it refers to."""

    adres: str = ""
    gekregen: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    antwoord: Callable[[], int] = lambda: 204
    naar: str = ""


@contextmanager
def haakserver() -> Iterator[Haakserver]:
    """Serve webhooks on a free port until the end of the block."""
    deze = Haakserver()

    class Loket(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inhoud = self.rfile.read(int(self.headers["content-length"]))
            deze.gekregen.append(({naam.lower(): waarde for naam, waarde in self.headers.items()}, inhoud))
            self.send_response(deze.antwoord())
            if deze.naar:
                self.send_header("location", deze.naar)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Loket) as server:
        deze.adres = f"http://127.0.0.1:{server.server_port}"
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        draad.start()
        try:
            yield deze
        finally:
            server.shutdown()
            draad.join(timeout=10)

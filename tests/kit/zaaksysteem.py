"""What does a system of zaken do, and one that misbehaves? A real HTTP server that reads every request."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from ssl import SSLContext
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from services.logboek.spoor import lees_traceparent
from services.tijd import nieuwe_id
from services.tijd import nu as klok
from tests.kit.sporen import zonder_spoor
from tests.kit.zaakvormen import VRAGEN, fouten

CLIENT, RSIN = "verzuimspoor", "517439943"
GEHEIM = "dit geheim kent alleen het zaaksysteem"  # pragma: allowlist secret
CATALOGUS = "https://catalogi.voorbeeld/api/v1"
ZAAKTYPE, ROLTYPE, RESULTAATTYPE = (f"{CATALOGUS}/{wat}/1" for wat in ("zaaktypen", "roltypen", "resultaattypen"))
BEGIN, EIND = f"{CATALOGUS}/statustypen/1", f"{CATALOGUS}/statustypen/2"
EEN_UUR = 3_600
PATIENCE = 30
Velden = dict[str, Any]


class Weigering(Exception):
    """What is answered instead."""

    def __init__(self, status: int, code: str, *params: dict[str, str]) -> None:
        super().__init__(code)
        self.status, self.code, self.params = status, code, list(params)


@dataclass
class Zaaksysteem:
    """
    What it holds, and how it behaves.

    `gedrag` says of each request (its number, method and what it is about) how it goes: `goed`, a status, `weg` (the
    line breaks before anything is stored), `half` (after), `traag` (stored, answered too late), `laat` (stored long
    after the line broke), `onzin`. What is against the rules stands in `bezwaren`.
    """

    adres: str = ""
    klok: Callable[[], datetime] = klok
    dingen: dict[str, dict[str, Velden]] = field(default_factory=lambda: {wat: {} for wat in VRAGEN})
    gedrag: Callable[[int, str, str], str] = lambda *_: "goed"
    voor: Callable[[int, str, str], None] = lambda *_: None
    """Called before a request is looked at."""
    na: Callable[[int, str, str], None] = lambda *_: None
    """Called when it was done, before the answer leaves."""
    verzoeken: list[tuple[str, str]] = field(default_factory=list)
    bezwaren: list[str] = field(default_factory=list)
    sporen: set[bytes] = field(default_factory=set)
    retry_after: str = "1"
    weiger_kenmerk: str = ""
    """A zaak that carries this breaks it, each time."""
    mag_verder: Event = field(default_factory=Event)
    """Until then what is `traag` is not answered, and what is `laat` not stored."""
    verwerkt: Event = field(default_factory=Event)
    """What was `traag` or `laat` is stored."""
    slot: Lock = field(default_factory=Lock)

    @property
    def zaken(self) -> list[Velden]:
        return list(self.dingen["zaken"].values())

    def van(self, wat: str, zaak: Velden) -> list[Velden]:
        """Return what belongs to a zaak."""
        return [een for een in self.dingen[wat].values() if een["zaak"] == zaak["url"]]

    def wacht_tot_stil(self) -> None:
        """Let what was `traag` or `laat` be stored."""
        self.mag_verder.set()
        assert self.verwerkt.wait(PATIENCE)

    def gedaan(self) -> list[str]:
        """Return what was asked, one after the other."""
        return [f"{methode} {wat}" for methode, wat in self.verzoeken]

    # What a Zaken API does

    def lijst(self, wat: str, vraag: dict[str, str]) -> Velden:
        if vraag.keys() - VRAGEN[wat]:
            raise Weigering(400, "unknown-parameters")
        gevonden = [
            een for een in self.dingen[wat].values() if all(een.get(n) == w for n, w in vraag.items() if n != "page")
        ]
        return {"count": len(gevonden), "next": None, "previous": None, "results": gevonden}

    def een(self, wat: str, url: str) -> Velden:
        if url not in self.dingen[wat]:
            raise Weigering(404, "not_found")
        return self.dingen[wat][url]

    def maak(self, wat: str, velden: Velden) -> Velden:
        if gevonden := fouten(wat, velden):
            self.bezwaren.append(f"{wat}: {gevonden}")
            raise Weigering(400, "invalid", *gevonden)
        regels = {"zaken": self._zaak, "rollen": self._rol, "statussen": self._status, "resultaten": self._resultaat}
        regels[wat](velden)
        url = f"{self.adres}/{wat}/{nieuwe_id()}"
        eigen = {"einddatum": None} if wat == "zaken" else {}
        self.dingen[wat][url] = {"url": url, **eigen, **velden}
        if velden.get("statustype") == EIND:
            self.dingen["zaken"][velden["zaak"]]["einddatum"] = velden["datumStatusGezet"][:10]
        return self.dingen[wat][url]

    def _zaak(self, velden: Velden) -> None:
        if self.weiger_kenmerk in [een["kenmerk"] for een in velden["kenmerken"]]:
            raise Weigering(500, "error")
        if velden["zaaktype"] != ZAAKTYPE:
            raise Weigering(400, "invalid", {"name": "zaaktype", "code": "bad-url", "reason": "geen zaaktype"})
        if velden["registratiedatum"] > self.klok().date().isoformat():
            raise Weigering(400, "invalid", {"name": "registratiedatum", "code": "date-in-future", "reason": ""})
        zelfde = ("identificatie", "bronorganisatie")
        if any(all(zaak[n] == velden[n] for n in zelfde) for zaak in self.zaken):
            raise Weigering(400, "invalid", {"name": "identificatie", "code": "identificatie-niet-uniek", "reason": ""})

    def _open_zaak(self, velden: Velden) -> Velden:
        zaak = self.dingen["zaken"].get(velden["zaak"])
        if zaak is None:
            raise Weigering(400, "invalid", {"name": "zaak", "code": "does_not_exist", "reason": ""})
        if zaak["einddatum"] is not None:
            raise Weigering(403, "permission_denied")
        return zaak

    def _rol(self, velden: Velden) -> None:
        zaak = self._open_zaak(velden)
        if velden["roltype"] != ROLTYPE:
            raise Weigering(400, "invalid", {"name": "roltype", "code": "zaaktype-mismatch", "reason": ""})
        if self.van("statussen", zaak):
            self.bezwaren.append("a role after the first status: who was told of the zaak did not see it")

    def _status(self, velden: Velden) -> None:
        zaak = self._open_zaak(velden)
        if velden["statustype"] not in (BEGIN, EIND):
            raise Weigering(400, "invalid", {"name": "statustype", "code": "zaaktype-mismatch", "reason": ""})
        if datetime.fromisoformat(velden["datumStatusGezet"]) > self.klok():
            raise Weigering(400, "invalid", {"name": "datumStatusGezet", "code": "date-in-future", "reason": ""})
        if any(een["datumStatusGezet"] == velden["datumStatusGezet"] for een in self.van("statussen", zaak)):
            raise Weigering(400, "invalid", {"name": "nonFieldErrors", "code": "unique", "reason": ""})
        if velden["statustype"] == EIND and not self.van("resultaten", zaak):
            raise Weigering(400, "invalid", {"name": "zaak", "code": "resultaat-does-not-exist", "reason": ""})

    def _resultaat(self, velden: Velden) -> None:
        if self.van("resultaten", self._open_zaak(velden)):
            raise Weigering(400, "invalid", {"name": "zaak", "code": "unique", "reason": ""})
        if velden["resultaattype"] != RESULTAATTYPE:
            raise Weigering(400, "invalid", {"name": "resultaattype", "code": "zaaktype-mismatch", "reason": ""})

    # Who may ask, and how

    def lees_koppen(self, koppen: dict[str, str], methode: str) -> None:
        try:
            token = jwt.decode(
                koppen.get("authorization", "").removeprefix("Bearer "), OctKey.import_key(GEHEIM), algorithms=["HS256"]
            )
        except (JoseError, ValueError):
            raise Weigering(403, "invalid-jwt-signature") from None
        claims, nu = token.claims, self.klok().timestamp()
        if claims.get("iss") != CLIENT or claims.get("client_id") != CLIENT:
            raise Weigering(403, "not_authenticated")
        if not nu - EEN_UUR < claims.get("iat", 0) <= nu + 1:
            raise Weigering(403, "jwt-expired")
        if not (claims.get("user_id") and claims.get("user_representation")):
            self.bezwaren.append("the audit trail does not hear who it was")
        if koppen.get("accept-crs") != "EPSG:4326" or (methode == "POST" and koppen.get("content-crs") != "EPSG:4326"):
            self.bezwaren.append("no Accept-Crs or Content-Crs")
            raise Weigering(412, "precondition_failed")
        if not koppen.get("x-audit-toelichting"):
            self.bezwaren.append("no X-Audit-Toelichting")
        spoor = lees_traceparent(koppen.get("traceparent"))
        if spoor is None:
            self.bezwaren.append("asked in no trace")
        else:
            self.sporen.add(spoor[0])


class _Loket(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    systeem: Zaaksysteem

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer("GET", b"")

    def do_POST(self) -> None:
        self._answer("POST", self.rfile.read(int(self.headers.get("content-length", 0))))

    def _answer(self, methode: str, inhoud: bytes) -> None:
        s, delen = self.systeem, urlsplit(self.path)
        wat = delen.path.strip("/").split("/")[0]
        zonder_spoor("an address or header of a zaak", f"{self.path}\n{self.headers}".encode())
        with s.slot:
            s.verzoeken.append((methode, wat))
            nummer = len(s.verzoeken) - 1
        s.voor(nummer, methode, wat)
        hoe = s.gedrag(nummer, methode, wat)
        if hoe == "weg":
            return self._hang_up()
        if hoe == "laat":
            self._hang_up()
            s.mag_verder.wait(PATIENCE)
        if hoe.isdigit():
            return self._send(int(hoe), {"code": "error", "detail": "999990019"}, {"retry-after": s.retry_after})
        status, antwoord = self._done(methode, wat, delen.path, delen.query, inhoud)
        s.na(nummer, methode, wat)
        if hoe in ("traag", "laat"):
            s.verwerkt.set()
        if hoe == "traag":
            s.mag_verder.wait(PATIENCE)
        if hoe == "half":
            return self._hang_up()
        if hoe != "laat":
            self._send(status, "<html>" if hoe == "onzin" else antwoord)
        return None

    def _done(self, methode: str, wat: str, pad: str, vraag: str, inhoud: bytes) -> tuple[int, Velden]:
        s = self.systeem
        try:
            with s.slot:
                s.lees_koppen({n.lower(): w for n, w in self.headers.items()}, methode)
                if methode == "POST":
                    return 201, s.maak(wat, orjson.loads(inhoud))
                if len(pad.strip("/").split("/")) > 1:
                    return 200, s.een(wat, s.adres + pad)
                return 200, s.lijst(wat, {n: w[0] for n, w in parse_qs(vraag).items()})
        except Weigering as fout:
            problem = {"code": fout.code, "title": fout.code, "status": fout.status, "invalidParams": fout.params}
            return fout.status, {**problem, "detail": "leerling 999990019", "instance": "urn:uuid:1"}

    def _hang_up(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(SHUT_RDWR)

    def _send(self, status: int, antwoord: object, koppen: dict[str, str] | None = None) -> None:
        geschreven = antwoord.encode() if isinstance(antwoord, str) else orjson.dumps(antwoord)
        try:
            self.send_response(status)
            for naam, waarde in {"content-type": "application/json", **(koppen or {})}.items():
                self.send_header(naam, waarde)
            self.send_header("content-length", str(len(geschreven)))
            self.end_headers()
            self.wfile.write(geschreven)
        except OSError:
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Who was told nothing has gone."""


@contextmanager
def zaaksysteem(nu: Callable[[], datetime] = klok, tls: SSLContext | None = None) -> Iterator[Zaaksysteem]:
    """Run one on a free port of this machine until the end of the block."""
    deze = Zaaksysteem(klok=nu)
    server = _Server(("127.0.0.1", 0), type("Loket", (_Loket,), {"systeem": deze}))
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    deze.adres = f"{'http' if tls is None else 'https'}://127.0.0.1:{server.server_address[1]}"
    draad = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    draad.start()
    try:
        yield deze
    finally:
        server.shutdown()
        draad.join()
        server.server_close()

"""What does an OpenID provider do, an honest one and one that cheats? A real HTTP server that signs with real keys."""

import base64
import hashlib
import hmac
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from services.eventlog.meester import nieuwe_sleutel
from services.logboek.spoor import lees_traceparent
from services.tijd import nu as klok

CLIENT, AUDIENCE, ACR = "verzuimspoor", "verzuimspoor-api", "urn:test:substantieel"
SOORT_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
VEEL = 4 << 20
Claims = dict[str, Any]


def rsa() -> RSAKey:
    """Make a key pair."""
    return RSAKey.generate_key(2048, private=True)


def los(token: str) -> list[Any]:
    """Return the head and the claims of a token, unread."""
    return [json.loads(base64.urlsafe_b64decode(deel + "==")) for deel in token.split(".")[:2]]


def plat(kop: Claims, claims: Claims, handtekening: str = "") -> str:
    """Return a token that nobody signed."""
    delen = [base64.urlsafe_b64encode(json.dumps(deel).encode()).decode().rstrip("=") for deel in (kop, claims)]
    return ".".join([*delen, handtekening])


@dataclass
class Uitgever:
    """
    A provider that logs in `persoon` without asking, and checks that we keep to the profile (`bezwaren`).

    What it does otherwise a test says: `verander` changes claims before they are signed, `onderteken` signs in another
    way, `ruil` changes what the token endpoint answers, `terug` what a browser comes back with.
    """

    adres: str = ""
    persoon: Claims = field(default_factory=dict)
    bezwaren: list[str] = field(default_factory=list)
    verander: Callable[[Claims], Claims] = lambda claims: claims
    onderteken: Callable[[Claims], str] | None = None
    ruil: Callable[[BaseHTTPRequestHandler], bool] = lambda _: False
    terug: Callable[[dict[str, str]], dict[str, str]] = lambda velden: velden
    gezegd: dict[str, Any] = field(default_factory=dict)
    """What the configuration says otherwise."""
    sleutel: RSAKey | ECKey = field(default_factory=rsa)
    kid: str = "sleutel-1"
    klok: Callable[[], datetime] = klok
    client_sleutel: RSAKey = field(default_factory=rsa)
    geleverd: dict[str, int] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    jtis: set[str] = field(default_factory=set)
    afgemeld: list[dict[str, str]] = field(default_factory=list)
    wil_een_spoor: bool = True
    """Whether it objects to a question that is part of no trace: ours always are."""

    def zonder_spoor(self, traceparent: str | None) -> bool:
        """Say whether a question should have been part of a trace."""
        return self.wil_een_spoor and lees_traceparent(traceparent) is None

    def configuratie(self) -> Claims:
        """Return what it says of itself."""
        return {
            "issuer": self.adres,
            "authorization_endpoint": f"{self.adres}/auth",
            "token_endpoint": f"{self.adres}/token",
            "jwks_uri": f"{self.adres}/jwks",
            "end_session_endpoint": f"{self.adres}/logout",
            "authorization_response_iss_parameter_supported": True,
        } | self.gezegd

    def jwks(self) -> Claims:
        """Return the public keys."""
        publiek = {**self.sleutel.as_dict(private=False), "kid": self.kid, "use": "sig"}
        return {"keys": [publiek]}

    def teken(self, claims: Claims, **kop: Any) -> str:
        """Sign with the own key."""
        alg = "ES256" if isinstance(self.sleutel, ECKey) else "RS256"
        kop = {"alg": alg, "kid": self.kid, **kop}
        return jwt.encode(kop, claims, self.sleutel, algorithms=[kop["alg"]])

    def van_nu(self, claims: Claims) -> Claims:
        """Return claims of which each lapse of time is a moment, so long from now."""
        nu = self.klok()
        return {n: int((nu + w).timestamp()) if isinstance(w, timedelta) else w for n, w in claims.items()}

    def id_token(self, nonce: str) -> str:
        """Return what is said about the person who logs in."""
        nu = int(self.klok().timestamp())
        claims = {
            "iss": self.adres,
            "aud": CLIENT,
            "sub": "s-1",
            "iat": nu,
            "exp": nu + 300,
            "nonce": nonce,
            "acr": ACR,
        }
        return (self.onderteken or self.teken)(self.verander(claims | self.persoon))

    def toegang(self, client: str = "leerlingsysteem", scope: str = "meldingen.lezen", **anders: Any) -> str:
        """Return an access token for another system; None as a claim leaves it out."""
        nu = int(self.klok().timestamp())
        claims = {
            **{"iss": self.adres, "aud": AUDIENCE, "sub": client, "client_id": client, "scope": scope},
            **{"iat": nu, "exp": nu + 300, "jti": nieuwe_sleutel().hex()},
        } | anders
        return self.teken({naam: waarde for naam, waarde in claims.items() if waarde is not None}, typ="at+jwt")

    def vertrouwt(self, velden: dict[str, str]) -> str:
        """Return what is wrong with how a client says who it is, or nothing."""
        if velden.get("client_assertion_type") != SOORT_ASSERTION:
            return "no private_key_jwt"
        try:
            token = jwt.decode(velden["client_assertion"], self.client_sleutel, algorithms=["RS256"])
        except Exception as fout:  # noqa: BLE001 - a test reads what it was
            return f"assertion: {type(fout).__name__}"
        claims = token.claims
        if (claims["iss"], claims["sub"], token.header.get("kid")) != (CLIENT, CLIENT, "rp-1"):
            return "assertion of another client"
        if claims["aud"] != f"{self.adres}/token" or claims["exp"] - claims["iat"] > 60:
            return "assertion for something else, or for too long"
        if claims["jti"] in self.jtis:
            return "assertion used twice"
        self.jtis.add(claims["jti"])
        return ""

    def verzilver(self, velden: dict[str, str]) -> Claims | None:
        """Return the tokens for a code, once, to whom it was given."""
        code = self.codes.pop(velden.get("code", ""), None)
        if bezwaar := self.vertrouwt(velden):
            self.bezwaren.append(bezwaar)
            return None
        gehasht = hashlib.sha256(velden.get("code_verifier", "").encode()).digest()
        uitdaging = base64.urlsafe_b64encode(gehasht).decode().rstrip("=")
        if code is None or code["code_challenge"] != uitdaging or code["redirect_uri"] != velden["redirect_uri"]:
            return None
        return {"access_token": "geen", "token_type": "Bearer", "id_token": self.id_token(code["nonce"])}

    def begin(self, velden: dict[str, str]) -> str:
        """Return where a browser goes that comes to log in."""
        if bezwaar := _profile(velden):
            self.bezwaren.append(bezwaar)
        code = nieuwe_sleutel().hex()
        self.codes[code] = velden
        mee = self.terug({"code": code, "state": velden.get("state", ""), "iss": self.adres})
        return f"{velden['redirect_uri']}?{urlencode(mee)}"


def _profile(velden: dict[str, str]) -> str:
    """Return what is wrong with a request to log in, by the NLGov profile, or nothing."""
    if (velden.get("response_type"), velden.get("client_id")) != ("code", CLIENT):
        return "no code flow"
    if velden.get("code_challenge_method") != "S256" or len(velden.get("code_challenge", "")) != 43:
        return "no PKCE"
    if any(len(velden.get(naam, "")) < 22 for naam in ("state", "nonce")):
        return "state or nonce too short"
    if "openid" not in velden.get("scope", "").split() or not velden.get("acr_values"):
        return "no openid or no acr"
    return ""


class _Loket(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    uitgever: Uitgever

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a browser, or a question about keys."""
        delen = urlsplit(self.path)
        velden = {naam: waarden[0] for naam, waarden in parse_qs(delen.query).items()}
        self.uitgever.geleverd[delen.path] = self.uitgever.geleverd.get(delen.path, 0) + 1
        if delen.path == "/auth":
            self.stuur(302, b"", location=self.uitgever.begin(velden))
        elif delen.path == "/logout":
            self.uitgever.afgemeld.append(velden)
            self.stuur(302, b"", location=velden["post_logout_redirect_uri"])
        elif self.uitgever.zonder_spoor(self.headers.get("traceparent")):
            self.uitgever.bezwaren.append(f"{delen.path} is asked in no trace")
            self.stuur(400, b"{}")
        elif delen.path.endswith("/.well-known/openid-configuration"):
            self.stuur(200, json.dumps(self.uitgever.configuratie()).encode())
        elif delen.path == "/jwks":
            self.stuur(200, json.dumps(self.uitgever.jwks()).encode())
        else:
            self.stuur(404, b"{}")

    def do_POST(self) -> None:
        """Give tokens for a code."""
        lijf = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        if self.uitgever.zonder_spoor(self.headers.get("traceparent")):
            self.uitgever.bezwaren.append("tokens are asked for in no trace")
        if self.uitgever.ruil(self):
            return
        gegeven = self.uitgever.verzilver({naam: waarden[0] for naam, waarden in parse_qs(lijf).items()})
        self.stuur(400 if gegeven is None else 200, json.dumps(gegeven or {"error": "invalid_grant"}).encode())

    def stuur(self, status: int, inhoud: bytes, **koppen: str) -> None:
        """Send an answer."""
        self.send_response(status)
        for naam, waarde in {"content-type": "application/json", **koppen}.items():
            self.send_header(naam, waarde)
        self.send_header("content-length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)


@contextmanager
def uitgever(anders: Uitgever | None = None) -> Iterator[Uitgever]:
    """Run a provider, or another kind of it, on a free port of this machine until the end of the block."""
    deze = Uitgever() if anders is None else anders
    loket = type("Loket", (_Loket,), {"uitgever": deze})
    server = ThreadingHTTPServer(("127.0.0.1", 0), loket)
    server.daemon_threads = True
    deze.adres = f"http://127.0.0.1:{server.server_address[1]}"
    deze.persoon = {"name": "Ilse de Wit", "groups": ["lpa"], "gemeenten": ["0014"]}
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    draad.start()
    try:
        yield deze
    finally:
        server.shutdown()
        draad.join()
        server.server_close()


def instellingen(folder: Path, deze: Uitgever, publiek_adres: str, **anders: str) -> Path:
    """Write the file about logging in with this provider, and the key that we have there; return its path."""
    (folder / "oidc.pem").write_bytes(deze.client_sleutel.as_pem(private=True))
    tekst = f"""
publiek_adres = "{publiek_adres}"
{anders.get("boven", "")}

[oidc]
uitgever = "{deze.adres}"
client_id = "{CLIENT}"
sleutel = "oidc.pem"
sleutel_id = "rp-1"
acr = ["{ACR}"]

[[groep]]
naam = "lpa"
rol = "leerplichtambtenaar"

[[groep]]
naam = "rmc"
rol = "rmc"
gemeenten = ["0037"]

[api]
audience = "{AUDIENCE}"

[api.clients.leerlingsysteem]
rol = "school"
scholen = ["99AA"]
scopes = ["meldingen.lezen", "dossiers.lezen", "gebeurtenissen.vastleggen"]

[api.clients.aanleveraar]
rol = "leerplichtambtenaar"
gemeenten = ["0014"]
scopes = ["aanleveringen.vastleggen"]
{anders.get("onder", "")}
"""
    path = folder / "aanmelden.toml"
    path.write_text(re.sub(r"\n{3,}", "\n\n", tekst), encoding="utf-8")
    return path


def hs256(deze: Uitgever) -> Callable[[Claims], str]:
    """Sign with the public key as if it were a secret."""
    publiek = deze.sleutel.as_pem(private=False)
    return lambda claims: _raw_hs256({"alg": "HS256", "kid": deze.kid}, claims, publiek)


def _raw_hs256(kop: Claims, claims: Claims, geheim: bytes) -> str:
    zonder = plat(kop, claims).rsplit(".", 1)[0]
    mac = hmac.digest(geheim, zonder.encode(), hashlib.sha256)
    return f"{zonder}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"

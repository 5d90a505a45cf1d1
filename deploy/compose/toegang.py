"""
Which token may a system show to the API? It proves who it is with its own key, and the provider gives one.

`toegang.py ISSUER CLIENT KEY` writes the token (asked for with `private_key_jwt`) and nothing else, for a command that
shows it.
"""

import json
import os
import ssl
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

SOORT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
GELDT = 60


def vraag(adres: str, velden: dict[str, str] | None = None) -> dict[str, Any]:
    """Ask for an object; who signed for the other side stands in SSL_CERT_FILE."""
    inhoud = None if velden is None else urllib.parse.urlencode(velden).encode()
    with urllib.request.urlopen(adres, inhoud, timeout=10, context=ssl.create_default_context()) as antwoord:  # noqa: S310 - https
        gelezen: dict[str, Any] = json.load(antwoord)
    return gelezen


def token(uitgever: str, client: str, sleutel: RSAKey) -> str:
    """Return a token for what the client may do."""
    adres = vraag(f"{uitgever}/.well-known/openid-configuration")["token_endpoint"]
    nu = int(time.time())  # noqa: TID251 - the proof holds from now on
    wie = {"iss": client, "sub": client, "aud": adres, "iat": nu, "exp": nu + GELDT, "jti": os.urandom(16).hex()}
    bewijs = jwt.encode({"alg": "RS256", "kid": client}, wie, sleutel)
    velden = {"grant_type": "client_credentials", "client_assertion_type": SOORT, "client_assertion": bewijs}
    return str(vraag(adres, velden)["access_token"])


if __name__ == "__main__":
    uitgever, client, path = sys.argv[1:]
    sys.stdout.write(token(uitgever, client, RSAKey.import_key(Path(path).read_bytes())) + "\n")

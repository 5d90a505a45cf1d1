"""
Which keys and passwords does the stack to try out have? Each is made here, the first time, and is nowhere else.

Each goes into the volume of the one service that needs it, readable by that service alone. `maak FOLDER NAME...` makes
them once, with a certificate for these names; `toon FOLDER` says with what the invented people log in. The key that
signed the certificate is thrown away: whoever lets a browser trust that signer trusts this one certificate.
"""

import base64
import datetime
import json
import os
import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import RSAKey

from services.eventlog.meester import nieuwe_sleutel
from services.eventlog.meesterbestand import Meesterbestand

REALM = Path(__file__).with_name("realm.json")
ONS, POSTGRES, KEYCLOAK, CADDY = 10001, 999, 1000, 10002
"""As whom each service runs: compose.yaml says the same."""
DAGEN = 397
ROLLEN = {
    "eigenaar": ("verzuimspoor_eigenaar", "sleutels_eigenaar"),
    "dienst": ("verzuimspoor_dienst", "verzuimspoor_sleutels"),
}
"""Of PostgreSQL: who makes tables, and who works with them."""
CLIENTS = {"verzuimspoor": "aanmelden/oidc.pem", "aanleveraar": "mens/aanleveraar.pem"}
"""Of Keycloak: where each finds the key by which it is known there."""


def woord() -> str:
    """Make a password."""
    return base64.urlsafe_b64encode(nieuwe_sleutel()).decode().rstrip("=")


def schrijf(path: Path, inhoud: str | bytes, van: int) -> None:
    """Write a file that one user may read, and nobody may change."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o400), "wb") as file:  # noqa: PTH123 - with its rights
        file.write(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    os.chown(path, van, van)


def certificaten(waar: Path, namen: list[str]) -> None:
    """Make one certificate for all that is reached over TLS, and a signer whose key nobody has."""
    nu = datetime.datetime.now(datetime.UTC)  # noqa: TID251 - a certificate holds from now on
    ca_sleutel, sleutel = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ca_naam = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Verzuimspoor om uit te proberen")])

    def begin(naam: x509.Name, van: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder(ca_naam, naam, van.public_key(), x509.random_serial_number())
            .not_valid_before(nu - datetime.timedelta(minutes=5))
            .not_valid_after(nu + datetime.timedelta(days=DAGEN))
        )

    ca = (
        begin(ca_naam, ca_sleutel)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(ca_sleutel.public_key()), critical=False)
        .sign(ca_sleutel, hashes.SHA256())
    )
    blad = (
        begin(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, namen[0])]), sleutel)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(naam) for naam in namen]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_sleutel.public_key()), critical=False)
        .sign(ca_sleutel, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    prive = sleutel.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    for map_, van in {"tls": CADDY, "collector": ONS, "databank": POSTGRES}.items():
        schrijf(waar / map_ / "tls.key", prive, van)
        schrijf(waar / map_ / "tls.crt", blad.public_bytes(pem) + ca.public_bytes(pem), van)
    for map_ in ("dienst", "eigenaar", "mens"):
        schrijf(waar / map_ / "ca.crt", ca.public_bytes(pem), ONS)


def _usage(**waarvoor: bool) -> x509.KeyUsage:
    alles = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
        *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{naam: waarvoor.get(naam, False) for naam in alles})


def databank(waar: Path) -> None:
    """Make the passwords of PostgreSQL: for itself, and for each side as libpq reads them."""
    schrijf(waar / "databank" / "postgres", woord(), POSTGRES)
    for map_, rollen in ROLLEN.items():
        woorden = {rol: woord() for rol in rollen}
        for rol, van_rol in woorden.items():
            schrijf(waar / "databank" / rol, van_rol, POSTGRES)
        regels = "".join(f"databank:5432:*:{rol}:{van_rol}\n" for rol, van_rol in woorden.items())
        schrijf(waar / map_ / "pgpass", regels, ONS)


def inloggen(waar: Path) -> None:
    """Make the realm: what is known of it, with the public keys of its clients and a password for its people."""
    realm = json.loads(REALM.read_text(encoding="utf-8"))
    wachtwoord = woord()[:16]
    for client in realm["clients"]:
        sleutel = RSAKey.generate_key(3072, {"kid": client["clientId"], "use": "sig", "alg": "RS256"})
        schrijf(waar / CLIENTS[client["clientId"]], sleutel.as_pem(private=True), ONS)
        client["attributes"]["jwks.string"] = json.dumps({"keys": [sleutel.as_dict(private=False)]})
    for mens in realm["users"]:
        mens["credentials"] = [{"type": "password", "value": wachtwoord, "temporary": False}]
    schrijf(waar / "inloggen" / "realm.json", json.dumps(realm), KEYCLOAK)
    schrijf(waar / "mens" / "wachtwoord", wachtwoord, ONS)


def maak(waar: Path, namen: list[str]) -> None:
    """Make everything; nothing uses any of it before all is there, and then nothing is made anew."""
    if (waar / "mens" / "klaar").exists():
        return
    Meesterbestand(waar / "werk" / "verzuimspoor.meester").maak(1)
    os.chown(waar / "werk" / "verzuimspoor.meester", ONS, ONS)
    certificaten(waar, namen)
    databank(waar)
    inloggen(waar)
    schrijf(waar / "mens" / "klaar", "", ONS)
    os.chown(waar / "werk", ONS, ONS)  # last: then only they may write in it


def toon(waar: Path) -> None:
    """Say with what the invented people log in."""
    realm = json.loads(REALM.read_text(encoding="utf-8"))
    namen = ", ".join(mens["username"] for mens in realm["users"])
    wachtwoord = (waar / "mens" / "wachtwoord").read_text(encoding="utf-8")
    sys.stdout.write(f"Meld u aan als {namen}.\nHet wachtwoord van elk van hen is {wachtwoord}\n")


if __name__ == "__main__":
    wat, waar, *namen = sys.argv[1:]
    if wat == "maak":
        maak(Path(waar), namen)
    else:
        toon(Path(waar))

"""Who is believed to be the system of zaken?"""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from services.settings import InstellingError, Settings
from services.zaken.fouten import LaterError
from services.zaken.instellingen import zaakinrichting
from services.zaken.klant import Toelichting, Zakenklant
from tests.kit.zaaksysteem import GEHEIM, Zaaksysteem, zaaksysteem
from tests.kit.zaken import als_toml

WAAROM = Toelichting("een proef", "Gemeente Voorbeeld")


def certificaat(folder: Path) -> Path:
    """Write a certificate of this machine that nobody but itself vouches for, with its key; return its path."""
    sleutel, nu = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)  # noqa: TID251 - a real certificate
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "zaaksysteem")])
    bouwer = x509.CertificateBuilder().subject_name(naam).issuer_name(naam).public_key(sleutel.public_key())
    bouwer = bouwer.serial_number(1).not_valid_before(nu - timedelta(hours=1)).not_valid_after(nu + timedelta(hours=1))
    hier = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    getekend = bouwer.add_extension(hier, critical=False).sign(sleutel, SHA256())
    path = folder / "zaaksysteem.pem"
    prive = sleutel.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(getekend.public_bytes(Encoding.PEM) + prive)
    return path


@pytest.fixture
def systeem(tmp_path: Path) -> Iterator[Zaaksysteem]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificaat(tmp_path))
    with zaaksysteem(tls=context) as deze:
        yield deze


def klant(folder: Path, systeem: Zaaksysteem, ca: str | None) -> Zakenklant:
    from services.tijd import nu

    bestand = als_toml(folder, systeem, ca=ca)
    return Zakenklant(zaakinrichting(Settings(zaken=str(bestand), zaken_geheim=SecretStr(GEHEIM))), nu)


def test_wie_niet_te_vertrouwen_is_hoort_niets(systeem: Zaaksysteem, tmp_path: Path) -> None:
    with klant(tmp_path, systeem, None) as deze, pytest.raises(LaterError, match="ConnectError"):
        deze.lijst("zaken", {"identificatie": "VZ-1"}, WAAROM)

    assert systeem.verzoeken == []


def test_met_het_certificaat_uit_de_instellingen_wel(systeem: Zaaksysteem, tmp_path: Path) -> None:
    with klant(tmp_path, systeem, "zaaksysteem.pem") as deze:
        assert deze.lijst("zaken", {"identificatie": "VZ-1"}, WAAROM) == []


def test_een_certificaat_dat_er_niet_is_wordt_geweigerd(systeem: Zaaksysteem, tmp_path: Path) -> None:
    with pytest.raises(InstellingError, match="niet te lezen als certificaat"):
        klant(tmp_path, systeem, "ander.pem")

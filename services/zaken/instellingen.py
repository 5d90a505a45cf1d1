"""What does an installation say about the system of zaken?"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from ssl import SSLContext, create_default_context
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, SecretStr, StringConstraints, model_validator
from stdnum.nl import bsn

from services.settings import InstellingError, Settings
from services.tomlbestand import Adres, Deel, Gemeentecode, lees_toml

SHORTEST_SECRET = 32
"""Bytes: as long as the hash that HS256 takes."""
CIJFERS = re.compile(r"\d{8,}")


def _rsin(geschreven: str) -> str:
    if not re.fullmatch(r"\d{9}", geschreven) or not bsn.is_valid(geschreven):
        raise ValueError("is geen RSIN (negen cijfers die aan de elfproef voldoen)")
    return geschreven


def _onpersoonlijk(tekst: str) -> str:
    if CIJFERS.search(tekst):
        raise ValueError("geldt voor elke leerling: er hoort geen nummer in")
    return tekst


Rsin = Annotated[str, AfterValidator(_rsin)]
Omschrijving = Annotated[str, StringConstraints(min_length=1, max_length=80), AfterValidator(_onpersoonlijk)]
Signaalsoort = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,100}$")]
Vertrouwelijkheid = Literal["zaakvertrouwelijk", "vertrouwelijk", "confidentieel", "geheim", "zeer_geheim"]
"""Less than these is not for a file about a child."""


class Rol(Deel):
    """In which role a pupil takes part in the zaak; without this part no number leaves."""

    roltype: Adres
    toelichting: Annotated[str, StringConstraints(max_length=1000), AfterValidator(_onpersoonlijk)] = "Leerling"


class Tijden(Deel):
    """Seconds that an answer may take, and until we try for the second time; each next time takes twice as long."""

    antwoord_seconden: float = Field(20.0, gt=0, le=120)
    herhaal_seconden: float = Field(10.0, gt=0, le=3_600)


class Zaakinstellingen(Deel):
    """
    The file that VERZUIMSPOOR_ZAKEN names.

    `signalen` are the steps of the ladder that count as escalating; `gemeenten` those whose pupils may come in this
    system. `rust_dagen`: so many days no signal must stand before a zaak is closed.
    """

    zaken_api: Adres
    client_id: Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{1,200}$")]
    ca: Path | None = None
    """Certificates (PEM) by which the server is known, in place of those of the system."""
    gemeenten: frozenset[Gemeentecode] = Field(min_length=1)
    signalen: frozenset[Signaalsoort] = Field(frozenset({"doorzettingsmacht"}), min_length=1)
    bronorganisatie: Rsin
    verantwoordelijke_organisatie: Rsin | None = None
    zaaktype: Adres
    beginstatus: Adres
    eindstatus: Adres
    resultaattype: Adres
    vertrouwelijkheid: Vertrouwelijkheid = "vertrouwelijk"
    omschrijving: Omschrijving = "Leerplicht: opgeschaald verzuim"
    doorlooptijd_dagen: int | None = Field(None, ge=1, le=3_650)
    rust_dagen: int = Field(7, ge=0, le=365)
    vanaf: date | None = None
    """Signals of before this day get no zaak: those that stand already when a municipality begins."""
    rol: Rol | None = None
    tijden: Tijden = Tijden()

    @model_validator(mode="after")
    def _twee_statussen(self) -> Self:
        if self.beginstatus == self.eindstatus:
            raise ValueError("beginstatus en eindstatus zijn twee verschillende statustypen")
        return self


@dataclass(frozen=True, slots=True)
class Zaakinrichting:
    """What is needed to ask the system of zaken anything."""

    instellingen: Zaakinstellingen
    geheim: SecretStr
    tls: SSLContext | None
    """None is the certificates of the system; they are verified either way."""


def zaakinrichting(settings: Settings) -> Zaakinrichting:
    """Read what the settings name (raises InstellingError)."""
    if not settings.zaken:
        raise InstellingError("noem met VERZUIMSPOOR_ZAKEN het bestand over het zaaksysteem")
    geheim = settings.zaken_geheim
    if geheim is None or len(geheim.get_secret_value().encode()) < SHORTEST_SECRET:
        raise InstellingError(
            f"het geheim bij het zaaksysteem heeft minstens {SHORTEST_SECRET} tekens (VERZUIMSPOOR_ZAKEN_GEHEIM)"
        )
    path = Path(settings.zaken).expanduser()
    instellingen = lees_toml(path, Zaakinstellingen, "VERZUIMSPOOR_ZAKEN")
    return Zaakinrichting(instellingen, geheim, _tls(path, instellingen.ca))


def _tls(path: Path, ca: Path | None) -> SSLContext | None:
    if ca is None:
        return None
    bestand = path.parent / ca.expanduser()
    try:
        return create_default_context(cafile=str(bestand))
    except OSError:  # also what is no certificate: ssl.SSLError
        raise InstellingError(f"{path}: ca: {bestand} is niet te lezen als certificaat (PEM)") from None

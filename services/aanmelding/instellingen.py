"""What does an installation say about logging in?"""

from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from domain.toegang.gebruiker import Rol
from services.tomlbestand import Deel, Gemeentecode, lees_toml, veilig

Brin = Annotated[str, StringConstraints(pattern=r"^\d\d[A-Z]{2}$")]
Scope = Annotated[str, StringConstraints(pattern=r"^[a-z-]{1,40}\.[a-z-]{1,40}$")]
Tekst = Annotated[str, StringConstraints(min_length=1, max_length=500)]


def _oorsprong(adres: str) -> str:
    if urlsplit(veilig(adres)).path.strip("/"):
        raise ValueError("is een adres zonder pad")
    return adres.rstrip("/")


def _van_een_mens(rol: Rol) -> Rol:
    if rol is Rol.LOKAAL:
        raise ValueError("lokaal is geen rol die een ander kan krijgen")
    return rol


ToegekendeRol = Annotated[Rol, AfterValidator(_van_een_mens)]


class Oidc(Deel):
    """The provider, and how we are known there; `acr` are the levels of assurance that are enough."""

    uitgever: Annotated[str, AfterValidator(lambda adres: veilig(adres) and adres)]
    client_id: Tekst
    sleutel: Path
    sleutel_id: Tekst
    alg: Literal["RS256", "PS256", "ES256"] = "RS256"
    acr: tuple[Annotated[str, StringConstraints(pattern=r"^\S{1,200}$")], ...] = Field(min_length=1)
    scope: str = "openid profile"


class Claims(Deel):
    """In which claim of the id token something stands; `a.b` is claim b within claim a."""

    groepen: Tekst = "groups"
    gemeenten: Tekst = "gemeenten"
    scholen: Tekst = "scholen"
    naam: Tekst = "name"


class Groep(Deel):
    """Whoever is in this group has this role; the work area stands here, or in the claims."""

    naam: Tekst
    rol: ToegekendeRol
    gemeenten: frozenset[Gemeentecode] | None = None
    scholen: frozenset[Brin] | None = None


class Client(Deel):
    """Another system, with its role, its work area, and the scopes that it may have at most."""

    rol: ToegekendeRol
    gemeenten: frozenset[Gemeentecode] = frozenset()
    scholen: frozenset[Brin] = frozenset()
    scopes: frozenset[Scope] = Field(min_length=1)


class Api(Deel):
    """What a token for the API must say, and who may show one; by client id."""

    audience: Tekst
    langst_seconden: int = Field(3_600, ge=30, le=86_400)
    clients: dict[str, Client] = Field(default_factory=dict)


class Sessies(Deel):
    """How long somebody stays logged in: without doing anything, and at all."""

    stil_minuten: int = Field(30, ge=1, le=480)
    langst_uren: int = Field(10, ge=1, le=24)


class Grenzen(Deel):
    """How much one caller may ask."""

    aanmelden_per_minuut: int = Field(30, ge=1)
    verzoeken_per_minuut: int = Field(600, ge=1)
    aanleveringen_per_uur: int = Field(60, ge=1)


class Aanmeldinstellingen(Deel):
    """The file that VERZUIMSPOOR_AANMELDEN names; `proxy` are the addresses from which forwarded headers count."""

    publiek_adres: Annotated[str, AfterValidator(_oorsprong)]
    proxy: tuple[str, ...] = ()
    oidc: Oidc
    claims: Claims = Claims()
    groep: tuple[Groep, ...] = Field(min_length=1)
    api: Api | None = None
    sessies: Sessies = Sessies()
    grenzen: Grenzen = Grenzen()

    @model_validator(mode="after")
    def _hangt_samen(self) -> "Aanmeldinstellingen":
        if self.api is not None and self.api.audience == self.oidc.client_id:
            raise ValueError("api.audience is een andere naam dan oidc.client_id: een id-token is geen toegang")
        try:
            _ = self.proxies
        except ValueError:
            raise ValueError("proxy is een lijst van IP-adressen of netwerken") from None
        if self.is_https and not self.proxy:
            raise ValueError("noem bij https de proxy die ons bereikt: alleen van hem komen verzoeken")
        return self

    @property
    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks from which forwarded headers count (raises ValueError)."""
        return tuple(ip_network(een) for een in self.proxy)

    @property
    def host(self) -> str:
        """What a Host header must say."""
        return urlsplit(self.publiek_adres).netloc.lower()

    @property
    def is_https(self) -> bool:
        """Whether browsers reach us over TLS."""
        return self.publiek_adres.startswith("https://")


def lees(path: Path) -> Aanmeldinstellingen:
    """Read the file (raises InstellingError with everything that is wrong in it, and nothing of what it says)."""
    instellingen = lees_toml(path, Aanmeldinstellingen, "VERZUIMSPOOR_AANMELDEN")
    sleutel = path.parent / instellingen.oidc.sleutel.expanduser()
    oidc = instellingen.oidc.model_copy(update={"sleutel": sleutel})
    return instellingen.model_copy(update={"oidc": oidc})

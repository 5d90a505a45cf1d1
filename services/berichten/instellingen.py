"""What does an installation say about messages?"""

import re
from dataclasses import dataclass
from pathlib import Path
from ssl import SSLContext, create_default_context
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, StringConstraints, model_validator

from domain.events import BY_TYPE
from domain.termijnen.velden import Veldwaarden, toets_waarden
from domain.toegang.besluit import besluit
from domain.toegang.bron import Bron
from domain.toegang.gebruiker import Gebruiker, Rol
from services.settings import InstellingError, Settings
from services.tomlbestand import Deel, is_hier, lees_toml, veilig

ADRES = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""An address as mail servers of today take it: no quotes, no comments, no line ends, no letters outside ASCII."""
WERKDAGEN = frozenset({1, 2, 3, 4, 5})


def e_mailadres(geschreven: str) -> str:
    """Return an address (raises ValueError); what is no plain address never comes near a header."""
    if len(geschreven) > 254 or not ADRES.fullmatch(geschreven):
        raise ValueError("is geen e-mailadres")
    return geschreven


def _oorsprong(adres: str) -> str:
    if urlsplit(veilig(adres)).path.strip("/"):
        raise ValueError("is een adres zonder pad")
    return adres.rstrip("/").lower()


def _met_werk(rol: Rol) -> Rol:
    if not besluit(Gebruiker("", rol), Bron.DOSSIER).mag:
        raise ValueError("deze rol ziet geen dossiers")
    return rol


Mailadres = Annotated[str, AfterValidator(e_mailadres)]
Oorsprong = Annotated[str, AfterValidator(_oorsprong)]
Domein = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
Hoorrol = Annotated[Rol, AfterValidator(_met_werk)]
Uur = Annotated[int, Field(ge=0, le=23)]


class Smtp(Deel):
    """The server that takes our mail; without TLS only when it is this machine itself."""

    server: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.:-]{1,253}$")]
    poort: int = Field(587, ge=1, le=65_535)
    beveiliging: Literal["starttls", "tls", "geen"] = "starttls"
    gebruiker: Annotated[str, StringConstraints(max_length=200)] = ""
    ca: Path | None = None
    """Certificates (PEM) by which the server is known, in place of those of the system."""
    seconden: float = Field(20.0, gt=0, le=120)

    @model_validator(mode="after")
    def _veilig(self) -> Self:
        if self.beveiliging == "geen" and not is_hier(f"//{self.server}"):
            raise ValueError("smtp zonder TLS mag alleen naar deze machine zelf")
        if self.beveiliging == "geen" and self.gebruiker:
            raise ValueError("smtp zonder TLS kan niet met een gebruiker: het wachtwoord zou leesbaar zijn")
        return self


class Dringend(Deel):
    """An event that cannot wait, for these roles; of several, whoever handles the dossier hears it alone."""

    gebeurtenis: str
    met: Veldwaarden = Field(default_factory=dict)
    """Which values its fields must have."""
    rollen: frozenset[Hoorrol] = Field(min_length=1)
    eerst_behandelaar: bool = True
    """When the handler hears messages, he is the only one."""
    wacht_niet: bool = False
    """Send it in quiet hours and on days off too."""

    @model_validator(mode="after")
    def _bestaat(self) -> Self:
        if self.gebeurtenis not in BY_TYPE:
            raise ValueError(f"{self.gebeurtenis} is geen gebeurtenis")
        toets_waarden(self.gebeurtenis, self.met)
        return self


class Keuze(Deel):
    """What somebody wants to hear; `dagen` are days of the week, Monday is 1."""

    samenvatting: bool = True
    dagen: frozenset[Annotated[int, Field(ge=1, le=7)]] = WERKDAGEN
    uur: Uur = 8
    dringend: bool = True


class Tijden(Deel):
    """When messages wait, how long we try, and how long a record of them is kept."""

    stil_van: Uur = 19
    stil_tot: Uur = 7
    herhaal_seconden: float = Field(60.0, gt=0, le=3_600)
    opgeven_na: int = Field(12, ge=1, le=100)
    oud_dagen: int = Field(7, ge=0, le=60)
    """An event of longer ago is no news: the daily digest counts it."""
    slapend_dagen: int = Field(30, ge=1, le=365)
    """Whoever did not log in for so long hears nothing until he does."""
    bewaar_dagen: int = Field(90, ge=1, le=3_650)

    @model_validator(mode="after")
    def _twee_uren(self) -> Self:
        if self.stil_van == self.stil_tot:
            raise ValueError("stil_van en stil_tot zijn twee verschillende uren")
        return self


STANDAARD_DRINGEND = (
    Dringend(
        gebeurtenis="TermijnVerstreken",
        met={"termijn": "thuiszitterspact"},
        rollen=frozenset({Rol.LEERPLICHTAMBTENAAR, Rol.REGIOCOORDINATOR}),
    ),
    Dringend(
        gebeurtenis="VeiligheidszorgGemeld",
        rollen=frozenset({Rol.LEERPLICHTAMBTENAAR, Rol.CASUSREGISSEUR}),
        wacht_niet=True,
    ),
)


class Berichtinstellingen(Deel):
    """
    The file that VERZUIMSPOOR_BERICHTEN names.

    `domeinen` are those that an address may have; `webhooks` the servers that somebody may let us call, and no other.
    """

    dashboard: Oorsprong
    afzender: Mailadres
    domeinen: frozenset[Domein] = Field(min_length=1)
    webhooks: frozenset[Oorsprong] = frozenset()
    smtp: Smtp
    dringend: tuple[Dringend, ...] = STANDAARD_DRINGEND
    standaard: dict[Rol, Keuze] = Field(default_factory=dict)
    tijden: Tijden = Tijden()

    def keuze_voor(self, rol: Rol) -> Keuze:
        """Return what somebody in this role hears until he chooses otherwise."""
        return self.standaard.get(rol, Keuze())

    def mag_mailen_naar(self, adres: str) -> bool:
        """Say whether an address is one of a domain that was named; a domain below it is another one."""
        return adres.rpartition("@")[2].lower() in self.domeinen

    def mag_aanroepen(self, adres: str) -> bool:
        """Say whether an address is at a server that was named: the same scheme, name and port."""
        try:
            delen = urlsplit(veilig(adres))
        except ValueError:
            return False
        return f"{delen.scheme}://{delen.netloc}".lower() in self.webhooks


@dataclass(frozen=True, slots=True)
class Berichtinrichting:
    """What is needed to send anything."""

    instellingen: Berichtinstellingen
    wachtwoord: SecretStr | None
    tls: SSLContext


def berichtinrichting(settings: Settings) -> Berichtinrichting:
    """Read what the settings name (raises InstellingError)."""
    if not settings.berichten:
        raise InstellingError("noem met VERZUIMSPOOR_BERICHTEN het bestand over berichten")
    path = Path(settings.berichten).expanduser()
    instellingen = lees_toml(path, Berichtinstellingen, "VERZUIMSPOOR_BERICHTEN")
    if instellingen.smtp.gebruiker and settings.berichten_wachtwoord is None:
        raise InstellingError("geef het wachtwoord van de mailserver (VERZUIMSPOOR_BERICHTEN_WACHTWOORD)")
    return Berichtinrichting(instellingen, settings.berichten_wachtwoord, _tls(path, instellingen.smtp.ca))


def _tls(path: Path, ca: Path | None) -> SSLContext:
    bestand = None if ca is None else path.parent / ca.expanduser()
    try:
        return create_default_context(cafile=None if bestand is None else str(bestand))
    except OSError:  # also what is no certificate: ssl.SSLError
        raise InstellingError(f"{path}: smtp.ca: {bestand} is niet te lezen als certificaat (PEM)") from None

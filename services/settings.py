"""What can be set, and where does this installation keep its things?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import VerzuimspoorError
from domain.toegang.gebruiker import LOKAAL as WIE_DE_SLEUTELS_HEEFT
from domain.toegang.gebruiker import Gebruiker, Rol
from projections.stores.databank.openen import is_postgres
from services.adressen import is_deze_machine

SQLITE = "sqlite:///"
OIN_DIGITS = 20
SMALLEST_SQLITE_FILE = 512
LOKAAL = "lokaal"
DIENST = "dienst"
ROLLEN = (LOKAAL, DIENST, *(rol.value for rol in Rol if rol is not Rol.LOKAAL))


class InstellingError(VerzuimspoorError):
    """A setting has a value that this version cannot use."""


class Settings(BaseSettings):
    """Every setting, from the environment with the prefix VERZUIMSPOOR_; nobody else reads the environment."""

    model_config = SettingsConfigDict(env_prefix="VERZUIMSPOOR_", frozen=True)

    db: str = Field(
        default="",
        description="The store: a path, `sqlite:///path` or `postgresql://...`; default in the user's data folder.",
    )
    rijen: str = Field(
        default="",
        description="The read models, which can be made anew; default a file beside the store, or its database.",
    )
    sleutels: str = Field(
        default="",
        description="The keys: a file, default beside the store, with `.sleutels` at the end, or `postgresql://...`.",
    )
    meester: str = Field(
        default="",
        description="The file of the master key; default beside that of the keys, with `.meester` at the end.",
    )
    meestersleutel: SecretStr | None = Field(
        default=None,
        description="The master key itself, in base64, in place of a file; versions as `2:base64,1:base64`.",
    )
    kalender: str = Field(default="", description="A TOML file with days on which schools or regions depart.")
    profiel: str = Field(
        default="",
        description="The profile of agreements and parameters; default the one that was activated, else landelijk.",
    )
    thema: str = Field(default="", description="A CSS file with the tokens of a municipality's own theme.")
    rol: str = Field(
        default="lokaal",
        description="Who uses the command line: `lokaal` on SQLite, `dienst` on a server (both may do all), or a role.",
    )
    gemeenten: str = Field(default="", description="The municipalities of that role: CBS codes, with commas between.")
    scholen: str = Field(default="", description="The schools of that role: BRINs, with commas between.")
    aanmelden: str = Field(
        default="",
        description="A TOML file about logging in with an OpenID provider; without it there are no others.",
    )
    zaken: str = Field(default="", description="A TOML file about the system of zaken; without it nobody opens any.")
    zaken_geheim: SecretStr | None = Field(
        default=None, description="The secret that the system of zaken and we share (HS256), of at least 32 characters."
    )
    oin: str = Field(
        default="", description="The number of the organisation (OIN, 20 digits): the source of what the API tells."
    )
    logboek: str = Field(
        default="",
        description="Where lines of the Logboek Dataverwerkingen go: OTLP over HTTPS, as `https://.../v1/traces`.",
    )
    logboek_toegang: SecretStr | None = Field(
        default=None, description="What the header Authorization says to that collector, as `Bearer ...`."
    )
    register_adres: str = Field(
        default="", description="Under which public address the register of processing activities is found."
    )
    organisatie: str = Field(default="", description="The name of the organisation that is responsible.")
    door: str = Field(default="lokaal", description="A pseudonym for who records, kept with every event.")
    kafka: str = Field(
        default="", description="Where Kafka is: `host:port`, more of them with commas; default nowhere."
    )
    kafka_publiek: str = Field(
        default="verzuimspoor.gebeurtenissen", description="The topic that others read: CloudEvents, nothing personal."
    )
    kafka_intern: str = Field(
        default="verzuimspoor.intern", description="The topic of our own projectors: the events as stored, encrypted."
    )
    kafka_aanlevering: str = Field(
        default="verzuimspoor.aanlevering", description="The topic of rows that are on their way in, encrypted."
    )
    kafka_dataref: str = Field(
        default="/api/v1", description="Where readers of the public topic find the API: what `dataref` begins with."
    )
    kafka_opties: SecretStr | None = Field(
        default=None, description="How to connect to Kafka: a JSON object with security and time limits of the client."
    )

    metingen: str = Field(
        default="",
        description="Where this process is asked what it measured and whether it lives: `host:port`; default nowhere.",
    )
    tracering: bool = Field(
        default=False,
        description="Whether this process sends technical traces; where to say the OTEL_* variables of OpenTelemetry.",
    )
    log_vorm: str = Field(
        default="", description="How lines are written: `json` or `tekst`; default `tekst` on a terminal, else `json`."
    )
    log_verzoeken: bool = Field(
        default=False, description="Whether a line is written of each request: its route, never its path or who asked."
    )

    def with_options(self, **opties: str | None) -> "Settings":
        """Return the settings with what the command line gave in place of them."""
        return self.model_copy(update={naam: waarde for naam, waarde in opties.items() if waarde is not None})

    @property
    def gebruiker(self) -> Gebruiker:
        """Who uses the command line: whoever has the store and its keys, unless a role was named (as by `check`)."""
        if self.rol in (LOKAAL, DIENST):
            return WIE_DE_SLEUTELS_HEEFT
        return Gebruiker(self.door, Rol(self.rol), _set(self.gemeenten), _set(self.scholen))

    @property
    def op_server(self) -> bool:
        """Whether the store is on a PostgreSQL server."""
        return is_postgres(self.db)

    @property
    def db_path(self) -> Path:
        """
        The file of the store, when it is one.

        Raises:
            InstellingError: the store is not one that this version has.

        """
        return _path(self.db) if self.db else user_data_path("verzuimspoor", appauthor=False) / "verzuimspoor.db"

    @property
    def rijen_path(self) -> Path:
        """The file of the read models, when the store is one (raises InstellingError)."""
        return _path(self.rijen) if self.rijen else self.db_path.with_suffix(".rijen")

    @property
    def sleutels_path(self) -> Path:
        """
        The file of the keys.

        Raises:
            InstellingError: it is not named, and there is no file beside which it could lie.

        """
        if self.sleutels:
            return Path(self.sleutels).expanduser()
        if self.op_server:
            raise InstellingError(
                "noem het sleutelbestand (--sleutels of VERZUIMSPOOR_SLEUTELS): naast een server ligt er geen"
            )
        return self.db_path.with_suffix(".sleutels")

    @property
    def sleutels_adres(self) -> str:
        """Where the keys are: the address of a server, or a path (raises InstellingError)."""
        return self.sleutels if is_postgres(self.sleutels) else str(self.sleutels_path)

    @property
    def meester_path(self) -> Path:
        """
        The file of the master key, when there is one.

        Raises:
            InstellingError: it is not named, and there is no file beside which it could lie.

        """
        if self.meester:
            return Path(self.meester).expanduser()
        if is_postgres(self.sleutels):
            raise InstellingError(
                "noem de meestersleutel (VERZUIMSPOOR_MEESTER of VERZUIMSPOOR_MEESTERSLEUTEL): "
                "naast een server ligt geen bestand"
            )
        return self.sleutels_path.with_suffix(".meester")

    @property
    def kluis_path(self) -> Path:
        """Beside which file private files lie: that of the keys, or of the master key (raises InstellingError)."""
        return self.meester_path if is_postgres(self.sleutels) else self.sleutels_path

    @property
    def db_adres(self) -> str:
        """Where the log is: the address of a server, or a path (raises InstellingError)."""
        return self.db if self.op_server else str(self.db_path)

    @property
    def sessies_adres(self) -> str:
        """Where it is kept who is logged in (raises InstellingError)."""
        return self.db if self.op_server else str(self.db_path.with_suffix(".sessies"))

    @property
    def zaken_adres(self) -> str:
        """Where it is kept which zaken there are to be (raises InstellingError)."""
        return self.db if self.op_server else str(self.db_path.with_suffix(".zaken"))

    @property
    def rijen_adres(self) -> str:
        """Where the read models are (raises InstellingError)."""
        if is_postgres(self.rijen) or not self.op_server:
            return self.rijen if is_postgres(self.rijen) else str(self.rijen_path)
        return str(_path(self.rijen)) if self.rijen else self.db

    @property
    def kalender_path(self) -> Path | None:
        """The file of departures from the calendar, if there is one."""
        return Path(self.kalender).expanduser() if self.kalender else None

    def check(self) -> None:
        """
        Refuse what cannot be used.

        Raises:
            InstellingError: with the setting and the remedy.

        """
        if self.rol not in ROLLEN:
            raise InstellingError(
                f"rol {self.rol!r} kent deze versie niet; kies uit: {', '.join(ROLLEN)} (VERZUIMSPOOR_ROL)"
            )
        if self.oin and not (len(self.oin) == OIN_DIGITS and self.oin.isascii() and self.oin.isdigit()):
            raise InstellingError("het OIN is een nummer van 20 cijfers (VERZUIMSPOOR_OIN)")
        if self.op_server and self.rol == LOKAAL:
            raise InstellingError(
                "de rol lokaal mag alles, en alleen op een SQLite-bestand; "
                "noem bij een server de rol (VERZUIMSPOOR_ROL=dienst)"
            )
        self._check_logboek()
        for path in self._files():
            if path.is_dir():
                raise InstellingError(f"{path.absolute()} is een map; noem het bestand erin")
            if path.is_file() and not _is_sqlite(path):
                raise InstellingError(f"{path} is geen bestand van Verzuimspoor")

    def _check_logboek(self) -> None:
        delen = urlsplit(self.logboek)
        if self.logboek and not (
            (delen.scheme == "https" and delen.hostname)
            or (delen.scheme == "http" and is_deze_machine(delen.netloc.rpartition("@")[2]))
        ):
            raise InstellingError("het logboek is te bereiken over https://, of op deze machine (VERZUIMSPOOR_LOGBOEK)")
        if self.register_adres and not self.register_adres.startswith("https://"):
            raise InstellingError("het register heeft een adres met https:// (VERZUIMSPOOR_REGISTER_ADRES)")

    def _files(self) -> Iterator[Path]:
        """Yield the files that are named, one by one: where the store is a folder, no other can be told from it."""
        if not self.op_server:
            yield self.db_path
        if not is_postgres(self.sleutels):
            yield self.sleutels_path
        if not is_postgres(self.rijen_adres):
            yield Path(self.rijen_adres)


def _set(geschreven: str) -> frozenset[str]:
    return frozenset(deel.strip() for deel in geschreven.split(",") if deel.strip())


def _path(geschreven: str) -> Path:
    """Read a path, or the address of a file (raises InstellingError)."""
    if "://" in geschreven and not geschreven.startswith(SQLITE):
        soort = geschreven.partition("://")[0]
        raise InstellingError(
            f"opslag van de soort {soort!r} kent deze versie niet; "
            "geef een pad, sqlite:///pad of postgresql://... (--db of VERZUIMSPOOR_DB)"
        )
    return Path(geschreven.removeprefix(SQLITE)).expanduser()


def _is_sqlite(path: Path) -> bool:
    """
    Say whether a file is one of SQLite, or empty; SQLite itself looks.

    Where this process has it open already, closing it any other way would drop the locks that SQLite holds on it, and
    the next process to end would take away the `-wal` in which we go on writing.
    """
    if (size := path.stat().st_size) < SMALLEST_SQLITE_FILE:
        return size == 0
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            connection.execute("PRAGMA schema_version")
        except sqlite3.DatabaseError as fout:
            return fout.sqlite_errorcode != sqlite3.SQLITE_NOTADB
    return True

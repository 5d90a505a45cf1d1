"""What can be set, and where does this installation keep its things?"""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import VerzuimspoorError

SQLITE = "sqlite:///"
SQLITE_FILE = b"SQLite format 3\0"


class InstellingError(VerzuimspoorError):
    """A setting has a value that this version cannot use."""


class Settings(BaseSettings):
    """Every setting, from the environment with the prefix VERZUIMSPOOR_; nobody else reads the environment."""

    model_config = SettingsConfigDict(env_prefix="VERZUIMSPOOR_", frozen=True)

    db: str = Field(default="", description="The store: a path or `sqlite:///path`; default in the user's data folder.")
    sleutels: str = Field(
        default="", description="The key file; default beside the store, with `.sleutels` at the end."
    )
    kalender: str = Field(default="", description="A TOML file with days on which schools or regions depart.")
    profiel: str = Field(
        default="",
        description="The profile of agreements and parameters; default the one that was activated, else landelijk.",
    )
    thema: str = Field(default="", description="A CSS file with the tokens of a municipality's own theme.")
    rol: str = Field(
        default="lokaal", description="The role of the caller; `lokaal` may do everything, on SQLite only."
    )
    door: str = Field(default="lokaal", description="A pseudonym for who records, kept with every event.")

    def with_options(self, **opties: str | None) -> "Settings":
        """Return the settings with what the command line gave in place of them."""
        return self.model_copy(update={naam: waarde for naam, waarde in opties.items() if waarde is not None})

    @property
    def db_path(self) -> Path:
        """
        The file of the store.

        Raises:
            InstellingError: the store is not one that this version has.

        """
        if not self.db:
            return user_data_path("verzuimspoor", appauthor=False) / "verzuimspoor.db"
        if "://" in self.db and not self.db.startswith(SQLITE):
            soort = self.db.partition("://")[0]
            raise InstellingError(
                f"opslag van de soort {soort!r} kent deze versie niet; "
                "geef een pad of sqlite:///pad (--db of VERZUIMSPOOR_DB)"
            )
        return Path(self.db.removeprefix(SQLITE)).expanduser()

    @property
    def sleutels_path(self) -> Path:
        """The file of the keys."""
        return Path(self.sleutels).expanduser() if self.sleutels else self.db_path.with_suffix(".sleutels")

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
        if self.rol != "lokaal":
            raise InstellingError(
                f"rol {self.rol!r} kent deze versie niet; gebruik lokaal (VERZUIMSPOOR_ROL): "
                "die mag alles, en alleen op een SQLite-bestand"
            )
        for wat in ("db_path", "sleutels_path"):
            path: Path = getattr(self, wat)
            if path.is_dir():
                raise InstellingError(f"{path.absolute()} is een map; noem het bestand erin")
            if path.is_file() and _begins(path) not in (b"", SQLITE_FILE):
                raise InstellingError(f"{path} is geen bestand van Verzuimspoor")


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(SQLITE_FILE))

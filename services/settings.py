"""Can what was set be used, and where does this installation keep its things?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import ValidationError

from domain.errors import VerzuimspoorError
from domain.toegang.gebruiker import LOKAAL as WIE_DE_SLEUTELS_HEEFT
from domain.toegang.gebruiker import Gebruiker, Rol
from projections.stores.databank.openen import is_postgres
from services.gebreken import (
    PREFIX,
    Gebrek,
    delen,
    onbekende,
    samen,
    van_adressen,
    van_bestand,
    van_brokers,
    van_wie,
)
from services.instellingvelden import Velden

SQLITE = "sqlite:///"
LOKAAL = "lokaal"
DIENST = "dienst"
ROLLEN = (LOKAAL, DIENST, *(rol.value for rol in Rol if rol is not Rol.LOKAAL))


class InstellingError(VerzuimspoorError):
    """Settings have values that this version cannot use; it says all that was found."""

    def __init__(self, *wat: str | Gebrek) -> None:
        super().__init__(samen(wat))
        self.wat = wat


class Settings(Velden):
    """Every setting (`Velden`), and what follows from it."""

    def __init__(self, **gegeven: Any) -> None:  # noqa: ANN401 - each field takes what it is
        """Read them (raises InstellingError with all that is wrong when one is no value of its kind, as a number)."""
        try:
            super().__init__(**gegeven)
        except ValidationError as fout:
            namen = sorted({str(een["loc"][0]) for een in fout.errors(include_input=False)})
            super().__init__(**{**gegeven, **{naam: type(self).model_fields[naam].get_default() for naam in namen}})
            wat, remedie = "deze waarde kan hier niet", "docs/instellingen.md zegt wat wel kan"
            soorten = [Gebrek(f"{PREFIX}{naam.upper()}", wat, remedie) for naam in namen]
            raise InstellingError(*soorten, *self.gebreken()) from None

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
        return _path(self.db, "DB") if self.db else user_data_path("verzuimspoor", appauthor=False) / "verzuimspoor.db"

    @property
    def rijen_path(self) -> Path:
        """The file of the read models, when the store is one (raises InstellingError)."""
        return _path(self.rijen, "RIJEN") if self.rijen else self.db_path.with_suffix(".rijen")

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
            wat, remedie = "naast een server ligt geen sleutelbestand", "noem het (--sleutels of VERZUIMSPOOR_SLEUTELS)"
            raise InstellingError(Gebrek(f"{PREFIX}SLEUTELS", wat, remedie))
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
            wat, remedie = "naast een server ligt geen bestand met de meestersleutel", "noem het, of geef haar zelf"
            raise InstellingError(Gebrek(f"{PREFIX}MEESTER of {PREFIX}MEESTERSLEUTEL", wat, remedie))
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
    def berichten_adres(self) -> str:
        """Where it is kept who hears what, and what was sent (raises InstellingError)."""
        return self.db if self.op_server else str(self.db_path.with_suffix(".berichten"))

    @property
    def rijen_adres(self) -> str:
        """Where the read models are (raises InstellingError)."""
        if is_postgres(self.rijen) or not self.op_server:
            return self.rijen if is_postgres(self.rijen) else str(self.rijen_path)
        return str(_path(self.rijen, "RIJEN")) if self.rijen else self.db

    @property
    def kalender_path(self) -> Path | None:
        """The file of departures from the calendar, if there is one."""
        return Path(self.kalender).expanduser() if self.kalender else None

    def gebreken(self) -> list[Gebrek]:
        """Return all that is wrong with what is set, as far as it can be seen without opening anything."""
        gevonden = [
            *onbekende(type(self).model_fields),
            *van_wie(self.rol, ROLLEN, self.gemeenten, self.scholen),
            *van_adressen(self.oin, self.logboek, self.register_adres, self.kafka_dataref),
            *van_brokers(self.kafka, self.kafka_publiek, self.kafka_intern, self.kafka_aanlevering),
        ]
        if self.op_server and self.rol == LOKAAL:
            wat = "de rol lokaal mag alles, en alleen op een SQLite-bestand"
            gevonden.append(Gebrek(f"{PREFIX}ROL", wat, "noem bij een server de rol (VERZUIMSPOOR_ROL=dienst)"))
        return list(dict.fromkeys([*gevonden, *self._of_files()]))

    def check(self) -> None:
        """
        Refuse what cannot be used; `services.instellingcontrole` looks at more than this can.

        Raises:
            InstellingError: with every setting that is wrong, and the remedies.

        """
        if gevonden := self.gebreken():
            raise InstellingError(*gevonden)

    def gezet(self) -> str:
        """Return which settings are not as they are by default: their variables, and no value."""
        return ", ".join(f"{PREFIX}{naam.upper()}" for naam in type(self).model_fields if naam in self.model_fields_set)

    def _of_files(self) -> Iterator[Gebrek]:
        """Yield what is wrong with the files that are named."""
        for naam, zoek in {"DB": self._db_file, "SLEUTELS": self._keys_file, "RIJEN": self._rows_file}.items():
            try:
                path = zoek()
            except InstellingError as fout:
                yield from (wat for wat in fout.wat if isinstance(wat, Gebrek))
            except ValueError:
                return  # the store is a folder, which was said: no other file can be told from it
            else:
                yield from () if path is None else van_bestand(f"{PREFIX}{naam}", path)

    def _db_file(self) -> Path | None:
        return None if self.op_server else self.db_path

    def _keys_file(self) -> Path | None:
        return None if is_postgres(self.sleutels) else self.sleutels_path

    def _rows_file(self) -> Path | None:
        return None if is_postgres(self.rijen_adres) else Path(self.rijen_adres)


def _set(geschreven: str) -> frozenset[str]:
    return frozenset(delen(geschreven))


def _path(geschreven: str, naam: str) -> Path:
    """Read a path, or the address of a file (raises InstellingError)."""
    if "://" in geschreven and not geschreven.startswith(SQLITE):
        wat = f"opslag van de soort {geschreven.partition('://')[0]!r} kent deze versie niet"
        waar = f"--db of {PREFIX}DB" if naam == "DB" else f"{PREFIX}{naam}"
        remedie = f"geef een pad, sqlite:///pad of postgresql://... ({waar})"
        raise InstellingError(Gebrek(f"{PREFIX}{naam}", wat, remedie))
    return Path(geschreven.removeprefix(SQLITE)).expanduser()

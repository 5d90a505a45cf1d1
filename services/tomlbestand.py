"""How is a file of settings read, so that everything wrong in it is said at once, and nothing of what it says?"""

import tomllib
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from services.settings import InstellingError


def is_hier(adres: str) -> bool:
    """Say whether the host of an address is this machine itself."""
    naam = urlsplit(adres).hostname or ""
    try:
        return naam == "localhost" or ip_address(naam).is_loopback
    except ValueError:
        return False


def veilig(adres: str) -> str:
    """Return an address of https, or of http on this machine (raises ValueError)."""
    delen = urlsplit(adres)
    if delen.scheme != "https" and not (delen.scheme == "http" and is_hier(adres)):
        raise ValueError("begint met https:// (http:// mag alleen op deze machine)")
    if not delen.hostname or delen.query or delen.fragment or delen.username or delen.password:
        raise ValueError("is een adres zonder naam, wachtwoord, ? of #")
    return adres.rstrip("/")


Adres = Annotated[str, AfterValidator(veilig)]
Gemeentecode = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]


class Deel(BaseModel):
    """A part of the file: what it does not know it refuses."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=Deel)


def lees_toml(path: Path, vorm: type[M], variabele: str) -> M:
    """Read a file that `variabele` names (raises InstellingError with everything that is wrong in it)."""
    try:
        gelezen = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fout:
        raise InstellingError(f"{path} is niet te lezen ({fout.strerror}) ({variabele})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise InstellingError(f"{path} is geen TOML ({variabele})") from None
    try:
        return vorm.model_validate(gelezen)
    except ValidationError as fout:
        raise InstellingError(f"{path}: {'; '.join(map(_said, fout.errors()))}") from None


def _said(fout: object) -> str:
    gevonden = dict(fout) if isinstance(fout, dict) else {}
    plaats = ".".join(map(str, gevonden.get("loc", ()))) or "het geheel"
    soort, zegt = str(gevonden.get("type")), str(gevonden.get("msg", ""))
    bekend = {
        "missing": "is verplicht en ontbreekt",
        "extra_forbidden": "is geen instelling",
        "too_short": "heeft er minstens één nodig",
        "enum": "is geen rol",
    }
    if soort == "value_error":
        kaal = zegt.removeprefix("Value error, ")
        return f"{plaats} {kaal}" if gevonden.get("loc") else kaal
    return f"{plaats} {bekend.get(soort, 'heeft een waarde die niet kan')}"

"""Where is a column profile, and if it is wrong: in which line, and why?"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from services.ingest.kolomprofiel import Kolomprofiel

SHIPPED = "kolomprofielen"
SECTION = re.compile(r"^\s*\[(?P<naam>[^\[\]]+)\]")
AT_LINE = re.compile(r"at line (\d+)")
ZINNEN = {
    "missing": "ontbreekt",
    "extra_forbidden": "hoort niet in een profiel; haal het weg of verbeter de naam",
    "string_type": "is geen tekst; zet de waarde tussen aanhalingstekens",
    "string_too_short": "is leeg",
    "dict_type": "is geen rij van naam = waarde",
    "model_type": "is geen rij van naam = waarde",
    "string_pattern_mismatch": "is geen vorm van een datum; schrijf bijvoorbeeld D-M-JJJJ, DD/MM/JJJJ of JJJJMMDD",
}


class KolomprofielError(Exception):
    """There is no such profile, or it is wrong; the message names file, line and key."""


def shipped_profiles() -> list[str]:
    """Return the names of the profiles that come with the product."""
    return sorted(
        file.name.removesuffix(".toml")
        for file in (files("services.ingest") / SHIPPED).iterdir()
        if file.name.endswith(".toml")
    )


def read_profile(profiel: str) -> Kolomprofiel:
    """
    Read a profile: the path of a TOML file, or the name of one that comes with the product.

    Raises:
        KolomprofielError: it is not there, or it is wrong.

    """
    bestand, tekst = _text_of(profiel)
    try:
        return Kolomprofiel.model_validate(tomllib.loads(tekst))
    except tomllib.TOMLDecodeError as fout:
        plek = AT_LINE.search(str(fout))
        regel = plek[1] if plek else len(tekst.splitlines())
        raise KolomprofielError(f"{bestand}, regel {regel}: dit is geen geldige TOML ({fout})") from None
    except ValidationError as fout:
        raise KolomprofielError("\n".join(_mistakes(fout, bestand, tekst.splitlines()))) from None


def _text_of(profiel: str) -> tuple[str, str]:
    if profiel in shipped_profiles():
        return f"{profiel}.toml", (files("services.ingest") / SHIPPED / f"{profiel}.toml").read_text("utf-8")
    path = Path(profiel)
    try:
        return path.name, path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise KolomprofielError(f"{path.name} is geen UTF-8; sla het profiel op als UTF-8") from None
    except OSError:
        keuze = ", ".join(shipped_profiles())
        raise KolomprofielError(f"profiel {profiel} is er niet; geef een pad, of een naam uit: {keuze}") from None


def _mistakes(fout: ValidationError, bestand: str, regels: Sequence[str]) -> Iterator[str]:
    for gevonden in fout.errors(include_url=False):
        for sleutel, zin in _said(gevonden):
            yield f"{bestand}, regel {line_of(sleutel, regels)}, {'.'.join(sleutel) or 'profiel'}: {zin}"


def _said(gevonden: ErrorDetails) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield key and Dutch sentence of what pydantic found."""
    sleutel = tuple(str(deel) for deel in gevonden["loc"] if deel != "[key]")
    if gevonden["type"] == "past_niet":
        yield from ((tuple(naam.split(".")), zin) for naam, zin in gevonden["ctx"]["fouten"])
    elif gevonden["type"] in ("literal_error", "enum"):
        verwacht = str(gevonden["ctx"]["expected"]).replace(" or ", " of ")
        wat = f"{gevonden['input']!r} is geen van" if isinstance(gevonden["input"], str) else "is geen van"
        yield sleutel, f"{wat} {verwacht}"
    else:
        yield sleutel, ZINNEN.get(gevonden["type"], "is niet geldig")


def line_of(sleutel: Sequence[str], regels: Sequence[str]) -> int:
    """Return the line of a key like `waarden.status.Open`; else of its section, else the first."""
    afdeling, gevonden = "", 1
    for nummer, regel in enumerate(regels, 1):
        if kop := SECTION.match(regel):
            afdeling = kop["naam"].strip()
            samen = list(zip(afdeling.split("."), sleutel, strict=False))
            if all(deel == gezocht for deel, gezocht in samen) and samen:
                gevonden = nummer
        naam = regel.partition("=")[0].strip().strip("\"'")
        if sleutel and ".".join(sleutel) in (f"{afdeling}.{naam}", naam if not afdeling else ""):
            return nummer
    return gevonden

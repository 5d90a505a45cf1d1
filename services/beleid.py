"""Which profile, which calendar and which municipalities does this installation use?"""

import csv
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from domain.beleid import Beleid
from domain.errors import VerzuimspoorError
from domain.events.inschrijving import Vakantieregio
from domain.gemeenten import Gemeente, Gemeenten
from domain.kader import Kader
from domain.kalender import Kalender


class ProfielOnbekendError(VerzuimspoorError):
    """There is no such profile, or its file is not valid."""


def profielen() -> list[str]:
    """Return the names of the profiles that ship with the product."""
    return sorted(file.name.removesuffix(".toml") for file in (files("domain.beleid") / "profiles").iterdir())


def lees_profiel(profiel: str) -> Beleid:
    """
    Read a profile, on top of the one it is based on.

    Raises:
        ProfielOnbekendError: no such profile, or the file is wrong; the message names file, line and key.

    """
    try:
        return Beleid.model_validate(_merged(profiel))
    except ValidationError as fout:
        raise ProfielOnbekendError(_said(fout, profiel)) from None


def _merged(profiel: str) -> dict[str, Any]:
    eigen = _parsed(profiel)
    basis = eigen.get("gebaseerd_op")
    if basis is None:
        return eigen
    if basis == profiel:
        raise ProfielOnbekendError(f"profiel {profiel}.toml is op zichzelf gebaseerd")
    onder = _merged(str(basis))
    samen = {**onder, **eigen}
    for naam in ("kalender", "thuiszitter", "zestien_uur", "ziekte", "bewaren", "rollen"):
        samen[naam] = {**onder.get(naam, {}), **eigen.get(naam, {})}
    vervangen = {termijn.get("soort") for termijn in eigen.get("termijn", [])}
    samen["termijn"] = [t for t in onder.get("termijn", []) if t["soort"] not in vervangen] + eigen.get("termijn", [])
    samen["stap"] = onder.get("stap", []) + eigen.get("stap", [])
    return samen


def _parsed(profiel: str) -> dict[str, Any]:
    if profiel not in profielen():
        raise ProfielOnbekendError(f"profiel {profiel!r} bestaat niet; kies uit: {', '.join(profielen())}")
    try:
        return tomllib.loads(_text_of(profiel))
    except tomllib.TOMLDecodeError as fout:
        raise ProfielOnbekendError(f"profiel {profiel}.toml is geen geldige TOML: {fout}") from None


def _text_of(profiel: str) -> str:
    return (files("domain.beleid") / "profiles" / f"{profiel}.toml").read_text("utf-8")


def _said(fout: ValidationError, profiel: str) -> str:
    """Say every mistake with its key and the line of the file on which that key stands."""
    regels = _text_of(profiel).splitlines()
    delen = []
    for gevonden in fout.errors(include_url=False, include_input=False):
        sleutel = ".".join(str(deel) for deel in gevonden["loc"])
        namen = [str(deel) for deel in gevonden["loc"] if isinstance(deel, str)]
        plek = next((nr for nr, regel in enumerate(regels, 1) if namen and namen[-1] in regel), None)
        delen.append(f"regel {plek or '?'}, {sleutel}: {gevonden['msg'].removeprefix('Value error, ')}")
    return f"profiel {profiel}.toml klopt niet: " + "; ".join(delen)


def lees_gemeenten() -> Gemeenten:
    """Read the table of municipalities that ships with the product."""
    return Gemeenten(_rows_of_gemeenten())


def _rows_of_gemeenten() -> Iterator[Gemeente]:
    with (files("domain") / "data" / "gemeenten.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield Gemeente(
                code=row["gemeentecode"],
                naam=row["naam"],
                provincie=row["provincie"],
                vakantieregio=Vakantieregio(row["vakantieregio"]),
                opvolger=row["opvolger"] or None,
            )


def lees_kader(profiel: str) -> Kader:
    """Build what the rules look through (raises as `lees_profiel`)."""
    beleid = lees_profiel(profiel)
    return Kader(
        kalender=Kalender(goede_vrijdag_lesdag=beleid.kalender.goede_vrijdag_lesdag),
        beleid=beleid,
        gemeenten=lees_gemeenten(),
    )

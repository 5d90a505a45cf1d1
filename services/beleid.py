"""Which profile, which calendar and which municipalities does this installation use?"""

import csv
import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from domain.beleid import Beleid
from domain.errors import VerzuimspoorError
from domain.events.inschrijving import Vakantieregio
from domain.gemeenten import Gemeente, Gemeenten
from domain.kader import Kader
from domain.kalender import Afwijking, Kalender
from services.kalenderbestand import lees_afwijkingen


class ProfielOnbekendError(VerzuimspoorError):
    """There is no such profile, or its file is not valid."""


def profielen() -> list[str]:
    """Return the names of the profiles that ship with the product."""
    return sorted(file.name.removesuffix(".toml") for file in (files("domain.beleid") / "profiles").iterdir())


def lees_profiel(profiel: str) -> Beleid:
    """
    Read a profile.

    Raises:
        ProfielOnbekendError: no such profile, or the file is wrong; the message names file and key.

    """
    if profiel not in profielen():
        raise ProfielOnbekendError(f"profiel {profiel!r} bestaat niet; kies uit: {', '.join(profielen())}")
    tekst = (files("domain.beleid") / "profiles" / f"{profiel}.toml").read_text("utf-8")
    try:
        return Beleid.model_validate(tomllib.loads(tekst))
    except (ValidationError, tomllib.TOMLDecodeError) as fout:
        raise ProfielOnbekendError(f"profiel {profiel}.toml klopt niet: {fout}") from fout


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


def lees_kader(profiel: str, kalender: Path | None = None) -> Kader:
    """Build what the rules look through (raises as `lees_profiel` and `lees_afwijkingen`)."""
    beleid = lees_profiel(profiel)
    afwijkingen = () if kalender is None else lees_afwijkingen(kalender)
    return Kader(
        kalender=Kalender(afwijkingen, goede_vrijdag_lesdag=beleid.kalender.goede_vrijdag_lesdag),
        beleid=beleid,
        gemeenten=lees_gemeenten(),
        kenmerk=_mark(beleid, afwijkingen),
    )


def _mark(beleid: Beleid, afwijkingen: Iterable[Afwijking]) -> int:
    inhoud = repr((beleid, sorted(afwijkingen, key=repr))).encode()
    return int.from_bytes(hashlib.sha256(inhoud).digest()[:7])

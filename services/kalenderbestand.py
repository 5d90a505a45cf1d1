"""On which days does a region or a school depart from the calendar, as a file says?"""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from domain.errors import VerzuimspoorError
from domain.events.inschrijving import Vakantieregio
from domain.kalender import Afwijking
from domain.periode import Periode

REGIO = "|".join(Vakantieregio)


class KalenderbestandError(VerzuimspoorError):
    """The file of departures is wrong; the message names file, line and key."""


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    bereik: Annotated[str, Field(pattern=rf"^({REGIO}|[0-9]{{2}}[A-Z]{{2}})$")]
    van: date
    tot_en_met: date
    les: bool = False

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.tot_en_met < self.van:
            raise ValueError("tot_en_met ligt voor van")
        return self


class _Bestand(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    afwijking: tuple[_Regel, ...] = ()


def lees_afwijkingen(path: Path) -> tuple[Afwijking, ...]:
    """
    Read a TOML file with a table `[[afwijking]]` for each departure: a second May week, a study day.

    `bereik` is a region (`Noord`) or a school (its BRIN), `van` and `tot_en_met` are days, `les = true` makes them
    school days.

    Raises:
        KalenderbestandError: it cannot be read, or a key is wrong.

    """
    try:
        tekst = path.read_text(encoding="utf-8")
        bestand = _Bestand.model_validate(tomllib.loads(tekst))
    except (OSError, UnicodeDecodeError) as fout:
        raise KalenderbestandError(f"kalenderbestand {path} is niet te lezen: {fout}") from None
    except tomllib.TOMLDecodeError as fout:
        raise KalenderbestandError(f"kalenderbestand {path} is geen geldige TOML: {fout}") from None
    except ValidationError as fout:
        raise KalenderbestandError(f"kalenderbestand {path}: {_said(fout, tekst)}") from None
    return tuple(Afwijking(r.bereik, Periode(r.van, r.tot_en_met), r.les) for r in bestand.afwijking)


def _said(fout: ValidationError, tekst: str) -> str:
    """Say each mistake with its key and the line on which its table begins."""
    begin = [nr for nr, regel in enumerate(tekst.splitlines(), 1) if re.match(r"\s*\[\[\s*afwijking\s*\]\]", regel)]
    delen = []
    for gevonden in fout.errors(include_url=False, include_input=False):
        nummers = [deel for deel in gevonden["loc"] if isinstance(deel, int)]
        regel = begin[nummers[0]] if nummers and nummers[0] < len(begin) else 1
        sleutel = ".".join(str(deel) for deel in gevonden["loc"] if not isinstance(deel, int))
        delen.append(f"regel {regel}, {sleutel}: {gevonden['msg'].removeprefix('Value error, ')}")
    return "; ".join(delen)

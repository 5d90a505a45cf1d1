"""How do regions and schools depart from the calendar, as a file says?"""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from domain.errors import VerzuimspoorError
from domain.events.base import Brin
from domain.events.beleid import Bereik
from domain.events.inschrijving import Vakantieregio
from domain.kalender import Afwijking, Schoolkalender
from domain.periode import Periode

TABEL = re.compile(r"\s*\[\[\s*(afwijking|school)\s*\]\]")


class KalenderbestandError(VerzuimspoorError):
    """The file of departures is wrong; the message names file, line and key."""


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    bereik: Bereik
    van: date
    tot_en_met: date
    les: bool = False

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.tot_en_met < self.van:
            raise ValueError("tot_en_met ligt voor van")
        return self


class _School(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    brin: Brin
    vakantieregio: Vakantieregio


class _Bestand(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    afwijking: tuple[_Regel, ...] = ()
    school: tuple[_School, ...] = ()
    vervallen: tuple[Bereik, ...] = ()


def lees_kalender(path: Path) -> tuple[Schoolkalender, ...]:
    """
    Read a TOML file with a table `[[afwijking]]` for each departure: a second May week, a study day.

    `bereik` is a region (`Noord`) or a school (its BRIN), `van` and `tot_en_met` are days, `les = true` makes them
    school days. A table `[[school]]` gives a school (`brin`) the holidays of another region than that of its
    municipality, as in Didam. `vervallen` lists regions and schools that have no departures any more.

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
    regios = {school.brin: school.vakantieregio for school in bestand.school}
    afwijkingen: dict[str, list[Afwijking]] = {bereik: [] for bereik in (*bestand.vervallen, *regios)}
    for r in bestand.afwijking:
        afwijkingen.setdefault(r.bereik, []).append(Afwijking(r.bereik, Periode(r.van, r.tot_en_met), r.les))
    return tuple(Schoolkalender(b, tuple(alle), regios.get(b)) for b, alle in sorted(afwijkingen.items()))


def _said(fout: ValidationError, tekst: str) -> str:
    """Say each mistake with its key and the line on which its table begins."""
    begin: dict[str, list[int]] = {"afwijking": [], "school": []}
    for nr, regel in enumerate(tekst.splitlines(), 1):
        if (tabel := TABEL.match(regel)) is not None:
            begin[tabel[1]].append(nr)
    delen = []
    for gevonden in fout.errors(include_url=False, include_input=False):
        tabel_, *verder = gevonden["loc"]
        van_de_tabel = begin.get(str(tabel_), [])
        nummer = next((deel for deel in verder if isinstance(deel, int)), 0)
        regel_nr = van_de_tabel[nummer] if nummer < len(van_de_tabel) else 1
        sleutel = ".".join(str(deel) for deel in gevonden["loc"] if not isinstance(deel, int))
        delen.append(f"regel {regel_nr}, {sleutel}: {gevonden['msg'].removeprefix('Value error, ')}")
    return "; ".join(delen)

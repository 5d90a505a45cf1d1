"""Which profile, which calendar and which municipalities does this installation use?"""

import csv
import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

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
    Read a profile, on top of the one it is based on.

    Raises:
        ProfielOnbekendError: no such profile, or a file is wrong; the message names file, line and key.

    """
    if profiel not in profielen():
        raise ProfielOnbekendError(f"profiel {profiel!r} bestaat niet; kies uit: {', '.join(profielen())}")
    return Beleid.model_validate(_whole(profiel, ()))


def _whole(profiel: str, via: tuple[str, ...]) -> dict[str, Any]:
    """Read a profile and what it stands on; each is checked as it is read, so a mistake is told of its own file."""
    tekst, eigen = _parsed(profiel)
    basis, onder = eigen.get("gebaseerd_op"), {}
    if basis is not None:
        if basis in (*via, profiel):
            raise _wrong(profiel, [(_line(tekst, ("gebaseerd_op",)), "gebaseerd_op", "staat op zichzelf")])
        if basis not in profielen():
            waarom = f"profiel {basis!r} bestaat niet; kies uit: {', '.join(profielen())}"
            raise _wrong(profiel, [(_line(tekst, ("gebaseerd_op",)), "gebaseerd_op", waarom)])
        onder = _whole(basis, (*via, profiel))
    samen = _on_top(onder, eigen)
    eerst = {deel: len(samen[deel]) - len(eigen[deel]) for deel in LIJSTEN if isinstance(eigen.get(deel), list)}
    try:
        Beleid.model_validate(samen)
    except ValidationError as fout:
        raise _wrong(profiel, list(_found(fout, tekst, eerst))) from None
    return samen


DELEN = ("kalender", "thuiszitter", "zestien_uur", "ziekte", "bewaren", "teamoverleg", "rollen")
LIJSTEN = {"termijn": ("soort",), "stap": ("soort", "aan")}
"""Lists of which an element replaces the one of the base with the same keys."""


def _on_top(onder: dict[str, Any], eigen: dict[str, Any]) -> dict[str, Any]:
    samen = {**onder, **eigen}
    for deel in DELEN:
        if isinstance(eigen.get(deel, {}), dict):
            samen[deel] = {**onder.get(deel, {}), **eigen.get(deel, {})}
    for deel, sleutels in LIJSTEN.items():
        lijst = eigen.get(deel, [])
        if isinstance(lijst, list):
            vervangen = [[een.get(s) for s in sleutels] for een in lijst if isinstance(een, dict)]
            samen[deel] = [een for een in onder.get(deel, []) if [een[s] for s in sleutels] not in vervangen] + lijst
    return samen


def _parsed(profiel: str) -> tuple[str, dict[str, Any]]:
    try:
        tekst = (files("domain.beleid") / "profiles" / f"{profiel}.toml").read_text("utf-8")
        return tekst, tomllib.loads(tekst)
    except UnicodeDecodeError:
        raise ProfielOnbekendError(f"profiel {profiel}.toml is geen UTF-8") from None
    except tomllib.TOMLDecodeError as fout:
        raise ProfielOnbekendError(f"profiel {profiel}.toml is geen geldige TOML: {fout}") from None


def _wrong(profiel: str, fouten: list[tuple[int | str, str, str]]) -> ProfielOnbekendError:
    delen = (f"regel {regel}, {sleutel}: {waarom}" for regel, sleutel, waarom in fouten)
    return ProfielOnbekendError(f"profiel {profiel}.toml klopt niet: " + "; ".join(delen))


def _found(fout: ValidationError, tekst: str, eerst: dict[str, int]) -> Iterator[tuple[int | str, str, str]]:
    """Yield line, key and reason; lists are counted as in the file itself, from 1."""
    for gevonden in fout.errors(include_url=False, include_input=False):
        pad = list(gevonden["loc"])
        if len(pad) > 1 and isinstance(pad[1], int):
            pad[1] += 1 - eerst.get(str(pad[0]), 0)
        waarom = gevonden["msg"].removeprefix("Value error, ")
        genoemd = re.search(r'"([^"]+)"', waarom)
        if not pad and genoemd:  # about the whole: it names what it is about
            regels = [nr for nr, regel in enumerate(tekst.splitlines(), 1) if f'"{genoemd[1]}"' in regel]
            nr = regels[-1] if regels else 1
            yield nr, tekst.splitlines()[nr - 1].split("=")[0].strip(), waarom
        else:
            yield _line(tekst, tuple(pad)), ".".join(str(deel) for deel in pad), waarom


def _line(tekst: str, pad: tuple[str | int, ...]) -> int:
    """Return the line of a key, else that of the table it belongs in."""
    gezocht = [deel for deel in pad if isinstance(deel, str)]
    nummer = pad[1] if len(pad) > 1 and isinstance(pad[1], int) else 1
    tabel, geteld, gevonden = "", Counter[str](), 1
    for nr, regel in enumerate(tekst.splitlines(), 1):
        kop = re.match(r"\s*\[\[?\s*([\w-]+)", regel)
        if kop:
            tabel = kop[1]
            geteld[tabel] += 1
        sleutel = re.match(r"\s*([\w-]+)\s*=", regel)
        hier = [tabel] * bool(tabel) + ([sleutel[1]] if sleutel else [])
        if (not tabel or geteld[tabel] == nummer) and hier and hier == gezocht[: len(hier)]:
            gevonden = nr
    return gevonden


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

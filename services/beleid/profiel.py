"""What does a profile say, and which municipalities are there?"""

import csv
import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from domain.beleid import Beleid
from domain.errors import VerzuimspoorError
from domain.events.inschrijving import Vakantieregio
from domain.gemeenten import Gemeente, Gemeenten, Kern
from domain.kader import Kader
from domain.kalender import Schoolkalender, kalender_van
from services.kalenderbestand import lees_kalender


class ProfielOnbekendError(VerzuimspoorError):
    """There is no such profile, or its file is not valid."""


def profielen() -> list[str]:
    """Return the names of the profiles that ship with the product."""
    return sorted(file.name.removesuffix(".toml") for file in (files("domain.beleid") / "profiles").iterdir())


def lees_profiel(profiel: str) -> Beleid:
    """
    Read a profile that ships with the product, on top of the one it is based on.

    Raises:
        ProfielOnbekendError: no such profile, or a file is wrong; the message names file, line and key.

    """
    if profiel not in profielen():
        raise ProfielOnbekendError(f"profiel {profiel!r} bestaat niet; kies uit: {', '.join(profielen())}")
    return Beleid.model_validate(_whole(_shipped(profiel), ()))


def lees_beleid(waar: str) -> Beleid:
    """Read a profile by its name, or a file of one's own that is written like one (raises as `lees_profiel`)."""
    path = Path(waar)
    if waar in profielen() or not (path.suffix == ".toml" or path.exists()):
        return lees_profiel(waar)
    return Beleid.model_validate(_whole(path, ()))


def _shipped(profiel: str) -> Traversable:
    return files("domain.beleid") / "profiles" / f"{profiel}.toml"


def _whole(bestand: Traversable, via: tuple[str, ...]) -> dict[str, Any]:
    """Read a profile and what it stands on; each is checked as it is read, so a mistake is told of its own file."""
    tekst, eigen = _parsed(bestand)
    basis, onder, via = eigen.get("gebaseerd_op"), {}, (*via, str(bestand))
    if basis is not None:
        if str(_shipped(basis)) in via:
            raise _wrong(bestand, [(_line(tekst, ("gebaseerd_op",)), "gebaseerd_op", "staat op zichzelf")])
        if basis not in profielen():
            waarom = f"profiel {basis!r} bestaat niet; kies uit: {', '.join(profielen())}"
            raise _wrong(bestand, [(_line(tekst, ("gebaseerd_op",)), "gebaseerd_op", waarom)])
        onder = _whole(_shipped(basis), via)
    samen = _on_top(onder, eigen)
    eerst = {deel: len(samen[deel]) - len(eigen[deel]) for deel in LIJSTEN if isinstance(eigen.get(deel), list)}
    try:
        Beleid.model_validate(samen)
    except ValidationError as fout:
        raise _wrong(bestand, list(_found(fout, tekst, eerst))) from None
    return samen


DELEN = ("kalender", "thuiszitter", "zestien_uur", "ziekte", "bewaren", "teamoverleg", "werkverdeling", "rollen")
LIJSTEN = {"termijn": ("soort",), "stap": ("soort", "aan"), "toewijzing": ("regel",)}
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


def _parsed(bestand: Traversable) -> tuple[str, dict[str, Any]]:
    try:
        tekst = bestand.read_text("utf-8")
        return tekst, tomllib.loads(tekst)
    except UnicodeDecodeError:
        raise ProfielOnbekendError(f"profiel {bestand.name} is geen UTF-8") from None
    except OSError as fout:
        raise ProfielOnbekendError(f"profiel {bestand.name} is niet te lezen: {fout.strerror}") from None
    except tomllib.TOMLDecodeError as fout:
        raise ProfielOnbekendError(f"profiel {bestand.name} is geen geldige TOML: {fout}") from None


def _wrong(bestand: Traversable, fouten: list[tuple[int | str, str, str]]) -> ProfielOnbekendError:
    delen = (f"regel {regel}, {sleutel}: {waarom}" for regel, sleutel, waarom in fouten)
    return ProfielOnbekendError(f"profiel {bestand.name} klopt niet: " + "; ".join(delen))


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
    """Read the table of municipalities that ships with the product, and of the places in them that differ."""
    kernen = (Kern(r["gemeentecode"], r["naam"], Vakantieregio(r["vakantieregio"])) for r in _rows("kernen.csv"))
    return Gemeenten((_gemeente(row) for row in _rows("gemeenten.csv")), kernen)


def _gemeente(row: dict[str, str]) -> Gemeente:
    return Gemeente(
        code=row["gemeentecode"],
        naam=row["naam"],
        provincie=row["provincie"],
        vakantieregio=Vakantieregio(row["vakantieregio"]),
        tot_en_met=date.fromisoformat(row["tot_en_met"]) if row["tot_en_met"] else None,
        opvolger=row["opvolger"] or None,
    )


def _rows(bestand: str) -> Iterator[dict[str, str]]:
    with (files("domain") / "data" / bestand).open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter=";")


def lees_kader(profiel: str, kalender: Path | None = None) -> Kader:
    """Build what the rules look through (raises as `lees_profiel` and `lees_kalender`)."""
    return kader_van(lees_profiel(profiel), () if kalender is None else lees_kalender(kalender))


def kader_van(beleid: Beleid, kalenders: Sequence[Schoolkalender] = (), *, gevraagd: bool = False) -> Kader:
    """Build the frame of one policy and the calendars of regions and schools."""
    return Kader(
        kalender=kalender_van(kalenders, goede_vrijdag_lesdag=beleid.kalender.goede_vrijdag_lesdag),
        beleid=beleid,
        gemeenten=lees_gemeenten(),
        kenmerk=_mark(beleid, kalenders),
        gevraagd=gevraagd,
    )


def _mark(beleid: Beleid, kalenders: Iterable[Schoolkalender]) -> int:
    inhoud = repr((beleid, sorted(kalenders, key=repr))).encode()
    return int.from_bytes(hashlib.sha256(inhoud).digest()[:7])

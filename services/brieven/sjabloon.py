"""Which letters can be written, in which level of language, and what does each ask?"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from domain.errors import VerzuimspoorError
from domain.events import BY_TYPE
from domain.events.vrijstelling import Grond

MEEGELEVERD = Path(__file__).parent / "sjablonen"
STANDAARD = "b1"
"""The level of language that Dutch governments write in."""
GRENS = "+++\n"
Naam = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Soort = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
Ontvanger = Literal["leerling", "ouder", "ouder-1", "ouder-2", "school"]


class SjabloonError(VerzuimspoorError):
    """A template cannot be used; the message says which one and why."""


class SjabloonOnbekendError(VerzuimspoorError):
    """There is no letter of this kind in this level of language."""


class _Gegeven(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sjabloonveld(_Gegeven):
    """Something that a letter asks of whoever writes it; `voorgevuld` names what of the dossier stands in it first."""

    naam: Naam
    label: str
    soort: Literal["tekst", "lang", "dag"] = "tekst"
    verplicht: bool = True
    hulp: str = ""
    voorgevuld: str = ""


class _Kop(_Gegeven):
    titel: str
    aan: tuple[Ontvanger, ...] = Field(min_length=1)
    besluit: tuple[str, ...] = ()
    gronden: tuple[Grond, ...] = ()
    afspraken: bool = False
    bezwaar: bool = False
    veld: tuple[Sjabloonveld, ...] = ()


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """
    A letter as it can be written.

    `besluiten` are the kinds of events of which it tells one, which must be in the dossier, with one of `gronden` when
    there are any. `afspraken`: it lists the agreements that are open. `tekst` is Markdown with fields of Jinja.
    """

    soort: str
    niveau: str
    titel: str
    aan: tuple[str, ...]
    besluiten: tuple[str, ...]
    gronden: frozenset[str]
    afspraken: bool
    bezwaar: bool
    velden: tuple[Sjabloonveld, ...]
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sjablonen:
    """
    The templates: those of a municipality go before ours, and those of its profile before all.

    A folder has the letters of a level of language in a folder of that name (`b1/uitnodiging.md`); those of one
    profile lie in the same way in a folder with the name of the profile. What begins with `_` is a part of others.
    """

    eigen: Path | None
    profiel: str

    def mappen(self, niveau: str) -> tuple[Path, ...]:
        """Return where the templates of a level are, the first that has one counts."""
        gegeven = (self.eigen, MEEGELEVERD) if self.eigen else (MEEGELEVERD,)
        return tuple(map_ / deel for map_ in gegeven for deel in (Path(self.profiel) / niveau, Path(niveau)))

    def niveaus(self, soort: str) -> list[str]:
        """Return the levels of language in which a letter is there, the standard one first."""
        gevonden = {niveau for een, niveau in self._all() if een == soort}
        return sorted(gevonden, key=lambda niveau: (niveau != STANDAARD, niveau))

    def alle(self) -> list[Sjabloon]:
        """Return every letter, in the standard level where it has that, by title (raises as `een`)."""
        soorten = sorted({soort for soort, _ in self._all()})
        return sorted((self.een(soort, self.niveaus(soort)[0]) for soort in soorten), key=lambda s: s.titel)

    def een(self, soort: str, niveau: str = STANDAARD) -> Sjabloon:
        """
        Return one letter.

        Raises:
            SjabloonOnbekendError: there is none.
            SjabloonError: it cannot be read.

        """
        if (soort, niveau) in set(self._all()):
            for map_ in self.mappen(niveau):
                if (map_ / f"{soort}.md").is_file():
                    return lees(map_ / f"{soort}.md", niveau)
        raise SjabloonOnbekendError("deze brief is er niet")

    def _all(self) -> Iterator[tuple[str, str]]:
        gegeven = (self.eigen, MEEGELEVERD) if self.eigen else (MEEGELEVERD,)
        for map_ in gegeven:
            for pad in (*map_.glob("*/*.md"), *(map_ / self.profiel).glob("*/*.md")):
                if not pad.name.startswith("_"):
                    yield pad.stem, pad.parent.name


def lees(pad: Path, niveau: str) -> Sjabloon:
    """Read a template: between two lines of `+++` what it asks, as TOML, and below that its text (raises as `een`)."""
    try:
        voor, kop, tekst = pad.read_text("utf-8").split(GRENS, 2)
        gelezen = _Kop.model_validate(tomllib.loads(kop))
    except (OSError, ValueError) as fout:
        waar = "; ".join(str(een["loc"]) for een in fout.errors()) if isinstance(fout, ValidationError) else str(fout)
        raise SjabloonError(f"de brief {niveau}/{pad.name} is niet te lezen ({waar})") from None
    onbekend = [soort for soort in gelezen.besluit if soort not in BY_TYPE]
    if voor or onbekend:
        waar = f"de gebeurtenis {onbekend[0]} is er niet" if onbekend else "begin met +++"
        raise SjabloonError(f"de brief {niveau}/{pad.name} is niet te lezen ({waar})")
    return Sjabloon(
        pad.stem,
        niveau,
        gelezen.titel,
        gelezen.aan,
        gelezen.besluit,
        frozenset(grond.value for grond in gelezen.gronden),
        gelezen.afspraken,
        gelezen.bezwaar,
        gelezen.veld,
        tekst.strip() + "\n",
    )

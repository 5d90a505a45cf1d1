"""Which municipality is this code on a day, and which school holidays does it have?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from domain.events.inschrijving import Vakantieregio
from domain.periode import DAG


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A row of `domain/data/gemeenten.csv`; a code that has ended points to its successor."""

    code: str
    naam: str
    provincie: str
    vakantieregio: Vakantieregio
    tot_en_met: date | None = None
    """The last day of the code."""
    opvolger: str | None = None


@dataclass(frozen=True, slots=True)
class Kern:
    """A row of `domain/data/kernen.csv`: a place with other school holidays than the rest of its municipality."""

    gemeentecode: str
    naam: str
    vakantieregio: Vakantieregio


class Gemeenten:
    """The table of municipalities, by code, and of the places in them that differ."""

    def __init__(self, gemeenten: Iterable[Gemeente], kernen: Iterable[Kern] = ()) -> None:
        self._by_code: Mapping[str, Gemeente] = {gemeente.code: gemeente for gemeente in gemeenten}
        self._kernen = {(kern.gemeentecode, kern.naam.casefold()): kern.vakantieregio for kern in kernen}
        self.einden = tuple(sorted({g.tot_en_met for g in self._by_code.values() if g.tot_en_met is not None}))
        """The last days of codes that ended."""
        self._omslagen: dict[str, tuple[date, ...]] = {}

    def __len__(self) -> int:
        return len(self._by_code)

    def op(self, code: str, dag: date) -> Gemeente | None:
        """Return the municipality that this code means on a day, or None for a code that never was."""
        gemeente = self._by_code.get(code)
        while gemeente is not None and gemeente.opvolger is not None and dag > (gemeente.tot_en_met or date.min):
            gemeente = self._by_code.get(gemeente.opvolger)
        return gemeente

    def omslagen(self, code: str) -> tuple[date, ...]:
        """Return the days from which on this code means another municipality than the day before."""
        if code not in self._omslagen:
            self._omslagen[code] = tuple(e + DAG for e in self.einden if self.op(code, e) != self.op(code, e + DAG))
        return self._omslagen[code]

    def huidige(self, code: str) -> Gemeente | None:
        """Return the municipality that this code means once every change that we know of is there."""
        return self.op(code, date.max)

    def code_op(self, code: str, dag: date) -> str:
        """Return the code of this municipality on a day; one that we do not know stays as it is."""
        gemeente = self.op(code, dag)
        return gemeente.code if gemeente else code

    def vakantieregio(self, code: str, woonplaats: str | None, dag: date) -> Vakantieregio | None:
        """Return the region of a place in a municipality, else that of the municipality."""
        gemeente = self.op(code, dag)
        if gemeente is None:
            return None
        return self._kernen.get((gemeente.code, (woonplaats or "").casefold()), gemeente.vakantieregio)

    def alle_codes(self, huidige: Collection[str]) -> list[str]:
        """Return these codes, and those of the municipalities that went up in them, in order."""
        nu = ((code, self.huidige(code)) for code in self._by_code)
        return sorted(code for code, gemeente in nu if gemeente is not None and gemeente.code in huidige)

    def codes(self) -> list[str]:
        """Return the codes in use now, in order."""
        return sorted(code for code, gemeente in self._by_code.items() if gemeente.opvolger is None)

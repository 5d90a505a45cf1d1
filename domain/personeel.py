"""Who works here on a day, who is away, and who stands in?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from domain.events.base import Event
from domain.events.personeel import (
    MedewerkerAangesteld,
    MedewerkerAfwezig,
    MedewerkerTerug,
    MedewerkerVertrokken,
)
from domain.periode import ALTIJD, DAG, Periode
from domain.stroom import Stroom, Vastlegging

PERSONEELSTROOM = UUID("b2e1e1d0-0000-4000-8000-706572736f6e")
"""The stream of who works here; an installation has one."""


@dataclass(frozen=True)
class Personeel(Stroom):
    """Everything recorded about who works here, in the order of registration."""

    def bekend_op(self, moment: datetime) -> "Personeel":
        """Return it as it was known at `moment`."""
        return Personeel(self.id, tuple(v for v in self.vastleggingen if v.vastgelegd_op <= moment))


@dataclass(frozen=True, slots=True)
class Medewerker:
    """Somebody as he worked here on the days of `periode`; `wie` is his pseudonym and `aandeel` a percentage."""

    wie: str
    naam: str
    rol: str
    aandeel: int
    portefeuilles: frozenset[str]
    periode: Periode
    gebeurtenis: UUID


@dataclass(frozen=True, slots=True)
class Waarneming:
    """Days on which somebody is away, and who stands in; None when nobody was named."""

    wie: str
    dagen: Periode
    waarnemer: str | None
    gebeurtenis: UUID


def personeel_of(vastleggingen: Iterable[Vastlegging[Event]]) -> Personeel:
    """Fold what was recorded about who works here."""
    alle = {v.id: v for v in vastleggingen}
    return Personeel(PERSONEELSTROOM, tuple(sorted(alle.values(), key=lambda v: (v.vastgelegd_op, v.versie))))


class Bezetting:
    """Who works here, on every day; of what was said about one day the last word counts."""

    def __init__(self, personeel: Personeel) -> None:
        self._personeel = personeel

    @cached_property
    def medewerkers(self) -> tuple[Medewerker, ...]:
        """Everybody who ever worked here, by pseudonym and first day; who goes on otherwise is there again."""
        gezegd = self._personeel.op_datum(MedewerkerAangesteld)
        alle = (self._of(een, gezegd[i + 1 :]) for i, een in enumerate(gezegd))
        return tuple(sorted((m for m in alle if m is not None), key=lambda m: (m.wie, m.periode.van)))

    def _of(
        self, een: Vastlegging[MedewerkerAangesteld], later: list[Vastlegging[MedewerkerAangesteld]]
    ) -> Medewerker | None:
        feit = een.feit
        einden = [v.feit.geldig_op for v in later if v.feit.medewerker == feit.medewerker]
        einden += [
            v.feit.geldig_op
            for v in self._personeel.van(MedewerkerVertrokken)
            if v.feit.medewerker == feit.medewerker and v.feit.geldig_op > feit.geldig_op
        ]
        periode = Periode(feit.geldig_op, min(einden) - DAG if einden else ALTIJD)
        if periode.tot_en_met < periode.van:
            return None
        portefeuilles = frozenset(feit.portefeuilles)
        return Medewerker(feit.medewerker, feit.naam, feit.rol, feit.aandeel, portefeuilles, periode, een.id)

    @cached_property
    def waarnemingen(self) -> tuple[Waarneming, ...]:
        """Every time that somebody is away, by first day; one that ended early lasts as long as it did."""
        terug = [(v.feit.medewerker, v.feit.geldig_op) for v in self._personeel.op_datum(MedewerkerTerug)]
        gevonden = []
        for v in self._personeel.op_datum(MedewerkerAfwezig):
            eind = v.feit.tot_en_met or ALTIJD
            eerder = (dag - DAG for wie, dag in terug if wie == v.feit.medewerker and v.feit.geldig_op < dag <= eind)
            dagen = Periode(v.feit.geldig_op, next(eerder, eind))
            gevonden.append(Waarneming(v.feit.medewerker, dagen, v.feit.waarnemer, v.id))
        return tuple(gevonden)

    def medewerker(self, wie: str, dag: date) -> Medewerker | None:
        """Return how somebody works here on a day; None when he does not."""
        return next((m for m in self.medewerkers if m.wie == wie and dag in m.periode), None)

    def op(self, dag: date) -> list[Medewerker]:
        """Return who works here on a day, by pseudonym; who is away on it too."""
        return [m for m in self.medewerkers if dag in m.periode]

    def afwezig(self, wie: str, dag: date) -> Waarneming | None:
        """Return why somebody is away on a day: what was said last; None when he is there."""
        return next((a for a in reversed(self.waarnemingen) if a.wie == wie and dag in a.dagen), None)

    def is_er(self, wie: str, dag: date) -> bool:
        """Say whether somebody works here and is there."""
        return self.medewerker(wie, dag) is not None and self.afwezig(wie, dag) is None

    def waarnemer(self, wie: str, dag: date) -> str | None:
        """
        Return who does somebody's work on a day: himself, or who stands in for him, or who stands in for that one.

        None when he left, when nobody stands in, or when all who would are away or left as well.
        """
        gevraagd: set[str] = set()
        ander: str | None = wie
        while ander is not None and ander not in gevraagd and self.medewerker(ander, dag) is not None:
            if (weg := self.afwezig(ander, dag)) is None:
                return ander
            gevraagd.add(ander)
            ander = weg.waarnemer
        return None

    def omslagen(self) -> set[date]:
        """Return the days on which somebody comes, goes or changes."""
        dagen = {m.periode for m in self.medewerkers} | {a.dagen for a in self.waarnemingen}
        return {d.van for d in dagen} | {d.tot_en_met + DAG for d in dagen if d.tot_en_met != ALTIJD}

    def zo_tot_en_met(self, wie: str, dag: date) -> date:
        """Return through which day, from `dag` on, the same person does somebody's work; the last day there is too."""
        eerst = self.waarnemer(wie, dag)
        anders = (d for d in sorted(self.omslagen()) if d > dag and self.waarnemer(wie, d) != eerst)
        return next((d - DAG for d in anders), ALTIJD)

    def namen(self) -> dict[str, str]:
        """Return by pseudonym what somebody is called, or was called last; also of who left."""
        return {m.wie: m.naam for m in self.medewerkers}

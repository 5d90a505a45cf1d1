"""Within what does a rule look at a dossier?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.beleid import Beleid
from domain.events import BY_TYPE
from domain.events.base import Event
from domain.gemeenten import Gemeenten
from domain.kalender import Kalender
from domain.termijnen.definitie import Termijndefinitie


@dataclass(frozen=True, eq=False)
class Kader:
    """The calendar, the policy and the municipalities that a calculation uses; each is equal to itself only."""

    kalender: Kalender
    beleid: Beleid
    gemeenten: Gemeenten
    kenmerk: int = 0
    """Tells one policy and calendar from another: rows that were computed within another frame are made anew."""
    gevraagd: bool = False
    """Whether a question asks for this frame, whatever was recorded."""

    @cached_property
    def by_soort(self) -> dict[str, Termijndefinitie]:
        """The terms of the policy by their soort, in the order of those."""
        return {termijn.soort: termijn for termijn in sorted(self.beleid.termijn, key=lambda termijn: termijn.soort)}

    @cached_property
    def _terms_at(self) -> dict[type[Event] | None, list[str]]:
        """By the kind of event that starts them, the terms; None for those that a rule starts."""
        gevonden: dict[type[Event] | None, list[str]] = {None: []}
        for soort, termijn in self.by_soort.items():
            gevonden.setdefault(_kind(termijn.begin.gebeurtenis), []).append(soort)
        return gevonden

    @cached_property
    def _steps_at(self) -> dict[type[Event] | str | None, tuple[tuple[int, ...], ...]]:
        """By the kind of event or the term that is their occasion, the places of steps; None for those of each rule."""
        gevonden: dict[type[Event] | str | None, dict[str | None, list[int]]] = {None: {}}
        for plaats, stap in enumerate(self.beleid.stap):
            aanleiding = stap.bij.termijn or _kind(stap.bij.gebeurtenis)
            gevonden.setdefault(aanleiding, {}).setdefault(stap.bij.regel, []).append(plaats)
        return {aanleiding: tuple(map(tuple, by_regel.values())) for aanleiding, by_regel in gevonden.items()}

    @cached_property
    def begint_termijn(self) -> frozenset[type[Event]]:
        """The kinds of events that can start a term."""
        return frozenset(soort for soort in self._terms_at if soort is not None)

    @cached_property
    def vraagt_stap(self) -> frozenset[type[Event]]:
        """The kinds of events that are the occasion of a step."""
        return frozenset(soort for soort in self._steps_at if isinstance(soort, type))

    def termijnen_bij(self, soorten: Collection[type[Event]]) -> Iterator[str]:
        """Yield the terms that can have begun when these kinds of events were recorded."""
        for soort in (None, *soorten):
            yield from self._terms_at.get(soort, ())

    def stappen_bij(self, soorten: Collection[type[Event]], termijnen: Collection[str]) -> Iterator[tuple[int, ...]]:
        """
        Yield the places of the steps that can be due when there are these kinds of events, and these terms.

        Those with one occasion go together.
        """
        for aanleiding in (None, *soorten, *termijnen):
            yield from self._steps_at.get(aanleiding, ())


def _kind(gebeurtenis: str | None) -> type[Event] | None:
    return None if gebeurtenis is None else BY_TYPE[gebeurtenis]

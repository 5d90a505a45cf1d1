"""Does an answer about a dossier still stand, now that more of it is known?"""

from collections.abc import Iterable
from functools import cache, reduce
from operator import or_
from typing import Any, Generic, NamedTuple, TypeVar

from domain.events.base import Event

Soort = type[Event]
Vraag = tuple[Any, ...]
"""A pure function of what is known, and what is asked of it besides."""
S = TypeVar("S")
IETS: Soort = Event
"""Stands for everything that was recorded, of whatever kind: it changes whenever something does."""


class ErIs(NamedTuple):
    """Stands for whether there is an event of a kind at all: it changes with the first of them, and with the last."""

    soort: Soort


Gezien = Soort | ErIs
"""What can be looked at, and be otherwise at the next moment."""


class _Bits(dict[Gezien, int]):
    """A bit for all that can be looked at, so that a set of it is one number: sets are compared at every question."""

    def __missing__(self, gezien: Gezien) -> int:
        self[gezien] = bit = 1 << len(self)
        return bit


_BIT = _Bits()


@cache
def _which_there_are(soorten: frozenset[Soort]) -> int:
    """Return the bits of whether there is one of each of these kinds."""
    return reduce(or_, (_BIT[ErIs(soort)] for soort in soorten), 0)


class Antwoord:
    """
    An answer, with what was looked at to find it.

    `eigen` are the bits of the kinds of events that were looked at, `andere` the other questions with the answers
    they then had, in the order of asking. `soorten` are the bits of all kinds that it rests on, also through those
    others. It was found or confirmed in state `stand`.
    """

    __slots__ = ("andere", "eigen", "soorten", "stand", "waarde")

    def __init__(self, waarde: object, eigen: int, andere: "Andere", stand: int) -> None:
        self.waarde: Any = waarde
        self.rests_on(eigen, andere, stand)

    def rests_on(self, eigen: int, andere: "Andere", stand: int) -> None:
        """Say on what the answer rests in a state."""
        self.eigen = eigen
        self.andere = andere
        self.stand = stand
        for antwoord in andere.values():
            eigen |= antwoord.soorten
        self.soorten: int = eigen


Andere = dict[Vraag, Antwoord]
"""By question, in the order of asking, its answer."""


class Geheugen(Generic[S]):
    """
    The answers about one thing that becomes known bit by bit: `S` is what is known of it at a moment.

    Questions are pure functions of what is known. While one is answered, everything that it looks at is noticed, so
    nobody has to say beforehand on what an answer rests. When more becomes known, an answer stands while nothing that
    it looked at is otherwise: no event of those kinds came or went, and the answers that it used are what they were.
    `begin` are the answers about a thing of which nothing is known yet; what stands of those is not found again either.
    """

    __slots__ = ("_andere", "_antwoorden", "_begin", "_eigen", "_sinds")

    def __init__(self, begin: "Begin[S] | None" = None) -> None:
        self._begin = begin
        self._antwoorden: Andere = {} if begin is None else begin.antwoorden()
        self._eigen = 0
        self._andere: Andere | None = None
        """What the answer that is being found has looked at so far; None: none is."""
        self._sinds = [0]
        """By state of the memory, the bits of the kinds that changed since; the last is the state of now."""

    @property
    def gesteld(self) -> tuple[Vraag, ...]:
        """The questions that were asked, of this thing or of what it began as."""
        return tuple(self._antwoorden)

    def verder(self, gewijzigd: Iterable[Gezien]) -> None:
        """Go on: of these kinds of events other ones are known from now on, or there are some or none."""
        erbij = 0
        for gezien in gewijzigd:
            erbij |= _BIT[gezien]
        self._sinds = [*(soorten | erbij for soorten in self._sinds), 0]

    def bekeek(self, soort: Soort) -> None:
        """Notice that the answer that is being found looks at a kind of events."""
        self._eigen |= _BIT[soort]

    def bekeek_welke_er_zijn(self, soorten: frozenset[Soort]) -> None:
        """Notice that it looks at whether there are events of these kinds, and not at what they say."""
        self._eigen |= _which_there_are(soorten)

    def antwoord(self, bekend: S, vraag: Vraag) -> Any:  # noqa: ANN401 - as many kinds of answers as of questions
        """Return the answer to a question about what is known, found anew only if it may have changed."""
        antwoord = self._antwoorden.get(vraag)
        if antwoord is None or antwoord.soorten & self._sinds[antwoord.stand]:
            antwoord = self._again(bekend, vraag, antwoord)
        if self._andere is not None:
            self._andere[vraag] = antwoord
        return antwoord.waarde

    def _again(self, bekend: S, vraag: Vraag, vorig: Antwoord | None) -> Antwoord:
        """
        Return the answer as it is now.

        One that is what it was stays the same object, unless it is of the beginning that many share: whoever looked at
        it sees by that object that it is the same, and on what it rests now.
        """
        if vorig is None and self._begin is not None:
            vorig = self._begin.antwoord(vraag)
        if vorig is None:
            nu = Antwoord(*self._found(bekend, vraag), len(self._sinds) - 1)
        else:
            andere = self._looks_the_same(bekend, vorig)
            waarde, eigen = vorig.waarde, vorig.eigen
            if andere is None:
                waarde, eigen, andere = self._found(bekend, vraag)
                if waarde == vorig.waarde:
                    waarde = vorig.waarde
            stand = len(self._sinds) - 1
            if waarde is vorig.waarde and vorig.stand:
                vorig.rests_on(eigen, andere, stand)
                return vorig
            nu = Antwoord(waarde, eigen, andere, stand)
        self._antwoorden[vraag] = nu
        return nu

    def _looks_the_same(self, bekend: S, vorig: Antwoord) -> Andere | None:
        """
        Return the other answers that it rests on as they are now, if all that was looked at is what it was; else None.

        In the order in which they were asked: what is asked next depends only on what was seen before, so no question
        is asked here that finding the answer anew would not ask. The same answer may rest on other kinds than before.
        """
        sinds = self._sinds
        gewijzigd = sinds[vorig.stand]
        if vorig.eigen & gewijzigd:
            return None
        anders: Andere | None = None
        for gezien, toen in vorig.andere.items():
            if toen.soorten & gewijzigd:
                nu = self._antwoorden.get(gezien)
                if nu is None or nu.soorten & sinds[nu.stand]:
                    nu = self._again(bekend, gezien, nu)
                if nu is not toen:
                    if nu.waarde is not toen.waarde:
                        return None
                    anders = anders or dict(vorig.andere)
                    anders[gezien] = nu
        return anders or vorig.andere

    def _found(self, bekend: S, vraag: Vraag) -> tuple[Any, int, Andere]:
        boven, tot_nu, andere = self._andere, self._eigen, Andere()
        self._andere, self._eigen = andere, 0
        try:
            waarde = vraag[0](bekend, *vraag[1:])
            return waarde, self._eigen, andere
        finally:
            self._andere, self._eigen = boven, tot_nu


class Begin(Generic[S]):
    """The answers about a thing of which nothing is known, `niets`, from its own memory; many things begin so."""

    __slots__ = ("_geheugen", "_niets")

    def __init__(self, niets: S, geheugen: Geheugen[S]) -> None:
        self._niets = niets
        self._geheugen = geheugen

    def antwoorden(self) -> dict[Vraag, Antwoord]:
        """Return what was asked before, for a memory of its own."""
        return self._geheugen._antwoorden.copy()

    def antwoord(self, vraag: Vraag) -> Antwoord:
        """Return an answer with what it rests on."""
        self._geheugen.antwoord(self._niets, vraag)
        return self._geheugen._antwoorden[vraag]

"""Does an answer about a dossier still stand, now that more of it is known?"""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from domain.events.base import Event

Soort = type[Event]
Vraag = tuple[Any, ...]
"""A pure function of what is known, and what is asked of it besides."""
S = TypeVar("S")
IETS: Soort = Event
"""Stands for everything that was recorded, of whatever kind: it changes whenever something does."""


class WelkeSoorten(Event):
    """Stands for which kinds of events there are: it changes with the first of a kind."""


class _Bits(dict[Soort, int]):
    """A bit for each kind of events, so that a set of kinds is one number: sets are compared at every question."""

    def __missing__(self, soort: Soort) -> int:
        self[soort] = bit = 1 << len(self)
        return bit


_BIT = _Bits()


class Antwoord:
    """
    An answer, with what was looked at to find it, in that order.

    `bekeken` holds kinds of events (with None), and other questions with the answers they then had. `soorten` are the
    bits of all kinds that it rests on, also through those others. It was found or confirmed in state `stand`.
    """

    __slots__ = ("bekeken", "soorten", "stand", "waarde")

    def __init__(self, waarde: object, bekeken: "Bekeken", stand: int) -> None:
        self.waarde: Any = waarde
        self.bekeken = bekeken
        self.stand = stand
        soorten: int = 0
        for gezien, antwoord in bekeken.items():
            soorten |= _BIT[gezien] if antwoord is None else antwoord.soorten
        self.soorten: int = soorten


Bekeken = dict[Any, Antwoord | None]
"""By kind of events or question, in the order of looking, the answer to the question."""


class Geheugen(Generic[S]):
    """
    The answers about one thing that becomes known bit by bit: `S` is what is known of it at a moment.

    Questions are pure functions of what is known. While one is answered, everything that it looks at is noticed, so
    nobody has to say beforehand on what an answer rests. When more becomes known, an answer stands while nothing that
    it looked at is otherwise: no event of those kinds came or went, and the answers that it used are what they were.
    `begin` are the answers about a thing of which nothing is known yet; what stands of those is not found again either.
    """

    __slots__ = ("_antwoorden", "_begin", "_kijkt", "_sinds")

    def __init__(self, begin: "Begin[S] | None" = None) -> None:
        self._begin = begin
        self._antwoorden: dict[Vraag, Antwoord] = {} if begin is None else begin.antwoorden()
        self._kijkt: list[Bekeken] = []
        self._sinds = [0]
        """By state of the memory, the bits of the kinds that changed since; the last is the state of now."""

    @property
    def gesteld(self) -> tuple[Vraag, ...]:
        """The questions that were asked, of this thing or of what it began as."""
        return tuple(self._antwoorden)

    def verder(self, gewijzigd: Iterable[Soort]) -> None:
        """Go on: of these kinds of events other ones are known from now on."""
        erbij = 0
        for soort in gewijzigd:
            erbij |= _BIT[soort]
        self._sinds = [*(soorten | erbij for soorten in self._sinds), 0]

    def bekeek(self, soort: Soort) -> None:
        """Notice that the answer that is being found looks at a kind of events."""
        if self._kijkt:
            self._kijkt[-1][soort] = None

    def antwoord(self, bekend: S, vraag: Vraag) -> Any:  # noqa: ANN401 - as many kinds of answers as of questions
        """Return the answer to a question about what is known, found anew only if it may have changed."""
        antwoord = self._antwoorden.get(vraag)
        if antwoord is None or antwoord.soorten & self._sinds[antwoord.stand]:
            antwoord = self._again(bekend, vraag, antwoord)
        if self._kijkt:
            self._kijkt[-1][vraag] = antwoord
        return antwoord.waarde

    def _again(self, bekend: S, vraag: Vraag, vorig: Antwoord | None) -> Antwoord:
        if vorig is None and self._begin is not None:
            vorig = self._begin.antwoord(vraag)
        bekeken = None if vorig is None else self._looks_the_same(bekend, vorig)
        if vorig is None or bekeken is None:
            waarde, bekeken = self._found(bekend, vraag)
            if vorig is not None and waarde == vorig.waarde:
                waarde = vorig.waarde
        else:
            waarde = vorig.waarde
        nu = self._antwoorden[vraag] = Antwoord(waarde, bekeken, len(self._sinds) - 1)
        return nu

    def _looks_the_same(self, bekend: S, vorig: Antwoord) -> Bekeken | None:
        """
        Return what was looked at as it is now, if that is all what it was; else None.

        In the order in which it was looked at: what is asked next depends only on what was seen before, so no question
        is asked here that finding the answer anew would not ask. The same answer may rest on other kinds than before.
        """
        gewijzigd, anders = self._sinds[vorig.stand], None
        for gezien, toen in vorig.bekeken.items():
            if toen is None:
                if _BIT[gezien] & gewijzigd:
                    return None
            elif toen.soorten & gewijzigd:
                nu = self._antwoorden.get(gezien)
                if nu is None or nu.soorten & self._sinds[nu.stand]:
                    nu = self._again(bekend, gezien, nu)
                if nu.waarde is not toen.waarde:
                    return None
                anders = anders or dict(vorig.bekeken)
                anders[gezien] = nu
        return anders or vorig.bekeken

    def _found(self, bekend: S, vraag: Vraag) -> tuple[Any, Bekeken]:
        bekeken: Bekeken = {}
        self._kijkt.append(bekeken)
        try:
            return vraag[0](bekend, *vraag[1:]), bekeken
        finally:
            self._kijkt.pop()


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

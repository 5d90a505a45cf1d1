"""Within what does a rule look at a dossier?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar, cast

from domain.beleid import Beleid
from domain.dossier import Dossier
from domain.gemeenten import Gemeenten
from domain.kalender import Kalender

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kader:
    """The calendar, the policy and the municipalities that a calculation uses."""

    kalender: Kalender
    beleid: Beleid
    gemeenten: Gemeenten
    kenmerk: int = 0
    """Tells one policy and calendar from another: rows that were computed within another frame are made anew."""
    gevraagd: bool = False
    """Whether a question asks for this frame, whatever was recorded."""


def within_a_frame(answer: Callable[[Dossier, Kader], T]) -> Callable[[Dossier, Kader], T]:
    """Compute a pure function of a dossier and a frame once: several rules ask the same of one dossier."""

    @wraps(answer)
    def once(dossier: Dossier, kader: Kader) -> T:
        answers, sleutel = dossier._answers, (answer, id(kader))
        if sleutel not in answers:
            answers[sleutel] = (kader, answer(dossier, kader))  # the frame stays, so that its id is not used again
        return cast("T", answers[sleutel][1])

    return once

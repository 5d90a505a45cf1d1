"""
What may happen to one pupil in a school year, in any order of hearing about it?

`histories` are recorded as we heard of them; in `claimed_histories` a migration claims for some
facts that they were known earlier than they came in. Both are lists of what was recorded about one
pupil, around the school year 2025-2026.

A history is drawn as a list of steps and then told: a step that makes no sense where it stands (a
change of a report nobody received, a revocation of nothing) is left out. So any list of steps is a
valid history, and a failing one shrinks by dropping steps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.dossier import Vastlegging
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.duo import Meldingmutatie, MeldingOntvangen
from tests.kit.history_days import dagen, kern
from tests.kit.history_themes import THEMES, Theme
from tests.kit.woorden import LEERLING

BEGIN = datetime(2025, 8, 4, 7, 30, tzinfo=UTC)
"""When the first step is recorded."""
MAX_STEPS = 14

History = list[Vastlegging[Event]]


@dataclass(frozen=True)
class Herroep:
    """Revoke what was recorded `terug` places ago, counting from the last."""

    terug: int
    geldig_op: date


@dataclass(frozen=True)
class Step:
    """Something is recorded, so long after the step before it, perhaps claimed to be known before."""

    wat: Event | Herroep
    wacht: timedelta
    eerder_bekend: timedelta = timedelta(0)


def told(steps: Iterable[Step], dossier_id: UUID = LEERLING) -> History:
    """Record the steps that make sense, in their order."""
    history: History = []
    moment = BEGIN
    for step in steps:
        moment += step.wacht
        feit = _feit(step.wat, history)
        if feit is not None:
            history.append(_vastgelegd(history, feit, moment, step.eerder_bekend, dossier_id))
    return history


def _feit(wat: Event | Herroep, history: History) -> Event | None:
    if isinstance(wat, Herroep):
        if not history:
            return None
        herroepen = history[-1 - wat.terug % len(history)]
        return GebeurtenisHerroepen(geldig_op=wat.geldig_op, gebeurtenis_id=herroepen.id)
    if isinstance(wat, Meldingmutatie) and not isinstance(wat, MeldingOntvangen):
        ontvangen = {v.feit.meldingsnummer for v in history if isinstance(v.feit, MeldingOntvangen)}
        return wat if wat.meldingsnummer in ontvangen else None
    return wat


def _vastgelegd(
    history: History, feit: Event, moment: datetime, eerder: timedelta, dossier_id: UUID
) -> Vastlegging[Event]:
    versie = len(history) + 1
    return Vastlegging(
        id=uuid5(dossier_id, str(versie)),
        dossier_id=dossier_id,
        versie=versie,
        vastgelegd_op=moment - eerder,
        ontvangen_op=moment,
        bron="geschiedenis",
        door="test",
        correlatie=None,
        feit=feit,
    )


_wacht = st.sampled_from([timedelta(days=dagen) for dagen in (1, 0, 3, 14, 45)])
_niet_eerder = st.just(timedelta(0))
_soms_eerder = st.sampled_from([timedelta(days=dagen) for dagen in (0, 0, 1, 10, 60, 400)])
_herroep = st.builds(Herroep, st.sampled_from((0, 0, 1, 2, 5)), dagen)
_minstens = st.sampled_from((0, 2, 6))


def _of(theme: Theme, eerder: SearchStrategy[timedelta]) -> SearchStrategy[History]:
    vooraf = theme.vooraf.map(lambda feiten: [Step(feit, timedelta(0)) for feit in feiten])
    step = st.builds(Step, st.one_of(*[theme.daarna] * 7, _herroep), _wacht, eerder)
    daarna = _minstens.flatmap(lambda minstens: st.lists(step, min_size=minstens, max_size=MAX_STEPS))
    # The days come first, so that a step can be dropped without losing them.
    return st.builds(lambda _kern, begin, steps: told([*begin, *steps]), kern, vooraf, daarna)


histories: SearchStrategy[History] = st.one_of([_of(theme, _niet_eerder) for theme in THEMES])
claimed_histories: SearchStrategy[History] = st.one_of([_of(theme, _soms_eerder) for theme in THEMES])

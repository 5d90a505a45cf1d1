"""Is a dossier the same however we came to hear of what is in it?"""

from hypothesis import given
from hypothesis import strategies as st

from domain.dossier import Dossier, dossier_of, evolve, evolve_all
from tests.kit.histories import History, claimed_histories
from tests.kit.woorden import LEERLING


@given(history=claimed_histories, data=st.data())
def test_hearing_the_same_event_twice_changes_nothing(history: History, data: st.DataObject) -> None:
    dossier = dossier_of(LEERLING, history)
    for vastlegging in data.draw(st.lists(st.sampled_from(history), max_size=3)) if history else []:
        assert evolve(dossier, vastlegging) == dossier


@given(history=claimed_histories, data=st.data())
def test_hearing_events_in_any_order_gives_the_same_dossier(history: History, data: st.DataObject) -> None:
    anders = Dossier(LEERLING)
    for vastlegging in data.draw(st.permutations(history)):
        anders = evolve(anders, vastlegging)

    dossier = dossier_of(LEERLING, history)
    assert anders == dossier
    assert anders.geldend == dossier.geldend
    assert anders.herroepen == dossier.herroepen


@given(history=claimed_histories, knip=st.integers(0, 20))
def test_hearing_events_in_parts_gives_the_same_dossier(history: History, knip: int) -> None:
    assert evolve_all(dossier_of(LEERLING, history[knip:]), history[:knip]) == dossier_of(LEERLING, history)


@given(history=claimed_histories, data=st.data())
def test_what_was_known_then_does_not_change_by_what_comes_later(history: History, data: st.DataObject) -> None:
    moment = data.draw(st.sampled_from([v.vastgelegd_op for v in history])) if history else None
    if moment is not None:
        toen = [v for v in history if v.vastgelegd_op <= moment]

        assert dossier_of(LEERLING, history).bekend_op(moment) == dossier_of(LEERLING, toen)


@given(history=claimed_histories)
def test_what_counts_and_what_is_revoked_is_everything_and_nothing_is_both(history: History) -> None:
    dossier = dossier_of(LEERLING, history)
    geldend = {vastlegging.id for vastlegging in dossier.geldend}

    assert geldend | (dossier.herroepen.keys() & dossier.ids) == dossier.ids
    assert not geldend & dossier.herroepen.keys()

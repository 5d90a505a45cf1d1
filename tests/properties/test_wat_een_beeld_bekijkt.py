"""Does every view name all kinds of events that can change its rows? What it does not name it is not asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dossier import dossier_of
from projections.views import CATALOGUE
from projections.views.view import Inzicht, Rij, View
from tests.kit.histories import History, claimed_histories, histories
from tests.kit.kader import landelijk
from tests.kit.woorden import LEERLING


@pytest.mark.parametrize("view", CATALOGUE, ids=lambda view: view.name)
@given(verhaal=st.one_of(histories, claimed_histories))
def test_an_event_of_another_kind_leaves_the_rows_as_they_were(view: View, verhaal: History) -> None:
    for i, vastlegging in enumerate(verhaal):
        if not view.may_change({type(vastlegging.feit)}):
            assert rows(view, verhaal[: i + 1]) == rows(view, verhaal[:i])


def rows(view: View, verhaal: History) -> list[Rij]:
    return list(view.rows(Inzicht(dossier_of(LEERLING, verhaal), landelijk())))

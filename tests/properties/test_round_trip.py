"""Is what we read back what we wrote, for every event there is?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events import CATALOGUE
from domain.events.base import Event
from tests.properties.strategies import events_of


def written_and_read(event: Event) -> Event:
    return type(event).model_validate_json(event.model_dump_json(by_alias=True, exclude_unset=True))


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_an_event_that_is_written_and_read_is_the_same_event(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(events_of(kind))

    assert written_and_read(event) == event


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_field_left_out_stays_left_out_and_one_given_as_none_stays_given(
    kind: type[Event], data: st.DataObject
) -> None:
    event = data.draw(events_of(kind))

    assert written_and_read(event).model_fields_set == event.model_fields_set

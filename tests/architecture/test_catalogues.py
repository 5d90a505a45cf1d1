"""Is everything that exists in its catalogue, once, and does it have its page?"""

import re
from collections import Counter

import pytest

import domain.events
import domain.rules
import projections.views
from domain.events.base import Event
from tests.architecture.tree import ROOT, module_names, modules_in

STORED_NAME = re.compile(r"^[A-Z][A-Za-z]+\.v[0-9]+$")
RULES = sorted(module_names(domain.rules))
VIEWS = sorted(set(module_names(projections.views)) - {"view"})  # view.py says what a view is


def defined_events() -> list[type[Event]]:
    return [
        thing
        for module in modules_in(domain.events)
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, Event)
        and thing.__module__ == module.__name__
        and "name" in vars(thing)
    ]


def test_every_event_is_in_the_catalogue_once() -> None:
    assert Counter(domain.events.CATALOGUE) == Counter(defined_events())


def test_no_two_events_have_the_same_stored_name() -> None:
    assert [
        name for name, number in Counter(event.name for event in domain.events.CATALOGUE).items() if number > 1
    ] == []


@pytest.mark.parametrize("event", domain.events.CATALOGUE, ids=lambda event: event.__name__)
def test_a_stored_name_is_the_name_of_its_class_and_a_version(event: type[Event]) -> None:
    assert STORED_NAME.match(event.name)
    assert event.name.partition(".")[0] == event.__name__


def test_every_rule_is_in_the_catalogue_once() -> None:
    assert sorted(rule.id for rule in domain.rules.CATALOGUE) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_page(rule: str) -> None:
    assert (ROOT / "docs" / "regels" / f"{rule}.md").is_file()


def test_every_view_is_in_the_catalogue_once() -> None:
    assert sorted(view.name for view in projections.views.CATALOGUE) == VIEWS

"""Which values can an event hold? Strategies, read from the annotations of its fields."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import annotated_types
from hypothesis import strategies as st
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from domain.events import CATALOGUE
from domain.events.base import Event
from domain.events.duo import MeldingGewijzigd, MeldingOntvangen, Meldingsoort
from domain.events.identiteit import Verhuisd
from domain.events.verzuim import OngeoorloofdVerzuimGeregistreerd
from domain.events.vrijstelling import AanvullingGevraagd, BeslistermijnVerlengd, VerlofAangevraagd
from domain.geboortedatum import Geboortedatum

Fields = dict[str, Any]

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-3, minutes=-30))])
SIMPLE: dict[object, st.SearchStrategy[Any]] = {
    NoneType: st.none(),
    bool: st.booleans(),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    str: st.text(max_size=50),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.none() | ZONES),
    UUID: st.uuids(),
}
JSON = st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20), st.lists)
"""What a part of a profile can be."""
BIRTH_DATES = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: f"{day:%Y-%m}-00"),
    DAYS.map(lambda day: f"{day:%Y}-00-00"),
)


@cache
def values(annotation: object) -> st.SearchStrategy[Any]:
    """
    Return the values that `annotation` allows.

    Raises:
        TypeError: nobody said yet how such values are made.

    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    if origin is Annotated:
        return _constrained(arguments[0], arguments[1:])
    if origin in {Union, UnionType}:
        return st.one_of([values(argument) for argument in arguments])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple and arguments[1:] == (...,):
        return st.lists(values(arguments[0]), max_size=4).map(tuple)
    if origin is dict:
        return st.dictionaries(values(arguments[0]), JSON, max_size=4)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        hints = get_type_hints(annotation, include_extras=True)
        return st.fixed_dictionaries({n: values(hints[n]) for n in annotation.model_fields}).map(
            annotation.model_validate
        )
    raise TypeError(f"say in tests/properties/strategies.py how to make a {annotation}")


def _constrained(base: object, metadata: tuple[object, ...]) -> st.SearchStrategy[Any]:
    if get_args(Geboortedatum)[1] in metadata:
        return BIRTH_DATES
    for item in metadata:
        if isinstance(item, StringConstraints):
            return _strings(item)
        if isinstance(item, FieldInfo) and base in {int, float}:
            return _numbers(base, item)
    return values(base)


def _strings(constraints: StringConstraints) -> st.SearchStrategy[str]:
    if isinstance(constraints.pattern, str):
        return st.from_regex(constraints.pattern, fullmatch=True)
    longest = min(constraints.max_length or 50, 200)
    return st.text(max_size=longest).filter(lambda text: len(text.strip()) >= (constraints.min_length or 0))


def _numbers(base: type[int] | type[float], info: FieldInfo) -> st.SearchStrategy[Any]:
    low = next((item.ge for item in info.metadata if isinstance(item, annotated_types.Ge)), None)
    high = next((item.le for item in info.metadata if isinstance(item, annotated_types.Le)), None)
    numbers: Any = st.integers if base is int else st.floats
    strategy: st.SearchStrategy[Any] = numbers(low, high)
    return strategy


def events_of(event: type[Event]) -> st.SearchStrategy[Event]:
    """Return events of one class: any optional field left out, given, or given as None."""
    hints = get_type_hints(event, include_extras=True)
    required = {name: values(hints[name]) for name, info in event.model_fields.items() if info.is_required()}
    optional = {name: values(hints[name]) for name, info in event.model_fields.items() if not info.is_required()}
    fitting = FITTING.get(event, lambda fields: fields)
    return st.fixed_dictionaries(required, optional=optional).map(fitting).map(event.model_validate)


def any_event() -> st.SearchStrategy[Event]:
    """Return events of every class in the catalogue."""
    return st.sampled_from(CATALOGUE).flatmap(events_of)


def _in_order(fields: Fields) -> Fields:
    begin, end = fields.get("begindatum"), fields.get("einddatum")
    return (
        fields
        if begin is None or end is None
        else fields | {"begindatum": min(begin, end), "einddatum": max(begin, end)}
    )


def _a_melding(fields: Fields) -> Fields:
    soort, begin = fields.get("soort"), fields.get("begindatum")
    return _in_order(fields | {"soort": soort or Meldingsoort.V1, "begindatum": begin or fields["geldig_op"]})


def _leave_in_order(fields: Fields) -> Fields:
    van, einde = fields.get("van") or fields["geldig_op"], fields.get("tot_en_met")
    return fields if einde is None or van <= einde else fields | {"tot_en_met": van}


def _asks_for_something(fields: Fields) -> Fields:
    return _leave_in_order(fields | {"stukken": fields["stukken"] or ("programma",)})


def _one_destination(fields: Fields) -> Fields:
    if fields.get("gemeentecode") is not None:
        return {**fields, "land": None} if "land" in fields else fields
    return fields if fields.get("land") is not None else fields | {"land": "BE"}


def _one_unit(fields: Fields) -> Fields:
    if fields.get("minuten") is not None:
        return {**fields, "lesuren": None} if "lesuren" in fields else fields
    return fields if fields.get("lesuren") is not None else fields | {"hele_dag": True}


FITTING: dict[type[Event], Callable[[Fields], Fields]] = {
    MeldingOntvangen: _a_melding,
    MeldingGewijzigd: _in_order,
    VerlofAangevraagd: _leave_in_order,
    AanvullingGevraagd: _asks_for_something,
    BeslistermijnVerlengd: _leave_in_order,
    Verhuisd: _one_destination,
    OngeoorloofdVerzuimGeregistreerd: _one_unit,
}
"""What the fields of these events ask of each other."""

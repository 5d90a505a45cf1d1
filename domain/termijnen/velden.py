"""Which fields must an event have, with which values, to start a term or to be the occasion of a step?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from domain.events import BY_TYPE
from domain.events.base import Event

Veldwaarden = dict[str, bool | str]
"""By the name of a field in the code, its value."""


def heeft_waarden(feit: Event, velden: Mapping[str, bool | str]) -> bool:
    """Say whether an event has all these values."""
    return all(getattr(feit, veld, None) == waarde for veld, waarde in velden.items())


def noemt_dag(soort: type[Event], veld: str) -> bool:
    """Say whether every event of this kind has a day in this field."""
    return veld in soort.model_fields and soort.model_fields[veld].annotation is date


def toets_velden(gebeurtenis: str | None, velden: Iterable[str]) -> None:
    """Refuse fields that this kind of event does not have (raises ValueError)."""
    bekend = BY_TYPE[gebeurtenis].model_fields if gebeurtenis in BY_TYPE else {}
    for veld in sorted(velden):
        if veld not in bekend:
            raise ValueError(f"{gebeurtenis or 'wat hier begint'} heeft geen veld {veld}")


def toets_waarden(gebeurtenis: str | None, velden: Mapping[str, bool | str]) -> None:
    """Refuse fields that this kind of event does not have, or values that they never have (raises ValueError)."""
    toets_velden(gebeurtenis, velden)
    for veld, waarde in velden.items():
        if not _can_be(BY_TYPE[gebeurtenis or ""].model_fields[veld].annotation, waarde):
            raise ValueError(f"het veld {veld} van {gebeurtenis} kan niet {waarde!r} zijn")


def _can_be(soort: Any, waarde: bool | str) -> bool:  # noqa: ANN401 - the type of a field is a value here
    try:
        return bool(TypeAdapter(soort).validate_python(waarde) == waarde)
    except ValidationError:
        return False

"""What do all events have in common?"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic.alias_generators import to_camel


class Persoonlijk:
    """Marks a field that says something about a person: never in a log line, a message or a count."""


class Event(BaseModel):
    """
    Een feit over een leerling, dat niet meer verandert.

    `geldig_op` is the first day on which the fact holds; when it was registered stands in the
    envelope (`domain.dossier.Vastlegging`). Unknown fields are refused when a fact comes in and
    ignored when a stored one is read, so that an older version can read a newer log.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=to_camel, validate_by_name=True, validate_by_alias=True
    )

    name: ClassVar[str]
    """The stored name, for ever; a new shape is a new version."""
    wpg: ClassVar[bool] = False
    """Enforcement data (Wet politiegegevens): kept under a key and a term of its own."""
    bewijs: ClassVar[bool] = False
    """Proof of a destruction: kept under a key that outlives the others, so without anything personal."""

    geldig_op: date

    @classmethod
    def van_geldige(cls, velden: dict[str, Any]) -> Self:
        """
        Return the fact with these fields, of which whoever read them knows that they are valid.

        Nothing is looked at again: they are all fields of the class, by name and in its order, and each is what
        validation would make of it, stripped and of its own kind. The fact keeps `velden` itself.
        """
        feit = object.__new__(cls)
        set_ = object.__setattr__
        set_(feit, "__dict__", velden)
        set_(feit, "__pydantic_fields_set__", set(velden))
        set_(feit, "__pydantic_extra__", None)
        set_(feit, "__pydantic_private__", None)
        return feit

    def fields_given(self) -> dict[str, Any]:
        """Return the given fields by name; one given as None is there, one left out is not."""
        return {field: getattr(self, field) for field in self.model_fields_set}

    @classmethod
    @cache
    def date_fields(cls) -> tuple[str, ...]:
        """Return the names of the fields in which a day or a moment can stand."""
        return tuple(naam for naam, veld in cls.model_fields.items() if _can_be_a_day(veld.annotation))

    @classmethod
    def personal_fields(cls) -> Iterator[str]:
        """Yield the names of the fields that are marked as personal."""
        for field, info in cls.model_fields.items():
            if Persoonlijk in info.metadata or _is_marked(info.annotation):
                yield field

    @classmethod
    def type_name(cls) -> str:
        """Return the name as files and answers write it: the stored name without its version."""
        return cls.name.partition(".")[0]


def _can_be_a_day(annotation: object) -> bool:
    return annotation in (date, datetime) or any(map(_can_be_a_day, get_args(annotation)))


def _is_marked(annotation: object) -> bool:
    return Persoonlijk in getattr(annotation, "__metadata__", ()) or any(
        _is_marked(part) for part in get_args(annotation)
    )


PersoonlijkeTekst = Annotated[str, Persoonlijk, StringConstraints(max_length=20_000, strip_whitespace=True)]
"""Free text that may say anything about a person."""
Code = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
"""A short code from a list that others keep, or a role, or a reason."""
Nummer = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z._-]{1,40}$")]
"""A number that others gave."""
Brin = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}[A-Z]{2}$")]
"""A school: two digits and two capitals (R-3.7)."""
Vestiging = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{2}$")]
"""A location of a school: the two characters behind its BRIN."""
Gemeentecode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
"""A municipality: four digits with leading zeros (R-3.10)."""

"""Welke termijn verstreek, en wie kreeg daarvan bericht?"""

from datetime import date
from typing import ClassVar

from domain.events.base import Code, Event


class TermijnVerstreken(Event):
    """Een termijn is verstreken zonder dat gebeurde wat moest; `geldig_op` is de eerste dag erna."""

    name: ClassVar[str] = "TermijnVerstreken.v1"

    termijn: Code
    sleutel: Code | None = None
    vervalt_op: date | None = None
    opgemerkt_op: date | None = None


class TermijnVerstrekenHerzien(Event):
    """Een termijn die verstreken heette, is door een correctie verplaatst of bleek er niet te zijn."""

    name: ClassVar[str] = "TermijnVerstrekenHerzien.v1"

    termijn: Code
    sleutel: Code | None = None
    vervalt_op: date | None = None
    opgemerkt_op: date | None = None
    reden: Code | None = None


class SignaalGegeven(Event):
    """Een rol is gewaarschuwd."""

    name: ClassVar[str] = "SignaalGegeven.v1"

    soort: Code
    aan: Code
    sleutel: Code | None = None
    """Which occasion it was; a step is signalled once for each."""
    opgemerkt_op: date | None = None

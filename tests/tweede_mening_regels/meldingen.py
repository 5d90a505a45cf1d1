"""How do the meldingen stand, after everything that was said about them (docs/regels/meldingen.md)?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.events.base import Event
from domain.events.duo import MeldingIngetrokken, Meldingmutatie
from tests.tweede_mening.meldingen import AMSTERDAM, moment_van

OPEN = (None, "R", "B")


@dataclass(frozen=True)
class Melding:
    """What the mutations say in the end; the first day of the last time that it was not open, and that it was G."""

    nummer: str
    velden: dict[str, Any]
    dicht_op: date | None
    gesloten_op: date | None

    @property
    def soort(self) -> str | None:
        return self.velden.get("soort")

    @property
    def begindatum(self) -> date | None:
        return self.velden.get("begindatum")

    @property
    def einddatum(self) -> date | None:
        return self.velden.get("einddatum")

    @property
    def melddatum(self) -> date | None:
        return self.velden.get("melddatum")

    @property
    def laatste_dag(self) -> date | None:
        """The last day that it is about: who closes it without an einddatum says that the pupil is back."""
        return self.einddatum or (None if self.gesloten_op is None else self.gesloten_op - timedelta(days=1))

    @property
    def is_ingetrokken(self) -> bool:
        return self.velden.get("status") == "I"

    def is_open_op(self, dag: date) -> bool:
        van = self.melddatum or self.begindatum
        if self.is_ingetrokken or van is None or dag < van:
            return False
        return self.dicht_op is None or dag < self.dicht_op


def meldingen(feiten: Sequence[Event]) -> list[Melding]:
    gezegd = sorted((f for f in feiten if isinstance(f, Meldingmutatie)), key=moment_van)
    return [_after(nummer, gezegd) for nummer in sorted({mutatie.meldingsnummer for mutatie in gezegd})]


def _after(nummer: str, gezegd: Sequence[Meldingmutatie]) -> Melding:
    velden: dict[str, Any] = {}
    dicht_op: date | None = None
    gesloten_op: date | None = None
    for mutatie in gezegd:
        if mutatie.meldingsnummer != nummer:
            continue
        velden.update(mutatie.fields_given())
        if isinstance(mutatie, MeldingIngetrokken):
            velden["status"] = "I"
        dag = moment_van(mutatie).astimezone(AMSTERDAM).date()
        dicht_op = None if velden.get("status") in OPEN else dicht_op or dag
        gesloten_op = (gesloten_op or dag) if velden.get("status") == "G" else None
    return Melding(nummer, velden, dicht_op, gesloten_op)

"""On which days does a report say that the pupil is at home (3.3)?"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from domain.events.duo import MeldingIngetrokken, Meldingmutatie
from tests.tweede_mening.feiten import Feiten

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
GEEN_VERZUIM = ("langdurig-ziek", "legitiem")


@dataclass
class Meldingstand:
    """What the mutations say in the end."""

    velden: dict[str, Any] = field(default_factory=dict)
    gesloten_op: date | None = None

    @property
    def begindatum(self) -> date | None:
        begindatum: date | None = self.velden.get("begindatum")
        return begindatum

    def geeft(self, dag: date) -> bool:
        """Say whether `dag` is a day at home by this LRV, before anything is cut out."""
        status, eind = self.velden.get("status"), self.velden.get("einddatum")
        if self.velden.get("soort") != "LRV" or status == "I":
            return False
        if status == "G" and self.velden.get("reden") in GEEN_VERZUIM:
            return False
        if self.begindatum is None or dag < self.begindatum:
            return False
        if eind is not None:
            return bool(dag < eind)
        if status == "G" and self.gesloten_op is not None:
            return dag < self.gesloten_op
        return True

    def geeft_dagen(self) -> bool:
        return self.begindatum is not None and self.geeft(self.begindatum)


def moment_van(mutatie: Meldingmutatie) -> datetime:
    """Return its mutatieOp (without a zone: local time), else the start of its geldigOp."""
    moment = mutatie.mutatie_op or datetime.combine(mutatie.geldig_op, time.min)
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)


def meldingstanden(feiten: Feiten) -> list[Meldingstand]:
    standen: dict[str, Meldingstand] = {}
    # sorted() keeps the order of registration for mutations of the same moment
    for mutatie in sorted(feiten.van(Meldingmutatie), key=moment_van):
        stand = standen.setdefault(mutatie.meldingsnummer, Meldingstand())
        was_gesloten = stand.velden.get("status") == "G"
        stand.velden.update(mutatie.fields_given())
        if isinstance(mutatie, MeldingIngetrokken):
            stand.velden["status"] = "I"
        if stand.velden.get("status") == "G" and not was_gesloten:
            stand.gesloten_op = moment_van(mutatie).astimezone(AMSTERDAM).date()
    return list(standen.values())

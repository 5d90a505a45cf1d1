"""Which terms passed and which signals are due, and how is each recorded once, in due order?"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from domain.decisions.klokslag import Klokstand, klokslagen
from domain.dossier import Dossier
from domain.kaderverloop import Kaderperiode
from projections.inzichten import Inzichten
from projections.stores.promise import RowStore, Vraag
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.opnieuw import until_first

BATCH = 200
"""Dossiers in one transaction; in due order."""
BRON = "klok"


@dataclass(frozen=True, slots=True)
class Opbrengst:
    """What the clock recorded, by kind of event."""

    tot: date
    vastgelegd: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """What would pass and be signalled through a day if nobody acts; nothing of it is recorded."""

    tot: date
    termijnen: list[dict[str, Any]]
    stappen: list[dict[str, Any]]


def sla(
    log: EventLog,
    rows: RowStore,
    lijn: Sequence[Kaderperiode],
    stand: Klokstand,
    bekend_op: datetime,
    nu: Callable[[], datetime],
    door: str,
) -> Opbrengst:
    """
    Record what is due through `stand.tot`, each thing once, in due order; rows must have followed up to `bekend_op`.

    `lijn` says within which frame each day is judged.

    The rows are a hint only: every dossier is folded and decided on anew. Any number of clocks may strike at once, and
    one that is killed leaves whole transactions; the next strike goes on.

    Raises:
        EventLogError: the log cannot be read or written.

    """
    opbrengst = Opbrengst(stand.tot)
    wie = _due(rows, Vraag(stand.tot, bekend_op))
    for start in range(0, len(wie), BATCH):
        opbrengst.vastgelegd.update(_strike(log, lijn, stand, wie[start : start + BATCH], nu, door))
    return opbrengst


def vooruitblik(rows: RowStore, vandaag: date, tot: date, bekend_op: datetime) -> Vooruitblik:
    """Answer what the clock would record if it struck every day from `vandaag` through `tot` and nobody acts."""
    vraag = Vraag(tot, bekend_op)
    return Vooruitblik(tot, rows.verstrekend(vraag), rows.verschuldigde_stappen(vraag, vanaf=vandaag))


def _due(rows: RowStore, vraag: Vraag) -> list[UUID]:
    """Return the dossiers of which something may be due, by the day of the first thing."""
    eerste: dict[UUID, str] = {}
    hints: Iterable[tuple[UUID, str]] = [
        *((row["dossier_id"], row["op"]) for row in rows.ten_onrechte_verstreken(vraag)),
        *((row["dossier_id"], row["op"]) for row in rows.verstrekend(vraag)),
        *((row["dossier_id"], row["van"]) for row in rows.verschuldigde_stappen(vraag)),
    ]
    for dossier_id, dag in hints:
        eerste[dossier_id] = min(dag, eerste.get(dossier_id, dag))
    return sorted(eerste, key=lambda dossier_id: (eerste[dossier_id], dossier_id.bytes))


def _strike(
    log: EventLog,
    lijn: Sequence[Kaderperiode],
    stand: Klokstand,
    wie: Sequence[UUID],
    nu: Callable[[], datetime],
    door: str,
) -> Counter[str]:
    def strike() -> Counter[str]:
        dossiers = log.dossiers(wie)
        nieuw = sorted(
            (n for dossier_id in wie for n in _decide(dossiers[dossier_id], lijn, stand, door)),
            key=lambda n: n.feit.geldig_op,
        )
        if nieuw:
            log.append(_numbered(nieuw), nu=nu())
        return Counter(n.feit.type_name() for n in nieuw)

    return until_first(strike)


def _decide(dossier: Dossier, lijn: Sequence[Kaderperiode], stand: Klokstand, door: str) -> list[Nieuw]:
    inzichten = Inzichten(dossier, lijn)
    slagen = klokslagen(dossier, inzichten.termijnen, inzichten.stappen, stand)
    return [Nieuw(slag.id, dossier.id, dossier.versie + i, slag.feit, BRON, door) for i, slag in enumerate(slagen, 1)]


def _numbered(nieuw: list[Nieuw]) -> list[Nieuw]:
    """Keep due order over pupils, and within a pupil the order that was decided."""
    by_dossier: dict[UUID, list[Nieuw]] = {}
    for n in sorted(nieuw, key=lambda n: n.versie):
        by_dossier.setdefault(n.dossier_id, []).append(n)
    return [by_dossier[n.dossier_id].pop(0) for n in nieuw]

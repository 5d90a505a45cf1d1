"""Where does each event stand on both axes of time: when it was true, and when we knew?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.tijdzone import AMSTERDAM
from services.dashboard.woorden import dag, kort, los

BREED, HOOG = 1000, 360
LINKS, BOVEN, RECHTS, ONDER = 120, 20, 20, 40
STREEPJES = 6


@dataclass(frozen=True, slots=True)
class Stip:
    """An event; `soort` says whether it was known at the earlier moment too."""

    x: float
    y: float
    soort: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Tweeassen:
    """The picture: to the right when it was true, downwards when we knew it."""

    breed: int
    hoog: int
    links: int
    onder: int
    stippen: Sequence[Stip]
    x_streepjes: Sequence[tuple[float, str]]
    y_streepjes: Sequence[tuple[float, str]]
    peildatum: float
    toen: float
    samenvatting: str


EERSTE = datetime(1970, 1, 1, tzinfo=UTC)
"""Nothing was known before; an earlier moment is drawn here."""


def tweeassen(stappen: Sequence[Mapping[str, Any]], peildatum: date, toen: datetime) -> Tweeassen:
    """Return the picture of the steps of a replay, with the day that is asked about and the earlier moment."""
    dagen = [date.fromisoformat(s["geldigOp"]) for s in stappen]
    momenten = [datetime.fromisoformat(s["vastgelegdOp"]) for s in stappen]
    toen = max(toen, EERSTE)
    van_dag, tot_dag = min([*dagen, peildatum]) - timedelta(days=14), max([*dagen, peildatum]) + timedelta(days=14)
    van_moment = min([*momenten, toen]) - timedelta(days=7)
    tot_moment = max([*momenten, toen]) + timedelta(days=7)

    def x(op: date) -> float:
        return round(LINKS + (BREED - LINKS - RECHTS) * (op - van_dag) / (tot_dag - van_dag), 1)

    def y(op: datetime) -> float:
        return round(BOVEN + (HOOG - BOVEN - ONDER) * ((op - van_moment) / (tot_moment - van_moment)), 1)

    stippen = [
        Stip(
            x(geldig),
            y(bekend),
            "bekend" if bekend <= toen else "later",
            f"{los(s['type'])}: over {kort(geldig)}, vastgelegd op {kort(bekend.astimezone(AMSTERDAM).date())}",
        )
        for s, geldig, bekend in zip(stappen, dagen, momenten, strict=True)
    ]
    later = sum(stip.soort == "later" for stip in stippen)
    return Tweeassen(
        BREED,
        HOOG,
        LINKS,
        HOOG - ONDER,
        stippen,
        [(x(op), kort(op)) for op in _spread(van_dag, tot_dag)],
        [(y(op), kort(op.date())) for op in _moments(van_moment, tot_moment)],
        x(peildatum),
        y(toen),
        f"{len(stippen)} gebeurtenissen, waarvan {later} pas bekend na {dag(toen.astimezone(AMSTERDAM).date())}.",
    )


def _spread(van: date, tot: date) -> list[date]:
    return [van + (tot - van) * i / STREEPJES for i in range(1, STREEPJES)]


def _moments(van: datetime, tot: datetime) -> list[datetime]:
    return [van + (tot - van) * i / STREEPJES for i in range(1, STREEPJES)]

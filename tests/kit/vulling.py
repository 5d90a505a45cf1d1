"""Rows of many dossiers at once: enough of them for a database to choose a plan as it would for real."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from projections.bitemporaal import ALTIJD
from projections.stores.rijen import Rijen
from projections.stores.taal import Taal
from projections.views import CATALOGUE
from projections.views.view import View
from tests.kit.woorden import LEERLING

GEMEENTEN = 40
BEGIN, DAGEN = date(2022, 6, 1), 1_460
"""The days over which all this is spread: four years, of which the last is the one that is asked about."""
BEKEND = datetime(2025, 1, 1, tzinfo=UTC)
DAG = timedelta(days=1)
TELKENS = {"statuslijn": 2, "termijnen": 2, "klokslagen": 2}
"""How many rows a dossier has in a view, when it is not one."""
KEUZEN: dict[str, Sequence[str]] = {
    "status": ("lopend", "verlopen", "dreigend", "thuiszitter"),
    "gemeentecode": [f"{nummer:04}" for nummer in range(GEMEENTEN)],
    "brin": [f"{nummer:04}" for nummer in range(50)],
    "rol": ("school", "leerplicht", "jgz", "pact"),
    "soort": ("thuiszitterspact", "reactie", "zestien-uur", "bewaartermijn"),
    "slag": ("verstreken", "signaal"),
    "aan": ("leerplicht", "coordinator"),
    "grond": ("5a", "5b", "5c", "11"),
    "schooljaar": ("2022-2023", "2023-2024", "2024-2025", "2025-2026"),
    "cijfer": ("relatief", "absoluut", "vrijstelling"),
    "profiel": ("arbeid", "vo", "dagbesteding"),
    "reden": ("verzuim", "uitval"),
    "behandelaar": [f"lpa-{nummer}" for nummer in range(60)],
    "stand": ("te-melden", "aangeboden", "bevestigd", "bevestigd"),
    "uitvoer": [f"{nummer:04}" for nummer in range(50)],
    "uitleg": ("[]",),
    "kenmerk": ("gemeente",),
    "waarde": [f"{nummer:04}" for nummer in range(GEMEENTEN)],
}
EERSTE = {"van", "op", "start", "gegeven_op", "sinds", "thuis_sinds"}
GEBEURD = {"geldig_op", "begindatum", "melddatum", "gehaald_op"}
LAATSTE = {"tot_en_met", "vervalt_op", "leerplicht_vanaf", "open_tot_en_met"}


@cache
def dossier_van(nummer: int) -> UUID:
    """Return which dossier has this number."""
    return uuid5(LEERLING, f"vulling {nummer}")


def vul(rows: Rijen, dossiers: range, views: Sequence[View] = CATALOGUE) -> None:
    """Fill views with rows of so many dossiers, and let the database look at what it has."""
    with rows.databank.schrijven() as v:
        for view in views:
            kolommen = ("dossier_id", "bekend_van", "bekend_tot", *view.kolommen)
            v.voeg_toe(view.name, kolommen, list(_rows(view, rows._taal, dossiers)))
    with rows.databank.schrijven() as v:
        v.doe("ANALYZE")


def _rows(view: View, taal: Taal, dossiers: range) -> Iterator[tuple[Any, ...]]:
    """Yield rows: those of one dossier follow each other in time; one in eight is held true no more."""
    keer = TELKENS.get(view.name, 1)
    for d in dossiers:
        vanaf = BEKEND + timedelta(minutes=d % 10_000)
        for n in range(keer):
            eerste = BEGIN + ((d * 7_919) % DAGEN + n * 40) * DAG
            tot = vanaf + 150 * DAG if (d + n) % 8 == 0 else None
            grenzen = (taal.grens(_micros(vanaf)), taal.grens(ALTIJD if tot is None else _micros(tot)))
            yield dossier_van(d), *grenzen, *(_value(view, kolom, d, n, eerste) for kolom in view.kolommen)


def _micros(moment: datetime) -> int:
    return int(moment.timestamp()) * 1_000_000


def _value(view: View, kolom: str, d: int, n: int, eerste: date) -> str | int:
    if kolom in EERSTE | GEBEURD:
        return eerste.isoformat()
    if kolom in LAATSTE:
        return (eerste + 30 * DAG).isoformat()
    if view.types[kolom] is int:
        return n + 1
    keuzen = KEUZEN.get(kolom)
    return f"{kolom} {d}.{n}" if keuzen is None else keuzen[(d // 3 + n) % len(keuzen)]

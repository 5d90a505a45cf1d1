"""How long does the library itself take to save the same facts, with what it does by default?"""

from collections.abc import Sequence
from itertools import count
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from psycopg.conninfo import conninfo_to_dict

from services.eventlog.codec import Nieuw
from services.tijd import nieuwe_id

TOGETHER = 150
"""Pupils in one save: with more the library hangs for ever on a large statement, holding its lock."""


FEIT: dict[str, Any] = {"soort": "Ziekgemeld.v1", "feit": {"geldigOp": "2026-03-01"}}


class Leerling(Aggregate):
    """A pupil as the library would have it."""

    class Begonnen(Aggregate.Created):
        """The first fact."""

        soort: str
        feit: dict[str, Any]

    class Vastgelegd(Aggregate.Event):
        """Another fact."""

        soort: str
        feit: dict[str, Any]


class Bibliotheek:
    """The library's own application on PostgreSQL: its mapper, its table, its lock; nothing encrypted or sealed."""

    def __init__(self, adres: str, nieuw: Sequence[Nieuw]) -> None:
        self._leerlingen = _aggregates(nieuw)
        self._adres = adres
        self._app = _application(adres)

    def save(self) -> float:
        """Save the facts, each pupil whole; no other process has a part in it."""
        for start in range(0, len(self._leerlingen), TOGETHER):
            self._app.save(*self._leerlingen[start : start + TOGETHER])
        return 0.0

    def forget(self) -> None:
        """Take away what was saved."""
        with psycopg.connect(self._adres, autocommit=True) as connection:
            connection.execute("TRUNCATE application_events RESTART IDENTITY")

    def close(self) -> None:
        """Close its connections."""
        self._app.close()


class EenVoorEen:
    """The same application, of which several threads save one fact at a time, each of the next pupil."""

    def __init__(self, adres: str, hoeveel: int) -> None:
        self._app = _application(adres)
        self._leerlingen = [Leerling._create(Leerling.Begonnen, id=nieuwe_id(), **FEIT) for _ in range(hoeveel)]
        self._beurt = count()
        for start in range(0, hoeveel, TOGETHER):
            self._app.save(*self._leerlingen[start : start + TOGETHER])

    def save(self) -> None:
        """Save one fact."""
        leerling = self._leerlingen[next(self._beurt) % len(self._leerlingen)]
        leerling.trigger_event(Leerling.Vastgelegd, **FEIT)
        self._app.save(leerling)

    def close(self) -> None:
        """Close its connections."""
        self._app.close()


def _application(adres: str) -> Application[UUID]:
    """Return an application as the library makes it by default, on this server."""
    delen = conninfo_to_dict(adres)
    namen = ("dbname", "host", "port", "user", "password")
    waar = {f"POSTGRES_{naam.upper()}": str(delen.get(naam) or "") for naam in namen}
    waar["POSTGRES_PORT"] = waar["POSTGRES_PORT"] or "5432"
    return Application({"PERSISTENCE_MODULE": "eventsourcing.postgres", **waar})


def _aggregates(nieuw: Sequence[Nieuw]) -> list[Leerling]:
    leerlingen: dict[UUID, Leerling] = {}
    for een in nieuw:
        velden = {"soort": een.feit.name, "feit": een.feit.model_dump(mode="json", by_alias=True, exclude_unset=True)}
        if een.dossier_id in leerlingen:
            leerlingen[een.dossier_id].trigger_event(Leerling.Vastgelegd, **velden)
        else:
            leerlingen[een.dossier_id] = Leerling._create(Leerling.Begonnen, id=een.dossier_id, **velden)
    return list(leerlingen.values())

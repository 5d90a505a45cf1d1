"""Is this installation in order?"""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.errors import KalenderOnbekendError, VerzuimspoorError
from domain.events.inschrijving import Vakantieregio
from domain.kader import Kader
from domain.kaderverloop import beleid_op
from domain.kalender import BEKEND
from projections.stores.promise import RowStore
from projections.stores.verbinding import is_private
from services.eventlog.log import EventLog

PLENTY = 1 << 30
"""Bytes that should be free."""


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One thing that was looked at; `remedie` says what to do when it is not in order."""

    naam: str
    goed: bool
    bevinding: str
    remedie: str = ""


def doctor(
    log: EventLog, rows: RowStore, kader: Kader, vandaag: date, profiel: str = "", kalender: Path | None = None
) -> Iterator[Onderdeel]:
    """Yield what was looked at, good or bad; `profiel` and `kalender` are what the settings say."""
    yield Onderdeel("Python", sys.version_info >= (3, 11), sys.version.split()[0], "gebruik Python 3.11 of nieuwer")
    yield Onderdeel(
        "SQLite", sqlite3.sqlite_version_info >= (3, 35), sqlite3.sqlite_version, "gebruik SQLite 3.35 of nieuwer"
    )
    yield _store(log)
    yield _space(log.path)
    yield _private("Opslag", log.path)
    yield _private("Sleutelbestand", log.sleutels.path)
    yield _keys(log)
    yield _destroyed(log)
    yield _calendar(kader, vandaag)
    yield from _policy(log, kader, vandaag, profiel, kalender)
    yield Onderdeel(
        "Gemeenten", len(kader.gemeenten) > 300, f"{len(kader.gemeenten)} codes bekend", "installeer opnieuw"
    )
    hoofd = log.recorder.max_notification_id() or 0
    for view, position in rows.positions().items():
        achter = hoofd - position
        yield Onderdeel(
            f"Projectie {view}",
            achter == 0,
            f"{achter} gebeurtenissen achter",
            "stel een vraag of draai rebuild: dan loopt zij bij",
        )


def _store(log: EventLog) -> Onderdeel:
    connection = sqlite3.connect(log.path)
    try:
        modus = connection.execute("PRAGMA journal_mode").fetchone()[0]
    finally:
        connection.close()
    return Onderdeel(
        "Journaal",
        modus == "wal",
        f"{log.path} ({modus})",
        "zet de opslag op een lokale schijf, niet op een netwerkschijf",
    )


def _space(path: Path) -> Onderdeel:
    vrij = shutil.disk_usage(path.parent).free
    return Onderdeel("Schijfruimte", vrij > PLENTY, f"{vrij >> 20} MiB vrij", "maak ruimte vrij")


def _private(naam: str, path: Path) -> Onderdeel:
    rechten = path.stat().st_mode & 0o777
    return Onderdeel(naam, is_private(path), f"{path} ({rechten:03o})", f"chmod 600 {path}")


def _keys(log: EventLog) -> Onderdeel:
    try:
        for verwijzing in log.since(0, 1, 1):
            log.dossier(verwijzing.dossier_id)
    except VerzuimspoorError as fout:
        return Onderdeel("Sleutels", False, str(fout), "zet het sleutelbestand terug dat bij deze opslag hoort")
    return Onderdeel("Sleutels", True, f"{log.sleutels.aantal()} sleutels")


def _destroyed(log: EventLog) -> Onderdeel:
    open_ = log.vernietigingen.unfinished()
    return Onderdeel(
        "Vernietigingen",
        not open_,
        f"{len(open_)} niet af: er zijn nog sleutels of regels" if open_ else "alle af",
        "draai verzuimspoor erase --afmaken",
    )


def _calendar(kader: Kader, vandaag: date) -> Onderdeel:
    tot_en_met = BEKEND.tot_en_met
    try:
        kader.kalender.is_lesdag(vandaag, Vakantieregio.NOORD)
    except KalenderOnbekendError as fout:
        return Onderdeel("Schoolkalender", False, str(fout), "werk het pakket holidays bij")
    return Onderdeel("Schoolkalender", True, f"bekend tot en met {tot_en_met}")


def _policy(log: EventLog, kader: Kader, vandaag: date, profiel: str, kalender: Path | None) -> Iterator[Onderdeel]:
    """Yield which agreements hold, and what the settings say that does not count beside what was recorded."""
    geldend = beleid_op(log.beleid(), vandaag)
    if geldend is None:
        yield Onderdeel("Beleid", True, f"{kader.beleid.profiel}, volgens de instellingen; er is niets vastgesteld")
        return
    yield Onderdeel("Beleid", True, f"{geldend.feit.profiel}@{geldend.feit.versie} geldt")
    if profiel not in ("", geldend.feit.profiel):
        yield Onderdeel(
            "Profiel",
            False,
            f"{profiel} telt niet mee: wat is vastgesteld, gaat voor",
            "laat VERZUIMSPOOR_PROFIEL weg, of stel dat profiel vast met beleid activate",
        )
    if kalender is not None:
        yield Onderdeel(
            "Kalenderbestand",
            False,
            f"{kalender} telt niet mee: wat is vastgesteld, gaat voor",
            "stel het vast met beleid activate --kalender, en laat VERZUIMSPOOR_KALENDER weg",
        )

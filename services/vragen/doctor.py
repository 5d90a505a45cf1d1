"""Is this installation in order?"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from domain.errors import KalenderOnbekendError, VerzuimspoorError
from domain.events.inschrijving import Vakantieregio
from domain.kader import Kader
from domain.kaderverloop import beleid_op
from domain.kalender import BEKEND
from projections.stores.promise import RowStore
from services.eventlog.log import EventLog
from services.vragen.bevinding import Onderdeel
from services.vragen.omvang import omvang
from services.vragen.opslag import opslag, tabellen
from services.vragen.sleutelstand import onderdelen as sleutels


def doctor(
    log: EventLog, rows: RowStore, kader: Kader, vandaag: date, profiel: str = "", kalender: Path | None = None
) -> Iterator[Onderdeel]:
    """Yield what was looked at, good or bad; `profiel` and `kalender` are what the settings say."""
    yield Onderdeel("Python", sys.version_info >= (3, 11), sys.version.split()[0], "gebruik Python 3.11 of nieuwer")
    yield from opslag(log.databank)
    yield from sleutels(log)
    yield tabellen(log.databank)
    yield from omvang(log.databank, log.last_id())
    yield _keys(log)
    yield _destroyed(log)
    yield _calendar(kader, vandaag)
    yield from _policy(log, kader, vandaag, profiel, kalender)
    yield Onderdeel(
        "Gemeenten", len(kader.gemeenten) > 300, f"{len(kader.gemeenten)} codes bekend", "installeer opnieuw"
    )
    hoofd = log.last_id()
    for view, position in rows.positions().items():
        achter = hoofd - position
        yield Onderdeel(
            f"Projectie {view}",
            achter == 0,
            f"{achter} gebeurtenissen achter",
            "stel een vraag of draai rebuild: dan loopt zij bij",
        )
    wachtend = rows.waiting()
    yield Onderdeel(
        "Wachtende dossiers",
        not wachtend,
        "; ".join(f"{w.dossier_id} sinds gebeurtenis {w.notification_id}: {w.fout}" for w in wachtend) or "geen",
        "verhelp de oorzaak en draai verzuimspoor project --opnieuw",
    )


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

"""Is the log whole: its order, its numbers, and can everything be read?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from projections.stores.promise import RowStore
from services.eventlog.errors import EventLogError
from services.eventlog.log import EventLog
from services.eventlog.recorder import StampedNotification

PAGE = 2_000


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something that is not as it was stored, and where."""

    code: str
    plaats: str
    melding: str


@dataclass(slots=True)
class Controle:
    """What was looked at and what was found; `dossiers` are those of pupils."""

    gebeurtenissen: int = 0
    dossiers: int = 0
    bevindingen: list[Bevinding] = field(default_factory=list)


def verify(log: EventLog, rows: RowStore, voortgang: Callable[[int], None] = lambda _: None) -> Controle:
    """
    Read the whole log and check it: numbers 1..n, moments that never go back, versions without a gap, readable events.

    Memory grows with the number of dossiers (a version each), not with that of events.
    """
    controle = Controle()
    versies: dict[bytes, int] = {}
    vorige, moment = 0, 0
    while bladzij := log.stored_since(vorige, PAGE):
        for stored in bladzij:
            controle.bevindingen.extend(_in_order(stored, vorige, moment, versies))
            vorige, moment = stored.id, max(moment, stored.ontvangen_op)
        controle.bevindingen.extend(_unreadable(log, bladzij))
        controle.gebeurtenissen += len(bladzij)
        voortgang(len(bladzij))
    geen_leerling = {*log.other_streams(), *log.vernietigingen.stromen()}
    controle.dossiers = len(versies.keys() - {stroom.bytes for stroom in geen_leerling})
    controle.bevindingen.extend(_ends(log, rows, vorige))
    return controle


def _in_order(stored: StampedNotification, vorige: int, moment: int, versies: dict[bytes, int]) -> Iterator[Bevinding]:
    plaats = f"gebeurtenis {stored.id}"
    if stored.id != vorige + 1:
        yield Bevinding("gat", plaats, f"na {vorige} volgt {stored.id}: daartussen ontbreken gebeurtenissen")
    if stored.ontvangen_op < moment:
        yield Bevinding("tijd-terug", plaats, "is eerder ontvangen dan de gebeurtenis ervoor")
    dossier = stored.dossier_id.bytes
    versie = versies.get(dossier, 0) + 1
    if stored.originator_version != versie:
        melding = f"is versie {stored.originator_version} van dossier {stored.dossier_id}, verwacht {versie}"
        yield Bevinding("versie", plaats, melding)
    versies[dossier] = stored.originator_version


def _unreadable(log: EventLog, bladzij: list[StampedNotification]) -> Iterator[Bevinding]:
    try:
        for _ in log.decode(bladzij):
            pass
    except (EventLogError, ValueError):
        for stored in bladzij:
            try:
                list(log.decode([stored]))
            except (EventLogError, ValueError) as fout:
                yield Bevinding("onleesbaar", f"gebeurtenis {stored.id}", str(fout))


def _ends(log: EventLog, rows: RowStore, laatste: int) -> Iterator[Bevinding]:
    hoofd = log.recorder.max_notification_id() or 0
    if hoofd != laatste:
        yield Bevinding("staart", f"gebeurtenis {laatste}", f"het logboek telt er {hoofd}: het einde ontbreekt")
    for view, position in rows.positions().items():
        if position > hoofd:
            yield Bevinding(
                "vooruit", f"projectie {view}", f"staat op {position}, voorbij het logboek ({hoofd}); herbouw haar"
            )
    for dossier_id, melding in log.vernietigingen.unaccounted():
        yield Bevinding("vernietiging", f"dossier {dossier_id}", melding)
    for dossier_id in log.dossiers_without_index():
        melding = "is op geen enkel nummer te vinden: een volgende aanlevering zou de leerling opnieuw vastleggen"
        yield Bevinding("index-ontbreekt", f"dossier {dossier_id}", melding)
    for dossier_id in log.index_without_dossier():
        yield Bevinding(
            "index", f"dossier {dossier_id}", "staat in de index van nummers maar heeft geen gebeurtenissen"
        )

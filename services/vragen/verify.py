"""Is the log whole: its order, its numbers, its seal, and can everything be read?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from projections.stores.promise import RowStore
from services.eventlog.controlepunt import Controlepunt
from services.eventlog.errors import EventLogError
from services.eventlog.log import EventLog
from services.eventlog.recorder import StampedNotification
from services.eventlog.zegeltabel import Ruwerij
from services.vragen.bevinding import Bevinding
from services.vragen.zegelcontrole import Bladzijden, Keten

PAGE = 2_000


@dataclass(slots=True)
class Controle:
    """What was looked at and what was found; `dossiers` are those of pupils, `achteraf` was sealed afterwards."""

    gebeurtenissen: int = 0
    dossiers: int = 0
    blokken: int = 0
    achteraf: int = 0
    bevindingen: list[Bevinding] = field(default_factory=list)


def verify(
    log: EventLog,
    rows: RowStore,
    voortgang: Callable[[int], None] = lambda _: None,
    punt: Controlepunt | None = None,
) -> Controle:
    """
    Read the whole log, as it is at this moment, and check it.

    Numbers 1..n, moments that never go back, versions without a gap, readable events, and that everything is what was
    sealed; `punt` is a checkpoint that was kept elsewhere. Memory grows with the number of dossiers (a version each),
    not with that of events.
    """
    controle, posities = Controle(), rows.positions()
    keten = Keten(log.sleutels, punt, controle.bevindingen)
    versies: dict[bytes, int] = {}
    vorige, moment = 0, 0
    with log.opname() as opname:
        bladzijden = Bladzijden(keten.lees(opname.blokken()), controle.bevindingen)
        rijen = opname.rijen()
        while bladzij := list(islice(rijen, PAGE)):
            for rij in bladzij:
                controle.bevindingen.extend(_in_order(rij, vorige, moment, versies))
                vorige, moment = rij.id, max(moment, rij.ontvangen_op)
                bladzijden.erbij(rij)
            controle.bevindingen.extend(unreadable(log, bladzij))
            controle.gebeurtenissen += len(bladzij)
            voortgang(len(bladzij))
        bladzijden.sluit()
        keten.vergelijk()
        hoofd = opname.hoofd()
    controle.blokken, controle.achteraf = keten.aantal, keten.achteraf
    geen_leerling = {*log.other_streams(), *log.vernietigingen.stromen()}
    controle.dossiers = len(versies.keys() - {stroom.bytes for stroom in geen_leerling})
    controle.bevindingen.extend(_ends(log, posities, vorige, hoofd))
    return controle


def _in_order(rij: Ruwerij, vorige: int, moment: int, versies: dict[bytes, int]) -> Iterator[Bevinding]:
    plaats = f"gebeurtenis {rij.id}"
    if rij.id != vorige + 1:
        yield Bevinding("gat", plaats, f"na {vorige} volgt {rij.id}: daartussen ontbreken gebeurtenissen")
    if rij.ontvangen_op < moment:
        yield Bevinding("tijd-terug", plaats, "is eerder ontvangen dan de gebeurtenis ervoor")
    versie = versies.get(rij.originator_id, 0) + 1
    if rij.versie != versie:
        yield Bevinding("versie", plaats, f"is versie {rij.versie} van dossier {rij.stroom}, verwacht {versie}")
    versies[rij.originator_id] = rij.versie


def unreadable(log: EventLog, bladzij: list[Ruwerij]) -> Iterator[Bevinding]:
    """Yield which of these cannot be read."""
    for rij in bladzij:
        if not rij.leesbaar:
            melding = "een kolom heeft een andere vorm dan toen zij werd opgeslagen"
            yield Bevinding("onleesbaar", f"gebeurtenis {rij.id}", melding)
    leesbaar = [rij for rij in bladzij if rij.leesbaar]
    try:
        for _ in log.decode([_stored(rij) for rij in leesbaar]):
            pass
    except (EventLogError, ValueError, OverflowError):
        for rij in leesbaar:
            try:
                list(log.decode([_stored(rij)]))
            except (EventLogError, ValueError, OverflowError) as fout:
                yield Bevinding("onleesbaar", f"gebeurtenis {rij.id}", str(fout))


def _stored(rij: Ruwerij) -> StampedNotification:
    return StampedNotification(
        id=rij.id,
        originator_id=UUID(bytes=rij.originator_id),
        originator_version=rij.versie,
        topic=rij.topic.decode(),
        state=rij.state,
        event_id=UUID(bytes=rij.event_id),
        ontvangen_op=rij.ontvangen_op,
    )


def _ends(log: EventLog, posities: Mapping[str, int], laatste: int, hoofd: int) -> Iterator[Bevinding]:
    if hoofd != laatste:
        wat = "het einde ontbreekt" if hoofd > laatste else "de telling is gewijzigd, of hier is iets bijgeschreven"
        yield Bevinding("staart", f"gebeurtenis {laatste}", f"het logboek telt er {hoofd}: {wat}")
    for view, position in posities.items():
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

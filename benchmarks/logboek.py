"""What does a line for every pupil cost: recording one event, taking in many, and showing a list?"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter
from uuid import UUID

from benchmarks.meten import Ronden, show
from benchmarks.opstelling import Opzet
from domain.events.verzuim import Ziekgemeld
from projections.stores.databank import open_databank
from services.eventlog import codec
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.eventlog.recorder import Bijschrift, IdentifiedEvent
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.logboek import Handeling
from services.logboek.boek import pseudoniem
from services.logboek.gezien import ids_in
from services.logboek.regels import GEEN, Pakket
from services.logboek.spoor import nieuw_spoor
from services.tijd import nieuwe_id, nu
from tests.kit.postgres import database

BLADZIJDE = 50


def run(opzet: Opzet) -> None:
    """Do the same with lines and without, in turn, on the clock of the wall: most of it waits for the store."""
    with _logs(opzet.map) as logs:
        for naam, log in logs:
            _one(naam, log, opzet.of(100, 5))
            _many(naam, log, opzet.of(5, 2), opzet.of(1_000, 50))
            _shown(naam, log, opzet.of(40, 5))


@contextmanager
def _logs(folder: Path) -> Iterator[Iterator[tuple[str, EventLog]]]:
    folder.mkdir(parents=True, exist_ok=True)
    with database() as adres:

        def each() -> Iterator[tuple[str, EventLog]]:
            for naam, waar in (("SQLite", str(folder / "logboek.db")), ("PostgreSQL", adres)):
                sleutels = open_sleutelkast(folder / f"{naam}.sleutels")
                with closing(EventLog(open_databank(waar, SCHEMA), sleutels)) as log:
                    yield naam, log

        yield each()


def _one(naam: str, log: EventLog, keren: int) -> None:
    ronden = _in_turn(lambda: _store(log, 1, met=True), lambda: _store(log, 1, met=False), keren)
    show(f"{naam}: one event with its line", [een * 1000 for een in ronden.onze], "ms")
    show(f"{naam}: ratio with the same without", ronden.ratios, "x")


def _many(naam: str, log: EventLog, keren: int, hoeveel: int) -> None:
    ronden = _in_turn(lambda: _store(log, hoeveel, met=True), lambda: _store(log, hoeveel, met=False), keren)
    show(f"{naam}: {hoeveel:,} events of as many pupils, with lines", [een * 1000 for een in ronden.onze], "ms")
    show(f"{naam}: ratio with the same without", ronden.ratios, "x")


def _shown(naam: str, log: EventLog, keren: int) -> None:
    """Log a page of a list: find the ids in its bytes, know which are of pupils, and write their lines."""
    ids = _store(log, BLADZIJDE, met=False)
    pagina = b"".join(f'<a href="/dossiers/{een}">{nieuwe_id()} {nieuwe_id()}</a>'.encode() * 2 for een in ids)
    tijden = []
    for _ in range(keren):
        handeling = Handeling(nieuw_spoor(), "scherm:thuiszitters", "p", "leerplichtambtenaar")
        begin = perf_counter()
        log.logboek.gelezen(handeling, ids_in(pagina))
        tijden.append((perf_counter() - begin) * 1000)
    show(f"{naam}: logging a page of {BLADZIJDE} pupils before it leaves", tijden, "ms")


def _store(log: EventLog, hoeveel: int, *, met: bool) -> Sequence[UUID]:
    """Store an event of each of so many new pupils, with or without lines; all else is the same."""
    ids = [nieuwe_id() for _ in range(hoeveel)]
    namen = [(een, 0) for een in ids]
    sleutels = log.sleutels.get_or_make(namen)
    feit = Ziekgemeld(geldig_op=date(2026, 1, 12))
    events = []
    for dossier_id in ids:
        nieuw = Nieuw(nieuwe_id(), dossier_id, 1, feit, "meting", "meting")
        [state] = codec.encode_all([nieuw], [sleutels[dossier_id, 0]], [0])
        events.append(IdentifiedEvent(dossier_id, 1, feit.name, state, nieuw.id))
    pakket: Pakket = GEEN
    if met:
        handeling = Handeling(nieuw_spoor(), "opdracht:ingest")
        pakket = log.logboek.pakket(handeling, {een: pseudoniem(sleutels[een, 0]) for een in ids})
    log.recorder.insert_events(events, nu=int(nu().timestamp() * 1_000_000), bijschrift=Bijschrift(pakket=pakket))
    return ids


def _in_turn(onze: Callable[[], object], grens: Callable[[], object], keren: int) -> Ronden:
    paren = [(_wall(onze), _wall(grens)) for _ in range(keren + 2)][2:]
    return Ronden([ons for ons, _ in paren], [van_de_grens for _, van_de_grens in paren])


def _wall(doe: Callable[[], object]) -> float:
    begin = perf_counter()
    doe()
    return perf_counter() - begin

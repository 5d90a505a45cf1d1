"""How far are log, rows, clock, queues and relay at this moment, as read from the store?"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Thread

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from domain.tijdzone import begin_van_de_dag, moment_of
from projections.stores.rijen import Rijen
from projections.stores.vraag import Vraag
from services.aanvoer import uitval
from services.aanvoer.boek import Aanvoerboek
from services.eventlog.log import EventLog
from services.logboek.openstaand import openstaand
from services.logboekdienst import ms_als_moment
from services.metingen import namen
from services.metingen.namen import Stand
from services.relay.relay import Relay
from services.relay.stand import Relaystand
from services.wachtrij import Levering, Status
from services.zaken.tabel import Stand as Zaakstand
from services.zaken.tabel import Zakentabel

LOG = logging.getLogger("verzuimspoor.metingen")
Meting = tuple[Stand, tuple[str, ...], float]
"""What is measured, the values of its labels, and how much."""
Lezer = Callable[[], Iterable[Meting]]
ZO_LANG = 300.0
"""Seconds during which what takes long to count is not counted anew."""


class Standen(Collector):
    """
    Reads when it is asked, and never in between: who is not watched does no work.

    When the store cannot be read, the answer says so and nothing else of it: an old number would be a lie.
    """

    def __init__(self, lezers: Sequence[Lezer]) -> None:
        self._lezers = lezers

    def describe(self) -> Iterable[GaugeMetricFamily]:
        """Return nothing: whoever registers this asks nothing of the store."""
        return ()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield what was read."""
        gelezen: list[Meting] = []
        bereikbaar = 1.0
        try:
            for lezer in self._lezers:
                gelezen += lezer()
        except Exception as fout:  # noqa: BLE001 - whatever it is, what this process counted itself can still be said
            LOG.warning("store not measured error=%s", type(fout).__name__)
            gelezen, bereikbaar = [], 0.0
        families = {s.naam: GaugeMetricFamily(s.naam, s.zegt, labels=s.labels) for s in namen.STANDEN}
        for stand, labels, hoeveel in [(namen.OPSLAG, (), bereikbaar), *gelezen]:
            families[stand.naam].add_metric(labels, hoeveel)
        yield from (family for family in families.values() if family.samples)


@dataclass(frozen=True, slots=True)
class Projectiestand:
    """Reads how far each part of each view is behind the log, and who waits."""

    log: EventLog
    rows: Rijen
    nu: Callable[[], datetime]

    def __call__(self) -> Iterator[Meting]:
        """Yield it (raises OpslagError)."""
        laatste, nu = self.log.last_id(), self.nu()
        yield namen.LAATSTE, (), laatste
        sinds = _Sinds(self.log, laatste)
        for deel, posities in enumerate(self.rows.positions_by_part()):
            for projectie, positie in posities.items():
                labels = (projectie, str(deel))
                yield namen.ACHTER, labels, max(laatste - positie, 0)
                yield namen.ACHTER_SECONDEN, labels, sinds.seconden(positie, nu)
        wachtend = self.rows.waiting()
        oudste = min((w.sinds for w in wachtend), default=nu)
        yield namen.WACHTEND, (), len(wachtend)
        yield namen.WACHTEND_SECONDEN, (), max((nu - oudste).total_seconds(), 0.0)


@dataclass(slots=True)
class _Sinds:
    """Knows since when a position is behind; each is asked once, and most parts are at the same one."""

    log: EventLog
    laatste: int
    bekend: dict[int, datetime | None] = field(default_factory=dict)

    def seconden(self, positie: int, nu: datetime) -> float:
        """Return since how long there is an event after a position."""
        if positie >= self.laatste:
            return 0.0
        if positie not in self.bekend:
            eerste = self.log.stored_since(positie, 1)
            self.bekend[positie] = moment_of(eerste[0].ontvangen_op) if eerste else None
        sinds = self.bekend[positie]
        return max((nu - sinds).total_seconds(), 0.0) if sinds else 0.0


@dataclass(slots=True)
class Klokstand:
    """
    Reads which terms have passed and are not recorded; looks at all terms, so only once in `ZO_LANG`.

    Of many pupils that takes longer than somebody who measures waits. He then hears what was found the time before.
    """

    rows: Rijen
    nu: Callable[[], datetime]
    vandaag: Callable[[], date]
    klok: Callable[[], float] = time.monotonic
    geduld: float = 2.0
    _begonnen: float = float("-inf")
    _dagen: Sequence[date] | None = None
    _bezig: Thread | None = None

    def __call__(self) -> Iterator[Meting]:
        """Yield it, once it was counted."""
        if self._bezig is None and self.klok() - self._begonnen >= ZO_LANG:
            self._begonnen = self.klok()
            self._bezig = Thread(target=self._count, name="klokstand", daemon=True)
            self._bezig.start()
        bezig = self._bezig
        if bezig is not None:
            bezig.join(self.geduld)
            self._bezig = bezig if bezig.is_alive() else None
        if self._dagen is not None:
            oudste = begin_van_de_dag(self._dagen[0]) if self._dagen else self.nu()
            yield namen.KLOK, (), max((self.nu() - oudste).total_seconds(), 0.0)
            yield namen.KLOK_AANTAL, (), len(self._dagen)

    def _count(self) -> None:
        try:
            vraag = Vraag(self.vandaag(), self.rows.gevolgd_op() or self.nu())
            self._dagen = sorted(date.fromisoformat(str(row["op"])) for row in self.rows.verstrekend(vraag))
        except Exception as fout:  # noqa: BLE001 - in a thread of its own, where nobody would hear of it
            LOG.warning("terms not counted error=%s", type(fout).__name__)
            self._dagen = None


@dataclass(frozen=True, slots=True)
class Logboekstand:
    """Reads what a logbook elsewhere did not take yet."""

    log: EventLog
    nu: Callable[[], datetime]

    def __call__(self) -> Iterator[Meting]:
        """Yield it (raises OpslagError)."""
        stand = openstaand(self.log.databank)
        sinds = self.nu() if stand.oudste_ms is None else ms_als_moment(stand.oudste_ms)
        yield namen.LOGBOEK, (), stand.pakketten
        yield namen.LOGBOEK_SECONDEN, (), max((self.nu() - sinds).total_seconds(), 0.0)


@dataclass(frozen=True, slots=True)
class Doorgeefstand:
    """Reads up to where Kafka confirmed; of a relay that is busy it is at most a second old."""

    relay: Relay
    nu: Callable[[], datetime]

    def __call__(self) -> Iterator[Meting]:
        """Yield it (raises OpslagError)."""
        log = self.relay.log
        with Relaystand(self.relay.adres, self.relay.houder) as zetel:
            positie = zetel.lees().position
        laatste = log.last_id()
        yield namen.RELAY_ACTIEF, (), self.relay.actief
        yield namen.RELAY_ACHTER, (), max(laatste - positie, 0)
        yield namen.RELAY_SECONDEN, (), _Sinds(log, laatste).seconden(positie, self.nu())


@dataclass(frozen=True, slots=True)
class Wachtrijstand:
    """Reads how many deliveries there are in each state, and since when the first waits."""

    lijst: Callable[[], Iterable[Levering]]
    nu: Callable[[], datetime]

    def __call__(self) -> Iterator[Meting]:
        """Yield it."""
        leveringen = list(self.lijst())
        for status in Status:
            yield namen.WACHTRIJ, (status.value,), sum(een.status is status for een in leveringen)
        wacht = min((een.ontvangen_op for een in leveringen if not een.is_klaar), default=self.nu())
        yield namen.WACHTRIJ_SECONDEN, (), max((self.nu() - wacht).total_seconds(), 0.0)


@dataclass(frozen=True, slots=True)
class Uitvalstand:
    """Reads how many rows that came through Kafka are set apart, and how many wait behind those."""

    boek: Aanvoerboek

    def __call__(self) -> Iterator[Meting]:
        """Yield it (raises OpslagError)."""
        slecht, wacht = uitval.hoeveel(self.boek)
        yield namen.UITVAL, ("slecht",), slecht
        yield namen.UITVAL, ("wacht",), wacht


@dataclass(frozen=True, slots=True)
class Zakenstand:
    """Reads how far the zaken are, and how many were set apart."""

    tabel: Zakentabel

    def __call__(self) -> Iterator[Meting]:
        """Yield it (raises OpslagError)."""
        gevonden = self.tabel.overzicht()
        for stand in Zaakstand:
            yield namen.ZAKEN, (stand.value,), gevonden.standen[stand]
        yield namen.ZAKEN, ("apart",), gevonden.apart

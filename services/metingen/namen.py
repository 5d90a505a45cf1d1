"""
What do we measure, under which name, with which labels and in which unit?

Every label has few values, known beforehand: a view, a part, a code of the docs, a route. None is of a pupil, a school
or a user. Names follow Prometheus: seconds, `_total` for what only grows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

disable_created_metrics()  # type: ignore[no-untyped-call] # when it began is of no use to anybody who watches
REGISTER = CollectorRegistry()
"""Everything of this process; what is read from the store when it is asked joins it later (`services.meetpost`)."""
ProcessCollector(registry=REGISTER)
PlatformCollector(registry=REGISTER)

VERZOEKEN = Histogram(
    "verzuimspoor_verzoek_seconds",
    "Seconds until an answer began, by the route that gave it.",
    ["route", "methode", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
    registry=REGISTER,
)
"""`route` is the name of an address or page, never a path; `status` is `2xx` and so on."""
WEIGERINGEN = Counter("verzuimspoor_weigeringen", "Refusals of the API, by code.", ["code"], registry=REGISTER)
TOEGANG_GEWEIGERD = Counter(
    "verzuimspoor_toegang_geweigerd", "Decisions that somebody may not, by reason.", ["reden"], registry=REGISTER
)
RIJEN = Counter("verzuimspoor_rijen", "Rows of deliveries that this process took in.", ["uitkomst"], registry=REGISTER)
"""`uitkomst` is `nieuw`, `ongewijzigd` or `afgewezen`."""
AFGEWEZEN = Counter(
    "verzuimspoor_rijen_afgewezen", "What is wrong in rejected rows, by code.", ["code"], registry=REGISTER
)
GROEP = Histogram(
    "verzuimspoor_vastlegging_opdrachten",
    "Commands that shared a transaction of the log.",
    buckets=(1, 2, 4, 8, 16, 32, 64, 128, 200),
    registry=REGISTER,
)
VASTLEGGING = Histogram(
    "verzuimspoor_vastlegging_seconds",
    "Seconds that a transaction of the log took.",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
    registry=REGISTER,
)
GEBEURTENISSEN = Counter("verzuimspoor_gebeurtenissen", "Events that this process recorded.", registry=REGISTER)
TERUGMELDINGEN = Counter(
    "verzuimspoor_terugmeldingen",
    "Statuses on their way to DUO, by what became of them.",
    ["uitslag"],
    registry=REGISTER,
)
"""`uitslag` is `aangeboden`, `bevestigd` (by a coupling or a file) or `afgewezen`."""
BERICHTEN = Counter("verzuimspoor_relay_berichten", "Messages that were handed over to Kafka.", registry=REGISTER)
CONSUMENT_ACHTER = Gauge(
    "verzuimspoor_consument_achterstand_berichten",
    "Messages of the internal topic that this projector has not read, of each part that it has.",
    ["deel"],
    registry=REGISTER,
)
BATCHES = Counter("verzuimspoor_projectie_batches", "Batches that this projector did.", ["uit"], registry=REGISTER)
"""`uit` is `logboek` or `kafka`: from where the events came."""
HARTSLAG = Gauge(
    "verzuimspoor_hartslag_seconds", "Seconds since this process last did what it is for.", registry=REGISTER
)


@dataclass(frozen=True, slots=True)
class Stand:
    """Something that is read from the store each time it is asked: its name, what it says, and its labels."""

    naam: str
    zegt: str
    labels: tuple[str, ...] = ()


OPSLAG = Stand("verzuimspoor_opslag_bereikbaar", "1 when log and rows could be read for this answer, else 0.")
LAATSTE = Stand("verzuimspoor_logboek_positie", "The number of the last event in the log.")
ACHTER = Stand(
    "verzuimspoor_projectie_achterstand_gebeurtenissen", "Events that a view does not know yet.", ("projectie", "deel")
)
ACHTER_SECONDEN = Stand(
    "verzuimspoor_projectie_achterstand_seconds",
    "Seconds since the receipt of the first event that a view does not know; 0 when it knows all.",
    ("projectie", "deel"),
)
WACHTEND = Stand("verzuimspoor_dossiers_wachtend", "Pupils whose rows stand still, since an event cannot be followed.")
WACHTEND_SECONDEN = Stand("verzuimspoor_dossiers_wachtend_oudste_seconds", "Seconds since the first of them waits.")
KLOK = Stand(
    "verzuimspoor_klok_achterstand_seconds",
    "Seconds since the beginning of the day on which the oldest term passed that is not recorded; 0 without any.",
)
KLOK_AANTAL = Stand("verzuimspoor_klok_achterstand_termijnen", "Terms that have passed and are not recorded.")
LOGBOEK = Stand("verzuimspoor_logboek_te_versturen_pakketten", "Packages that a logbook elsewhere did not take.")
LOGBOEK_SECONDEN = Stand("verzuimspoor_logboek_te_versturen_oudste_seconds", "Seconds since the oldest of them waits.")
RELAY_ACTIEF = Stand("verzuimspoor_relay_actief", "1 when this relay passes on, 0 when it waits for another.")
RELAY_ACHTER = Stand("verzuimspoor_relay_achterstand_gebeurtenissen", "Events of which Kafka has not confirmed both.")
RELAY_SECONDEN = Stand("verzuimspoor_relay_achterstand_seconds", "Seconds since the receipt of the first of them.")
WACHTRIJ = Stand("verzuimspoor_aanleveringen", "Deliveries that are kept here, by how far they are.", ("status",))
WACHTRIJ_SECONDEN = Stand("verzuimspoor_aanleveringen_wacht_oudste_seconds", "Seconds since the oldest waits.")
UITVAL = Stand(
    "verzuimspoor_uitval_rijen", "Rows that came through Kafka and are set apart, or wait behind one.", ("stand",)
)
"""`stand` is `slecht` or `wacht`."""
ZAKEN = Stand("verzuimspoor_zaken", "Escalations by how far their zaak is.", ("stand",))
"""`stand` is one of those of `services.zaken.tabel`, or `apart`: those that never succeed by themselves."""
BEZORGINGEN = Stand("verzuimspoor_bezorgingen", "Deliveries of messages by how far they are.", ("stand",))
"""`stand` is one of those of `services.berichten.tabel`, or `niemand`: urgent, and it reached nobody."""
STANDEN = (
    OPSLAG,
    LAATSTE,
    ACHTER,
    ACHTER_SECONDEN,
    WACHTEND,
    WACHTEND_SECONDEN,
    KLOK,
    KLOK_AANTAL,
    LOGBOEK,
    LOGBOEK_SECONDEN,
    RELAY_ACTIEF,
    RELAY_ACHTER,
    RELAY_SECONDEN,
    WACHTRIJ,
    WACHTRIJ_SECONDEN,
    UITVAL,
    ZAKEN,
    BEZORGINGEN,
)


def tel_rijen(nieuw: int, ongewijzigd: int, afgewezen: int, codes: Iterable[str]) -> None:
    """Count rows that were stored or rejected; `codes` say what was wrong, one or more for each that was rejected."""
    for uitkomst, aantal in (("nieuw", nieuw), ("ongewijzigd", ongewijzigd), ("afgewezen", afgewezen)):
        RIJEN.labels(uitkomst).inc(aantal)
    for code in codes:
        AFGEWEZEN.labels(code).inc()

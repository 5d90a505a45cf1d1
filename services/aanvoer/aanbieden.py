"""How do the rows of a file come on the topic: each once, those of a pupil in order, and no faster than they can go?"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import UUID

import orjson
from kafka import KafkaProducer
from kafka.errors import KafkaError
from kafka.producer.future import FutureRecordMetadata

from services.aanvoer.bericht import Plek, koppen_van, versleuteld
from services.aanvoer.boek import Aanvoerboek
from services.aanvoer.groepen import Wie, deel_van, groep_van_niemand, groepen
from services.aanvoer.levering import Levering, leeswijze_van
from services.aanvoer.tabel import AanvoerError
from services.ingest.aanlevering import Omgeving, maak_lezer, soort_of
from services.ingest.cellen import Record
from services.ingest.gebeurtenissen import Gebeurtenissen
from services.ingest.gelezen import Afgewezen, Gelezen, Teamregel
from services.ingest.kolomprofiel import Kolomprofiel
from services.ingest.nummers import NAMES_A_NUMBER
from services.ingest.regels import BestandError, Voortgang, lines_of
from services.kafka.klant import Kafkaplaats, producent, vertaald
from services.kafka.topics import kijk_aanvoer_na

BATCH = 2_000
WINDOW = 10_000
"""Rows that may be on their way: the client keeps no count of what it holds in memory."""
GRACE = 5.0
"""Seconds that an answer may take beyond the time in which a message is delivered or given up."""


@dataclass(frozen=True, slots=True)
class Aangeboden:
    """A delivery of which every row was acknowledged."""

    id: UUID
    naam: str
    soort: str
    rijen: int


def bied_aan(
    path: Path,
    omgeving: Omgeving,
    plaats: Kafkaplaats,
    *,
    profiel: Kolomprofiel | None = None,
    keep_recorded: bool = False,
    voortgang: Voortgang = lambda _: None,
) -> Aangeboden:
    """
    Put the rows of a file on the topic, encrypted; whoever takes them in decides on them.

    What was sent before a failure stays, and is taken in; offering the file again sends all rows once more, and those
    that were recorded are unchanged.

    Raises:
        BestandError: the file as a whole cannot be read, or has rows that are about two pupils.
        AanvoerError: it cannot go through Kafka here, or not all of it was sent.
        TopicError, BrokerError: the topic is not as it must be, or Kafka does not answer.

    """
    boek = Aanvoerboek(omgeving.log)
    kijk_aanvoer_na(plaats)
    soort = soort_of(path, profiel)
    if soort == Gebeurtenissen.soort:
        _is_about_one_each(path)
    leeswijze = leeswijze_van(path, soort, profiel, omgeving.door, keep_recorded=keep_recorded)
    lezer = maak_lezer(path, soort, omgeving, voortgang, profiel, keep_recorded=keep_recorded)
    with vertaald():
        client = producent(plaats, "aanbieden")
    try:
        levering = boek.begin(omgeving.nieuwe_id(), leeswijze, omgeving.klok())
        verzender = Verzender(client, plaats, levering)
        for regels in batched(lezer):
            groep_van = groepen(omgeving.log, (_about_whom(een) for een in regels))
            for een in regels:
                wie = _about_whom(een)
                groep = groep_van_niemand(omgeving.log, levering.id, een.regel) if wie is None else groep_van[wie]
                verzender.stuur(een.regel, groep, *_as_written(een.ruw))
        verzender.wacht()
    finally:
        client.close(timeout=GRACE)
    boek.is_aangeboden(levering.id, verzender.aantal)
    return Aangeboden(levering.id, path.name, soort, sum(verzender.aantal.values()))


def batched(lezer: Iterable[Gelezen | Teamregel | Afgewezen]) -> Iterator[list[Gelezen | Teamregel | Afgewezen]]:
    """Yield lines in lists that are looked up together."""
    alle = iter(lezer)
    while deel := list(islice(alle, BATCH)):
        yield deel


class Verzender:
    """
    Sends rows of one delivery, numbered in each partition, so that whoever takes them in sees when one is missing.

    A row that fails is not followed by others of its delivery: whoever takes in stops at the hole, and this one at
    the first failure that it hears of.
    """

    def __init__(self, client: KafkaProducer, plaats: Kafkaplaats, levering: Levering) -> None:
        self._client = client
        self._plaats = plaats
        self._levering = levering
        self._onderweg: deque[FutureRecordMetadata] = deque()
        self.aantal: Counter[int] = Counter()
        """By partition how many rows were handed over."""

    def stuur(self, regel: int, groep: bytes, tekst: str, te_lang: bool) -> None:
        """Hand a row over; wait while too many are on their way (raises AanvoerError)."""
        deel = deel_van(groep)
        plek = Plek(self._levering.id, deel, self.aantal[deel] + 1, regel, groep)
        inhoud = versleuteld(plek, tekst, self._levering.sleutel, te_lang=te_lang)
        while len(self._onderweg) >= WINDOW:
            self._settle(self._onderweg.popleft())
        self._trying(self._send, deel, plek, inhoud)
        self.aantal[deel] += 1

    def wacht(self) -> None:
        """Wait until every row was acknowledged (raises AanvoerError)."""
        while self._onderweg:
            self._settle(self._onderweg.popleft())

    def _send(self, deel: int, plek: Plek, inhoud: bytes) -> None:
        future = self._client.send(self._plaats.aanvoer, inhoud, plek.groep, koppen_van(plek), partition=deel)
        self._onderweg.append(future)

    def _settle(self, future: FutureRecordMetadata) -> None:
        self._trying(future.get, self._plaats.bezorgtijd + GRACE)

    def _trying(self, doe: Callable[..., object], *wat: object) -> None:
        try:
            doe(*wat)
        except KafkaError as fout:
            raise AanvoerError(
                f"Kafka: niet alle rijen zijn verstuurd ({type(fout).__name__}); bied het bestand opnieuw aan: "
                "wat al is opgenomen, blijft zoals het is"
            ) from fout


def _is_about_one_each(path: Path) -> None:
    """Refuse a file with lines that change whose number is whose: there is no one order for two pupils."""
    soorten = tuple(NAMES_A_NUMBER)
    for regel in lines_of(path, lambda _: None):
        if any(soort in regel.tekst for soort in soorten):
            try:
                gelezen = orjson.loads(regel.tekst)
            except orjson.JSONDecodeError:
                continue
            if isinstance(gelezen, dict) and gelezen.get("type") in soorten:
                raise BestandError(
                    f"regel {regel.nummer} vervangt een nummer of voegt dossiers samen, en gaat dus over twee nummers; "
                    "neem dit bestand in met verzuimspoor ingest, als de aanvoer leeg is (verzuimspoor uitval)"
                )


def _about_whom(een: Gelezen | Teamregel | Afgewezen) -> Wie:
    match een:
        case Gelezen():
            return een.pgn
        case Teamregel():
            return een.locatie
        case Afgewezen():
            return een.wie


def _as_written(ruw: object) -> tuple[str, bool]:
    """Return a row as it stood in the file, and whether it was too long to be one."""
    if isinstance(ruw, Record):
        return ruw.ruw, ruw.fout == "regel-te-lang"
    return (ruw if isinstance(ruw, str) else orjson.dumps(ruw).decode()), False

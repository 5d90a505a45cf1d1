"""How are messages sent so that a partition always holds the first of them, without a hole, whatever goes wrong?"""

import time
from collections import deque
from collections.abc import Callable
from typing import Self

from kafka.errors import KafkaError
from kafka.producer.future import FutureRecordMetadata

from domain.errors import VerzuimspoorError
from services.kafka.intern import Koppen
from services.kafka.klant import Kafkaplaats, producent, vertaald
from services.kafka.topics import deel_van
from services.relay.berichten import STRUCTURED, Paar
from services.relay.toppen import Toppen

WINDOW = 10_000
"""Events that may be on their way: the client keeps no count of what it holds in memory."""
SLACK = 1.0
"""Seconds in which we hand over before we promise anew how long something may be on its way."""
GRACE = 5.0
"""Seconds that an answer may take beyond the time in which a message is delivered or given up."""


class BezorgError(VerzuimspoorError):
    """A message was not delivered: what the topics hold has to be looked at anew."""


class Zender:
    """
    Sends what is recorded to two topics, from where they are.

    A message that fails must not be followed by a later one of its partition. The client would send that, so at the
    first failure it is stopped from within: the failure is told in the thread that sends, before it sends anything
    else.
    """

    def __init__(self, plaats: Kafkaplaats, delen: dict[str, int], toppen: Toppen, position: int) -> None:
        """Connect (raises BrokerError)."""
        self._plaats = plaats
        self._delen = delen
        intern = plaats.intern
        self._toppen = {plek: top or (position if plek[0] == intern else 0) for plek, top in toppen.items()}
        with vertaald():
            self._producent = producent(plaats, "relay")
        self._fout: Exception | None = None
        self._onderweg: deque[tuple[int, int, list[FutureRecordMetadata]]] = deque()
        self._aantal = 0
        self.bevestigd = position
        """Up to which event everything was acknowledged."""
        self.verstuurd = 0
        """Messages that were handed over."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, soort: object, *_: object) -> None:
        """Stop sending; after a failure at once."""
        if soort is not None:
            self._stop_sending()
        try:
            self._producent.close(timeout=GRACE)
        except KafkaError:
            self._stop_sending()

    @property
    def onderweg_hoogstens(self) -> float:
        """How many seconds after now what is handed over next may still arrive."""
        return SLACK + self._plaats.bezorgtijd

    def stuur(self, paren: list[Paar], beloof: Callable[[], float]) -> None:
        """
        Hand over events that follow each other, but those that a topic holds already.

        `beloof` writes down how long something may be on its way, and returns until when (of the monotonic clock) we
        may hand over; it is asked again when that is past.

        Raises:
            BezorgError: something was not delivered.

        """
        laatste: dict[tuple[str, int], FutureRecordMetadata] = {}
        publiek, intern = self._plaats.publiek, self._plaats.intern
        delen_publiek, delen_intern = self._delen[publiek], self._delen[intern]
        toppen, tot = self._toppen, 0.0
        for paar in paren:
            if time.monotonic() > tot:
                tot = beloof()
            nummer, stroom = paar.stored.id, paar.stroom
            plek = publiek, deel_van(stroom, delen_publiek)
            if paar.publiek is not None and nummer > toppen[plek]:
                laatste[plek] = self._send(plek, paar.sleutel, paar.publiek, STRUCTURED)
                toppen[plek] = nummer
            plek = intern, deel_van(stroom, delen_intern)
            if nummer > toppen[plek]:
                laatste[plek] = self._send(plek, paar.sleutel, paar.stored.state, paar.koppen(toppen[plek]))
                toppen[plek] = nummer
        self._onderweg.append((paren[-1].stored.id, len(paren), list(laatste.values())))
        self._aantal += len(paren)

    def _send(self, plek: tuple[str, int], sleutel: bytes, waarde: bytes, koppen: Koppen) -> FutureRecordMetadata:
        if self._fout is not None:
            raise self._failed()
        try:
            future = self._producent.send(plek[0], waarde, sleutel, koppen, partition=plek[1])
        except KafkaError as fout:
            self._let_stop(fout)
            raise self._failed() from fout
        future.add_errback(self._let_stop)
        self.verstuurd += 1
        return future

    def maak_ruimte(self) -> None:
        """Wait until the window has room (raises BezorgError)."""
        while self._aantal > WINDOW:
            self._settle_oldest()

    def wacht(self) -> None:
        """Wait until everything was acknowledged (raises BezorgError)."""
        while self._onderweg:
            self._settle_oldest()

    def _settle_oldest(self) -> None:
        """Within a partition messages are acknowledged in order, so the last one of each stands for all before it."""
        tot_en_met, aantal, futures = self._onderweg[0]
        for future in futures:
            try:
                future.get(timeout=self._plaats.bezorgtijd + GRACE)  # type: ignore[no-untyped-call] # the one without
            except KafkaError as fout:
                self._let_stop(fout)
        if self._fout is not None:
            raise self._failed()
        self._onderweg.popleft()
        self._aantal -= aantal
        self.bevestigd = tot_en_met

    def _let_stop(self, fout: Exception) -> None:
        """Remember the first failure, and let nothing follow it."""
        if self._fout is None:
            self._fout = fout
        self._stop_sending()

    def _stop_sending(self) -> None:
        """Drop what was not sent; `close` of this client would first wait for it, and not in its own thread."""
        vars(self._producent)["_sender"].force_close()

    def _failed(self) -> BezorgError:
        fout = self._fout
        return BezorgError(f"Kafka: een bericht is niet bezorgd ({type(fout).__name__})")

"""How does every line reach a logbook elsewhere, however long that one is away?"""

import http.client
import logging
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Event as Sein
from urllib.parse import urlsplit

from domain.errors import VerzuimspoorError
from projections.stores.databank import Databank, PostgresDatabank, brokken
from services.logboek.otlp import geweigerd, verzoek
from services.logboek.regels import REGELKOLOMMEN, Regel
from services.logboek.spoor import nieuw_spoor
from services.metingen.hartslag import Hartslag

LOG = logging.getLogger("verzuimspoor.logboek")
SLOT = 0x6C6F67
"""The advisory lock of whoever sends."""
PER_KEER = 500
"""Lines in one request at most."""
PAKKETTEN = 100
SECONDS_FOR_AN_ANSWER = 10.0
SECONDS_BETWEEN_LOOKS = 1.0
LONGEST_PAUSE = 300.0
PAUSES_BEFORE_REFUSED_AGAIN = 60
MOST_BYTES = 1 << 20
Plaats = tuple[int, bytes, bytes]
"""An entry of what is still to be sent: its moment, its trace and its own id."""


class LogboekError(VerzuimspoorError):
    """The logbook elsewhere did not take lines now; they are kept, and sent later."""


class GeweigerdError(LogboekError):
    """The logbook elsewhere does not want these lines as they are."""


@dataclass
class Ontvanger:
    """The logbook elsewhere: an address that takes OTLP over HTTP."""

    adres: str
    toegang: str = ""
    """What the header Authorization says."""
    seconden: float = SECONDS_FOR_AN_ANSWER

    def stuur(self, inhoud: bytes) -> None:
        """
        Hand lines over; when it returns, they were taken.

        Raises:
            GeweigerdError: it wants none or not all of them.
            LogboekError: it is not there, too busy, or says nothing in time.

        """
        delen = urlsplit(self.adres)
        poort = (delen.hostname or "", delen.port)
        verbinding = (
            http.client.HTTPSConnection(*poort, timeout=self.seconden, context=ssl.create_default_context())
            if delen.scheme == "https"
            else http.client.HTTPConnection(*poort, timeout=self.seconden)
        )
        koppen = {"Content-Type": "application/x-protobuf", "traceparent": nieuw_spoor().traceparent}
        koppen |= {"Authorization": self.toegang} if self.toegang else {}
        try:
            verbinding.request("POST", delen.path or "/v1/traces", inhoud, koppen)
            antwoord = verbinding.getresponse()
            gelezen = antwoord.read(MOST_BYTES)
        except (OSError, http.client.HTTPException) as fout:
            raise LogboekError(f"het logboek op {delen.hostname} antwoordt niet ({type(fout).__name__})") from fout
        finally:
            verbinding.close()
        _taken(antwoord.status, gelezen, delen.hostname or "")


def _taken(status: int, gelezen: bytes, naam: str) -> None:
    if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY):
        raise GeweigerdError(f"het logboek op {naam} weigert regels (HTTP {status})")
    if status != HTTPStatus.OK:
        raise LogboekError(f"het logboek op {naam} neemt nu niets aan (HTTP {status})")
    try:
        hoeveel, _waarom = geweigerd(gelezen)
    except ValueError as fout:
        raise LogboekError(f"het logboek op {naam} geeft een antwoord dat geen OTLP is") from fout
    if hoeveel:
        raise GeweigerdError(f"het logboek op {naam} weigert {hoeveel} regels")


@dataclass
class Verzender:
    """
    Sends what was not acknowledged yet, oldest first, and only then strikes it off.

    Killed half way it sends some lines twice; they are the same by their span. What is refused stays, and is offered
    again later; it does not hold up the rest. On a server one sends at a time, and another has nothing to do meanwhile.
    """

    databank: Databank
    ontvanger: Ontvanger
    register: str
    verstuurd: int = 0
    geweigerd: set[bytes] = field(default_factory=set)
    hartslag: Hartslag = field(default_factory=Hartslag)

    def ronde(self, stop: Sein | None = None) -> int:
        """
        Send everything that there is now, or until told to stop; return how many lines were taken.

        Raises:
            LogboekError, OpslagError: the rest stays for the next time.

        """
        with self._alone() as mag:
            return self._round(stop) if mag else 0

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Say whether nobody else is sending; a killed one gives that back at once."""
        if not isinstance(self.databank, PostgresDatabank):
            yield True
            return
        with self.databank.schrijven() as v:
            [(mag,)] = v.vraag("SELECT pg_try_advisory_xact_lock(?, hashtext(?))", (SLOT, self.databank.schema))
            yield bool(mag)

    def _round(self, stop: Sein | None) -> int:
        voor = self.verstuurd
        na: Plaats = (-1, b"", b"")
        while not (stop and stop.is_set()) and (plaatsen := self._open(na)):
            na = plaatsen[-1]
            te_doen = [plaats for plaats in plaatsen if plaats[2] not in self.geweigerd]
            try:
                self._send(te_doen)
            except GeweigerdError:
                for plaats in te_doen:
                    self._send_alone(plaats)
        return self.verstuurd - voor

    def _send_alone(self, plaats: Plaats) -> None:
        try:
            self._send([plaats])
        except GeweigerdError as fout:
            self.geweigerd.add(plaats[2])
            LOG.error("lines refused package=%s reason=%s", plaats[2].hex(), fout)

    def _send(self, plaatsen: Sequence[Plaats]) -> None:
        """Send what lies at these places, in requests of bounded size, and strike it off once all of it was taken."""
        aantal = 0
        for deel in brokken(self._lines(plaatsen), PER_KEER):
            self.ontvanger.stuur(verzoek(deel, self.register))
            aantal += len(deel)
        with self.databank.schrijven() as v:
            v.doe_veel("DELETE FROM logboek_uit WHERE moment_ms = ? AND pakket = ?", [(p[0], p[2]) for p in plaatsen])
        self.verstuurd += aantal

    def _open(self, na: Plaats) -> list[Plaats]:
        query = (
            "SELECT moment_ms, trace_id, pakket FROM logboek_uit WHERE (moment_ms, pakket) > (?, ?) "
            "ORDER BY moment_ms, pakket LIMIT ?"
        )
        with self.databank.lezen() as v:
            return [(row[0], bytes(row[1]), bytes(row[2])) for row in v.vraag(query, (na[0], na[2], PAKKETTEN))]

    def _lines(self, plaatsen: Sequence[Plaats]) -> Iterator[Regel]:
        query = f"SELECT {', '.join(REGELKOLOMMEN)} FROM logboekregel WHERE trace_id = ? AND pakket = ?"  # noqa: S608 - our own names
        for _, trace_id, pakket in plaatsen:
            with self.databank.lezen() as v:
                rijen = v.vraag(query, (trace_id, pakket))
            yield from (Regel(*rij) for rij in rijen)

    def volg(self, stop: Sein) -> None:
        """Go on sending until told to stop; while the logbook is away, look less and less often."""
        pauze, rondes = SECONDS_BETWEEN_LOOKS, 0
        while not stop.wait(pauze):
            rondes += 1
            if rondes % PAUSES_BEFORE_REFUSED_AGAIN == 0:
                self.geweigerd.clear()
            try:
                self.ronde(stop)
                self.hartslag.gelukt()
                pauze = SECONDS_BETWEEN_LOOKS
            except VerzuimspoorError as fout:
                self.hartslag.rond()
                pauze = min(pauze * 2, LONGEST_PAUSE)
                LOG.warning("lines kept error=%s next_try=%ss", type(fout).__name__, int(pauze))

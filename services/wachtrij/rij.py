"""In which order are deliveries taken in, and what is left of them after a crash?"""

import asyncio
import fcntl
import logging
import os
import re
import shutil
import threading
from collections.abc import AsyncIterable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from opentelemetry.trace import SpanKind

from domain.errors import VerzuimspoorError
from services.ingest import BestandError
from services.settings import Settings
from services.tijd import nieuwe_id, nu
from services.tracering.stap import stap, traceparent, uit_traceparent
from services.wachtrij.levering import Levering, Status, lees, schrijf
from services.wachtrij.werker import Inname

LOG = logging.getLogger(__name__)
MOST_BYTES = 4 << 30
BLOK = 1 << 20
MOST_LINES = 10_000_000
LONGEST_LINE = 1 << 20
"""A line is read as a whole: without a limit one file could fill the memory."""
INHOUD, AFGEWEZEN, SLOT = "inhoud", "afgewezen", "slot"
NAAM = re.compile(r"(?!\.)[\w ().+-]{1,100}")
LANGSTE_NAAM = 200
"""Bytes: a name of a file on disk has at most 255."""
NUMMER = re.compile(r"(?<!\d)\d{9}(?!\d)")


class BestandsnaamError(VerzuimspoorError):
    """A file name that cannot be kept: it stands, readable, with every event of the delivery."""


class TeGrootError(VerzuimspoorError):
    """More than one delivery can be."""


class WachtrijBezetError(VerzuimspoorError):
    """Another process takes in deliveries from the same folder."""


class _Gestopt(BaseException):
    """The process ends; what was committed stays, and the delivery waits for the next time."""


def folder_van(settings: Settings) -> Path:
    """Return where deliveries are kept: beside the keys (raises InstellingError)."""
    return settings.kluis_path.with_suffix(".aanleveringen")


class Wachtrij:
    """
    Deliveries in a folder for its owner only, taken in one by one in the order of their arrival.

    The file itself goes when it was taken in; what was rejected stays until somebody removes the delivery. After a
    crash what was being taken in begins anew: what was recorded of it is found unchanged.
    """

    def __init__(self, folder: Path, neem_in: Inname) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder
        self._slot = (folder / SLOT).open("wb")
        try:
            fcntl.flock(self._slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._slot.close()
            raise WachtrijBezetError(
                f"een ander proces neemt al aanleveringen in uit {folder}; stop dat eerst"
            ) from None
        self._neem_in = neem_in
        self._wie = ""
        self._lock = threading.Lock()
        self._wakker = threading.Condition(self._lock)
        self._stop = False
        self._leveringen: dict[UUID, Levering] = {}
        for map_ in folder.iterdir():
            if map_.is_dir():
                self._find_again(map_)
        self._thread = threading.Thread(target=self._work, name="wachtrij")

    def __enter__(self) -> "Wachtrij":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop after the batch that is being stored."""
        with self._wakker:
            self._stop = True
            self._wakker.notify_all()
        self._thread.join()
        self._slot.close()

    def van(self, wie: str) -> "Wachtrij":
        """Return the same queue as somebody sees it: with what he handed over, and no other deliveries."""
        eigen = copy(self)
        eigen._wie = wie
        return eigen

    def _mag(self, levering: Levering | None) -> bool:
        return levering is not None and self._wie in ("", levering.van)

    def lijst(self) -> list[Levering]:
        """Return all deliveries, the last first."""
        with self._lock:
            gezien = [een for een in self._leveringen.values() if self._mag(een)]
            return sorted(gezien, key=lambda een: (een.ontvangen_op, een.id), reverse=True)

    def een(self, levering_id: UUID) -> Levering | None:
        """Return one delivery as it is now."""
        with self._lock:
            levering = self._leveringen.get(levering_id)
            return levering if self._mag(levering) else None

    def afgewezen(self, levering_id: UUID) -> Path | None:
        """Return the file with the rejected rows of a delivery, if there are any."""
        path = self._map(levering_id) / AFGEWEZEN
        return path if self.een(levering_id) is not None and path.exists() else None

    def verwijder(self, levering_id: UUID) -> bool:
        """Forget a delivery and its rejected rows; say whether it could be: one that is being taken in stays."""
        with self._lock:
            levering = self._leveringen.get(levering_id)
            if levering is None or not self._mag(levering) or levering.status is Status.BEZIG:
                return levering is None
            del self._leveringen[levering_id]
        shutil.rmtree(self._map(levering_id))
        return True

    async def ontvang(self, bestandsnaam: str, inhoud: AsyncIterable[bytes]) -> Levering:
        """
        Keep a delivery and let it wait; it is kept on disk while it comes in.

        Raises:
            BestandsnaamError: a name that is no file name, or that holds a personal number.
            TeGrootError: it is too large, or a line of it is; nothing of it is kept.

        """
        with self._incoming(bestandsnaam) as binnen:
            async for stuk in inhoud:
                binnen.add(stuk)
            return await asyncio.to_thread(self._queue, binnen)

    def ontvang_bestand(self, bestandsnaam: str, inhoud: BinaryIO) -> Levering:
        """Do what `ontvang` does with a file that is there already (raises as that)."""
        with self._incoming(bestandsnaam) as binnen:
            while stuk := inhoud.read(BLOK):
                binnen.add(stuk)
            return self._queue(binnen)

    @contextmanager
    def _incoming(self, bestandsnaam: str) -> Iterator["_Binnenkomst"]:
        """Make room for a delivery, which goes when something is wrong before it is in the queue."""
        _check_name(bestandsnaam)
        levering = Levering(
            id=nieuwe_id(), bestandsnaam=bestandsnaam, ontvangen_op=nu(), van=self._wie, spoor=traceparent()
        )
        map_ = self._map(levering.id)
        (map_ / INHOUD).mkdir(parents=True, mode=0o700)
        try:
            with (map_ / INHOUD / bestandsnaam).open("xb") as file:
                yield _Binnenkomst(levering, file)
        except BaseException:
            shutil.rmtree(map_, ignore_errors=True)
            raise

    def _queue(self, binnen: "_Binnenkomst") -> Levering:
        """Let it wait, once it is on disk."""
        levering = binnen.kept()
        schrijf(self._map(levering.id), levering)
        with self._wakker:
            self._leveringen[levering.id] = levering
            self._wakker.notify_all()
        return levering

    def _map(self, levering_id: UUID) -> Path:
        return self._folder / str(levering_id)

    def _find_again(self, map_: Path) -> None:
        levering = lees(map_)
        if levering is None:
            shutil.rmtree(map_)  # it was coming in when the process ended
            return
        if levering.afgerond_op is not None:
            shutil.rmtree(map_ / INHOUD, ignore_errors=True)
        self._leveringen[levering.id] = levering

    def _work(self) -> None:
        with suppress(_Gestopt):
            while True:
                self._take_in(self._next())

    def _next(self) -> Levering:
        with self._wakker:
            while not self._stop:
                wachtend = [een for een in self._leveringen.values() if een.status is Status.WACHT]
                if wachtend:
                    eerste = min(wachtend, key=lambda een: (een.ontvangen_op, een.id))
                    return self._change(eerste.id, status=Status.BEZIG, bytes_gelezen=0)
                self._wakker.wait()
        raise _Gestopt

    def _take_in(self, levering: Levering) -> None:
        map_ = self._map(levering.id)

        def voortgang(erbij: int) -> None:
            with self._lock:
                if self._stop:
                    raise _Gestopt
                gelezen = min(self._leveringen[levering.id].bytes_gelezen + erbij, levering.bytes)
                self._change(levering.id, bytes_gelezen=gelezen)

        try:
            with stap("aanlevering.innemen", SpanKind.CONSUMER, na=uit_traceparent(levering.spoor)) as deze:
                bestand = map_ / INHOUD / levering.bestandsnaam
                uitkomst = self._neem_in(bestand, map_ / AFGEWEZEN, voortgang, levering.van)
                deze.set_attribute("verzuimspoor.rijen", uitkomst.telling.gelezen)
        except BestandError as fout:
            self._end(levering.id, status=Status.MISLUKT, fout=str(fout))
        except Exception as fout:  # noqa: BLE001 - one delivery may not stop the others; its text may name anything
            LOG.error("delivery %s failed: %s", levering.id, type(fout).__name__)
            waarom = (
                f"de inname is afgebroken ({type(fout).__name__}); wat was vastgelegd, staat er: bied het opnieuw aan"
            )
            self._end(levering.id, status=Status.MISLUKT, fout=waarom)
        else:
            t = uitkomst.telling
            self._end(
                levering.id,
                status=Status.KLAAR,
                soort=uitkomst.soort,
                bytes_gelezen=levering.bytes,
                gelezen=t.gelezen,
                nieuw=t.nieuw,
                ongewijzigd=t.ongewijzigd,
                afgewezen=t.afgewezen,
            )

    def _end(self, levering_id: UUID, **velden: object) -> None:
        with self._lock:
            schrijf(self._map(levering_id), self._change(levering_id, afgerond_op=nu(), **velden))
        shutil.rmtree(self._map(levering_id) / INHOUD, ignore_errors=True)

    def _change(self, levering_id: UUID, **velden: object) -> Levering:
        """Change what is known of a delivery; whoever calls this holds the lock."""
        self._leveringen[levering_id] = self._leveringen[levering_id].model_copy(update=velden)
        return self._leveringen[levering_id]


def _check_name(bestandsnaam: str) -> None:
    if NAAM.fullmatch(bestandsnaam) is None or len(bestandsnaam.encode()) > LANGSTE_NAAM:
        raise BestandsnaamError("gebruik in de bestandsnaam hoogstens 100 letters, cijfers, spaties en . - _ + ( )")
    if NUMMER.search(bestandsnaam):
        raise BestandsnaamError("de bestandsnaam bevat een nummer van negen cijfers; kies een naam zonder nummers")


class _Binnenkomst:
    """A delivery that is coming in."""

    def __init__(self, levering: Levering, file: BinaryIO) -> None:
        self._levering = levering
        self._file = file
        self._bytes = self._regels = self._deze_regel = 0

    def add(self, stuk: bytes) -> None:
        """Keep the next part (raises TeGrootError)."""
        self._bytes += len(stuk)
        if self._bytes > MOST_BYTES:
            raise TeGrootError(f"een aanlevering is hoogstens {MOST_BYTES >> 30} GiB; splits het bestand")
        *vorige, laatste = stuk.split(b"\n")
        self._regels += len(vorige)
        langste = max((len(regel) for regel in vorige[1:]), default=0)
        langste = max(langste, self._deze_regel + len(vorige[0] if vorige else laatste))
        self._deze_regel = len(laatste) + (0 if vorige else self._deze_regel)
        if self._regels > MOST_LINES:
            raise TeGrootError(f"een aanlevering heeft hoogstens {MOST_LINES} regels; splits het bestand")
        if langste > LONGEST_LINE:
            raise TeGrootError(f"een regel is hoogstens {LONGEST_LINE >> 20} MiB; dit is geen bestand met regels")
        self._file.write(stuk)

    def kept(self) -> Levering:
        """Return what is known of it once it is on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._levering.model_copy(update={"bytes": self._bytes})

"""How is a delivery handed over, and what becomes of it for whoever asks?"""

import asyncio
import shutil
from collections.abc import AsyncIterable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from services.tijd import nieuwe_id, nu
from services.tracering.stap import traceparent
from services.wachtrij.binnenkomst import Binnenkomst, check_name
from services.wachtrij.levering import Levering, Status, schrijf
from services.wachtrij.map import AFGEWEZEN, Aanleveringenmap

BLOK = 1 << 20


class Wachtrij:
    """
    The deliveries in a folder, for whoever hands them over and asks after them.

    They are taken in elsewhere, by an `Innemer`. The file itself goes when it was taken in; what was rejected stays
    until somebody removes the delivery.
    """

    def __init__(self, folder: Path, wek: Callable[[], None] = lambda: None) -> None:
        """Open the folder, and remove what was left half; `wek` is called when something waits."""
        self._map = Aanleveringenmap(folder)
        self._map.ruim_op()
        self._wek = wek
        self._wie = ""

    def van(self, wie: str) -> "Wachtrij":
        """Return the same queue as somebody sees it: with what he handed over, and no other deliveries."""
        eigen = copy(self)
        eigen._wie = wie
        return eigen

    def _mag(self, levering: Levering | None) -> bool:
        return levering is not None and self._wie in ("", levering.van)

    def lijst(self) -> list[Levering]:
        """Return all deliveries, the last first."""
        return [een for een in reversed(self._map.alle()) if self._mag(een)]

    def een(self, levering_id: UUID) -> Levering | None:
        """Return one delivery as it is now."""
        levering = self._map.een(levering_id)
        return levering if self._mag(levering) else None

    def afgewezen(self, levering_id: UUID) -> Path | None:
        """Return the file with the rejected rows of a delivery, if there are any."""
        path = self._map.van(levering_id) / AFGEWEZEN
        return path if self.een(levering_id) is not None and path.exists() else None

    def verwijder(self, levering_id: UUID) -> bool:
        """Forget a delivery and its rejected rows; say whether it could be: one that is being taken in stays."""
        with self._map.alleen():
            levering = self._map.een(levering_id)
            if levering is None or not self._mag(levering) or levering.status is Status.BEZIG:
                return levering is None
            shutil.rmtree(self._map.van(levering_id))
        return True

    async def ontvang(self, bestandsnaam: str, inhoud: AsyncIterable[bytes]) -> Levering:
        """
        Keep a delivery and let it wait; it is kept on disk while it comes in.

        Raises:
            BestandsnaamError: a name that is no file name, or that holds a personal number.
            TeGrootError: it is too large, or a line of it is; nothing of it is kept.

        """
        with ExitStack() as open_:
            binnen, levering = await asyncio.to_thread(open_.enter_context, self._incoming(bestandsnaam))
            async for stuk in inhoud:
                binnen.add(stuk)
            return await asyncio.to_thread(self._queue, levering, binnen)

    def ontvang_bestand(self, bestandsnaam: str, inhoud: BinaryIO) -> Levering:
        """Do what `ontvang` does with a file that is there already (raises as that)."""
        with self._incoming(bestandsnaam) as (binnen, levering):
            while stuk := inhoud.read(BLOK):
                binnen.add(stuk)
            return self._queue(levering, binnen)

    @contextmanager
    def _incoming(self, bestandsnaam: str) -> Iterator[tuple[Binnenkomst, Levering]]:
        """Make room for a delivery, which goes when something is wrong before it is in the queue."""
        check_name(bestandsnaam)
        levering = Levering(
            id=nieuwe_id(), bestandsnaam=bestandsnaam, ontvangen_op=nu(), van=self._wie, spoor=traceparent()
        )
        with self._map.nieuw(levering.id, bestandsnaam) as file:
            yield Binnenkomst(file), levering

    def _queue(self, levering: Levering, binnen: Binnenkomst) -> Levering:
        """Let it wait, once it is on disk."""
        compleet = levering.model_copy(update={"bytes": binnen.kept()})
        schrijf(self._map.van(levering.id), compleet)
        self._wek()
        return compleet

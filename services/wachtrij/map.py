"""Where do deliveries lie, and how do processes that work with them not get in each other's way?"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from services.settings import Settings
from services.wachtrij.levering import Levering, lees

INHOUD, AFGEWEZEN = "inhoud", "afgewezen"
SLOT, WERKT, WISSEL = "slot", "werkt", "wissel"
IS_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def folder_van(settings: Settings) -> Path:
    """Return where deliveries are kept: beside the keys (raises InstellingError)."""
    return settings.kluis_path.with_suffix(".aanleveringen")


class Aanleveringenmap:
    """
    A folder with a folder for each delivery, for its owner only; several processes may use it at once.

    What is known of a delivery is on disk and nowhere else, so that whoever asks sees what whoever takes it in wrote.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder
        self._klaar: set[UUID] = set()
        """Of which nothing more becomes: they need not be read again."""

    def van(self, levering_id: UUID) -> Path:
        """Return the folder of a delivery."""
        return self._folder / str(levering_id)

    def een(self, levering_id: UUID) -> Levering | None:
        """Return a delivery as it is now; None when there is none."""
        return lees(self.van(levering_id))

    def ids(self) -> list[UUID]:
        """Return what there is, also what is still coming in; what is not ours has no such name."""
        return [UUID(map_.name) for map_ in self._folder.iterdir() if IS_ID.fullmatch(map_.name)]

    def alle(self) -> list[Levering]:
        """Return every delivery as it is now, in the order of arrival."""
        gevonden = [een for levering_id in self.ids() if (een := self.een(levering_id)) is not None]
        return sorted(gevonden, key=lambda een: (een.ontvangen_op, een.id))

    def onaf(self) -> list[Levering]:
        """Return the deliveries that wait or are being taken in, in the order of arrival."""
        ids = set(self.ids())
        self._klaar &= ids
        gelezen = [een for levering_id in ids - self._klaar if (een := self.een(levering_id)) is not None]
        self._klaar |= {een.id for een in gelezen if een.is_klaar}
        return sorted((een for een in gelezen if not een.is_klaar), key=lambda een: (een.ontvangen_op, een.id))

    def is_verlaten(self) -> bool:
        """Say whether there is something to take in, and nobody who does."""
        if not self.onaf():
            return False
        with self.slot() as slot:
            return take(slot)

    @contextmanager
    def alleen(self) -> Iterator[None]:
        """Change something about the deliveries while nobody else does; briefly, since others wait."""
        with self._open(WISSEL) as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield

    @contextmanager
    def werkt(self) -> Iterator[None]:
        """Say, until the end of the block, that something is being taken in, and that the rows follow it."""
        with self._open(WERKT) as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            os.utime(slot.fileno())
            yield

    def werkt_sinds(self) -> datetime | None:
        """Return since when something is being taken in by a process of this machine; None: nothing is."""
        with self._open(WERKT) as slot:
            if take(slot, fcntl.LOCK_SH):
                return None
            return datetime.fromtimestamp(os.fstat(slot.fileno()).st_mtime, UTC)

    def slot(self) -> BinaryIO:
        """Open what only one process can `take`: whoever has it is the one who takes in."""
        return self._open(SLOT)

    def _open(self, naam: str) -> BinaryIO:
        return os.fdopen(os.open(self._folder / naam, os.O_CREAT | os.O_WRONLY, 0o600), "wb")

    @contextmanager
    def nieuw(self, levering_id: UUID, bestandsnaam: str) -> Iterator[BinaryIO]:
        """
        Make room for what comes in, which is locked until the end of the block.

        When that ends with an error, the delivery goes.
        """
        map_ = self.van(levering_id)
        try:
            with ExitStack() as open_:
                with self.alleen():
                    (map_ / INHOUD).mkdir(parents=True, mode=0o700)
                    file = open_.enter_context((map_ / INHOUD / bestandsnaam).open("xb"))
                    take(file)
                yield file
        except BaseException:
            shutil.rmtree(map_, ignore_errors=True)
            raise

    def ruim_op(self) -> None:
        """Remove what was coming in when its process ended, and files that were taken in."""
        with self.alleen():
            for levering_id in self.ids():
                map_, levering = self.van(levering_id), self.een(levering_id)
                if levering is None and not _is_coming_in(map_):
                    shutil.rmtree(map_, ignore_errors=True)
                elif levering is not None and levering.is_klaar:
                    shutil.rmtree(map_ / INHOUD, ignore_errors=True)


def _is_coming_in(map_: Path) -> bool:
    for path in (map_ / INHOUD).glob("*"):
        with path.open("rb") as file:
            if not take(file):
                return True
    return False


def take(file: BinaryIO, hoe: int = fcntl.LOCK_EX) -> bool:
    """Lock an open file until it is closed; return whether nobody else has."""
    try:
        fcntl.flock(file, hoe | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

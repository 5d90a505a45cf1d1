"""What is known of a delivery whose rows are on their way, and how are they read?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.exceptions import InvalidTag
from pydantic import BaseModel, ConfigDict

from services.aanvoer.bericht import geopend, verzegeld
from services.ingest.aanlevering import Omgeving, maak_lezer
from services.ingest.cellen import Records
from services.ingest.gebeurtenissen import Gebeurtenissen
from services.ingest.gelezen import Lezer
from services.ingest.kolomprofiel import Kolomprofiel
from services.ingest.plan import Herkomst
from services.ingest.regels import Bestand, BestandError, Regel, Uittreksel, lines_of
from services.ingest.tabel import LEEG, separator_of

NUMMER = re.compile(r"(?<!\d)\d{9}(?!\d)")


class Leeswijze(BaseModel):
    """What the rows of a delivery are read with, wherever that happens: kept encrypted until all of them were."""

    model_config = ConfigDict(frozen=True)

    naam: str
    soort: str
    door: str
    keep_recorded: bool = False
    profiel: Kolomprofiel | None = None
    kop: str = ""
    kop_regel: int = 0

    def versleuteld(self, levering_id: UUID, sleutel: bytes) -> bytes:
        """Return it as it is kept."""
        return verzegeld(self.model_dump_json().encode(), sleutel, b"leeswijze" + levering_id.bytes)


@dataclass(frozen=True, slots=True)
class Levering:
    """A delivery whose rows can be read: its key is there."""

    id: UUID
    aangeboden_op: datetime
    sleutel: bytes
    leeswijze: Leeswijze

    def lezer(self, omgeving: Omgeving) -> Lezer:
        """Return what reads rows that were taken out of it."""
        w = self.leeswijze
        kop = (Regel(w.kop_regel, w.kop),) if w.kop else ()
        return maak_lezer(
            Uittreksel(w.naam, kop), w.soort, omgeving, lambda _: None, w.profiel, keep_recorded=w.keep_recorded
        )

    def herkomst(self, lezer: Lezer) -> Herkomst:
        """Return where its rows come from, as their events say."""
        return Herkomst(lezer.bron, self.leeswijze.naam, self.leeswijze.door, self.id)


def geopende(levering_id: UUID, aangeboden_op: datetime, inhoud: bytes, sleutel: bytes) -> Levering | None:
    """Return a delivery with how its rows are read; None when that was changed."""
    try:
        gezegd = geopend(inhoud, sleutel, b"leeswijze" + levering_id.bytes)
    except InvalidTag:
        return None
    return Levering(levering_id, aangeboden_op, sleutel, Leeswijze.model_validate_json(gezegd))


def leeswijze_van(
    bestand: Bestand, soort: str, profiel: Kolomprofiel | None, door: str, *, keep_recorded: bool
) -> Leeswijze:
    """Return what the rows of a file are read with (raises BestandError)."""
    if soort == Gebeurtenissen.soort:
        return Leeswijze(naam=bestand.name, soort=soort, door=door, keep_recorded=keep_recorded)
    scheiding = separator_of(bestand) if profiel is None else profiel.separator
    kop = Records(lines_of(bestand, lambda _: None), scheiding).next()
    if kop is None:
        raise BestandError(LEEG)
    return Leeswijze(naam=bestand.name, soort=soort, door=door, profiel=profiel, kop=kop.ruw, kop_regel=kop.nummer)


def toonbaar(naam: str) -> str:
    """Return the name of a file as it may be kept readable: without a number of nine digits."""
    return NUMMER.sub("*********", naam)


def vertelde(regels: Sequence[str]) -> str:
    """Return codes as they are kept beside a row, each once and in order."""
    return " | ".join(dict.fromkeys(regels))

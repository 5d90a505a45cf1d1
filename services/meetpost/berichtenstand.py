"""How far are the messages?"""

from collections.abc import Iterator
from dataclasses import dataclass

from services.berichten.tabel import Berichttabel, Stand
from services.meetpost.standen import Meting
from services.metingen import namen


@dataclass(frozen=True, slots=True)
class Berichtenstand:
    """Reads how many deliveries are how far, and how often something urgent reached nobody."""

    tabel: Berichttabel

    def __call__(self) -> Iterator[Meting]:
        """Yield it (raises OpslagError)."""
        gevonden = self.tabel.overzicht()
        for stand in Stand:
            yield namen.BEZORGINGEN, (stand.value,), gevonden.standen[stand]
        yield namen.BEZORGINGEN, ("niemand",), gevonden.onbezien

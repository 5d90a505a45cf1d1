"""Which of the messages of a partition are rows, and which of those are taken in together?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from kafka.consumer.fetcher import ConsumerRecord

from services.aanvoer.bericht import BerichtError, Plek, Rij, gelezen, ontcijferd
from services.aanvoer.boek import Aanvoerboek, Stuk
from services.aanvoer.levering import Levering


@dataclass(slots=True)
class Partij:
    """Rows of one delivery that follow each other in a partition, and the piece of the partition that they are in."""

    stuk: Stuk
    levering: Levering | None = None
    rijen: list[Rij] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    """Of each row where it stands."""

    def in_tweeen(self) -> tuple["Partij", "Partij"]:
        """Return two halves, to be taken in one after the other; what is no row goes with the second."""
        half = len(self.rijen) // 2
        op = self.offsets[half]
        eerst = Stuk(self.stuk.topic, self.stuk.deel, self.stuk.van, op, self.stuk.levering)
        eerst.gezien = self.rijen[half - 1].plek.volgnummer
        return (
            Partij(eerst, self.levering, self.rijen[:half], self.offsets[:half]),
            Partij(replace(self.stuk, van=op), self.levering, self.rijen[half:], self.offsets[half:]),
        )


Bericht = tuple[int, Plek | None, bytes, str]
"""Where it stands, where it belongs (None when it is no row), what it holds, and why it is none."""


def partijen(boek: Aanvoerboek, topic: str, deel: int, van: int, records: Sequence[ConsumerRecord]) -> Iterator[Partij]:
    """
    Yield what is to be taken in together, in order; the pieces follow each other, from `van` on.

    What does not decrypt is counted. A row that came before is passed over, and so is every row of a delivery behind
    one that is missing: the delivery is not complete then, and has to be offered again.

    Raises:
        OpslagError, EventLogError: what is known of the deliveries cannot be read.

    """
    if not records:
        return
    berichten = [_looked_at(deel, record) for record in records]
    plekken = [plek for _, plek, _, _ in berichten if plek is not None]
    leveringen = boek.leveringen({plek.levering for plek in plekken})
    gezien = boek.gezien(leveringen.keys(), deel)
    vergeten = boek.vergeten({plek.groep for plek in plekken})
    partij = Partij(Stuk(topic, deel, van, van))
    for offset, plek, inhoud, code in berichten:
        levering = None if plek is None else leveringen.get(plek.levering)
        if plek is None or levering is None:
            _count(partij, code or "geen-levering")
        elif (rij := _opened(partij, plek, inhoud, levering)) is not None and _is_next(partij, rij, gezien):
            if partij.levering is not None and partij.levering.id != levering.id:
                yield partij
                partij = Partij(Stuk(topic, deel, offset, offset))
            partij.levering = levering
            partij.stuk.levering = levering.id
            partij.stuk.gezien = gezien[levering.id] = plek.volgnummer
            if plek.groep not in vergeten or levering.aangeboden_op > vergeten[plek.groep]:
                partij.rijen.append(rij)
                partij.offsets.append(offset)
        partij.stuk.tot = offset + 1
    yield partij


def _looked_at(deel: int, record: ConsumerRecord) -> Bericht:
    try:
        plek, inhoud = gelezen(deel, record.key, record.value, record.headers)
    except BerichtError as fout:
        return record.offset, None, b"", fout.code
    return record.offset, plek, inhoud, ""


def _count(partij: Partij, code: str) -> None:
    partij.stuk.onbruikbaar[code] = partij.stuk.onbruikbaar.get(code, 0) + 1


def _opened(partij: Partij, plek: Plek, inhoud: bytes, levering: Levering) -> Rij | None:
    try:
        return ontcijferd(plek, inhoud, levering.sleutel)
    except BerichtError as fout:
        _count(partij, fout.code)
        return None


def _is_next(partij: Partij, rij: Rij, gezien: dict[UUID, int]) -> bool:
    """Say whether a row is the one that follows: not one that came before, nor one behind a hole."""
    laatste = gezien.get(rij.plek.levering, 0)
    if rij.plek.volgnummer == laatste + 1:
        return True
    if rij.plek.volgnummer > laatste:
        partij.stuk.mist.add(rij.plek.levering)
    else:
        _count(partij, "al-gezien")
    return False

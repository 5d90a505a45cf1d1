"""What of the log does somebody get who may not see everything?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.dossier import Dossier
from domain.toegang.gezien import zonder_wpg
from services.eventlog.indexen import Indexen
from services.eventlog.log import EventLog
from services.eventlog.recorder import ALLES
from services.eventlog.verwijzing import NOTHING, Streams


@dataclass(frozen=True, slots=True)
class Inzage:
    """How much of a dossier may be seen: nothing, all, or what was recorded until a moment."""

    mag: bool
    tot: datetime | None = None


class Gezienlog(EventLog):
    """
    The log as somebody may see it: what he may not see is as if it was never recorded.

    That goes for dossiers, for their numbers, and for what a number leads to. Whoever forgets to ask gets nothing.
    `kern` is the log itself, for what follows or records.
    """

    def __init__(
        self, kern: EventLog, inzage: Callable[[Iterable[UUID]], Mapping[UUID, Inzage]], *, zonder_wpg: bool
    ) -> None:
        """Look at an open log, with or without what was recorded of enforcement; it stays that of whoever opened it."""
        self.__dict__.update(kern.__dict__)
        self.kern = kern
        self.zonder_wpg = zonder_wpg
        self._inzage = inzage

    def close(self) -> None:
        """Leave it open: whoever opened it closes it."""

    def append(self, *_: object, **__: object) -> range:
        """Refuse: recording goes through `Installatie.recording` (raises RuntimeError)."""
        raise RuntimeError("this log was opened to look at")

    def zichtbaar(self, stromen: Iterable[UUID]) -> set[UUID]:
        """Return which of these may be seen whole."""
        return {stroom for stroom, inzage in self._inzage(stromen).items() if inzage.mag and inzage.tot is None}

    def _some(self, stromen: Iterable[UUID]) -> set[UUID]:
        """Return which of these may be seen, whole or in part."""
        return {stroom for stroom, inzage in self._inzage(stromen).items() if inzage.mag}

    def is_dossier(self, dossier_id: UUID) -> bool:
        """Say whether there is such a dossier to see."""
        return super().is_dossier(dossier_id) and dossier_id in self._some([dossier_id])

    def dossiers(
        self, ids: Iterable[UUID], tot_en_met: int = ALLES, gekregen: Streams = NOTHING
    ) -> dict[UUID, Dossier]:
        """Return several dossiers; of what may not be seen, one in which nothing is recorded."""
        gevraagd = list(dict.fromkeys(ids))
        inzage = self._inzage(gevraagd)
        gelezen = super().dossiers([d for d in gevraagd if inzage[d].mag], tot_en_met, gekregen)
        return {d: self._part(gelezen[d], inzage[d]) if d in gelezen else self.new_dossier(d) for d in gevraagd}

    def _part(self, dossier: Dossier, inzage: Inzage) -> Dossier:
        deel = dossier if inzage.tot is None else dossier.bekend_op(inzage.tot)
        return zonder_wpg(deel) if self.zonder_wpg else deel

    def find(self, pgns: Iterable[str]) -> dict[str, UUID]:
        """Return where numbers are recorded, as far as that may be seen."""
        return self._seen(super().find(pgns))

    def registered_under(self, pgns: Iterable[str]) -> dict[str, UUID]:
        """Return what numbers were registered under, as far as that may be seen."""
        return self._seen(super().registered_under(pgns))

    def _seen(self, gevonden: Mapping[str, UUID]) -> dict[str, UUID]:
        mag = self._some(gevonden.values())
        return {pgn: dossier_id for pgn, dossier_id in gevonden.items() if dossier_id in mag}

    def pgns_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, str]:
        """Return the numbers of dossiers that may be seen whole."""
        return super().pgns_of(self.zichtbaar(dossier_ids))

    def stromen_of(self, dossier_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
        """Return the streams of a dossier; of what may not be seen whole, only the one that was named."""
        gevraagd = list(dossier_ids)
        mag = self.zichtbaar(gevraagd)
        return {**{d: [d] for d in gevraagd}, **super().stromen_of(mag)}


def blijvers(log: EventLog, dossier_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return by dossier the one that it went up in, or itself: that one tells who may see both."""
    ids = list(dossier_ids)
    opgegaan = Indexen(log.databank, log.sleutels).opgegaan_in(ids)
    return {dossier_id: opgegaan.get(dossier_id, dossier_id) for dossier_id in ids}


def zichtbaar(log: EventLog, stromen: Iterable[UUID]) -> set[UUID]:
    """Return which of these streams whoever asks may see whole: of the log itself all."""
    return log.zichtbaar(stromen) if isinstance(log, Gezienlog) else set(stromen)


def zonder_wpg_gezien(log: EventLog) -> bool:
    """Say whether whoever asks sees this log as if enforcement was never recorded."""
    return isinstance(log, Gezienlog) and log.zonder_wpg

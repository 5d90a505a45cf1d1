"""What of rows, and of what they explain, is shown to who may not see everything in the dossier?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from domain.dossier import Dossier, Vastlegging, only_his
from domain.events.base import Event
from domain.rules.aan_zet import REGEL as AAN_ZET
from domain.rules.aan_zet import AanZet
from domain.toegang.gezien import AFGESCHERMD
from domain.toegang.verborgen import Verborgen
from projections.stores.vraag import Vraag
from projections.views.view import as_answer

Rij = dict[str, Any]
Beurtvraag = Callable[[Dossier, Vraag], AanZet | None]
"""Says of a dossier who is to act on the day, as known at the moment, that are asked about."""
UITLEGGEN = ("uitleg", "termijn_uitleg")
"""The columns with explanations, as JSON."""
LADDER = "ladder"
NIEMAND = UUID(int=0)
NIET_VAN_U = "Dit berust op wat uw rol niet ziet."
"""Stands in place of an explanation that tells of what may not be seen."""


@dataclass(frozen=True, slots=True)
class Uitlegdeel:
    """Cuts explanations down to what rests on events that may be seen and names no term that may not."""

    verborgen: Verborgen
    zichtbaar: frozenset[str]
    """The ids of the events that may be seen."""

    def van(self, inhoud: Any) -> Any:  # noqa: ANN401 - answers are of every shape
        """Return an answer, or a part of one, in which every explanation is cut down."""
        if isinstance(inhoud, Mapping):
            deel = {naam: self.van(waarde) for naam, waarde in inhoud.items()}
            return self._explanation(deel) if {"regel", "tekst", "gebeurtenissen"} <= deel.keys() else deel
        return [self.van(deel) for deel in inhoud] if isinstance(inhoud, list | tuple) else inhoud

    def is_dicht(self, uitleg: Mapping[str, Any]) -> bool:
        """Say whether an explanation, whole or cut down, may not be shown as it is."""
        ids = {str(een) for een in uitleg["gebeurtenissen"]}
        return uitleg["tekst"] == NIET_VAN_U or not ids <= self.zichtbaar or self.verborgen.noemt(uitleg["tekst"])

    def verraadt_beurt(self, uitleggen: Iterable[Mapping[str, Any]], aan_zet: str | None) -> bool:
        """Say whether who is to act tells of what may not be seen; that it is one's own turn may always be told."""
        anders = aan_zet is None or aan_zet != self.verborgen.rol
        return anders and any(een["regel"] == AAN_ZET and self.is_dicht(een) for een in uitleggen)

    def _explanation(self, uitleg: Rij) -> Rij:
        if not self.is_dicht(uitleg):
            return uitleg
        ids = [een for een in uitleg["gebeurtenissen"] if str(een) in self.zichtbaar]
        return {**uitleg, "bron": AFGESCHERMD, "tekst": NIET_VAN_U, "gebeurtenissen": ids}


@dataclass(frozen=True, slots=True)
class Rijdeel:
    """
    Cuts rows down: without terms and signals that are hidden, and with explanations cut down.

    Who is to act because of something that may not be seen, is told anew: as it follows from what may.
    """

    verborgen_nu: Callable[[], Verborgen]
    toont: Callable[[Vastlegging[Event]], bool]
    dossiers: Callable[[Iterable[UUID]], Mapping[UUID, Dossier]]
    """Reads dossiers as far as they may be seen."""
    beurt: Beurtvraag

    def __call__(self, rijen: list[Rij], vraag: Vraag) -> list[Rij]:
        """Return of these rows, which answer a question, what may be seen."""
        verborgen = self.verborgen_nu()
        if verborgen.alles:
            return rijen
        over = [rij for rij in rijen if _shown(rij, verborgen)]
        gelezen = self.dossiers({rij["dossier_id"] for rij in over if any(rij.get(kolom) for kolom in UITLEGGEN)})
        gezien = {dossier_id: zichtbaar_deel(dossier, self.toont) for dossier_id, dossier in gelezen.items()}
        return [self._cut(rij, gezien.get(rij.get("dossier_id", NIEMAND)), verborgen, vraag) for rij in over]

    def _cut(self, rij: Rij, gezien: Dossier | None, verborgen: Verborgen, vraag: Vraag) -> Rij:
        if gezien is None:
            return rij
        deel, gesneden = Uitlegdeel(verborgen, ids_in(gezien)), dict(rij)
        for kolom in UITLEGGEN:
            if rij.get(kolom):
                uitleg = orjson.loads(rij[kolom])
                if deel.verraadt_beurt(uitleg, rij.get("aan_zet")):
                    beurt = self.beurt(gezien, vraag)
                    gesneden["aan_zet"] = beurt and beurt.rol
                    anders = [as_answer(beurt.uitleg)] if beurt else []
                    uitleg = [een for een in uitleg if een["regel"] != AAN_ZET] + anders
                gesneden[kolom] = orjson.dumps(deel.van(uitleg)).decode()
        return gesneden


def zichtbaar_deel(dossier: Dossier, toont: Callable[[Vastlegging[Event]], bool]) -> Dossier:
    """Return a dossier with only the events that may be seen; what follows from it is no more than they tell."""
    return only_his(dossier.with_only(v for v in dossier.vastleggingen if toont(v)))


def ids_in(dossier: Dossier) -> frozenset[str]:
    """Return the ids of the events of a dossier, as answers write them."""
    return frozenset(str(v.id) for v in dossier.vastleggingen)


def _shown(rij: Mapping[str, Any], verborgen: Verborgen) -> bool:
    """Say whether a row is of no term or signal, or of one that may be seen."""
    if "herkomst" in rij:
        return rij["herkomst"] != LADDER or verborgen.toont_signaal(rij["soort"], rij["aan"])
    if "vervalt_op" in rij and "soort" in rij:
        return verborgen.toont_termijn(rij["soort"], rij.get("rol", rij.get("aan_zet")))
    return True

"""What do we know about a pupil?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast
from uuid import UUID

from domain.events.base import Event
from domain.events.beheer import DossierVernietigd
from domain.events.identiteit import DossiersSamengevoegd
from domain.geheugen import Begin, Geheugen
from domain.namen import Namen, benoemd
from domain.stroom import Stroom
from domain.stroom import Vastlegging as Vastlegging  # whoever reads a dossier reads these

T = TypeVar("T")
P = ParamSpec("P")
ALTIJD_AL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """Since when the facts of a stream are known to be of this pupil, and by which event of his own stream."""

    vanaf: datetime
    versie: int


@dataclass(frozen=True)
class Dossier(Stroom):
    """
    Everything recorded about one pupil, in the order of registration.

    After a merge that is also what was recorded in the dossier that went up in this one: every fact still says in which
    stream it was recorded, and is known here from the registration of the merge on.
    """

    naamruimte: UUID | None = field(default=None, repr=False, compare=False)
    """From what ids of events are derived: a secret of the log, so that nobody can check a guess against an id."""

    @property
    def aansluitingen(self) -> Mapping[UUID, Aansluiting]:
        """By stream, since when its facts are of this pupil; the dossier itself always was."""
        self.geheugen.bekeek(DossiersSamengevoegd)
        return self._aansluitingen

    @cached_property
    def _aansluitingen(self) -> Mapping[UUID, Aansluiting]:
        gevonden = {self.id: Aansluiting(ALTIJD_AL, 0)}
        erbij = [
            (v.dossier_id, v.feit.ander, v.vastgelegd_op, v.versie)
            for v in self.ooit(DossiersSamengevoegd)
            if v.feit.blijft
        ]
        te_volgen = [self.id] if erbij else []
        while te_volgen:
            dossier_id = te_volgen.pop()
            via = gevonden[dossier_id]
            for in_dossier, ander, vastgelegd_op, versie in erbij:
                if in_dossier == dossier_id and ander not in gevonden:
                    gevonden[ander] = Aansluiting(max(via.vanaf, vastgelegd_op), via.versie or versie)
                    te_volgen.append(ander)
        return gevonden

    def gekend(self, vastlegging: Vastlegging[Event]) -> Aansluiting:
        """Return since when a fact was known to be of this pupil, and by which event of his own stream."""
        via = self._aansluitingen[vastlegging.dossier_id]
        return Aansluiting(max(vastlegging.vastgelegd_op, via.vanaf), via.versie or vastlegging.versie)

    @property
    def opgegaan_in(self) -> UUID | None:
        """The dossier that this one went up in: everything about the pupil is found there."""
        eigen = (v.feit for v in self.ooit(DossiersSamengevoegd) if v.dossier_id == self.id)
        return next((feit.ander for feit in eigen if not feit.blijft), None)

    @property
    def is_vernietigd(self) -> bool:
        """Whether the dossier has been destroyed; nothing may follow."""
        return bool(self.ooit(DossierVernietigd))

    def bekend_op(self, moment: datetime) -> "Dossier":
        """Return the dossier as it was known at `moment`."""
        if len(self.aansluitingen) == 1:
            return self.with_only([v for v in self.vastleggingen if v.vastgelegd_op <= moment])
        return self.with_only(v for v in self.vastleggingen if self.gekend(v).vanaf <= moment)

    def with_only(self, vastleggingen: Iterable[Vastlegging[Event]]) -> "Dossier":
        """Return the dossier with these events in place of its own."""
        return Dossier(self.id, tuple(vastleggingen), self.naamruimte)

    def id_for(self, naam: str, stroom: UUID | None = None) -> UUID:
        """
        Return the id of an event that is known by what it says: the same words give the same id.

        `stroom` is the stream that it was recorded in, when that is another that went up in this one.
        """
        return (self._namen if stroom is None else self._names_of(stroom))[naam]

    @cached_property
    def _namen(self) -> Namen:
        return self._names_of(self.id)

    def _names_of(self, stroom: UUID) -> Namen:
        return Namen(stroom if self.naamruimte is None else benoemd(self.naamruimte, str(stroom)))


def derived(answer: Callable[Concatenate[Dossier, P], T]) -> Callable[Concatenate[Dossier, P], T]:
    """
    Remember a pure function of a dossier (and perhaps a frame, or what else is asked): several rules ask the same.

    What is asked besides must be hashable; the answer must be a value, and say all that it says by `==`.
    """

    @wraps(answer)
    def remembered(dossier: Dossier, /, *vraag: object) -> object:
        return dossier.geheugen.antwoord(dossier, (answer, *vraag))

    return cast("Callable[Concatenate[Dossier, P], T]", remembered)


class Opeenvolging:
    """
    One dossier as it was known at one moment after another.

    Each next one goes on with what was `derived` from the one before: only what rests on something that changed is
    found anew. It begins with nothing: `niets` is an empty dossier, which many dossiers can have begun as.
    """

    def __init__(self, niets: Dossier) -> None:
        self._vorige = niets
        self._geheugen: Geheugen[Dossier] = Geheugen(Begin(niets, niets.geheugen))

    def daarna(self, dossier: Dossier) -> Dossier:
        """Return the dossier as it was known at the next moment; the one before goes its own way from then on."""
        self._geheugen.verder(dossier.anders_dan(self._vorige))
        if self._vorige.geheugen is self._geheugen:
            object.__setattr__(self._vorige, "geheugen", Geheugen())
        object.__setattr__(dossier, "geheugen", self._geheugen)
        self._vorige = dossier
        return dossier


def evolve(dossier: Dossier, vastlegging: Vastlegging[Event]) -> Dossier:
    """Return the dossier as it is after `vastlegging`; hearing the same one twice changes nothing."""
    return evolve_all(dossier, (vastlegging,))


def evolve_all(dossier: Dossier, vastleggingen: Iterable[Vastlegging[Event]]) -> Dossier:
    """Return the dossier as it is after all of `vastleggingen`; of what came in together its own facts are last."""
    nieuw = {v.id: v for v in vastleggingen if v.id not in dossier.ids}
    if not nieuw:
        return dossier
    alle = sorted(
        (*dossier.vastleggingen, *nieuw.values()),
        key=lambda v: (v.vastgelegd_op, v.dossier_id == dossier.id, v.dossier_id, v.versie),
    )
    return dossier.with_only(alle)


def dossier_of(
    dossier_id: UUID, vastleggingen: Iterable[Vastlegging[Event]], naamruimte: UUID | None = None
) -> Dossier:
    """Fold a pupil's recorded events; those of a stream that was not merged into his are not his."""
    return only_his(evolve_all(Dossier(dossier_id, naamruimte=naamruimte), vastleggingen))


def only_his(dossier: Dossier) -> Dossier:
    """Return the dossier without the events of streams that were not merged into it."""
    aansluitingen = dossier.aansluitingen
    if all(v.dossier_id in aansluitingen for v in dossier.vastleggingen):
        return dossier
    return dossier.with_only(v for v in dossier.vastleggingen if v.dossier_id in aansluitingen)

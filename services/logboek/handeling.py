"""Which action is under way, who does it, and what was decided about it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from services.logboek.registerlezer import met_versie
from services.logboek.spoor import Spoor, nieuw_spoor
from services.logboek.verwerkingen import VASTLEGGEN, verwerking_van
from services.tijd import nu

SYSTEEM = "systeem"
MOST_REMEMBERED = 10_000
"""So many pupils are remembered of one action: whoever shows more of them at once logs some of them twice."""


class GeenHandelingError(RuntimeError):
    """Something was decided outside any action: nobody could say in which trace."""


@dataclass(frozen=True, slots=True)
class Besluit:
    """What the access policy decided: about which action on what, and why; `dossier_id` is None when it is no pupil."""

    actie: str
    toegestaan: bool
    reden: str
    dossier_id: UUID | None = None


@dataclass(slots=True)
class Handeling:
    """
    One action: a request, a command, a delivery that is taken in.

    `actie` is where it is asked and what (`api:dossier`, `scherm:thuiszitters`, `opdracht:replay`); from it follows
    which activity of the register it is. `wie` is a pseudonym. `aanroeper` is another application that called.
    """

    spoor: Spoor
    actie: str
    wie: str = SYSTEEM
    rol: str = SYSTEEM
    aanroeper: str | None = None
    begonnen: int = field(default_factory=lambda: milliseconden())
    geboekt: bool = False
    """Whether the audit log has it."""
    gelogd: set[UUID] = field(default_factory=set)
    """Of whom it has a line already."""
    besluiten: list[Besluit] = field(default_factory=list)
    """What was decided and is not stored yet."""

    @property
    def verwerking(self) -> str:
        """Which activity of the register this is (raises VerwerkingOnbekendError)."""
        return met_versie(verwerking_van(self.actie))

    def onthoud(self, dossier_ids: Iterator[UUID]) -> None:
        """Remember of whom there is a line."""
        for dossier_id in dossier_ids:
            if len(self.gelogd) >= MOST_REMEMBERED:
                return
            self.gelogd.add(dossier_id)


_NU: ContextVar[Handeling | None] = ContextVar("handeling", default=None)


def huidige() -> Handeling | None:
    """Return the action under way, if any."""
    return _NU.get()


def huidige_of_losse() -> Handeling:
    """Return the action under way; what is recorded without any is one by itself."""
    return _NU.get() or Handeling(nieuw_spoor(), VASTLEGGEN)


@contextmanager
def bezig(handeling: Handeling) -> Iterator[Handeling]:
    """Let an action be the one under way, also in threads that are started for it with its context."""
    vorige = _NU.set(handeling)
    try:
        yield handeling
    finally:
        _NU.reset(vorige)


def beslissing(actie: str, reden: str, *, toegestaan: bool, dossier_id: UUID | None = None) -> None:
    """
    Note what the access policy decided; it is stored before the answer leaves, also when that is a refusal.

    Raises:
        GeenHandelingError: no action is under way.

    """
    handeling = _NU.get()
    if handeling is None:
        raise GeenHandelingError(f"a decision about {actie} outside any action")
    handeling.besluiten.append(Besluit(actie, toegestaan, reden, dossier_id))


def milliseconden() -> int:
    """Return the moment, in milliseconds since 1970 (UTC)."""
    return int(nu().timestamp() * 1000)

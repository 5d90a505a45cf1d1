"""What would one batch of lines store?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.decisions.voorstel import Voorstel
from domain.dossier import Vastlegging
from domain.errors import Weigering
from domain.events.base import Event
from domain.schoollocatie import Schoollocatie
from domain.stroom import Stroom
from services.eventlog.codec import Nieuw
from services.ingest.gelezen import Afgewezen, Bezwaar, Gelezen, Teamregel


class Klok(Protocol):
    """Tells the moment."""

    def __call__(self) -> datetime:
        """Return it, in UTC."""


class NieuweId(Protocol):
    """Makes identities."""

    def __call__(self) -> UUID:
        """Return one that nobody can derive."""


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where lines come from and who offers them; kept, encrypted, with every event."""

    soort: str
    aanlevering: str
    door: str
    correlatie: UUID

    def bron(self, regel: int) -> str:
        """Return the delivery and its line."""
        return f"{self.soort} {self.aanlevering}:{regel}"


@dataclass(slots=True)
class Plan:
    """What is to be stored together, decided on streams as they were read at `nu`."""

    herkomst: Herkomst
    nu: datetime
    nieuw: list[Nieuw] = field(default_factory=list)
    pgns: dict[str, UUID] = field(default_factory=dict)
    opgegaan: dict[UUID, UUID] = field(default_factory=dict)
    schoolteams: dict[Schoollocatie, UUID] = field(default_factory=dict)
    ids: set[UUID] = field(default_factory=set)
    """The ids of the lines that are to be stored; of an id given twice the first good one stays."""
    ongewijzigd: int = 0
    geteld: int = 0
    afgewezen: list[Afgewezen] = field(default_factory=list)

    def refuse(self, regel: Gelezen | Teamregel, weigering: Weigering) -> None:
        """Note that a line may not be recorded."""
        bezwaar = Bezwaar(weigering.veld or "", weigering.code, weigering.melding)
        self.afgewezen.append(Afgewezen(regel.regel, (bezwaar,), regel.ruw))

    def record(self, stroom: Stroom, regel: Gelezen | Teamregel, besluit: Sequence[Voorstel]) -> list[Nieuw]:
        """Number what a line adds to a stream."""
        bron = self.herkomst.bron(regel.regel)
        nieuw = [
            Nieuw(
                voorstel.id,
                stroom.id,
                versie,
                voorstel.feit,
                bron,
                self.herkomst.door,
                self.herkomst.correlatie,
                regel.opdracht.vastgelegd_op,
            )
            for versie, voorstel in enumerate(besluit, stroom.versie + 1)
        ]
        self.nieuw += nieuw
        return nieuw

    def read_back(self, nieuw: Iterable[Nieuw]) -> list[Vastlegging[Event]]:
        """Return what is to be stored as it will be read, so that a next line can be decided on."""
        return [self._read_back(een) for een in nieuw]

    def _read_back(self, nieuw: Nieuw) -> Vastlegging[Event]:
        return Vastlegging(
            id=nieuw.id,
            dossier_id=nieuw.dossier_id,
            versie=nieuw.versie,
            vastgelegd_op=nieuw.vastgelegd_op or self.nu,
            ontvangen_op=self.nu,
            bron=nieuw.bron,
            door=nieuw.door,
            correlatie=nieuw.correlatie,
            feit=nieuw.feit,
        )

"""What does a line of events ask to record?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from domain.decisions.registreer import registreer
from domain.decisions.schoolteam import registreer_bij_team
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.base import Event
from domain.kader import Kader
from domain.schoolteam import Schoolteam


@dataclass(frozen=True, slots=True)
class Feitopdracht:
    """A fact, to be recorded in the pupil's dossier, or about a school team."""

    feit: Event
    inhoud: dict[str, Any]
    """The line without its id and number: what makes two lines the same when they have no id."""
    id: UUID | None = None
    vastgelegd_op: datetime | None = None

    @property
    def has_own_id(self) -> bool:
        """Whether it came with an id."""
        return self.id is not None

    def event_id(self, dossier: Dossier) -> UUID:
        """Return the given id, else one that follows from what the line says."""
        return self.id or dossier.id_for(orjson.dumps(self.inhoud, option=orjson.OPT_SORT_KEYS).decode())

    def beslis(self, dossier: Dossier, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
        """Decide whether the fact may be recorded."""
        return registreer(dossier, Voorstel(self.event_id(dossier), self.feit), kader)

    def beslis_bij_team(self, schoolteam: Schoolteam, event_id: UUID, kader: Kader) -> tuple[Voorstel, ...] | Weigering:
        """Decide whether the fact may be recorded about a school team."""
        return registreer_bij_team(schoolteam, Voorstel(event_id, self.feit), kader)


@dataclass(frozen=True, slots=True)
class Nummervervanging(Feitopdracht):
    """A new number for a pupil; the number itself only goes into the index."""

    nieuw_pgn: str = ""


@dataclass(frozen=True, slots=True)
class Samenvoegopdracht(Feitopdracht):
    """Another dossier that goes up in the pupil's, named by a number or by its id."""

    ander_pgn: str | None = None
    ander: UUID | None = None

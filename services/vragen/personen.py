"""Who is it that fills the role, or stands in, at the pupil's school?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from domain.schoollocatie import Schoollocatie
from domain.schoolteam import Schoolteam, persoon_voor
from projections.stores.promise import Vraag
from projections.views.view import as_answer

Teams = Callable[[Iterable[Schoollocatie]], Mapping[Schoollocatie, Schoolteam]]
"""Reads the teams of school locations, all at once; one without a team is not in the answer."""


class Personen:
    """
    Whom to ask for a role at some schools, on a day as known at a moment.

    The teams are read once, when the answer is made. The name of an official is personal: it stands in an answer, and
    never in a log line.
    """

    def __init__(self, teams: Teams, locaties: Iterable[Schoollocatie | None], vraag: Vraag) -> None:
        gezocht = {locatie for locatie in locaties if locatie is not None}
        gevonden = teams(gezocht) if gezocht else {}
        self._teams = {locatie: team.bekend_op(vraag.bekend_op) for locatie, team in gevonden.items()}
        self._dag = vraag.peildatum
        self._antwoorden: dict[tuple[str, Schoollocatie], dict[str, Any] | None] = {}

    def voor(self, rol: str | None, locatie: Schoollocatie | None) -> dict[str, Any] | None:
        """Return the first line of the role or who stands in, and why; None when no team tells."""
        if rol is None or locatie is None or locatie not in self._teams:
            return None
        if (rol, locatie) not in self._antwoorden:
            self._antwoorden[rol, locatie] = self._ask(rol, self._teams[locatie])
        return self._antwoorden[rol, locatie]

    def _ask(self, rol: str, team: Schoolteam) -> dict[str, Any] | None:
        gekozen = persoon_voor(rol, team, self._dag)
        if gekozen is None:
            return None
        return {"naam": gekozen.persoon.naam, "lijn": gekozen.persoon.lijn, "uitleg": [as_answer(gekozen.uitleg)]}


def locatie_van(row: Mapping[str, Any]) -> Schoollocatie | None:
    """Return the school location that stands in a row."""
    return None if row["school"] is None else Schoollocatie(row["school"], row["vestiging"])

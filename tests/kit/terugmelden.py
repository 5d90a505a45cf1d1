"""What can be said about statuses that go back to DUO, and how does each stand in a story?"""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from domain.decisions.terugmelden import bied_aan
from domain.events.base import Event
from domain.terugmelding import Terugmelding, terugmeldingen
from tests.kit.verhaal import Verhaal
from tests.kit.woorden import LEERLING, feit

UITVOER = UUID("00000000-0000-4000-8000-00000000d001")


def bepaald(op: str, status: str, reden: str | None = None, *, nummer: str = "1", **velden: Any) -> Event:
    gekozen = {} if reden is None else {"reden": reden}
    return feit("TerugmeldingBepaald", op, meldingsnummer=nummer, status=status, **gekozen, **velden)


def onderzoek(op: str, nummer: str | None = "1") -> Event:
    return feit("OnderzoekGestart", op, **({} if nummer is None else {"meldingsnummer": nummer}))


def aangeboden(verhaal: Verhaal, op: str) -> Verhaal:
    """Go on: all that waits was handed over on a day, in one export."""
    voorstellen = bied_aan(verhaal.dossier, UITVOER, date.fromisoformat(op))
    assert voorstellen, "er is niets aan te bieden"
    return verhaal.en_dan(*(voorstel.feit for voorstel in voorstellen))


def antwoord(verhaal: Verhaal, soort: str, op: str, welke: int = -1, **velden: Any) -> Event:
    """Return that DUO took over (`TerugmeldingBevestigd`) or refused one of the statuses, by its place."""
    deze = terugmeldingen(verhaal.dossier)[welke]
    genoemd = {"meldingsnummer": deze.meldingsnummer, "status": deze.status, "terugmelding": str(deze.id)}
    return feit(soort, op, **{**genoemd, **velden})


def standen(verhaal: Verhaal) -> list[str]:
    """Write every status as `B aangeboden`, with why where that is said."""
    return [_written(deze) for deze in terugmeldingen(verhaal.dossier)]


def plaats(nummer: int) -> str:
    """Return the id that a story gives its so manieth fact."""
    return str(uuid5(LEERLING, str(nummer)))


def _written(deze: Terugmelding) -> str:
    return " ".join(str(deel) for deel in (deze.status, deze.stand, deze.waarom) if deel)

"""How is one event recorded by somebody who saw how it stood, and only once however often it is asked?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.decisions.verwijzing import dossier_is_open
from domain.decisions.voorstel import Voorstel
from domain.dossier import Vastlegging
from domain.errors import Weigering
from domain.events.base import Event
from domain.events.identiteit import DossiersSamengevoegd
from domain.schoollocatie import Schoollocatie
from domain.schoolteam import Schoolteam
from domain.stroom import Stroom
from projections.stores.databank import Verbinding
from services.eventlog.errors import ConflictError, OnleesbaarError
from services.eventlog.log import EventLog
from services.eventlog.opnieuw import until_first
from services.ingest.aanlevering import Omgeving
from services.ingest.gebeurtenissen import read_fact
from services.ingest.gelezen import Bezwaar, Gelezen, Teamregel
from services.ingest.leerlingen import Leerlingen
from services.ingest.opdrachten import Feitopdracht, Nummervervanging, Samenvoegopdracht
from services.ingest.plan import Herkomst, Plan
from services.ingest.teams import decide_on_teams

ANDERS_GEBRUIKT = Weigering(
    "sleutel-anders-gebruikt",
    "Met deze Idempotency-Key is al iets anders vastgelegd. Kies voor elke vastlegging een nieuwe sleutel.",
)
STAAT_ER_AL = Weigering("staat-er-al", "Dit staat al in het dossier. Er is niets om vast te leggen.")


class _Rechtstreeks(Herkomst):
    """Comes from no file, so that there is no line to name."""

    def bron(self, _regel: int) -> str:
        """Return through what it came in."""
        return self.soort


@dataclass(frozen=True, slots=True)
class AndereVersie:
    """The stream is at another version than the one that was seen; nothing was recorded."""

    versie: int


@dataclass(frozen=True, slots=True)
class Verzoek:
    """
    What is asked: the fields of the event, the key by which it is known to be the same, and the version that was seen.

    `gezien` is None when it may be recorded whatever the version is; 0 is a stream in which nothing was recorded.
    """

    velden: dict[str, Any]
    sleutel: str
    gezien: int | None
    bron: str = "api"
    mee: Callable[[Verbinding], None] | None = None
    """What is written in the transaction of the event, when it was not recorded before."""

    def event_id(self, log: EventLog, stroom: UUID) -> UUID:
        """Return the id of the event: the same key in the same stream gives the same, and nobody can derive it."""
        return log.new_dossier(stroom).id_for(f"sleutel {self.sleutel}")


Antwoord = Vastlegging[Event] | Weigering | AndereVersie | tuple[Bezwaar, ...]
"""What was recorded (now or before, with the same key), or why not: a refusal, a version, or all that is wrong."""


def leg_vast_bij_leerling(omgeving: Omgeving, dossier_id: UUID, verzoek: Verzoek) -> Antwoord:
    """Record an event in the dossier of a pupil that exists (raises EventLogError)."""
    log = omgeving.log
    event_id = verzoek.event_id(log, dossier_id)

    def once() -> Antwoord:
        dossier = log.dossier(dossier_id)
        pgn = log.pgns_of([dossier_id]).get(dossier_id, "")
        eerder = _recorded(dossier, event_id)
        opdracht = read_fact(verzoek.velden, "" if eerder else pgn, log.sleutels.merk_of, event_id)
        if isinstance(opdracht, tuple):
            return opdracht
        if eerder is not None:
            return eerder if _says_the_same(log, dossier_id, eerder.feit, opdracht) else ANDERS_GEBRUIKT
        dicht = dossier_is_open(dossier, Voorstel(event_id, opdracht.feit), omgeving.kader)
        if dicht is not None:
            return dicht
        if not pgn:
            raise OnleesbaarError(f"geen nummer leidt naar dossier {dossier_id}; kijk met verify")
        plan = _plan(omgeving, verzoek)
        Leerlingen(log, omgeving.kader, omgeving.nieuwe_id, plan).decide([Gelezen(1, pgn, opdracht, None)])
        waarom_niet = _stored(omgeving, plan, dossier, verzoek)
        nu = log.dossier(dossier_id)
        _decided_on(dossier, nu, waarom_niet)
        return waarom_niet or _read_back(nu, event_id)

    return until_first(once)


def leg_vast_bij_schoolteam(omgeving: Omgeving, locatie: Schoollocatie, verzoek: Verzoek) -> Antwoord:
    """Record an event about the team of a school location, also the first one (raises EventLogError)."""
    log = omgeving.log

    def once() -> Antwoord:
        team = log.schoolteams([locatie]).get(locatie) or Schoolteam(omgeving.nieuwe_id(), locatie=locatie)
        event_id = verzoek.event_id(log, team.id)
        opdracht = read_fact(verzoek.velden, "", log.sleutels.merk_of, event_id)
        if isinstance(opdracht, tuple):
            return opdracht
        if (eerder := _recorded(team, event_id)) is not None:
            return eerder if eerder.feit == opdracht.feit else ANDERS_GEBRUIKT
        plan = _plan(omgeving, verzoek)
        nieuw_team: Callable[[], UUID] = lambda: team.id  # noqa: E731 - the id of its first event is derived from it
        decide_on_teams(log, omgeving.kader, nieuw_team, plan, [Teamregel(1, locatie, opdracht, None)])
        waarom_niet = _stored(omgeving, plan, team, verzoek)
        nu = log.schoolteams([locatie]).get(locatie) or team
        _decided_on(team, nu, waarom_niet)
        return waarom_niet or _read_back(nu, event_id)

    return until_first(once)


def _plan(omgeving: Omgeving, verzoek: Verzoek) -> Plan:
    herkomst = _Rechtstreeks(verzoek.bron, "", omgeving.door, omgeving.nieuwe_id())
    return Plan(herkomst, omgeving.klok())


def _stored(omgeving: Omgeving, plan: Plan, stroom: Stroom, verzoek: Verzoek) -> Weigering | AndereVersie | None:
    """Store what was planned, if it follows on what was seen; return why not."""
    if verzoek.gezien is not None and verzoek.gezien != stroom.versie:
        return AndereVersie(stroom.versie)
    if plan.afgewezen:
        bezwaar = plan.afgewezen[0].bezwaren[0]
        return Weigering(bezwaar.code, bezwaar.melding, bezwaar.veld or None)
    if not plan.nieuw:
        return STAAT_ER_AL
    if not any(n.dossier_id == stroom.id and n.versie == stroom.versie + 1 for n in plan.nieuw):
        raise ConflictError("iemand anders was eerder: lees opnieuw en beslis opnieuw")
    omgeving.log.append(
        plan.nieuw,
        nu=omgeving.klok(),
        pgns=plan.pgns,
        opgegaan=plan.opgegaan,
        schoolteams=plan.schoolteams,
        mee=verzoek.mee,
    )
    return None


def _decided_on(gezien: Stroom, nu: Stroom, waarom_niet: Weigering | AndereVersie | None) -> None:
    """Refuse nothing for what was recorded while we decided: it may be this very request (raises ConflictError)."""
    if isinstance(waarom_niet, Weigering) and nu.versie != gezien.versie:
        raise ConflictError("iemand anders was eerder: lees opnieuw en beslis opnieuw")


def _recorded(stroom: Stroom, event_id: UUID) -> Vastlegging[Event] | None:
    return next((v for v in stroom.vastleggingen if v.id == event_id), None)


def _read_back(stroom: Stroom, event_id: UUID) -> Vastlegging[Event]:
    return next(v for v in stroom.vastleggingen if v.id == event_id)


def _says_the_same(log: EventLog, dossier_id: UUID, feit: Event, opdracht: Feitopdracht) -> bool:
    """Say whether a request is the one that was recorded; of a number that no event holds the index tells."""
    if isinstance(opdracht, Samenvoegopdracht):
        if not isinstance(feit, DossiersSamengevoegd) or feit.geldig_op != opdracht.feit.geldig_op:
            return False
        return feit.ander == (
            opdracht.ander or log.registered_under([opdracht.ander_pgn or ""]).get(opdracht.ander_pgn or "")
        )
    if isinstance(opdracht, Nummervervanging):
        gevonden = log.registered_under([opdracht.nieuw_pgn])
        return feit == opdracht.feit and gevonden.get(opdracht.nieuw_pgn) == dossier_id
    return feit == opdracht.feit

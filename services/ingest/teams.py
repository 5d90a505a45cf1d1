"""What do the lines of a batch add to school teams?"""

from collections.abc import Sequence
from uuid import UUID

from domain.errors import Weigering
from domain.kader import Kader
from domain.schoolteam import Schoolteam, schoolteam_of
from services.eventlog.log import EventLog
from services.ingest.gelezen import Teamregel
from services.ingest.plan import NieuweId, Plan


def decide_on_teams(log: EventLog, kader: Kader, nieuwe_id: NieuweId, plan: Plan, regels: Sequence[Teamregel]) -> None:
    """Decide on every line about a school team, in order; a location gets its team with its first event."""
    teams = log.schoolteams({regel.locatie for regel in regels})
    bekend = log.known_ids({_event_id(log, teams[r.locatie], r) for r in regels if r.locatie in teams})
    for regel in regels:
        team = teams.get(regel.locatie) or Schoolteam(nieuwe_id(), locatie=regel.locatie)
        event_id = _event_id(log, team, regel)
        stored = event_id in bekend or event_id in plan.ids
        besluit = () if stored else regel.opdracht.beslis_bij_team(team, event_id, kader)
        if isinstance(besluit, Weigering):
            plan.refuse(regel, besluit)
        elif not besluit:
            plan.ongewijzigd += 1
        else:
            if regel.locatie not in teams:
                plan.schoolteams[regel.locatie] = team.id
            plan.geteld += 1
            plan.ids.add(event_id)
            nieuw = plan.read_back(plan.record(team, regel, besluit))
            teams[regel.locatie] = schoolteam_of(team.id, regel.locatie, (*team.vastleggingen, *nieuw))


def _event_id(log: EventLog, team: Schoolteam, regel: Teamregel) -> UUID:
    """Return the id of what a line says; the log has a secret for a team's stream as it has for a pupil's."""
    return regel.opdracht.event_id(log.new_dossier(team.id))

"""What are pupils called, for those who may see it?"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from domain.dossier import Dossier
from domain.events.identiteit import LeerlingGeregistreerd
from services.eventlog.log import EventLog


def naam_van(dossier: Dossier) -> str | None:
    """Return the name that was registered last; None when nobody gave one."""
    gegeven = [v.feit.naam for v in dossier.van(LeerlingGeregistreerd) if v.feit.naam]
    return gegeven[-1] if gegeven else None


def namen(log: EventLog, dossier_ids: Iterable[UUID], bekend_op: datetime) -> dict[UUID, str]:
    """Return the names of those dossiers that have one, as known at a moment (raises as `EventLog.dossiers`)."""
    gevonden = {d.id: naam_van(d.bekend_op(bekend_op)) for d in log.dossiers(dossier_ids).values()}
    return {dossier_id: naam for dossier_id, naam in gevonden.items() if naam is not None}

"""Where does everything about this pupil stand, as known at a moment?"""

from datetime import datetime
from uuid import UUID

from domain.dossier import Dossier
from services.eventlog.log import EventLog


def zoals_bekend(log: EventLog, dossier_id: UUID, bekend_op: datetime) -> Dossier:
    """
    Return the dossier as known at a moment: of one that had gone up in another by then, that other.

    Asked about an earlier moment it is the dossier as it then was. Nothing known gives a dossier without facts; a
    school team is no dossier (raises as `EventLog.dossiers`).
    """
    dossier = log.dossier(dossier_id).bekend_op(bekend_op)
    while (verder := dossier.opgegaan_in) is not None:
        dossier = log.dossier(verder).bekend_op(bekend_op)
    return dossier

"""With whom was there contact about this pupil, by day, and what came of it?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.contact import Contact, contacten, pogingen_sinds_gesproken
from domain.dossier import Dossier
from domain.tijdzone import in_z


def contactlijst(
    dossier: Dossier, bekend_op: datetime, namen: Mapping[str, str], *, wijze: str | None = None
) -> dict[str, Any]:
    """
    Return the contact of a dossier that holds what may be seen, the last day first.

    `namen` is by pseudonym what somebody who works here is called, for who may know that. `wijze` leaves out all other
    ways; how often somebody was tried in vain is counted over all of them.
    """
    alle = contacten(dossier)
    getoond = [contact for contact in alle if wijze is None or contact.wijze == wijze]
    return {
        "dossierId": str(dossier.id),
        "bekendOp": in_z(bekend_op),
        "aantal": len(getoond),
        "pogingenSindsGesproken": pogingen_sinds_gesproken(alle),
        "contacten": [_as_answer(contact, namen) for contact in getoond],
    }


def _as_answer(contact: Contact, namen: Mapping[str, str]) -> dict[str, Any]:
    return {
        "gebeurtenisId": str(contact.gebeurtenis),
        "dag": contact.dag.isoformat(),
        "wijze": contact.wijze,
        "met": contact.met,
        "uitkomst": contact.uitkomst,
        "tekst": contact.tekst,
        "door": contact.door,
        "doorNaam": namen.get(contact.door),
        "brief": contact.brief,
        "bewaard": contact.bewaard,
    }

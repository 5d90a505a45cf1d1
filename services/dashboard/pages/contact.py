"""With whom was there contact about this pupil, and what came of it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from domain.contact import Wijze
from domain.events.werk import ContactGelegd
from domain.toegang.bron import Bron, Handeling
from services.brieven.bekend import namen_van
from services.dashboard import formulier
from services.dashboard.formulier import Omstandigheden, Vraagveld
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.verzoek import Verzoek
from services.gezienrijen import zichtbaar_deel
from services.tijd import nieuwe_id
from services.vragen.contacten import contactlijst

SOORT = ContactGelegd.type_name()


@dataclass(frozen=True, slots=True)
class Contact:
    """What templates/contact.html may use."""

    dossier_id: str
    naam: str
    lijst: Mapping[str, Any]
    wijze: str
    wijzen: Sequence[str]
    velden: Sequence[Vraagveld]
    sleutel: str
    mag_schrijven: bool
    vastgelegd: bool


def toon(v: Verzoek) -> Response:
    """Show all contact by day, and a form for what was just tried."""
    dossier = gevonden_dossier(v)
    gezien = zichtbaar_deel(dossier, v.hier.portier.toont)
    wijze = v.veld("wijze") if v.veld("wijze") in set(Wijze) else ""
    lijst = contactlijst(gezien, v.vraag.bekend_op, namen_van(v.hier, v.vraag), wijze=wijze or None)
    mag = v.hier.portier.mag(Bron.GEBEURTENISSEN, Handeling.VASTLEGGEN) and v.hier.portier.mag_soort(SOORT)
    ingevuld = {"geldigOp": v.vraag.peildatum.isoformat(), "wijze": "telefoon"}
    model = Contact(
        dossier_id=str(dossier.id),
        naam=v.genoemd(dossier),
        lijst=lijst,
        wijze=wijze,
        wijzen=list(Wijze),
        velden=formulier.velden(SOORT, Omstandigheden({}), ingevuld, {}) if mag and not v.tijd.bekend_op else (),
        sleutel=str(nieuwe_id()),
        mag_schrijven=v.hier.portier.mag(Bron.GEBEURTENISSEN, Handeling.VASTLEGGEN)
        and v.hier.portier.mag_soort("BriefVerzonden"),
        vastgelegd=v.veld("vastgelegd") in {c["gebeurtenisId"] for c in lijst["contacten"]},
    )
    return v.toon("contact.html", model)

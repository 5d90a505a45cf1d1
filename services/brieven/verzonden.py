"""How is a letter recorded as sent, and how is the version that was sent read again?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.dossier import Dossier
from domain.errors import VerzuimspoorError
from domain.events.leerplicht import BriefVerzonden
from services.eventlog.briefkast import GROOTSTE, vingerafdruk
from services.ingest.enkel import Antwoord, Verzoek, leg_vast_bij_leerling
from services.installatie import Installatie
from services.inzage import mag_vastleggen
from services.toegang import omgeving_van

PDF = b"%PDF-"


class BriefOnbekendError(VerzuimspoorError):
    """There is no such letter in this dossier, or the version that was sent is not kept."""


@dataclass(frozen=True, slots=True)
class Verzending:
    """A letter as it goes out: `inhoud` is a PDF, and `sleutel` makes that it is recorded once."""

    soort: str
    aan: str
    datum: date
    inhoud: bytes
    sleutel: str


def is_te_bewaren(inhoud: bytes) -> bool:
    """Say whether bytes can be kept as the letter that was sent: a PDF of a size that a letter has."""
    return inhoud.startswith(PDF) and len(inhoud) <= GROOTSTE


def leg_verzonden_vast(hier: Installatie, dossier_id: UUID, verzending: Verzending, bron: str) -> Antwoord:
    """
    Record that a letter was sent, with the version that was, in one transaction.

    Raises:
        ToegangGeweigerdError: whoever asks may not record it.
        EventLogError: the log cannot be written.

    """
    velden = {
        "type": BriefVerzonden.type_name(),
        "geldigOp": verzending.datum.isoformat(),
        "soort": verzending.soort,
        "aan": verzending.aan,
        "vingerafdruk": vingerafdruk(verzending.inhoud),
    }
    mag_vastleggen(hier.portier, velden)
    omgeving = omgeving_van(hier)
    gewoon = Verzoek(velden, verzending.sleutel, None, bron)
    event_id = gewoon.event_id(omgeving.log, dossier_id)
    erbij = omgeving.log.brieven.leg_erbij(dossier_id, event_id, verzending.inhoud)
    return leg_vast_bij_leerling(omgeving, dossier_id, Verzoek(velden, verzending.sleutel, None, bron, erbij))


def verzonden_brief(hier: Installatie, dossier: Dossier, gebeurtenis_id: UUID) -> bytes:
    """
    Return the PDF of a letter as it was sent; `dossier` is as whoever asks found it.

    Raises:
        BriefOnbekendError: there is none, it is not for whoever asks, or the version was not kept.
        OnleesbaarError: what is kept is not what was sent.

    """
    for v in dossier.van(BriefVerzonden):
        if v.id == gebeurtenis_id and v.feit.vingerafdruk is not None and hier.portier.toont(v):
            inhoud = hier.kern.brieven.lees(v.dossier_id, v.id, v.feit.vingerafdruk)
            if inhoud is not None:
                return inhoud
    raise BriefOnbekendError("deze brief is hier niet bewaard")

"""What is known of this pupil for a letter, as whoever writes it may see it?"""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from domain.aanvragen import Aanvraag
from domain.afspraken import afspraken
from domain.contact import Uitkomst, contacten
from domain.dossier import Dossier
from domain.toegang.bron import Bron
from projections.inzichten import Inzichten
from projections.stores.promise import Vraag
from services.brieven.besluit import Besluit, besluiten
from services.brieven.briefhoofd import lees_briefhoofd
from services.brieven.inhoud import Gegevens
from services.brieven.sjabloon import Sjablonen, Sjabloon
from services.gezienrijen import zichtbaar_deel
from services.installatie import Installatie
from services.toegang import omgeving_van
from services.vragen.medewerkers import namen_van_medewerkers
from services.vragen.namen import naam_van

FUNCTIES = {"rmc": "medewerker van het Doorstroompunt"}
LEERPLICHTAMBTENAAR = "leerplichtambtenaar"
UITVOERDERS = {"ouder": "de ouder(s)", "ouder-1": "ouder 1", "ouder-2": "ouder 2"}


def sjablonen_van(hier: Installatie) -> Sjablonen:
    """Return the letters of this municipality, by the profile that holds today."""
    return Sjablonen(eigen_map(hier), hier.kader.beleid.profiel)


def eigen_map(hier: Installatie) -> Path | None:
    """Return the folder in which a municipality has its own letters and its letterhead."""
    return Path(hier.settings.brieven).expanduser() if hier.settings.brieven else None


def te_vertellen(hier: Installatie, dossier: Dossier, sjabloon: Sjabloon) -> list[Besluit]:
    """Return the decisions that a letter can tell, of those that whoever writes it sees."""
    return besluiten(zichtbaar_deel(dossier, hier.portier.toont), sjabloon) if sjabloon.besluiten else []


def brieven_over(hier: Installatie, dossier: Dossier, aanvraag: Aanvraag) -> list[tuple[Sjabloon, Besluit]]:
    """Return the letters that tell how a request was decided, each with the decision that it tells."""
    return [
        (sjabloon, besluit)
        for sjabloon in sjablonen_van(hier).alle()
        for besluit in te_vertellen(hier, dossier, sjabloon)
        if _closes(besluit, aanvraag)
    ]


def _closes(besluit: Besluit, aanvraag: Aanvraag) -> bool:
    if aanvraag.grond is None:
        return besluit.gebeurtenis == aanvraag.sluiting
    return (besluit.code, besluit.aangevraagd_op) == (aanvraag.grond, aanvraag.gevraagd_op)


def gegevens(hier: Installatie, dossier: Dossier, vraag: Vraag, aan: str, besluit: Besluit | None) -> Gegevens:
    """Return what is known for a letter (raises SjabloonError: the letterhead cannot be read)."""
    gezien = zichtbaar_deel(dossier.bekend_op(vraag.bekend_op), hier.portier.toont)
    gesproken = [c.dag for c in contacten(gezien) if c.uitkomst is Uitkomst.GESPROKEN and c.dag <= vraag.peildatum]
    return Gegevens(
        hoofd=lees_briefhoofd(eigen_map(hier), hier.settings.organisatie),
        aan=aan,
        vandaag=vraag.peildatum,
        naam=naam_van(gezien),
        ondertekenaar=namen_van(hier, vraag).get(omgeving_van(hier).door),
        functie=FUNCTIES.get(hier.portier.gebruiker.rol, LEERPLICHTAMBTENAAR),
        besluit=besluit,
        afspraken=open_afspraken(hier, gezien, vraag, vraag.peildatum),
        laatste_gesprek=max(gesproken, default=None),
    )


def open_afspraken(hier: Installatie, dossier: Dossier, vraag: Vraag, op: date) -> list[dict[str, Any]]:
    """Return the agreements that are still to be done on a day, by their last day."""
    termijnen = Inzichten(dossier, hier.verloop.lijn(vraag.bekend_op)).termijnen
    rollen, naam = hier.kader.beleid.rollen, naam_van(dossier) or "de leerling"
    return [
        {
            "wat": afspraak.wat if afspraak.wat.endswith((".", "!", "?")) else f"{afspraak.wat}.",
            "wie": naam
            if afspraak.uitvoerder == "leerling"
            else UITVOERDERS.get(afspraak.uitvoerder or "", rollen.get(afspraak.rol, afspraak.rol)),
            "uiterlijk_op": afspraak.uiterlijk_op,
        }
        for afspraak in afspraken(dossier, termijnen, op)
        if afspraak.is_open
    ]


def namen_van(hier: Installatie, vraag: Vraag) -> dict[str, str]:
    """Return what those are called who work here, for who may know that."""
    mag = hier.portier.mag(Bron.MEDEWERKERS)
    return namen_van_medewerkers(hier.kern, vraag.bekend_op) if mag else {}


def gekozen(alle: list[Besluit], geschreven: str) -> Besluit | None:
    """Return the decision that was chosen; the last one when nothing was."""
    try:
        gezocht = UUID(geschreven) if geschreven else None
    except ValueError:
        gezocht = None
    return next((b for b in alle if b.gebeurtenis == gezocht), alle[0] if alle else None)

"""What of an answer about one pupil is shown to whoever asks?"""

from collections.abc import Iterable, Mapping
from typing import Any

from domain.dossier import Dossier
from domain.toegang.gebruiker import Rol
from domain.toegang.gezien import AFGESCHERMD, gemaskeerd
from domain.toegang.tabel import ALLE_FAMILIES, GEZIEN
from services.portier import Portier
from services.vragen.namen import naam_van

GEEN: frozenset[str] = frozenset()
Antwoord = dict[str, Any]


def gebeurtenissen_van(portier: Portier, dossier: Dossier, antwoorden: Iterable[Mapping[str, Any]]) -> list[Antwoord]:
    """
    Return of the events of a dossier, as answers write them, those that may be seen, masked when that must be.

    What is no event of the dossier (another policy) says nothing about the pupil, and stays.
    """
    by_id = {str(v.id): v for v in dossier.vastleggingen}
    getoond = []
    for antwoord in antwoorden:
        vastlegging = by_id.get(antwoord["id"])
        if vastlegging is None:
            getoond.append(dict(antwoord))
        elif portier.toont(vastlegging):
            velden = antwoord["velden"]
            velden = gemaskeerd(vastlegging.feit, velden) if portier.gemaskeerd else velden
            getoond.append({**antwoord, "velden": velden})
    return getoond


def deel_van_de_stand(portier: Portier, antwoord: Antwoord) -> Antwoord:
    """Return how a pupil stands without what is of others: reports, enrolments and routes."""
    gezien = families(portier)
    if gezien >= ALLE_FAMILIES:
        return antwoord
    scholen = portier.gebruiker.scholen if portier.gebruiker.rol is Rol.SCHOOL else None

    def eigen(regels: list[Antwoord], familie: str) -> list[Antwoord]:
        mag = familie in gezien
        return [regel for regel in regels if mag and (scholen is None or regel["brin"] in scholen)]

    return antwoord | {
        "meldingen": eigen(antwoord["meldingen"], "duo"),
        "inschrijvingen": eigen(antwoord["inschrijvingen"], "inschrijving"),
        "routes": antwoord["routes"] if "leerplicht" in gezien else [],
    }


def deel_van_de_tijdlijn(portier: Portier, dossier: Dossier, lijn: Antwoord) -> Antwoord:
    """Return a timeline without what is of others."""
    gezien = families(portier)
    eigen = {m["brin"] for m in lijn["meldingen"]} if portier.gebruiker.rol is not Rol.SCHOOL else set()
    eigen |= portier.gebruiker.scholen
    return lijn | {
        "gebeurtenissen": gebeurtenissen_van(portier, dossier, lijn["gebeurtenissen"]),
        "vrijstellingen": lijn["vrijstellingen"] if "vrijstelling" in gezien else [],
        "meldingen": [m for m in lijn["meldingen"] if "duo" in gezien and m["brin"] in eigen],
    }


def families(portier: Portier) -> frozenset[str]:
    """Return of which families of events whoever asks sees something."""
    return GEZIEN.get(portier.gebruiker.rol, GEEN)


def getoonde_naam(portier: Portier, dossier: Dossier) -> str | None:
    """Return what the pupil is called, when that may be known."""
    naam = naam_van(dossier)
    return AFGESCHERMD if naam and portier.gemaskeerd else naam

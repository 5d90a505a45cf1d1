"""What of an answer about one pupil is shown to whoever asks?"""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from domain.dossier import Dossier
from domain.kaderverloop import Kaderverloop
from domain.rules.aan_zet import REGEL as AAN_ZET
from domain.toegang.gebruiker import Rol
from domain.toegang.gezien import AFGESCHERMD, gemaskeerd
from domain.toegang.tabel import GEZIEN
from projections.stores.promise import Vraag
from services.gezienrijen import Uitlegdeel, ids_in, zichtbaar_deel
from services.portier import Portier
from services.vragen.namen import naam_van
from services.vragen.personen import Teams
from services.vragen.stand import stand

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


def stand_gezien(portier: Portier, dossier: Dossier, verloop: Kaderverloop, vraag: Vraag, teams: Teams) -> Antwoord:
    """
    Return how a pupil stands without what is of others: reports, enrolments, routes, terms and explanations.

    Status and days are those of the whole dossier: a school must not look for a pupil who is exempt. Who is to act,
    and the ground to look, are told by what may be seen when they rest on what may not.
    """
    geheel = stand(dossier, verloop, vraag, teams)
    if portier.verborgen.alles:
        return geheel
    bekend = zichtbaar_deel(dossier.bekend_op(vraag.bekend_op), portier.toont)
    gezien, uitleg = families(portier), Uitlegdeel(portier.verborgen, ids_in(bekend))
    scholen = portier.gebruiker.scholen if portier.gebruiker.rol is Rol.SCHOOL else None

    def eigen(regels: list[Antwoord], familie: str) -> list[Antwoord]:
        mag = familie in gezien
        return [regel for regel in regels if mag and (scholen is None or regel["brin"] in scholen)]

    deel = geheel | {
        "gebeurtenissen": len(bekend.vastleggingen),
        "routes": geheel["routes"] if "leerplicht" in gezien else [],
        "termijnen": _terms(portier, geheel["termijnen"]),
        "meldingen": eigen(geheel["meldingen"], "duo"),
        "inschrijvingen": eigen(geheel["inschrijvingen"], "inschrijving"),
    }
    grond_dicht = geheel["grondslag"] is not None and uitleg.is_dicht(geheel["grondslag"]["uitleg"])
    beurt_dicht = uitleg.verraadt_beurt(geheel["uitleg"], geheel["aanZet"])
    if grond_dicht or beurt_dicht:
        anders = stand(bekend, verloop, vraag, teams)
        deel |= {"grondslag": anders["grondslag"]} if grond_dicht else {}
        deel |= _turn(geheel, anders) if beurt_dicht else {}
    return cast("Antwoord", uitleg.van(deel))


def _turn(geheel: Antwoord, anders: Antwoord) -> Antwoord:
    zonder = [een for een in geheel["uitleg"] if een["regel"] != AAN_ZET]
    beurt = [een for een in anders["uitleg"] if een["regel"] == AAN_ZET]
    return {"aanZet": anders["aanZet"], "aanZetPersoon": anders["aanZetPersoon"], "uitleg": zonder + beurt}


def deel_van_de_tijdlijn(portier: Portier, dossier: Dossier, lijn: Antwoord) -> Antwoord:
    """Return a timeline without what is of others."""
    gezien = families(portier)
    eigen = {m["brin"] for m in lijn["meldingen"]} if portier.gebruiker.rol is not Rol.SCHOOL else set()
    eigen |= portier.gebruiker.scholen
    deel = lijn | {
        "gebeurtenissen": gebeurtenissen_van(portier, dossier, lijn["gebeurtenissen"]),
        "vrijstellingen": lijn["vrijstellingen"] if "vrijstelling" in gezien else [],
        "meldingen": [m for m in lijn["meldingen"] if "duo" in gezien and m["brin"] in eigen],
        "termijnen": _terms(portier, lijn["termijnen"]),
    }
    return deel if portier.verborgen.alles else cast("Antwoord", _explanations(portier, dossier).van(deel))


def deel_van_het_naspelen(portier: Portier, dossier: Dossier, naspel: Antwoord) -> Antwoord:
    """Return a replay without what is of others: events, and in what they changed terms and who is to act."""
    stappen = gebeurtenissen_van(portier, dossier, naspel["gebeurtenissen"])
    if not portier.verborgen.alles:
        uitleg = _explanations(portier, dossier)
        stappen = [uitleg.van(stap | {"gewijzigd": _changed(portier, stap["gewijzigd"])}) for stap in stappen]
    return naspel | {"aantal": len(stappen), "gebeurtenissen": stappen}


def _changed(portier: Portier, gewijzigd: Antwoord) -> Antwoord:
    """Return what an event changed, without terms that are hidden."""
    gezien = dict(gewijzigd)
    if "termijnen" in gewijzigd:
        gezien["termijnen"] = {kant: _terms(portier, regels) for kant, regels in gewijzigd["termijnen"].items()}
        if not any(gezien["termijnen"].values()):
            del gezien["termijnen"]
    return gezien


def _terms(portier: Portier, termijnen: list[Antwoord]) -> list[Antwoord]:
    return [t for t in termijnen if portier.verborgen.toont_termijn(t["soort"], t["aanZet"])]


def _explanations(portier: Portier, dossier: Dossier) -> Uitlegdeel:
    return Uitlegdeel(portier.verborgen, ids_in(zichtbaar_deel(dossier, portier.toont)))


def families(portier: Portier) -> frozenset[str]:
    """Return of which families of events whoever asks sees something."""
    return GEZIEN.get(portier.gebruiker.rol, GEEN)


def getoonde_naam(portier: Portier, dossier: Dossier) -> str | None:
    """Return what the pupil is called, when that may be known."""
    naam = naam_van(dossier)
    return AFGESCHERMD if naam and portier.gemaskeerd else naam

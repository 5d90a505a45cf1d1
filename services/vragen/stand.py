"""How does one pupil stand on a day, and why?"""

from datetime import date
from typing import Any

from domain.dossier import Dossier
from domain.inschrijving import inschrijvingen
from domain.kaderverloop import Kaderverloop
from domain.melding import Melding, meldingen
from domain.periode import Periode
from domain.rules.doelbinding import Grondslag, grondslag
from domain.rules.mas import Routestand, masroutes
from domain.rules.thuiszitter import Status, statusperiodes
from domain.termijnen.termijn import Termijnperiode
from domain.tijdzone import in_z
from projections.inzichten import Inzichten
from projections.stores.promise import Vraag
from projections.views.view import as_answer
from services.vragen.personen import Personen, Teams


def stand(dossier: Dossier, verloop: Kaderverloop, vraag: Vraag, teams: Teams) -> dict[str, Any]:
    """Return the pupil's state on `peildatum` as known at `bekendOp`, with explanations."""
    dag = vraag.peildatum
    inzichten = Inzichten(dossier.bekend_op(vraag.bekend_op), verloop.lijn(vraag.bekend_op))
    inzicht = inzichten.op(dag)
    kader = inzicht.kader
    periodes = statusperiodes(inzicht.dossier, kader)
    nu = next((p for p in periodes if dag in p.periode), None)
    plicht = inzicht.plicht
    beurt = inzicht.beurten.op(dag)
    locatie = inzicht.verblijf.locatie_op(dag)
    personen = Personen(teams, [locatie], vraag)
    return {
        "dossierId": str(dossier.id),
        "peildatum": dag.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "samengevoegdMet": sorted(str(d) for d in inzicht.dossier.aansluitingen if d != dossier.id),
        "gebeurtenissen": len(inzicht.dossier.vastleggingen),
        "leerplicht": _period(plicht.leerplicht),
        "kwalificatieplicht": _period(plicht.kwalificatieplicht),
        "status": nu.status if nu else Status.GEEN,
        "categorie": nu.categorie if nu else None,
        "thuisSinds": nu and nu.thuis_sinds.isoformat(),
        "thuiszitterSinds": nu and nu.thuiszitter_sinds and nu.thuiszitter_sinds.isoformat(),
        "dagenThuis": nu and (dag - nu.thuis_sinds).days + 1,
        "gemeentecode": inzicht.verblijf.gemeente_op(dag),
        "brin": locatie.brin if locatie else None,
        "aanZet": beurt.rol if beurt else None,
        "aanZetPersoon": personen.voor(beurt.rol if beurt else None, locatie),
        "grondslag": _ground(grondslag(inzicht.dossier, kader, inzicht.thuisperioden, inzicht.termijnen, dag)),
        "routes": [
            _route(r) for r in masroutes(inzicht.dossier, kader, plicht, inzicht.thuisperioden, inzicht.termijnen, dag)
        ],
        "termijnen": [term_as_answer(t, dag) for t in inzichten.termijnen if dag in t.periode],
        "meldingen": [_melding(melding) for melding in meldingen(inzicht.dossier)],
        "inschrijvingen": [
            {"brin": i.brin, **(_period(i.periode) or {})}
            for i in inschrijvingen(inzicht.dossier)
            if i.periode.van <= dag
        ],
        "uitleg": [
            as_answer(u) for u in (*(nu.uitleg if nu else ()), plicht.uitleg, *((beurt.uitleg,) if beurt else ()))
        ],
    }


def _ground(gevonden: Grondslag | None) -> dict[str, Any] | None:
    if gevonden is None:
        return None
    tot_en_met = gevonden.tot_en_met and gevonden.tot_en_met.isoformat()
    return {
        "soort": gevonden.soort,
        "van": gevonden.van.isoformat(),
        "totEnMet": tot_en_met,
        "uitleg": as_answer(gevonden.uitleg),
    }


def _route(stand: Routestand) -> dict[str, Any]:
    return {
        "route": stand.route,
        "ingezetOp": stand.ingezet_op and stand.ingezet_op.isoformat(),
        "voorwaarden": [
            {"voorwaarde": v.code, "oordeel": v.oordeel, "uitleg": as_answer(v.uitleg)} for v in stand.voorwaarden
        ],
    }


def _period(periode: Periode | None) -> dict[str, Any] | None:
    if periode is None:
        return None
    return {"van": periode.van.isoformat(), "totEnMet": periode.eind and periode.eind.isoformat()}


def term_as_answer(termijn: Termijnperiode, dag: date) -> dict[str, Any]:
    """Write a term as answers show it on a day."""
    return {
        "soort": termijn.soort,
        "start": termijn.start.isoformat(),
        "vervaltOp": termijn.vervalt_op.isoformat(),
        "status": termijn.status,
        "gehaaldOp": termijn.gehaald_op and termijn.gehaald_op.isoformat(),
        "aanZet": termijn.aan_zet,
        "resterendeDagen": (termijn.vervalt_op - dag).days,
        "grondslag": termijn.grondslag,
        "uitleg": [as_answer(u) for u in termijn.uitleg],
    }


def _melding(melding: Melding) -> dict[str, Any]:
    return {
        "meldingsnummer": melding.nummer,
        "soort": melding.soort,
        "begindatum": melding.begindatum and melding.begindatum.isoformat(),
        "einddatum": melding.einddatum and melding.einddatum.isoformat(),
        "status": melding.status,
        "brin": melding.brin,
        "gebeurtenissen": [str(i) for i in melding.gebeurtenissen],
    }

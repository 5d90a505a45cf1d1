"""How does one request stand: what is asked, what does the law say, what is there, and what is still missing?"""

from datetime import date
from typing import Any
from uuid import UUID

from domain.aanvraag.kaders import Aanvraagkader
from domain.aanvraag.stukken import ontvangen, stukken
from domain.aanvraag.voorwaarden import eerder, voorwaarden
from domain.aanvragen import BESLISTERMIJNEN, Aanvraag, aanvraag_met
from domain.aanvragen import aanvragen as alle
from domain.dossier import Dossier
from domain.events.vrijstelling import VerlofAangevraagd
from domain.kader import Kader
from domain.kaderverloop import Kaderverloop
from domain.periode import Periode
from domain.termijnen.lopen import termijnperiodes
from domain.termijnen.opschorting import opschortingen, verlengingen
from domain.termijnen.termijn import Termijnperiode
from domain.tijdzone import in_z
from domain.verlof import MAXIMUM_VAN_HET_HOOFD, schooldagen, verleend_in_het_schooljaar
from projections.stores.promise import Vraag
from services.vragen.stand import term_as_answer


def aanvraag(dossier: Dossier, verloop: Kaderverloop, vraag: Vraag, gebeurtenis: UUID) -> dict[str, Any] | None:
    """
    Return one request as it stands on `peildatum`, as known at `bekendOp`; None when that event asked nothing by then.

    Of what others decide on (an arrangement, transport) there is no legal frame here: only what was asked and when.
    """
    bekend = dossier.bekend_op(vraag.bekend_op)
    kader = verloop.op(vraag.peildatum, vraag.bekend_op)
    gevonden = aanvraag_met(bekend, gebeurtenis)
    if gevonden is None or gevonden.gevraagd_op > vraag.peildatum:
        return None
    dag = vraag.peildatum
    gesloten = gevonden.gesloten_op is not None and gevonden.gesloten_op <= dag
    recht = gevonden.kader
    return {
        "dossierId": str(dossier.id),
        "peildatum": dag.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "gebeurtenis": str(gevonden.gebeurtenis),
        "soort": gevonden.soort,
        "grond": gevonden.grond,
        "wachtOp": gevonden.wacht_op,
        "gevraagdOp": gevonden.gevraagd_op.isoformat(),
        "eersteDag": _day(gevonden.dagen.van if gevonden.dagen else None),
        "laatsteDag": _day(gevonden.dagen.tot_en_met if gevonden.dagen else None),
        "status": ("ingetrokken" if gevonden.besloten_op is None else "besloten") if gesloten else "open",
        "beslotenOp": _day(gevonden.besloten_op if gesloten else None),
        "ingetrokkenOp": _day(gevonden.ingetrokken_op if gesloten else None),
        "kader": None if recht is None else _frame(recht),
        "stukken": [] if recht is None else _checklist(recht, bekend, gevonden, dag),
        "voorwaarden": [
            {"tekst": v.tekst, "bron": v.bron, "uitkomst": v.uitkomst, "waarom": v.waarom}
            for v in voorwaarden(bekend, kader, gevonden)
        ],
        "verlof": _leave(bekend, gevonden),
        "eerder": [
            {"grond": v.grond, "van": _day(v.verleend_vanaf), "totEnMet": _last(v.van_kracht)}
            for v in eerder(bekend, gevonden)
        ],
        "termijn": _term(bekend, kader, gevonden, dag),
    }


def aanvragen_van(dossier: Dossier, vraag: Vraag) -> list[Aanvraag]:
    """Return all requests of a pupil that were made by `peildatum`, as known then, the last one first."""
    gedaan = (a for a in alle(dossier.bekend_op(vraag.bekend_op)) if a.gevraagd_op <= vraag.peildatum)
    return sorted(gedaan, key=lambda a: a.gevraagd_op, reverse=True)


def _day(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()


def _last(periode: Periode | None) -> str | None:
    return None if periode is None else _day(periode.eind)


def _frame(kader: Aanvraagkader) -> dict[str, Any]:
    return {
        "titel": kader.titel,
        "aard": kader.aard,
        "bron": kader.bron,
        "uitleg": list(kader.uitleg),
        "termijn": kader.termijn,
    }


def _checklist(kader: Aanvraagkader, dossier: Dossier, gevonden: Aanvraag, dag: date) -> list[dict[str, Any]]:
    binnen = ontvangen(dossier, gevonden.gebeurtenissen)
    return [
        {
            "soort": stuk.eis.soort,
            "titel": stuk.eis.titel,
            "bron": stuk.eis.bron,
            "hoogstensMaanden": stuk.eis.maanden,
            "stand": stuk.stand,
            "binnengekomenOp": _day(stuk.ontvangen_op),
            "gedagtekendOp": _day(stuk.gedagtekend_op),
            "gebeurtenis": stuk.gebeurtenis and str(stuk.gebeurtenis),
        }
        for stuk in stukken(kader.stukken, binnen, gevonden.gevraagd_op, dag)
    ]


def _leave(dossier: Dossier, gevonden: Aanvraag) -> dict[str, Any] | None:
    """Return the school days of leave in the school year: those that were given, those asked, and together."""
    feit = next((v.feit for v in dossier.van(VerlofAangevraagd) if v.id == gevonden.gebeurtenis), None)
    if feit is None or gevonden.dagen is None:
        return None
    gegeven = verleend_in_het_schooljaar(dossier, gevonden.dagen.van)
    eigen = [v for v in gegeven if v.feit.aanvraag == gevonden.gebeurtenis or v.feit.geldig_op in gevonden.dagen]
    eerder_gegeven = [v for v in gegeven if v not in eigen]
    gevraagd = schooldagen(feit)
    door = {wie: sum(schooldagen(v.feit) for v in eerder_gegeven if v.feit.verleend_door == wie) for wie in DOOR}
    return {
        "gevraagd": gevraagd,
        "doorHetHoofd": door["hoofd"],
        "doorLeerplicht": door["leerplicht"],
        "samen": gevraagd + sum(door.values()),
        "hoogstensDoorHetHoofd": MAXIMUM_VAN_HET_HOOFD,
        "eerder": [
            {
                "van": v.feit.geldig_op.isoformat(),
                "totEnMet": (v.feit.tot_en_met or v.feit.geldig_op).isoformat(),
                "schooldagen": schooldagen(v.feit),
                "verleendDoor": v.feit.verleend_door,
            }
            for v in sorted(eerder_gegeven, key=lambda v: v.feit.geldig_op)
        ],
    }


DOOR = ("hoofd", "leerplicht")


def _term(dossier: Dossier, kader: Kader, gevonden: Aanvraag, dag: date) -> dict[str, Any] | None:
    periode = next((p for p in termijnperiodes(dossier, kader) if _is_of(p, gevonden) and dag in p.periode), None)
    if periode is None:
        return None
    return term_as_answer(periode, dag) | {
        "opschortingen": [
            {"gevraagdOp": o.gevraagd_op.isoformat(), "hervatOp": o.hervat_op.isoformat(), "dagen": o.aantal}
            for o in opschortingen(dossier, gevonden)
        ],
        "verlengingen": [
            {"meegedeeldOp": v.feit.geldig_op.isoformat(), "totEnMet": v.feit.tot_en_met.isoformat()}
            for v in verlengingen(dossier, gevonden)
        ],
    }


def _is_of(periode: Termijnperiode, gevonden: Aanvraag) -> bool:
    return periode.soort in BESLISTERMIJNEN and periode.sleutel == str(gevonden.gebeurtenis)

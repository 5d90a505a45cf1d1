"""Who works here on a day, what are they called, and who stands in for whom?"""

from datetime import datetime
from typing import Any

from domain.personeel import Bezetting, Medewerker
from domain.tijdzone import in_z
from projections.stores.promise import Vraag
from services.eventlog.log import EventLog


def bezetting_van(log: EventLog, bekend_op: datetime) -> Bezetting:
    """Return who works here on every day, as known at a moment (raises as `EventLog.dossiers`)."""
    return Bezetting(log.personeel().bekend_op(bekend_op))


def namen_van_medewerkers(log: EventLog, bekend_op: datetime) -> dict[str, str]:
    """
    Return by pseudonym what those are called who work here or did, as known at a moment.

    For who may read `Bron.MEDEWERKERS`; a pseudonym that is not in it was never registered, and is shown as it is.
    """
    return bezetting_van(log, bekend_op).namen()


def medewerkers(log: EventLog, vraag: Vraag) -> dict[str, Any]:
    """Return who works here on `peildatum` as known at `bekendOp`, by pseudonym, and who of them is away."""
    bezetting = bezetting_van(log, vraag.bekend_op)
    werkend = bezetting.op(vraag.peildatum)
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "aantal": len(werkend),
        "medewerkers": [_one(m, bezetting, vraag) for m in werkend],
    }


def _one(m: Medewerker, bezetting: Bezetting, vraag: Vraag) -> dict[str, Any]:
    weg = bezetting.afwezig(m.wie, vraag.peildatum)
    return {
        "medewerker": m.wie,
        "naam": m.naam,
        "rol": m.rol,
        "aandeel": m.aandeel,
        "portefeuilles": sorted(m.portefeuilles),
        "van": m.periode.van.isoformat(),
        "totEnMet": m.periode.eind and m.periode.eind.isoformat(),
        "afwezig": weg
        and {
            "van": weg.dagen.van.isoformat(),
            "totEnMet": weg.dagen.eind and weg.dagen.eind.isoformat(),
            "waarnemer": weg.waarnemer,
            "gebeurtenis": str(weg.gebeurtenis),
        },
        "gebeurtenis": str(m.gebeurtenis),
    }

"""How is a meeting written as an answer?"""

from collections.abc import Sequence
from typing import Any

from domain.afspraken import Afspraak
from domain.overleg import Deelnemer, Overlegbeeld
from domain.tijdzone import in_z
from projections.stores.promise import Vraag
from services.overleg.agenda import Agendapunt
from services.vragen.afspraken import als_antwoord


def als_regel(staat: Overlegbeeld) -> dict[str, Any]:
    """Write what a meeting is, when and with whom; nothing about a pupil."""
    return {
        "overlegId": str(staat.id),
        "soort": staat.soort,
        "dag": staat.dag.isoformat(),
        "begintijd": staat.begintijd,
        "gemeentecode": staat.gemeentecode,
        "brin": staat.brin,
        "vestiging": staat.vestiging,
        "plaats": staat.plaats,
        "stand": staat.stand,
        "deelnemers": [als_deelnemer(een) for een in staat.deelnemers],
    }


def als_deelnemer(deelnemer: Deelnemer) -> dict[str, Any]:
    """Write who was asked to come."""
    return {
        "deelnemerId": str(deelnemer.id),
        "rol": deelnemer.rol,
        "organisatie": deelnemer.organisatie,
        "brin": deelnemer.brin,
        "naam": deelnemer.naam,
    }


def als_agenda(punten: Sequence[Agendapunt], vraag: Vraag) -> list[dict[str, Any]]:
    """Write the items of an agenda, or of somebody's copy of it."""
    return [
        {
            "dossierId": str(punt.dossier_id),
            **{veld: punt.stand[veld] for veld in ("status", "thuisSinds", "dagenThuis", "aanZet")},
            "afspraken": [_agreed(punt, een, vraag) for een in punt.open_afspraken],
        }
        for punt in punten
    ]


def _agreed(punt: Agendapunt, afspraak: Afspraak, vraag: Vraag) -> dict[str, Any]:
    antwoord = als_antwoord(punt.dossier_id, afspraak, vraag)
    del antwoord["dossierId"]
    return antwoord


def over_de_dag(vraag: Vraag) -> dict[str, str]:
    """Write about which day an answer is, as known when."""
    return {"peildatum": vraag.peildatum.isoformat(), "bekendOp": in_z(vraag.bekend_op)}

"""Who is the team of a school location on a day, and does it meet as agreed?"""

from datetime import date
from itertools import groupby
from typing import Any

from domain.beleid import Beleid
from domain.schoolteam import Contactpersoon, Schoolteam, contactpersonen, overleggen, persoon_voor
from domain.termijnen.teamoverleg import teamoverleggen
from domain.tijdzone import in_z
from projections.stores.promise import Vraag
from projections.views.view import as_answer
from services.vragen.stand import term_as_answer


def schoolteam(team: Schoolteam, beleid: Beleid, vraag: Vraag) -> dict[str, Any]:
    """Return roles with their people, the meetings held and the term, on `peildatum` as known at `bekendOp`."""
    bekend, dag = team.bekend_op(vraag.bekend_op), vraag.peildatum
    er_zijn = (c for c in contactpersonen(bekend) if dag in c.periode)
    return {
        "brin": team.locatie.brin,
        "vestiging": team.locatie.vestiging,
        "peildatum": dag.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "rollen": [
            _role(rol, list(personen), bekend, beleid, dag) for rol, personen in groupby(er_zijn, key=lambda c: c.rol)
        ],
        "overleggen": [
            {"datum": v.feit.geldig_op.isoformat(), "deelnemers": list(v.feit.deelnemers), "gebeurtenis": str(v.id)}
            for v in overleggen(bekend)
            if v.feit.geldig_op <= dag
        ],
        "termijnen": [term_as_answer(t, dag) for t in teamoverleggen(bekend, beleid, dag)],
    }


def _role(rol: str, personen: list[Contactpersoon], team: Schoolteam, beleid: Beleid, dag: date) -> dict[str, Any]:
    gekozen = persoon_voor(rol, team, dag)
    return {
        "rol": rol,
        "functie": beleid.rollen.get(rol),
        "aanspreekpunt": gekozen and gekozen.persoon.naam,
        "uitleg": [as_answer(gekozen.uitleg)] if gekozen else [],
        "contactpersonen": [
            {
                "naam": c.naam,
                "lijn": c.lijn,
                "van": c.periode.van.isoformat(),
                "totEnMet": c.periode.eind and c.periode.eind.isoformat(),
                "afwezig": not c.is_er(dag),
            }
            for c in personen
        ],
    }

"""What was known about one pupil, when did we know it, and what did each event change?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from starlette.responses import Response

from domain.dossier import Dossier
from domain.kaderverloop import BELEIDSTROOM
from domain.tijdzone import einde_van_de_dag
from projections.stores.promise import Vraag
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.tekening.tweeassen import Tweeassen, tweeassen
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import dag, veld, waarde, woord
from services.getoond import deel_van_het_naspelen, stand_gezien
from services.logboekdienst import als_antwoord, blikken
from services.vragen.bundel import bewijs
from services.vragen.replay import replay
from services.vragen.vraag import moment

FEITEN = ("status", "categorie", "thuisSinds", "thuiszitterSinds", "dagenThuis", "aanZet", "gemeentecode", "brin")


@dataclass(frozen=True, slots=True)
class Vergeleken:
    """One fact beside itself: as known then and as known now."""

    wat: str
    toen: str
    nu: str

    @property
    def anders(self) -> bool:
        """Whether we think otherwise now."""
        return self.toen != self.nu


@dataclass(frozen=True, slots=True)
class Naspelen:
    """What templates/naspelen.html may use."""

    dossier_id: str
    naam: str
    toen: datetime
    toen_ingevuld: str
    was_bekend: bool
    vergeleken: Sequence[Vergeleken]
    stappen: Sequence[Mapping[str, Any]]
    tekening: Tweeassen
    bevindingen: Sequence[Any]
    beleidstroom: str
    keken: Sequence[Mapping[str, Any]]
    gemaskeerd: bool
    """Whether nothing on it says who it is about: then a reason can be given to see that."""


def toon(v: Verzoek) -> Response:
    """Show the history event by event, with what was known then beside what is known now."""
    dossier = gevonden_dossier(v)
    return _shown(v, dossier, ())


def bundel(v: Verzoek) -> Response:
    """Give the signed bundle, which others check without the store; when something is wrong, say what."""
    dossier = gevonden_dossier(v)
    v.hier.portier.mag_geheel(dossier.id)
    gedaan = bewijs(v.hier.log, dossier.id)
    if gedaan.bundel is None:
        return _shown(v, dossier, gedaan.bevindingen)
    naam = f"bundel-{dossier.id}.json"
    return Response(
        orjson.dumps(gedaan.bundel, option=orjson.OPT_INDENT_2) + b"\n",
        media_type="application/json",
        headers={"content-disposition": f'attachment; filename="{naam}"'},
    )


def _shown(v: Verzoek, dossier: Dossier, bevindingen: Sequence[Any]) -> Response:
    geschreven = v.veld("toen")
    toen = min(moment(geschreven) if geschreven else einde_van_de_dag(v.vraag.peildatum), v.vraag.bekend_op)
    naspel = replay(dossier, v.hier.verloop, v.vraag.bekend_op)
    gezien = deel_van_het_naspelen(v.hier.portier, dossier, naspel)["gebeurtenissen"]
    stappen = [{**stap, "redenen": _reasons(stap["gewijzigd"])} for stap in gezien]
    model = Naspelen(
        dossier_id=str(dossier.id),
        naam=v.genoemd(dossier),
        toen=toen,
        toen_ingevuld=geschreven,
        was_bekend=bool(dossier.bekend_op(toen).vastleggingen),
        vergeleken=list(_compared(v, dossier, toen)),
        stappen=stappen,
        tekening=tweeassen(stappen, v.vraag.peildatum, toen),
        bevindingen=bevindingen,
        beleidstroom=str(BELEIDSTROOM),
        keken=[als_antwoord(blik) for blik in blikken(v.hier, dossier.id)] if v.mag("logboek") else [],
        gemaskeerd=v.hier.portier.gemaskeerd,
    )
    return v.toon("naspelen.html", model)


def _reasons(gewijzigd: Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]]) -> list[Mapping[str, Any]]:
    """Return why what an event changed is so, each reason once; of what only went, why it was."""
    redenen: dict[tuple[str, str], Mapping[str, Any]] = {}
    for wijziging in gewijzigd.values():
        for regel in wijziging["erbij"] or wijziging["eraf"]:
            for reden in regel["uitleg"]:
                redenen.setdefault((reden["regel"], reden["tekst"]), reden)
    return list(redenen.values())


def _compared(v: Verzoek, dossier: Dossier, toen: datetime) -> Iterator[Vergeleken]:
    teams = v.hier.log.schoolteams
    eerder, later = (
        stand_gezien(v.hier.portier, dossier, v.hier.verloop, Vraag(v.vraag.peildatum, op), teams)
        for op in (toen, v.vraag.bekend_op)
    )
    for feit in FEITEN:
        yield Vergeleken(veld(feit), *(_said(v, feit, een[feit]) for een in (eerder, later)))
    yield Vergeleken("Gebeurtenissen bekend", str(eerder["gebeurtenissen"]), str(later["gebeurtenissen"]))
    terms = [{(t["soort"], t["start"]): t for t in een["termijnen"]} for een in (eerder, later)]
    for sleutel in sorted(terms[0].keys() | terms[1].keys()):
        wat = f"{v.termijn(sleutel[0])} (vanaf {dag(sleutel[1])})"
        yield Vergeleken(wat, *(_term(een.get(sleutel)) for een in terms))


def _said(v: Verzoek, feit: str, inhoud: object) -> str:
    if inhoud is None:
        return "–"
    if feit == "aanZet":
        return v.rol(str(inhoud))
    return v.gemeente(str(inhoud)) if feit == "gemeentecode" else waarde(inhoud)


def _term(termijn: Mapping[str, Any] | None) -> str:
    return "–" if termijn is None else f"{woord(termijn['status'])}, uiterlijk {dag(termijn['vervaltOp'])}"

"""How does one pupil stand, why, and what happened?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.responses import Response

from domain.aanvragen import Aanvraag
from domain.dossier import Dossier
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.identiteit import LeerlingGeregistreerd
from domain.rules.aan_zet import NIET_MEEGETELD
from domain.toegang.bron import Bron, Handeling
from services.dashboard import formulier
from services.dashboard.gevonden import gevonden_dossier, zoek
from services.dashboard.tekening.tijdas import Tijdas, tijdas
from services.dashboard.verzoek import Verzoek
from services.getoond import deel_van_de_tijdlijn, stand_gezien
from services.vragen.aanvraag import aanvragen_van
from services.vragen.groepen import Groep, groep
from services.vragen.tijdlijn import tijdlijn


@dataclass(frozen=True, slots=True)
class Dossiers:
    """What templates/dossiers.html may use."""

    dossier_id: str
    naam: str
    geboortedatum: str | None
    stand: Mapping[str, Any]
    lijn: Mapping[str, Any]
    tekening: Tijdas
    groepen: Mapping[int, Groep]
    termijnen: Sequence[Mapping[str, Any]]
    bewaren: Sequence[Mapping[str, Any]]
    formulieren: Sequence[tuple[str, Sequence[str]]]
    vastgelegd: Mapping[str, Any] | None
    pgn: str | None
    mag_herroepen: bool
    aanvragen: Sequence[Aanvraag]


def toon(v: Verzoek) -> Response:
    """Show one pupil; asked with a form also the personal number."""
    dossier = gevonden_dossier(v)
    pgn = v.hier.log.pgns_of([dossier.id]).get(dossier.id) if v.request.method == "POST" else None
    teams, verloop = v.hier.log.schoolteams, v.hier.verloop
    antwoord = stand_gezien(v.hier.portier, dossier, verloop, v.vraag, teams)
    lijn = deel_van_de_tijdlijn(v.hier.portier, dossier, tijdlijn(dossier, verloop, v.vraag))
    over_de_leerling = [t for t in antwoord["termijnen"] if t["soort"] not in NIET_MEEGETELD]
    nieuw = v.veld("vastgelegd")
    model = Dossiers(
        dossier_id=str(dossier.id),
        naam=v.genoemd(dossier),
        geboortedatum=_born(dossier),
        stand=antwoord,
        lijn=lijn,
        tekening=tijdas(lijn, v.titels),
        groepen={i: groep(t) for i, t in enumerate(over_de_leerling)},
        termijnen=over_de_leerling,
        bewaren=[t for t in antwoord["termijnen"] if t["soort"] in NIET_MEEGETELD],
        formulieren=_forms(v),
        vastgelegd=next((g for g in lijn["gebeurtenissen"] if g["id"] == nieuw), None),
        pgn=pgn,
        mag_herroepen=_may_revoke(v),
        aanvragen=aanvragen_van(dossier, v.vraag) if v.mag(Bron.AANVRAGEN) else (),
    )
    return v.toon("dossiers.html", model)


def zoeken(v: Verzoek) -> Response:
    """Find a pupil by a number from a form, and go there by the id of the dossier."""
    return v.naar(f"/dossiers/{zoek(v, v.ingevuld().get('nummer', ''))}")


def _born(dossier: Dossier) -> str | None:
    gezegd = [v.feit.geboortedatum for v in dossier.van(LeerlingGeregistreerd) if v.feit.geboortedatum]
    return str(gezegd[-1]) if gezegd else None


def naar_dossier(v: Verzoek, dossier_id: UUID, **velden: object) -> Response:
    """Send the browser to the page of a dossier."""
    return v.naar(f"/dossiers/{dossier_id}", **velden)


def _forms(v: Verzoek) -> list[tuple[str, tuple[str, ...]]]:
    """Return by group which events whoever asks may record."""
    portier = v.hier.portier
    if not portier.mag(Bron.GEBEURTENISSEN, Handeling.VASTLEGGEN):
        return []
    mag = ((groep, tuple(s for s in soorten if portier.mag_soort(s))) for groep, soorten in formulier.GROEPEN)
    return [(groep, soorten) for groep, soorten in mag if soorten]


def _may_revoke(v: Verzoek) -> bool:
    mag = v.hier.portier.mag(Bron.GEBEURTENISSEN, Handeling.VASTLEGGEN)
    return mag and v.hier.portier.mag_soort(GebeurtenisHerroepen.type_name())

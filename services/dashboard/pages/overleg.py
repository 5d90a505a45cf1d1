"""What is on the agenda of a meeting, how does each pupil stand, and what is agreed?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.agenda import Reden, Waarom
from domain.overleg import Deelnemer, Overlegbeeld
from domain.toegang.bron import Bron, Handeling
from domain.toegang.deelnemer import te_betrekken
from services.brieven.bekend import namen_van
from services.dashboard.overlegformulier import DOET, Gedaan
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import dag as geschreven_dag
from services.dashboard.woorden import kort
from services.documenten import als_pdf
from services.overleg.agenda import (
    Agendapunt,
    Kandidaat,
    agenda_van,
    kopie_voor,
    open_termijnen,
    voorstel_voor,
    wie_niet,
)
from services.overleg.agendabestand import agendabestand
from services.overleg.kopiedocument import kopiedocument, noteer
from services.overleg.vinden import overleg_van
from services.tijd import nieuwe_id

REGELS = 3
"""So many agreements can be written down about one pupil at once."""
WAAROM = {
    Waarom.TERMIJN_VOORBIJ: "over de termijn",
    Waarom.AFSPRAAK_VOORBIJ: "een afspraak is niet nagekomen",
    Waarom.GEVRAAGD: "er is om overleg gevraagd",
    Waarom.TERMIJN_NADERT: "de termijn is bijna om",
    Waarom.ZONDER_AANBOD: "thuis zonder passend aanbod",
    Waarom.MELDING_OPEN: "er is een melding open",
}


@dataclass(frozen=True, slots=True)
class Punt:
    """An item as the page shows it: with the name, why it is there, and who does not see it."""

    punt: Agendapunt
    naam: str
    waarom: Sequence[str]
    zonder: Sequence[Deelnemer]
    termijnen: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Who is proposed, as the page shows it."""

    dossier_id: str
    naam: str
    waarom: Sequence[str]


@dataclass(frozen=True, slots=True)
class Overlegpagina:
    """What templates/overleg.html may use."""

    overleg: Overlegbeeld
    punten: Sequence[Punt]
    voorstel: Sequence[Voorstel]
    rollen: Sequence[tuple[str, str]]
    sleutel: str
    fouten: Sequence[str]
    ingevuld: Mapping[str, str]
    over: str
    """The dossier about which something was filled in that could not be recorded."""
    gedaan: str
    regels: int
    bewerkbaar: bool
    mag_afronden: bool
    betrekbaar: Sequence[str]
    """The roles of participants who come to see a pupil by being asked to help."""
    medewerkers: Mapping[str, str]
    """By pseudonym, what those who work here are called."""


@dataclass(frozen=True, slots=True)
class Kopiepagina:
    """What templates/overlegkopie.html may use."""

    overleg: Overlegbeeld
    deelnemer: Deelnemer
    punten: Sequence[Punt]
    medewerkers: Mapping[str, str]


def toon(v: Verzoek) -> Response:
    """Show a meeting, or do what its form says."""
    _, staat = overleg_van(v.hier, v.pad("overleg_id"), v.vraag)
    if v.request.method != "POST":
        return _page(v, staat, Gedaan(), 200)
    v.moet_nu("iets vast te leggen")
    doet = DOET.get(v.ingevuld().get("doe", ""))
    if doet is None:
        raise HTTPException(404)
    gedaan = doet(v, staat)
    v.hier.catch_up()
    if gedaan.fouten:
        return _page(v, staat, gedaan, 422)
    return v.naar(f"/overleggen/{staat.id}", gedaan=gedaan.wat)


def kopie(v: Verzoek) -> Response:
    """Show, to be printed, what one participant gets."""
    _, staat = overleg_van(v.hier, v.pad("overleg_id"), v.vraag)
    deelnemer = next((d for d in staat.deelnemers if str(d.id) == v.pad("deelnemer_id")), None)
    if deelnemer is None:
        raise HTTPException(404)
    gevonden = kopie_voor(v.hier, staat, deelnemer, v.vraag)
    if v.veld("vorm") == "pdf":
        noteer(v.hier, gevonden)
        met_naam = [(v.genoemd(punt.dossier), punt) for punt in gevonden]
        geschreven = als_pdf(kopiedocument(staat, deelnemer, met_naam, v.hier.kader.beleid, geschreven_dag))
        headers = {"content-disposition": f'attachment; filename="overleg-{staat.dag}-{deelnemer.rol}.pdf"'}
        return Response(geschreven, media_type="application/pdf", headers=headers)
    punten = [_item(v, punt, ()) for punt in gevonden]
    return v.toon("overlegkopie.html", Kopiepagina(staat, deelnemer, punten, namen_van(v.hier, v.vraag)))


def kalender(v: Verzoek) -> Response:
    """Give the meeting as a file for a calendar."""
    overleg, staat = overleg_van(v.hier, v.pad("overleg_id"), v.vraag)
    headers = {"content-disposition": f'attachment; filename="overleg-{staat.dag}.ics"'}
    return Response(agendabestand(overleg, staat), media_type="text/calendar; charset=utf-8", headers=headers)


def _page(v: Verzoek, staat: Overlegbeeld, gedaan: Gedaan, status: int) -> Response:
    bewerkbaar = v.mag(Bron.OVERLEG, Handeling.VASTLEGGEN) and not v.tijd.bekend_op
    punten = agenda_van(v.hier, staat, v.vraag)
    zonder = wie_niet(v.hier, staat, punten)
    model = Overlegpagina(
        overleg=staat,
        punten=[_item(v, punt, niet) for punt, niet in zip(punten, zonder, strict=True)],
        voorstel=[_proposed(v, een) for een in voorstel_voor(v.hier, staat, v.vraag)]
        if bewerkbaar and staat.is_open
        else [],
        rollen=sorted(v.hier.kader.beleid.rollen.items(), key=lambda paar: paar[1]),
        sleutel=gedaan.sleutel or str(nieuwe_id()),
        fouten=[een.melding for een in gedaan.fouten],
        ingevuld=gedaan.ingevuld,
        over=gedaan.over,
        gedaan=v.veld("gedaan"),
        regels=REGELS,
        bewerkbaar=bewerkbaar,
        mag_afronden=bewerkbaar and staat.is_open and staat.dag <= v.hier.portier.vandaag,
        betrekbaar=[deelnemer.rol for deelnemer in staat.deelnemers if te_betrekken(deelnemer)],
        medewerkers=namen_van(v.hier, v.vraag),
    )
    return v.toon("overleg.html", model, status)


def _item(v: Verzoek, punt: Agendapunt, zonder: Sequence[Deelnemer]) -> Punt:
    waarom = [_why(v, reden) for reden in punt.redenen]
    return Punt(punt, v.genoemd(punt.dossier), waarom, zonder, open_termijnen(punt.stand))


def _proposed(v: Verzoek, een: Kandidaat) -> Voorstel:
    return Voorstel(str(een.dossier_id), v.genoemd(een.dossier), [_why(v, reden) for reden in een.redenen])


def _why(v: Verzoek, reden: Reden) -> str:
    welke = "" if reden.soort is None else f"{v.termijn(reden.soort)}, "
    return f"{WAAROM[reden.waarom]} ({welke}{kort(reden.dag)})"

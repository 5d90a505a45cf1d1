"""How does one request stand, what does the law ask of it, and what is done with it?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.aanvragen import aanvraag_met
from domain.dossier import Dossier
from domain.toegang.bron import Bron, Handeling
from services.brieven.bekend import brieven_over
from services.dashboard import afhandelen
from services.dashboard.afhandelen import Actie
from services.dashboard.formulier import Vraagveld
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.pages.vastleggen import vastgelegd_of_fouten
from services.dashboard.verzoek import Verzoek
from services.tijd import nieuwe_id
from services.vragen.aanvraag import aanvraag
from services.vragen.groepen import Groep, groep
from services.vragen.vraag import VraagError


@dataclass(frozen=True, slots=True)
class Afhandeling:
    """A form that is open: what it records, its fields, and what is wrong with what was filled in."""

    actie: Actie
    velden: Sequence[Vraagveld]
    fouten: Sequence[tuple[str, str]]
    sleutel: str


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """What templates/aanvraag.html may use."""

    dossier_id: str
    naam: str
    a: Mapping[str, Any]
    groep: Groep
    acties: Sequence[Actie]
    form: Afhandeling | None
    brieven: Sequence[tuple[str, str]]
    """The letters that tell the decision: title and address."""
    vastgelegd: bool
    hier: str


def toon(v: Verzoek) -> Response:
    """Show a request, with the form that was asked for; or record what the form says."""
    dossier = gevonden_dossier(v)
    stand = _request(v, dossier)
    kan = _possible(v, stand)
    if v.request.method == "GET":
        actie = kan.get(v.veld("doen"))
        form = None if actie is None else _form(actie, stand, afhandelen.begin(actie, stand), {}, str(nieuwe_id()))
        return _page(v, dossier, stand, kan, form, 200)
    v.moet_nu("iets vast te leggen")
    ingevuld = v.ingevuld()
    actie = kan.get(ingevuld.get("doen", ""))
    if actie is None:
        raise VraagError("deze aanvraag is intussen afgedaan; er is niets vastgelegd")
    waarden = afhandelen.gelezen(actie, stand, ingevuld, v.formulier)
    sleutel, fouten = ingevuld.get("sleutel", ""), afhandelen.wat_mist(actie.verplicht, waarden)
    if not fouten:
        sleutel, fouten = vastgelegd_of_fouten(v, dossier, actie.soort, waarden, sleutel)
    if fouten:
        return _page(v, dossier, stand, kan, _form(actie, stand, waarden, fouten, sleutel), 422)
    return v.naar(_address(dossier, stand), vastgelegd="ja")


def _request(v: Verzoek, dossier: Dossier) -> dict[str, Any]:
    try:
        gebeurtenis = UUID(v.pad("gebeurtenis"))
    except ValueError:
        raise HTTPException(404) from None
    stand = aanvraag(dossier, v.hier.verloop, v.vraag, gebeurtenis)
    if stand is None:
        raise HTTPException(404)
    return stand


def _possible(v: Verzoek, stand: Mapping[str, Any]) -> dict[str, Actie]:
    """Return what whoever asks may do with this request now."""
    portier = v.hier.portier
    if v.tijd.bekend_op or not portier.mag(Bron.GEBEURTENISSEN, Handeling.VASTLEGGEN):
        return {}
    return {code: een for code, een in afhandelen.acties_bij(stand).items() if portier.mag_soort(een.soort)}


def _letters(v: Verzoek, dossier: Dossier, stand: Mapping[str, Any]) -> list[tuple[str, str]]:
    portier = v.hier.portier
    mag = portier.mag(Bron.GEBEURTENISSEN, Handeling.VASTLEGGEN) and portier.mag_soort("BriefVerzonden")
    gevonden = aanvraag_met(dossier, UUID(stand["gebeurtenis"])) if mag and not v.tijd.bekend_op else None
    if gevonden is None or stand["beslotenOp"] is None:
        return []
    return [
        (sjabloon.titel, v.link(f"/dossiers/{dossier.id}/brieven/{sjabloon.soort}", besluit=besluit.gebeurtenis))
        for sjabloon, besluit in brieven_over(v.hier, dossier, gevonden)
    ]


def _address(dossier: Dossier, stand: Mapping[str, Any]) -> str:
    return f"/dossiers/{dossier.id}/aanvragen/{stand['gebeurtenis']}"


def _form(
    actie: Actie, stand: Mapping[str, Any], waarden: Mapping[str, str], fouten: Mapping[str, str], sleutel: str
) -> Afhandeling:
    velden = afhandelen.velden(actie, stand, waarden, fouten)
    namen = {veld.naam for veld in velden}
    return Afhandeling(actie, velden, [(n if n in namen else "", tekst) for n, tekst in fouten.items()], sleutel)


def _page(
    v: Verzoek,
    dossier: Dossier,
    stand: Mapping[str, Any],
    kan: Mapping[str, Actie],
    form: Afhandeling | None,
    status: int,
) -> Response:
    model = Aanvraag(
        dossier_id=str(dossier.id),
        naam=v.genoemd(dossier),
        a=stand,
        groep=groep(stand["termijn"]),
        acties=list(kan.values()),
        form=form,
        brieven=_letters(v, dossier, stand),
        vastgelegd=v.veld("vastgelegd") == "ja",
        hier=_address(dossier, stand),
    )
    return v.toon("aanvraag.html", model, status)

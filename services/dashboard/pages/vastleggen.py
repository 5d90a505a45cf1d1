"""What happened? Record one event in a dossier, and say at the field why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.aanvragen import Aanvraagsoort, aanvragen
from domain.dossier import Dossier, Vastlegging
from domain.errors import Weigering
from domain.melding import Melding, meldingen
from domain.toegang.bron import Bron
from services.dashboard import formulier
from services.dashboard.afhandelen import wat_mist
from services.dashboard.formulier import Omstandigheden, Vraagveld
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.pages.dossiers import naar_dossier
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import kort, los
from services.getoond import deel_van_de_tijdlijn
from services.ingest import enkel
from services.ingest.gelezen import Bezwaar
from services.inzage import mag_vastleggen
from services.tijd import nieuwe_id
from services.toegang import omgeving_van
from services.vragen.afspraken import afspraken_van
from services.vragen.medewerkers import bezetting_van
from services.vragen.tijdlijn import tijdlijn

BRON = "scherm"
MOTIVEREN = {
    **{"VrijstellingVerleend": ("motivering",), "VrijstellingGeweigerd": ("motivering",)},
    **{"VrijstellingBeeindigd": ("motivering",), "VerlofVerleend": ("motivering",), "VerlofGeweigerd": ("reden",)},
}
"""What a decision must say on the screen; a delivery may lack it, and of a head we do not ask it."""
EIGEN_WOORDEN = {
    enkel.ANDERS_GEBRUIKT.code: "Dit formulier is al verstuurd, met iets anders. Open het opnieuw om nog iets vast te "
    "leggen."
}
"""Where what other systems are told makes no sense on a screen."""

EIGEN_PAGINA = {"ContactGelegd": "contact"}


@dataclass(frozen=True, slots=True)
class Vastleggen:
    """What templates/vastleggen.html may use."""

    dossier_id: str
    naam: str
    soort: str
    uitleg: str
    velden: Sequence[Vraagveld]
    fouten: Sequence[tuple[str, str]]
    sleutel: str


def toon(v: Verzoek) -> Response:
    """Show the form, or record what it says and go back to the dossier."""
    soort = v.pad("soort")
    if soort not in formulier.MAG:
        raise HTTPException(404)
    dossier = gevonden_dossier(v)
    v.hier.portier.mag_vastleggen(soort)
    if v.request.method == "GET":
        gekozen = {"gebeurtenisId": v.veld("gebeurtenisId"), "geldigOp": v.vraag.peildatum.isoformat()}
        return _form(v, dossier, soort, gekozen, {}, str(nieuwe_id()), 200)
    v.moet_nu("iets vast te leggen")
    waarden = v.ingevuld()
    fouten = wat_mist(MOTIVEREN.get(soort, ()), waarden) if waarden.get("verleendDoor") != "hoofd" else {}
    sleutel, vastgelegd = waarden.get("sleutel", ""), None
    if not fouten:
        sleutel, fouten, vastgelegd = _recorded(v, dossier, soort, waarden, sleutel)
    if vastgelegd is not None:
        return _verder(v, dossier, soort, vastgelegd)
    return _form(v, dossier, soort, waarden, fouten, sleutel_van(sleutel), 422)


def vastgelegd_of_fouten(
    v: Verzoek, dossier: Dossier, soort: str, waarden: Mapping[str, str], sleutel: str
) -> tuple[str, dict[str, str]]:
    """Record an event, and return the key of the form with by field what is wrong; nothing when it was recorded."""
    return _recorded(v, dossier, soort, waarden, sleutel)[:2]


def _recorded(
    v: Verzoek, dossier: Dossier, soort: str, waarden: Mapping[str, str], geschreven: str
) -> tuple[str, dict[str, str], UUID | None]:
    sleutel = sleutel_van(geschreven)
    velden = formulier.lees(soort, waarden)
    mag_vastleggen(v.hier.portier, velden)
    verzoek = enkel.Verzoek(velden, sleutel, None, BRON)
    antwoord = enkel.leg_vast_bij_leerling(omgeving_van(v.hier), dossier.id, verzoek)
    if not isinstance(antwoord, Vastlegging):
        return sleutel, fouten_bij(antwoord), None
    v.hier.catch_up()
    return sleutel, {}, antwoord.id


def fouten_bij(antwoord: Weigering | enkel.AndereVersie | tuple[Bezwaar, ...]) -> dict[str, str]:
    """Return by field why something was not recorded, that asked for no version."""
    match antwoord:
        case Weigering(code=code, melding=melding, veld=veld):
            return {to_camel(veld or ""): EIGEN_WOORDEN.get(code, melding)}
        case enkel.AndereVersie():
            raise RuntimeError("no version was asked for")
        case _:
            return formulier.fouten_van(antwoord)


def _verder(v: Verzoek, dossier: Dossier, soort: str, vastgelegd: UUID) -> Response:
    """Go on to where the event is seen among its own kind, or else to the dossier."""
    eigen = EIGEN_PAGINA.get(soort)
    if eigen is None:
        return naar_dossier(v, dossier.id, vastgelegd=vastgelegd)
    return v.naar(f"/dossiers/{dossier.id}/{eigen}", vastgelegd=vastgelegd)


def sleutel_van(geschreven: str) -> str:
    """Return the key that the form was given, so that sending it twice records it once."""
    try:
        return str(UUID(geschreven))
    except ValueError:
        return str(nieuwe_id())


def _form(
    v: Verzoek,
    dossier: Dossier,
    soort: str,
    waarden: dict[str, str],
    fouten: dict[str, str],
    sleutel: str,
    status: int,
) -> Response:
    lijn = deel_van_de_tijdlijn(v.hier.portier, dossier, tijdlijn(dossier, v.hier.verloop, v.vraag))["gebeurtenissen"]
    getoond = {g["id"] for g in lijn}
    bij = Omstandigheden(
        rollen=v.hier.kader.beleid.rollen,
        meldingen=[(m.nummer, f"{m.soort} {m.nummer}") for m in meldingen(dossier) if _seen(m, getoond)],
        aanvragen=[
            (str(a.gebeurtenis), f"{los(a.soort)}, {kort(a.gevraagd_op)}")
            for a in aanvragen(dossier)
            if a.soort is Aanvraagsoort.VERLOF
        ],
        afspraken=[
            (str(een.id), f"{een.wat}, uiterlijk {kort(een.uiterlijk_op)}")
            for een in afspraken_van(dossier, v.hier.verloop, v.vraag)
            if een.is_open and str(een.id) in getoond
        ],
        gebeurtenissen=[(g["id"], formulier.genoemd(g)) for g in reversed(lijn) if not g["herroepen"]],
        medewerkers=_colleagues(v),
    )
    vragen = formulier.velden(soort, bij, waarden, fouten)
    namen = {vraag.naam for vraag in vragen}
    model = Vastleggen(
        dossier_id=str(dossier.id),
        naam=v.genoemd(dossier),
        soort=soort,
        uitleg=formulier.uitleg(soort),
        velden=vragen,
        fouten=[(veld if veld in namen else "", tekst) for veld, tekst in fouten.items()],
        sleutel=sleutel,
    )
    return v.toon("vastleggen.html", model, status)


def _colleagues(v: Verzoek) -> list[tuple[str, str]]:
    if not v.mag(Bron.MEDEWERKERS):
        return []
    return [(m.wie, m.naam) for m in bezetting_van(v.hier.log, v.vraag.bekend_op).op(v.vraag.peildatum)]


def _seen(melding: Melding, getoond: set[str]) -> bool:
    return any(str(een) in getoond for een in melding.gebeurtenissen)

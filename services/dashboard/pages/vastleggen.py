"""What happened? Record one event in a dossier, and say at the field why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.dossier import Dossier
from domain.errors import Weigering
from domain.melding import Melding, meldingen
from domain.toegang.bron import Bron
from services.dashboard import formulier
from services.dashboard.formulier import Omstandigheden, Vraagveld
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.pages.dossiers import naar_dossier
from services.dashboard.verzoek import Verzoek
from services.getoond import deel_van_de_tijdlijn
from services.ingest import enkel
from services.inzage import mag_vastleggen
from services.tijd import nieuwe_id
from services.toegang import omgeving_van
from services.vragen.medewerkers import bezetting_van
from services.vragen.tijdlijn import tijdlijn
from services.vragen.vraag import VraagError

BRON = "scherm"
EIGEN_WOORDEN = {
    enkel.ANDERS_GEBRUIKT.code: "Dit formulier is al verstuurd, met iets anders. Open het opnieuw om nog iets vast te "
    "leggen."
}
"""Where what other systems are told makes no sense on a screen."""


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
    if v.tijd.bekend_op:
        raise VraagError("u kijkt naar wat eerder bekend was; ga terug naar nu om iets vast te leggen")
    waarden = v.ingevuld()
    sleutel = sleutel_van(waarden.get("sleutel", ""))
    velden = formulier.lees(soort, waarden)
    mag_vastleggen(v.hier.portier, velden)
    verzoek = enkel.Verzoek(velden, sleutel, None, BRON)
    antwoord = enkel.leg_vast_bij_leerling(omgeving_van(v.hier), dossier.id, verzoek)
    match antwoord:
        case Weigering(code=code, melding=melding, veld=veld):
            fouten = {to_camel(veld or ""): EIGEN_WOORDEN.get(code, melding)}
        case tuple():
            fouten = formulier.fouten_van(antwoord)
        case enkel.AndereVersie():
            raise RuntimeError("no version was asked for")
        case _:
            v.hier.catch_up()
            return naar_dossier(v, dossier.id, vastgelegd=antwoord.id)
    return _form(v, dossier, soort, waarden, fouten, sleutel, 422)


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

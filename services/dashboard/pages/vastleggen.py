"""What happened? Record one event in a dossier, and say at the field why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.dossier import Dossier
from domain.errors import Weigering
from domain.melding import meldingen
from services.dashboard import formulier
from services.dashboard.formulier import Omstandigheden, Vraagveld
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.pages.dossiers import genoemd, naar_dossier
from services.dashboard.verzoek import Verzoek
from services.ingest import enkel
from services.tijd import nieuwe_id
from services.toegang import omgeving_van
from services.vragen.tijdlijn import tijdlijn
from services.vragen.vraag import VraagError
from services.vrager import legt_vast_als

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
    if v.request.method == "GET":
        gekozen = {"gebeurtenisId": v.veld("gebeurtenisId"), "geldigOp": v.vraag.peildatum.isoformat()}
        return _form(v, dossier, soort, gekozen, {}, str(nieuwe_id()), 200)
    if v.tijd.bekend_op:
        raise VraagError("u kijkt naar wat eerder bekend was; ga terug naar nu om iets vast te leggen")
    waarden = v.ingevuld()
    sleutel = _key(waarden.get("sleutel", ""))
    verzoek = enkel.Verzoek(formulier.lees(soort, waarden), sleutel, None, BRON)
    antwoord = enkel.leg_vast_bij_leerling(omgeving_van(v.hier, legt_vast_als(v.request.scope)), dossier.id, verzoek)
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


def _key(geschreven: str) -> str:
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
    lijn = tijdlijn(dossier, v.hier.verloop, v.vraag)["gebeurtenissen"]
    bij = Omstandigheden(
        rollen=v.hier.kader.beleid.rollen,
        meldingen=[(m.nummer, f"{m.soort} {m.nummer}") for m in meldingen(dossier)],
        gebeurtenissen=[(g["id"], formulier.genoemd(g)) for g in reversed(lijn) if not g["herroepen"]],
    )
    vragen = formulier.velden(soort, bij, waarden, fouten)
    namen = {vraag.naam for vraag in vragen}
    model = Vastleggen(
        dossier_id=str(dossier.id),
        naam=genoemd(dossier),
        soort=soort,
        uitleg=formulier.uitleg(soort),
        velden=vragen,
        fouten=[(veld if veld in namen else "", tekst) for veld, tekst in fouten.items()],
        sleutel=sleutel,
    )
    return v.toon("vastleggen.html", model, status)

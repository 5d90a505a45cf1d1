"""What happened? Record one event in a dossier, and say at the field why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.melding import meldingen
from services.dashboard import formulier
from services.dashboard.formulier import Omstandigheden, Vraagveld
from services.dashboard.gevonden import gevonden_dossier
from services.dashboard.pages.dossiers import genoemd, naar_dossier
from services.dashboard.verzoek import Verzoek
from services.tijd import nieuwe_id, nu
from services.vastleggen import Afzender, leg_vast
from services.vragen.tijdlijn import tijdlijn
from services.vragen.vraag import VraagError

BRON = "scherm"


@dataclass(frozen=True, slots=True)
class Vastleggen:
    """What templates/vastleggen.html may use."""

    dossier_id: str
    naam: str
    soort: str
    uitleg: str
    velden: Sequence[Vraagveld]
    fouten: Sequence[tuple[str, str]]
    gebeurtenis_id: str


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
    gebeurtenis_id = _id(waarden.get("gebeurtenis", ""))
    gelezen = formulier.lees(soort, waarden)
    fouten = gelezen.fouten
    if gelezen.feit is not None:
        afzender = Afzender(BRON, v.hier.settings.door)
        voorstel = Voorstel(gebeurtenis_id, gelezen.feit)
        weigering = leg_vast(v.hier.recording().log, v.hier.kader, dossier.id, voorstel, afzender, nu)
        if weigering is None:
            v.hier.catch_up()
            return naar_dossier(v, dossier.id, vastgelegd=gebeurtenis_id)
        fouten = {to_camel(weigering.veld or ""): weigering.melding}
    return _form(v, dossier, soort, waarden, fouten, str(gebeurtenis_id), 422 if fouten else 200)


def _id(geschreven: str) -> UUID:
    """Return the id that the form was given, so that sending it twice records it once."""
    try:
        return UUID(geschreven)
    except ValueError:
        return nieuwe_id()


def _form(
    v: Verzoek,
    dossier: Dossier,
    soort: str,
    waarden: dict[str, str],
    fouten: dict[str, str],
    gebeurtenis_id: str,
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
        gebeurtenis_id=gebeurtenis_id,
    )
    return v.toon("vastleggen.html", model, status)

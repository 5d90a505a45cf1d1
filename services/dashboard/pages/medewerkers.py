"""What changed about who works here? Record one event about it, and say at the field why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.decisions.personeel import VAN_HET_PERSONEEL
from domain.dossier import Vastlegging
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.personeel import MedewerkerAangesteld
from services.dashboard import formulier
from services.dashboard.formulier import Omstandigheden, Vraagveld
from services.dashboard.pages.vastleggen import fouten_bij, sleutel_van
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import kort, los
from services.ingest import enkel
from services.tijd import nieuwe_id
from services.toegang import omgeving_van
from services.vragen.medewerkers import bezetting_van
from services.werkverdeling.register import leg_vast_bij_personeel
from services.werkverdeling.verdelen import verdeel_open_dossiers

BRON = "scherm"
MAG = frozenset(soort.type_name() for soort in VAN_HET_PERSONEEL)


@dataclass(frozen=True, slots=True)
class Medewerkers:
    """What templates/medewerkers.html may use."""

    soort: str
    uitleg: str
    velden: Sequence[Vraagveld]
    fouten: Sequence[tuple[str, str]]
    sleutel: str


def toon(v: Verzoek) -> Response:
    """Show the form, or record what it says, divide the work by it and go back to that page."""
    soort = v.pad("melding")
    if soort not in MAG:
        raise HTTPException(404)
    if v.request.method == "GET":
        gekozen = {"geldigOp": v.vraag.peildatum.isoformat(), "medewerker": v.veld("medewerker"), "aandeel": "100"}
        return _form(v, soort, gekozen, {}, str(nieuwe_id()), 200)
    v.moet_nu("iets vast te leggen")
    waarden = v.ingevuld()
    sleutel = sleutel_van(waarden.get("sleutel", ""))
    verzoek = enkel.Verzoek(formulier.lees(soort, waarden), sleutel, None, BRON)
    antwoord = leg_vast_bij_personeel(omgeving_van(v.hier), verzoek)
    if not isinstance(antwoord, Vastlegging):
        return _form(v, soort, waarden, fouten_bij(antwoord), sleutel, 422)
    return v.naar("/werkverdeling", vastgelegd=1 + verdeel_open_dossiers(v.hier).total())


def _form(
    v: Verzoek, soort: str, waarden: Mapping[str, str], fouten: Mapping[str, str], sleutel: str, status: int
) -> Response:
    vragen = formulier.velden(soort, _circumstances(v, soort), waarden, fouten)
    namen = {vraag.naam for vraag in vragen}
    genoemd = [(veld if veld in namen else "", tekst) for veld, tekst in fouten.items()]
    model = Medewerkers(soort, formulier.uitleg(soort), vragen, genoemd, sleutel)
    return v.toon("medewerkers.html", model, status)


def _circumstances(v: Verzoek, soort: str) -> Omstandigheden:
    bezetting = bezetting_van(v.hier.log, v.vraag.bekend_op)
    namen, personeel = bezetting.namen(), v.hier.log.personeel()
    wie = [] if soort == MedewerkerAangesteld.type_name() else [(m.wie, m.naam) for m in bezetting.medewerkers]
    gezegd = [
        (str(g.id), f"{los(g.feit.type_name())}, {namen.get(getattr(g.feit, 'medewerker', ''), '')}, {_on(g.feit)}")
        for g in reversed(personeel.geldend)
        if not isinstance(g.feit, GebeurtenisHerroepen)
    ]
    return Omstandigheden(v.hier.kader.beleid.rollen, gebeurtenissen=gezegd, medewerkers=sorted(set(wie)))


def _on(feit: object) -> str:
    return kort(getattr(feit, "geldig_op", None))

"""What did somebody fill in on the page of a meeting, and what is done with it?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from starlette.exceptions import HTTPException

from domain.errors import Weigering
from domain.events.base import Event
from domain.events.overleg import (
    DeelnemerAfgezegd,
    DeelnemerUitgenodigd,
    DossierGeagendeerd,
    DossierVanAgenda,
    OverlegAfgelast,
    OverlegVerzet,
)
from domain.overleg import Overlegbeeld
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import veld
from services.ingest.enkel import ANDERS_GEBRUIKT
from services.overleg import doen
from services.overleg.vastleggen import leg_vast_bij_overleg
from services.tijd import nieuwe_id
from services.toegang import omgeving_van

BRON = "scherm"
AFSPRAAKVELDEN = ("wat", "rol", "uitvoerder", "uiterlijkOp")


@dataclass(frozen=True, slots=True)
class Gedaan:
    """What was done, or why not; then with what was filled in, about which dossier."""

    wat: str = ""
    fouten: Sequence[Weigering] = ()
    sleutel: str = ""
    ingevuld: Mapping[str, str] = field(default_factory=dict)
    over: str = ""


def _about_meeting(soort: type[Event], velden: Sequence[str], wat: str) -> "Doet":
    def do(v: Verzoek, staat: Overlegbeeld) -> Gedaan:
        ingevuld = v.ingevuld()
        gegeven: dict[str, Any] = {naam: ingevuld[naam] for naam in velden if ingevuld.get(naam)}
        if soort is DossierGeagendeerd:
            alle = [{"dossier": str(een)} for een in v.formulier.getlist("dossier")]
        else:
            alle = [gegeven]
        try:
            feiten = [soort.model_validate({"geldigOp": v.vraag.peildatum.isoformat(), **een}) for een in alle]
        except ValidationError as fout:
            return Gedaan("", [_wrong(str(een["loc"][0])) for een in fout.errors()], _key(ingevuld), ingevuld)
        for feit in feiten:
            if isinstance(feit, DossierGeagendeerd):
                v.hier.portier.over(feit.dossier)
        sleutel = f"{_key(ingevuld)} {soort.type_name()} {alle}"
        antwoord = leg_vast_bij_overleg(omgeving_van(v.hier), staat.id, feiten, sleutel, BRON)
        return Gedaan("", [antwoord], ingevuld=ingevuld) if isinstance(antwoord, Weigering) else Gedaan(wat)

    return do


def _wrong(naam: str) -> Weigering:
    return Weigering("vorm", f"{veld(naam).rstrip('?')}: vul dit in, in de goede vorm.", naam)


def _key(ingevuld: Mapping[str, str]) -> str:
    """Return the key that the form was given, so that sending it twice records it once."""
    try:
        return str(UUID(ingevuld.get("sleutel", "")))
    except ValueError:
        return str(nieuwe_id())


def _uuid(ingevuld: Mapping[str, str], naam: str) -> UUID:
    try:
        return UUID(ingevuld.get(naam, ""))
    except ValueError:
        raise HTTPException(404) from None


def _day(v: Verzoek) -> str:
    return v.vraag.peildatum.isoformat()


def _agree(v: Verzoek, staat: Overlegbeeld) -> Gedaan:
    """Record what was agreed about one pupil, in so many lines as were filled in."""
    ingevuld = v.ingevuld()
    dossier, sleutel = _uuid(ingevuld, "dossier"), _key(ingevuld)
    aantal = sum(1 for naam in ingevuld if naam.startswith("wat-"))
    regels = [
        {"geldigOp": _day(v), **{naam: ingevuld.get(f"{naam}-{plaats}", "") for naam in AFSPRAAKVELDEN}}
        for plaats in range(aantal)
    ]
    fout = doen.maak_afspraken(v.hier, staat.id, dossier, regels, sleutel, BRON)
    bezwaren = [Weigering(w.code, f"Afspraak {plaats + 1}: {_plain(w)}", w.veld) for plaats, w in fout]
    return Gedaan("afspraken", bezwaren, sleutel, ingevuld if bezwaren else {}, str(dossier) if bezwaren else "")


def _plain(weigering: Weigering) -> str:
    """Return a refusal in words of a screen: there was a form, and no key."""
    if weigering.code != ANDERS_GEBRUIKT.code:
        return weigering.melding
    return "deze regel is al vastgelegd, met iets anders. Open het overleg opnieuw om nog iets af te spreken."


def _involve(v: Verzoek, _staat: Overlegbeeld) -> Gedaan:
    ingevuld = v.ingevuld()
    dossier, sleutel = _uuid(ingevuld, "dossier"), _key(ingevuld)
    velden = {"geldigOp": _day(v), "rol": ingevuld.get("rol", ""), "reden": ingevuld.get("reden", "")}
    fouten = doen.betrek(v.hier, dossier, velden, f"{sleutel} betrek {velden['rol']}", BRON)
    return Gedaan("betrokken", fouten, sleutel, ingevuld if fouten else {}, str(dossier) if fouten else "")


def _kept(v: Verzoek, _staat: Overlegbeeld) -> Gedaan:
    ingevuld = v.ingevuld()
    afspraak, dossier = _uuid(ingevuld, "afspraak"), _uuid(ingevuld, "dossier")
    fouten = doen.kom_na(v.hier, dossier, afspraak, _day(v), f"{_key(ingevuld)} nagekomen {afspraak}", BRON)
    return Gedaan("nagekomen", fouten)


def _dropped(v: Verzoek, _staat: Overlegbeeld) -> Gedaan:
    ingevuld = v.ingevuld()
    afspraak, dossier = _uuid(ingevuld, "afspraak"), _uuid(ingevuld, "dossier")
    velden = {"geldigOp": _day(v), "reden": ingevuld.get("reden", "")}
    fouten = doen.laat_vervallen(v.hier, dossier, afspraak, velden, f"{_key(ingevuld)} vervallen {afspraak}", BRON)
    return Gedaan("vervallen", fouten)


def _done(v: Verzoek, staat: Overlegbeeld) -> Gedaan:
    antwoord = doen.rond_af(v.hier, staat, v.vraag, BRON)
    return Gedaan("", [antwoord]) if isinstance(antwoord, Weigering) else Gedaan("afgerond")


Doet = Callable[[Verzoek, Overlegbeeld], Gedaan]
DOET: Mapping[str, Doet] = {
    "agendeer": _about_meeting(DossierGeagendeerd, ("dossier",), "geagendeerd"),
    "haal-af": _about_meeting(DossierVanAgenda, ("dossier",), "van-de-agenda"),
    "nodig-uit": _about_meeting(DeelnemerUitgenodigd, ("rol", "organisatie", "brin", "naam"), "uitgenodigd"),
    "zeg-af": _about_meeting(DeelnemerAfgezegd, ("deelnemer",), "afgezegd"),
    "verzet": _about_meeting(OverlegVerzet, ("dag", "begintijd", "plaats"), "verzet"),
    "gelast-af": _about_meeting(OverlegAfgelast, ("reden",), "afgelast"),
    "spreek-af": _agree,
    "betrek": _involve,
    "kom-na": _kept,
    "laat-vervallen": _dropped,
    "rond-af": _done,
}
"""By what the button says, what it does."""

"""Which meetings come, and which were there?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from starlette.responses import Response

from domain.errors import Weigering
from domain.events.overleg import OverlegGepland
from domain.overleg import SOORTEN, Overlegbeeld
from domain.toegang.bron import Bron, Handeling
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import veld
from services.overleg.vastleggen import leg_vast_bij_overleg
from services.overleg.vinden import overleggen
from services.tijd import nieuwe_id
from services.toegang import omgeving_van

BRON = "scherm"
VELDEN = ("soort", "dag", "begintijd", "gemeentecode", "brin", "plaats")


@dataclass(frozen=True, slots=True)
class Overleggen:
    """What templates/overleggen.html may use."""

    komend: Sequence[Overlegbeeld]
    geweest: Sequence[Overlegbeeld]
    soorten: Mapping[str, str]
    gemeenten: Sequence[tuple[str, str]]
    ingevuld: Mapping[str, str]
    fouten: Sequence[tuple[str, str]]
    mag_plannen: bool


def toon(v: Verzoek) -> Response:
    """Show the meetings, or plan one."""
    if v.request.method == "POST":
        return _plan(v)
    return _page(v, {}, [], 200)


def _plan(v: Verzoek) -> Response:
    ingevuld = v.ingevuld()
    velden = {naam: ingevuld[naam] for naam in VELDEN if ingevuld.get(naam)}
    try:
        feit = OverlegGepland.model_validate({"geldigOp": v.vraag.peildatum.isoformat(), **velden})
    except ValidationError as fout:
        return _page(v, ingevuld, [_said(str(een["loc"][0])) for een in fout.errors()], 422)
    v.hier.portier.mag_gemeente(feit.gemeentecode)
    overleg_id = nieuwe_id()
    antwoord = leg_vast_bij_overleg(omgeving_van(v.hier), overleg_id, [feit], str(overleg_id), BRON)
    if isinstance(antwoord, Weigering):
        return _page(v, ingevuld, [(antwoord.veld or "", antwoord.melding)], 422)
    return v.naar(f"/overleggen/{overleg_id}")


def _said(naam: str) -> tuple[str, str]:
    return naam, f"{veld(naam).rstrip('?')}: vul dit in, in de goede vorm."


def _page(v: Verzoek, ingevuld: Mapping[str, str], fouten: Sequence[tuple[str, str]], status: int) -> Response:
    alle = overleggen(v.hier, v.vraag)
    vandaag = v.vraag.peildatum
    model = Overleggen(
        komend=[een for een in alle if een.dag >= vandaag and een.is_open],
        geweest=[een for een in reversed(alle) if een.dag < vandaag or not een.is_open],
        soorten=SOORTEN,
        gemeenten=_municipalities(v),
        ingevuld=ingevuld or {"gemeentecode": _here(v)},
        fouten=fouten,
        mag_plannen=v.mag(Bron.OVERLEG, Handeling.VASTLEGGEN) and not v.tijd.bekend_op,
    )
    return v.toon("overleggen.html", model, status)


def _municipalities(v: Verzoek) -> list[tuple[str, str]]:
    """Return those for which whoever asks may call a meeting: his own, or all that there are."""
    portier = v.hier.portier
    codes = v.hier.basis.gemeenten.codes() if portier.mag_alles else portier.gebruiker.gemeenten
    return sorted(((code, v.gemeente(code)) for code in codes), key=lambda paar: paar[1])


def _here(v: Verzoek) -> str:
    """Return the municipality in which most pupils at home are: most likely the one that is meant."""
    thuis = Counter(row["gemeentecode"] for row in v.hier.rows.thuiszitters(v.vraag) if row["gemeentecode"])
    return thuis.most_common(1)[0][0] if thuis else ""

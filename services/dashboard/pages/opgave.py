"""Which figures does a municipality report to the minister about a school year?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from services.dashboard.jaren import als_bestand, gevraagd_jaar, gevraagde_gemeente, keuze_van_gemeenten
from services.dashboard.verzoek import Verzoek
from services.jaarverslag.bestand import OPGAVE
from services.jaarverslag.maken import opgave_van
from services.jaarverslag.woorden import GROEPEN


@dataclass(frozen=True, slots=True)
class Opgave:
    """What templates/opgave.html may use."""

    opgave: Mapping[str, Any] | None
    schooljaar: str
    gemeente: str
    gemeenten: Sequence[tuple[str, str]]
    groepen: Mapping[str, str]


def toon(v: Verzoek) -> Response:
    """Show every figure of the law, or give them as a file."""
    jaar = gevraagd_jaar(v)
    code = gevraagde_gemeente(v, jaar)
    gevonden = opgave_van(v.hier, jaar, code, v.vraag.bekend_op) if code else None
    if vorm := v.veld("vorm"):
        return als_bestand("opgave", OPGAVE, vorm, gevonden)
    groepen = {groep.value: naam for groep, naam in GROEPEN.items()}
    return v.toon("opgave.html", Opgave(gevonden, jaar, code, keuze_van_gemeenten(v, jaar), groepen))

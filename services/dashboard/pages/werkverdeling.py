"""Who handles how much, which open dossiers does nobody handle, and who is to get them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.toegang.bron import Bron, Handeling
from services.dashboard.lijst import Blad, blad
from services.dashboard.verzoek import Verzoek
from services.tijd import vandaag
from services.vragen.medewerkers import bezetting_van
from services.vragen.werkverdeling import werkverdeling, zonder_behandelaar
from services.werkverdeling.verdelen import (
    MedewerkerOnbekendError,
    draag_over,
    verdeel_open_dossiers,
    wijs_dossiers_toe,
)

BRON = "scherm"


@dataclass(frozen=True, slots=True)
class Werkverdeling:
    """What templates/werkverdeling.html may use."""

    verdeling: Mapping[str, Any]
    blad: Blad
    namen: Mapping[str, str]
    medewerkers: Mapping[str, str]
    """By pseudonym what those are called who work here today: who can get a dossier."""
    genoemd: Mapping[str, str]
    """By pseudonym what anybody is called, also who left."""
    portefeuilles: Sequence[tuple[str, str, Sequence[str]]]
    mag_verdelen: bool
    mag_bijhouden: bool
    vastgelegd: int
    fout: str


def toon(v: Verzoek) -> Response:
    """Show the division of the work, or change it as the form says."""
    if v.request.method != "POST":
        return _page(v, "", 200)
    v.moet_nu("werk te verdelen")
    try:
        vastgelegd = _done(v, v.ingevuld())
    except MedewerkerOnbekendError:
        return _page(v, "Kies een medewerker die hier vandaag werkt.", 422)
    return v.naar("/werkverdeling", vastgelegd=vastgelegd)


def _done(v: Verzoek, ingevuld: Mapping[str, str]) -> int:
    """Do what a form asks; return how many events were recorded (raises MedewerkerOnbekendError)."""
    match ingevuld.get("doe"):
        case "geef":
            dossiers = [_dossier(str(een)) for een in v.formulier.getlist("dossier")]
            return wijs_dossiers_toe(v.hier, dossiers, ingevuld.get("aan", ""), BRON).total()
        case "draag-over":
            return draag_over(v.hier, ingevuld.get("van", ""), ingevuld.get("aan") or None, BRON).total()
        case "verdeel":
            return verdeel_open_dossiers(v.hier).total()
        case _:
            raise HTTPException(400)


def _dossier(geschreven: str) -> UUID:
    try:
        return UUID(geschreven)
    except ValueError:
        raise HTTPException(400) from None


def _page(v: Verzoek, fout: str, status: int) -> Response:
    bezetting = bezetting_van(v.hier.log, v.vraag.bekend_op)
    kader = v.hier.verloop.op(v.vraag.peildatum, v.vraag.bekend_op)
    zonder = zonder_behandelaar(v.hier.rows, v.vraag, bezetting, kader, v.hier.log.dossiers)["zonderBehandelaar"]
    werkend = bezetting.op(v.vraag.peildatum)
    deze = blad(v, zonder)
    vastgelegd = v.veld("vastgelegd")
    model = Werkverdeling(
        verdeling=werkverdeling(v.hier.rows, v.vraag, bezetting, kader.beleid),
        blad=deze,
        namen=v.namen(deze.regels),
        medewerkers={m.wie: m.naam for m in bezetting.op(vandaag())},
        genoemd=bezetting.namen(),
        portefeuilles=[
            (code, titel, [m.naam for m in werkend if code in m.portefeuilles])
            for code, titel in kader.beleid.werkverdeling.portefeuilles.items()
        ],
        mag_verdelen=v.mag(Bron.WERKVERDELING, Handeling.VASTLEGGEN) and not v.tijd.kijkt_terug,
        mag_bijhouden=v.mag(Bron.MEDEWERKERS, Handeling.VASTLEGGEN) and not v.tijd.kijkt_terug,
        vastgelegd=int(vastgelegd) if vastgelegd.isdecimal() and len(vastgelegd) < len("100000") else -1,
        fout=fout,
    )
    return v.toon("werkverdeling.html", model, status)

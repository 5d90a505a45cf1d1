"""Which agreements hold, and what would others change?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import Response

from domain.beleid import Beleid as Afspraken
from domain.events.beleid import BeleidVastgesteld, KalenderVastgesteld
from domain.kaderverloop import beleid_op, kalenders_op
from domain.tijdzone import in_z
from domain.toegang.bron import Bron
from services.beleid import lees_beleid, lees_profiel, profielen
from services.dashboard.verzoek import Verzoek
from services.vaststelling import NietsNieuwsError, Nieuwbeleid, Vergelijking, kort
from services.vragen.vraag import VraagError, dag

VEEL = 50_000
"""Events; of a larger store the difference is a question for the command line, since others would wait for it."""
PER_REGEL = 3


@dataclass(frozen=True, slots=True)
class Beleid:
    """What templates/beleid.html may use."""

    geldend: Afspraken
    versies: Sequence[Mapping[str, Any]]
    profielen: Sequence[tuple[str, str]]
    nieuw: str
    ingangsdatum: str
    verschil: Mapping[str, Any] | None
    namen: Mapping[str, str]
    melding: str


def toon(v: Verzoek) -> Response:
    """Show the policy of the day that is asked about, and what another profile would change."""
    nieuw, ingangsdatum = v.veld("nieuw"), v.veld("ingangsdatum") or v.vraag.peildatum.isoformat()
    gevonden, melding = _difference(v, nieuw, ingangsdatum) if nieuw else (None, "")
    model = Beleid(
        geldend=v.hier.verloop.op(v.vraag.peildatum, v.vraag.bekend_op).beleid,
        versies=list(_versions(v)),
        profielen=[(naam, lees_profiel(naam).titel) for naam in profielen()],
        nieuw=nieuw,
        ingangsdatum=ingangsdatum,
        verschil=gevonden,
        namen=_names(v, gevonden) if gevonden else {},
        melding=melding,
    )
    return v.toon("beleid.html", model)


def _versions(v: Verzoek) -> Sequence[Mapping[str, Any]]:
    stroom, op = v.hier.log.beleid(), v.vraag.peildatum
    geldend = {een.id for een in (beleid_op(stroom, op), *kalenders_op(stroom, op)) if een is not None}
    return [
        {
            "soort": "beleid" if isinstance(een.feit, BeleidVastgesteld) else "kalender",
            "naam": een.feit.profiel if isinstance(een.feit, BeleidVastgesteld) else een.feit.bereik,
            "versie": een.feit.versie,
            "ingangsdatum": een.feit.ingangsdatum.isoformat(),
            "vastgelegdOp": in_z(een.vastgelegd_op),
            "geldt": een.id in geldend,
        }
        for een in stroom.geldend
        if isinstance(een.feit, BeleidVastgesteld | KalenderVastgesteld)
    ]


def _difference(v: Verzoek, nieuw: str, ingangsdatum: str) -> tuple[Mapping[str, Any] | None, str]:
    """Compare as `verzuimspoor beleid diff` does; nothing is recorded."""
    if nieuw not in profielen():
        raise VraagError(f"het profiel {nieuw!r} is er niet; kies uit: {', '.join(profielen())}")
    if v.laatste > VEEL:
        opdracht = f"verzuimspoor beleid diff {nieuw} --ingangsdatum {ingangsdatum}"
        return None, f"Deze opslag is te groot om op het scherm te vergelijken. Draai: {opdracht}"
    gevraagd = Nieuwbeleid(dag(ingangsdatum), lees_beleid(nieuw))
    peildatum, bekend_op = max(v.vraag.peildatum, gevraagd.ingangsdatum), v.vraag.bekend_op
    hier = v.hier.ook(Bron.BELEIDSVERSCHIL)
    vergelijking = Vergelijking(hier.log, v.hier.verloop, v.hier.uitgangspunt, gevraagd, bekend_op)
    try:
        antwoord = vergelijking.antwoord(peildatum, PER_REGEL)
    except NietsNieuwsError as fout:
        return None, f"{str(fout).capitalize()}."
    antwoord["beleid"] = [{**een, "was": kort(een["was"]), "wordt": kort(een["wordt"])} for een in antwoord["beleid"]]
    return antwoord, ""


def _names(v: Verzoek, verschil: Mapping[str, Any]) -> Mapping[str, str]:
    return replace(v, hier=v.hier.ook(Bron.BELEIDSVERSCHIL)).namen(verschil["voorbeelden"])

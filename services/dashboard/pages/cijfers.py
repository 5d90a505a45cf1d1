"""How many are at home, how does that go, and what is reported about a school year?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from domain.telling.indeling import schooljaar
from services.dashboard.tekening.grafiek import Lijngrafiek, Staven, lijngrafiek, staven
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import dag
from services.vragen.cijfers import cijfers
from services.vragen.kleine_telling import zonder_kleine
from services.vragen.telling import telling
from services.vragen.vraag import VraagError

GETOONDE_SCHOLEN = 15


@dataclass(frozen=True, slots=True)
class Cijfers:
    """What templates/cijfers.html may use."""

    cijfers: Mapping[str, Any]
    verloop: Lijngrafiek
    dagen: Staven
    aanbod: Staven
    scholen: Sequence[Mapping[str, Any]]
    meer_scholen: int
    telling: Mapping[str, Any] | None
    telfout: str
    schooljaar: str
    niet: str


def toon(v: Verzoek) -> Response:
    """Show the figures, each picture with its table."""
    uit = cijfers(v.hier.rows, v.vraag)
    gevraagd = v.veld("schooljaar") or schooljaar(v.vraag.peildatum)
    geteld, telfout = _counted(v, gevraagd)
    verloop = uit["verloop"]
    model = Cijfers(
        cijfers=uit,
        verloop=lijngrafiek(
            [dag(p["dag"], "MMM ''yy") for p in verloop],
            [[p[soort] for p in verloop] for soort in ("thuiszitters", "dreigend")],
        ),
        dagen=staven([(c["naam"], c["aantal"]) for c in uit["dagenThuis"]]),
        aanbod=staven([_quarter(k) for k in uit["tijdTotAanbod"]], " dagen"),
        scholen=uit["perSchool"][:GETOONDE_SCHOLEN],
        meer_scholen=max(0, len(uit["perSchool"]) - GETOONDE_SCHOLEN),
        telling=geteld,
        telfout=telfout,
        schooljaar=gevraagd,
        niet="minder dan 5",
    )
    return v.toon("cijfers.html", model)


def _quarter(kwartaal: Mapping[str, Any]) -> tuple[str, int | None]:
    """Return the label and the number of a bar: nought when nobody got an offer, None when too few did."""
    label = f"{dag(kwartaal['van'], 'd MMM')} t/m {dag(kwartaal['totEnMet'], 'd MMM y')}"
    return label, kwartaal["mediaanDagen"] if kwartaal["aantal"] else kwartaal["aantal"]


def _counted(v: Verzoek, gevraagd: str) -> tuple[Mapping[str, Any] | None, str]:
    """Return the figures of the law with the small ones left out, or why they cannot be counted."""
    try:
        geteld = zonder_kleine(telling(v.hier.rows, gevraagd, v.vraag.bekend_op))
    except VraagError as fout:
        return None, str(fout)
    return geteld, ""

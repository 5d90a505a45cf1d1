"""Where does the registration look incomplete, and who can complete it?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.responses import Response

from domain.rules.datakwaliteit import REGEL
from services.dashboard.lijst import Blad, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.dubbelen import MEEST, dubbelen
from services.vragen.kwaliteit import kwaliteit
from services.vragen.signalen import signalen

GETOONDE_SCHOLEN = 25


@dataclass(frozen=True, slots=True)
class Datakwaliteit:
    """What templates/datakwaliteit.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    soorten: Sequence[tuple[str, str]]
    soort: str
    per_soort: Sequence[tuple[str, int]]
    scholen: Sequence[Mapping[str, Any]]
    meer_scholen: int
    vergeleken: int
    te_veel: bool
    paren: Sequence[Mapping[str, Any]] | None


def toon(v: Verzoek) -> Response:
    """Show what looks incomplete by kind, how schools report, and when asked for which dossiers look alike."""
    gegeven = signalen(v.hier.rows, v.vraag, v.hier.log.schoolteams)["signalen"]
    anders = kwaliteit(v.hier.rows, v.vraag)
    regels = [*({**s, "anderen": []} for s in gegeven if s["herkomst"] == REGEL), *anders["bevindingen"]]
    soort = v.veld("soort")
    deze = blad(v, gefilterd(regels, soort=soort))
    gezocht = v.veld("dubbel") == "zoek"
    ids = _followed(v) if gezocht else []
    paren = dubbelen(v.hier.log, ids[:MEEST], v.vraag) if gezocht else None
    te_vragen = [s for s in anders["scholen"] if s["nogTeMelden"] or s["teLaat"] or s["nooit"]]
    model = Datakwaliteit(
        blad=deze,
        namen=v.namen([*deze.regels, *_both(paren or [])]),
        soorten=keuzes(regels, "soort", woord),
        soort=soort,
        per_soort=Counter(r["soort"] for r in regels).most_common(),
        scholen=te_vragen[:GETOONDE_SCHOLEN],
        meer_scholen=max(0, len(te_vragen) - GETOONDE_SCHOLEN),
        vergeleken=min(len(ids), MEEST),
        te_veel=len(ids) > MEEST,
        paren=paren,
    )
    return v.toon("datakwaliteit.html", model)


def _followed(v: Verzoek) -> list[UUID]:
    """Return the dossiers of whom something is asked now, the first due first: nobody else is looked at."""
    rijen = (
        *v.hier.rows.werkvoorraad(v.vraag),
        *v.hier.rows.thuiszitters(v.vraag),
        *v.hier.rows.open_meldingen(v.vraag),
    )
    return list(dict.fromkeys(r["dossier_id"] for r in rijen))


def _both(paren: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"dossierId": paar[naam]} for paar in paren for naam in ("dossierId", "anderId")]

"""Where does the registration look incomplete, and who can complete it?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from domain.rules.datakwaliteit import REGEL
from domain.rules.zestien_uur import REGEL as ZESTIEN_UUR
from services.dashboard.lijst import Blad, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.kwaliteit import kwaliteit
from services.vragen.signalen import signalen


@dataclass(frozen=True, slots=True)
class Datakwaliteit:
    """What templates/datakwaliteit.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    soorten: Sequence[tuple[str, str]]
    soort: str
    per_soort: Sequence[tuple[str, int]]
    te_laat: Sequence[tuple[str, int]]
    zestien_uur: str


def toon(v: Verzoek) -> Response:
    """Show what looks incomplete by kind, and the schools that owe a report."""
    gegeven = signalen(v.hier.rows, v.vraag, v.hier.log.schoolteams)["signalen"]
    gevonden = [s for s in gegeven if s["herkomst"] == REGEL]
    anders = kwaliteit(v.hier.rows, v.vraag)
    regels = [*gevonden, *anders["bevindingen"]]
    soort = v.veld("soort")
    deze = blad(v, gefilterd(regels, soort=soort))
    model = Datakwaliteit(
        blad=deze,
        namen=v.namen(deze.regels),
        soorten=keuzes(regels, "soort", woord),
        soort=soort,
        per_soort=Counter(r["soort"] for r in regels).most_common(),
        te_laat=[(een["brin"], een["aantal"]) for een in anders["scholenDieNogMoetenMelden"]],
        zestien_uur=ZESTIEN_UUR,
    )
    return v.toon("datakwaliteit.html", model)

"""What was done with the meldingen, for whoever made or handles them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from domain.toegang.tabel import Reikwijdte
from services.dashboard.lijst import Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.meldingen import meldingen


@dataclass(frozen=True, slots=True)
class Meldingen:
    """What templates/meldingen.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    eigen: bool
    """Whether they are only those of the own school."""
    status: str
    statussen: Sequence[tuple[str, str]]
    soort: str
    soorten: Sequence[tuple[str, str]]


def toon(v: Verzoek) -> Response:
    """Show how every melding stands, the last one first."""
    eigen = v.hier.portier.besluit.reikwijdte is Reikwijdte.EIGEN_LEERLINGEN
    scholen = v.hier.portier.gebruiker.scholen if eigen else None
    alle: list[Regel] = meldingen(v.hier.rows, v.hier.log, v.vraag, v.hier.portier.toont, scholen)["meldingen"]
    deze = blad(v, gefilterd(alle, status=v.veld("status"), soort=v.veld("soort")))
    model = Meldingen(
        blad=deze,
        namen=v.namen(deze.regels),
        eigen=eigen,
        status=v.veld("status"),
        statussen=keuzes(alle, "status", woord),
        soort=v.veld("soort"),
        soorten=keuzes(alle, "soort"),
    )
    return v.toon("meldingen.html", model)

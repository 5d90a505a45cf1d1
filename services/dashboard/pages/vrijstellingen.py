"""Who is exempted or asked for it, and how does that stand?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from domain.rules.vrijstellingen import Vrijstellingstatus
from services.dashboard.csvbestand import als_csv
from services.dashboard.lijst import Blad, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.vrijstellingen import ACTUEEL, ALLE, vrijstellingen

KOPPEN = ("dossier", "naam", "grond", "stand", "sinds", "gevraagd op", "besloten op", "geldt van", "tot en met")


@dataclass(frozen=True, slots=True)
class Vrijstellingen:
    """What templates/vrijstellingen.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    gronden: Sequence[tuple[str, str]]
    statussen: Sequence[tuple[str, str]]
    grond: str
    status: str
    csv: str


def toon(v: Verzoek) -> Response:
    """Show the exemptions, or give them as a file."""
    gekend = {s.value for s in Vrijstellingstatus} | {ALLE}
    status = v.veld("status") if v.veld("status") in gekend else ACTUEEL
    grond = v.veld("grond")
    alle = vrijstellingen(v.hier.rows, v.vraag, status=status)["vrijstellingen"]
    regels = gefilterd(alle, grond=grond)
    if v.veld("vorm") == "csv":
        namen = v.namen(regels)
        velden = ("sinds", "gevraagdOp", "beslotenOp", "vanKrachtVan", "vanKrachtTotEnMet")
        inhoud = (
            [r["dossierId"], namen.get(r["dossierId"]), woord(r["grond"]), woord(r["status"]), *(r[w] for w in velden)]
            for r in regels
        )
        return als_csv(f"vrijstellingen-{v.vraag.peildatum}.csv", KOPPEN, inhoud)
    deze = blad(v, regels)
    model = Vrijstellingen(
        blad=deze,
        namen=v.namen(deze.regels),
        gronden=keuzes(alle, "grond", woord),
        statussen=[(s.value, woord(s)) for s in Vrijstellingstatus],
        grond=grond,
        status=status,
        csv=v.link("/vrijstellingen", grond=grond, status=status, vorm="csv"),
    )
    return v.toon("vrijstellingen.html", model)

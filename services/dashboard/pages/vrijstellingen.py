"""Who is exempted or asked for it, and how does that stand?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from domain.rules.vrijstellingen import Vrijstellingstatus
from projections.stores.promise import Vraag
from services.dashboard.csvbestand import als_csv
from services.dashboard.groepen import Groepen, groep_van_einde, groepen_van
from services.dashboard.lijst import Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.vrijstellingen import ACTUEEL, ALLE, vrijstellingen

GROEPEN = {"over": "Voorbij", "nadert": "Eindigt binnen 14 dagen", "nieuw": "Nieuw sinds uw vorige bezoek"}
KOPPEN = ("dossier", "naam", "grond", "stand", "sinds", "gevraagd op", "besloten op", "geldt van", "tot en met")


@dataclass(frozen=True, slots=True)
class Vrijstellingen:
    """What templates/vrijstellingen.html may use."""

    blad: Blad
    groepen: Groepen
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
    alle = _asked(v, v.vraag, status)
    groepen = groepen_van(
        gefilterd(alle, grond=grond),
        gefilterd(_asked(v, v.bezoek.eerder, status), grond=grond),
        v.veld("groep"),
        GROEPEN,
        soort=lambda r: groep_van_einde(r["vanKrachtTotEnMet"], v.vraag.peildatum),
        grens=None,
        sleutel=lambda r: (r["dossierId"], r["grond"], r["vanKrachtVan"]),
    )
    regels = groepen.regels
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
        groepen=groepen,
        namen=v.namen(deze.regels),
        gronden=keuzes(alle, "grond", woord),
        statussen=[(s.value, woord(s)) for s in Vrijstellingstatus],
        grond=grond,
        status=status,
        csv=v.link("/vrijstellingen", grond=grond, status=status, groep=groepen.gekozen, vorm="csv"),
    )
    return v.toon("vrijstellingen.html", model)


def _asked(v: Verzoek, vraag: Vraag, status: str) -> list[Regel]:
    gevonden: list[Regel] = vrijstellingen(v.hier.rows, vraag, status=status)["vrijstellingen"]
    return gevonden

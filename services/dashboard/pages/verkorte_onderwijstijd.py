"""Who follows fewer hours of education, how many and until when?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from projections.stores.promise import Vraag
from services.dashboard.csvbestand import als_csv
from services.dashboard.groepen import Groepen, groep_van_einde, groepen_van
from services.dashboard.lijst import Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.vragen.groepen import Groep
from services.vragen.verkorte_onderwijstijd import verkorte_onderwijstijd

GROEPEN = {
    "over": "Zonder einddatum",
    "nadert": "Afspraak eindigt binnen 14 dagen",
    "nieuw": "Nieuw sinds uw vorige bezoek",
}
KOPPEN = ("dossier", "naam", "van", "afgesproken tot en met", "uren per week", "school")


@dataclass(frozen=True, slots=True)
class VerkorteOnderwijstijd:
    """What templates/verkorte_onderwijstijd.html may use."""

    blad: Blad
    groepen: Groepen
    namen: Mapping[str, str]
    scholen: Sequence[tuple[str, str]]
    school: str
    zonder_einde: int
    csv: str


def toon(v: Verzoek) -> Response:
    """Show them longest first, or give them as a file."""
    alle = _asked(v, v.vraag)
    school = v.veld("school")
    groepen = groepen_van(
        gefilterd(alle, brin=school),
        gefilterd(_asked(v, v.bezoek.eerder), brin=school),
        v.veld("groep"),
        GROEPEN,
        soort=lambda r: _kind(r["afgesprokenTotEnMet"], v.vraag.peildatum),
        grens=None,
        sleutel=lambda r: (r["dossierId"], r["gebeurtenis"]),
    )
    regels = groepen.regels
    if v.veld("vorm") == "csv":
        namen = v.namen(regels)
        velden = ("van", "afgesprokenTotEnMet", "urenPerWeek", "brin")
        inhoud = ([r["dossierId"], namen.get(r["dossierId"]), *(r[w] for w in velden)] for r in regels)
        return als_csv(f"verkorte-onderwijstijd-{v.vraag.peildatum}.csv", KOPPEN, inhoud)
    deze = blad(v, regels)
    model = VerkorteOnderwijstijd(
        blad=deze,
        groepen=groepen,
        namen=v.namen(deze.regels),
        scholen=keuzes(alle, "brin"),
        school=school,
        zonder_einde=sum(r["afgesprokenTotEnMet"] is None for r in regels),
        csv=v.link("/verkorte-onderwijstijd", school=school, groep=groepen.gekozen, vorm="csv"),
    )
    return v.toon("verkorte_onderwijstijd.html", model)


def _asked(v: Verzoek, vraag: Vraag) -> list[Regel]:
    gevonden: list[Regel] = verkorte_onderwijstijd(v.hier.rows, vraag)["verkorteOnderwijstijd"]
    return gevonden


def _kind(einde: str | None, peildatum: date) -> Groep:
    """Say how an agreement stands; one without an end is over the limit, since there should be one."""
    return Groep.OVER if einde is None else groep_van_einde(einde, peildatum)

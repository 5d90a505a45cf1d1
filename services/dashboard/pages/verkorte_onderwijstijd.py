"""Who follows fewer hours of education, how many and until when?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from services.dashboard.csvbestand import als_csv
from services.dashboard.lijst import Blad, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.vragen.verkorte_onderwijstijd import verkorte_onderwijstijd

KOPPEN = ("dossier", "naam", "van", "afgesproken tot en met", "uren per week", "school")


@dataclass(frozen=True, slots=True)
class VerkorteOnderwijstijd:
    """What templates/verkorte_onderwijstijd.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    scholen: Sequence[tuple[str, str]]
    school: str
    zonder_einde: int
    csv: str


def toon(v: Verzoek) -> Response:
    """Show them longest first, or give them as a file."""
    alle = verkorte_onderwijstijd(v.hier.rows, v.vraag)["verkorteOnderwijstijd"]
    school = v.veld("school")
    regels = gefilterd(alle, brin=school)
    if v.veld("vorm") == "csv":
        namen = v.namen(regels)
        velden = ("van", "afgesprokenTotEnMet", "urenPerWeek", "brin")
        inhoud = ([r["dossierId"], namen.get(r["dossierId"]), *(r[w] for w in velden)] for r in regels)
        return als_csv(f"verkorte-onderwijstijd-{v.vraag.peildatum}.csv", KOPPEN, inhoud)
    deze = blad(v, regels)
    model = VerkorteOnderwijstijd(
        blad=deze,
        namen=v.namen(deze.regels),
        scholen=keuzes(alle, "brin"),
        school=school,
        zonder_einde=sum(r["afgesprokenTotEnMet"] is None for r in regels),
        csv=v.link("/verkorte-onderwijstijd", school=school, vorm="csv"),
    )
    return v.toon("verkorte_onderwijstijd.html", model)

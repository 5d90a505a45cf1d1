"""Which requests wait for a decision, and which exemption must be asked for again before 1 July?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from domain.aanvragen import Aanvraagsoort
from projections.stores.promise import Vraag
from services.dashboard.csvbestand import als_csv
from services.dashboard.groepen import Groepen, groepen_van
from services.dashboard.lijst import Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.aanvragen import aanvragen
from services.vragen.groepen import Groep, groep
from services.vragen.verlengingen import met_brieven, verlengingen

GROEPEN = {"over": "Over de termijn", "nadert": "Binnen 14 dagen", "nieuw": "Nieuw sinds uw vorige bezoek"}
KOPPEN = ("dossier", "naam", "aanvraag", "gevraagd op", "uiterste dag", "stand", "wie beslist", "wat ontbreekt")
LAATSTE = "9999"
"""What has no last day comes after what has one."""


@dataclass(frozen=True, slots=True)
class Aanvragen:
    """What templates/aanvragen.html may use."""

    blad: Blad
    groepen: Groepen
    namen: Mapping[str, str]
    soorten: Sequence[tuple[str, str]]
    rollen: Sequence[tuple[str, str]]
    soort: str
    rol: str
    verlengingen: Sequence[Regel]
    aantal_verlengingen: int
    csv: str


def toon(v: Verzoek) -> Response:
    """Show the requests by the day they must be decided, or give them as a file; and whom to remind of 1 July."""
    soort, rol = v.veld("soort"), v.veld("rol")
    v.hier.knows_role(rol or None)
    alle = _asked(v, v.vraag)
    gekozen = gefilterd(alle, soort=soort, wachtOp=rol)
    groepen = groepen_van(
        sorted(gekozen, key=_due),
        gefilterd(_asked(v, v.bezoek.eerder), soort=soort, wachtOp=rol),
        v.veld("groep"),
        GROEPEN,
        soort=_group,
        grens=None,
        sleutel=lambda r: (r["dossierId"], r["gebeurtenis"]),
    )
    if v.veld("vorm") == "csv":
        return _as_csv(v, groepen.regels)
    deze = blad(v, groepen.regels)
    te_verlengen = verlengingen(v.hier.rows, v.vraag)
    getoond = met_brieven(v.hier.log, v.vraag, te_verlengen[:GETOOND])
    model = Aanvragen(
        blad=deze,
        groepen=groepen,
        namen=v.namen([*deze.regels, *getoond]),
        soorten=[(een.value, woord(een)) for een in Aanvraagsoort],
        rollen=keuzes(alle, "wachtOp", v.rol),
        soort=soort,
        rol=rol,
        verlengingen=getoond,
        aantal_verlengingen=len(te_verlengen),
        csv=v.link("/aanvragen", soort=soort, rol=rol, groep=groepen.gekozen, vorm="csv"),
    )
    return v.toon("aanvragen.html", model)


GETOOND = 50
"""Of the exemptions that must be asked for again; the rest is on the page of terms."""


def _asked(v: Verzoek, vraag: Vraag) -> list[Regel]:
    gevonden: list[Regel] = aanvragen(v.hier.rows, vraag)["aanvragen"]
    return gevonden


def _due(regel: Regel) -> tuple[str, str]:
    return (regel["termijn"] or {}).get("vervaltOp", LAATSTE), regel["gevraagdOp"]


def _group(regel: Regel) -> Groep:
    return groep(regel["termijn"]) if regel["termijn"] else Groep.OP_TIJD


def _as_csv(v: Verzoek, regels: Sequence[Regel]) -> Response:
    namen = v.namen(regels)
    inhoud = (
        [
            r["dossierId"],
            namen.get(r["dossierId"]),
            woord(r["grond"] or r["soort"]),
            r["gevraagdOp"],
            r["termijn"] and r["termijn"]["vervaltOp"],
            r["termijn"] and woord(r["termijn"]["status"]),
            v.rol(r["wachtOp"]),
            ", ".join(woord(stuk) for stuk in r["ontbreekt"]),
        ]
        for r in regels
    )
    return als_csv(f"aanvragen-{v.vraag.peildatum}.csv", KOPPEN, inhoud)

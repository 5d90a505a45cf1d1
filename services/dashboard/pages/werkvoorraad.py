"""What is there to do for each role and each person, and what is due first?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from projections.stores.promise import Vraag
from services.dashboard.bezoek import Bezoek
from services.dashboard.csvbestand import als_csv
from services.dashboard.groepen import Groepen, groepen_van
from services.dashboard.lijst import Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.pages.vandaag import sleutel
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.groepen import Groep, groep
from services.vragen.werkvoorraad import werkvoorraad

KOPPEN = (
    "dossier",
    "naam",
    "termijn",
    "uiterste dag",
    "stand",
    "nog (dagen)",
    "aan zet",
    "persoon",
    "behandelaar",
    "school",
)
GROEPEN = {
    "over": "Over de termijn",
    "nadert": "Binnen 14 dagen",
    "nieuw": "Nieuw over de termijn",
    "op-tijd": "Nog tijd",
}


@dataclass(frozen=True, slots=True)
class Werkvoorraad:
    """What templates/werkvoorraad.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    groepen: Groepen
    per_rol: Sequence[tuple[str, int, int, int]]
    keuzes: Mapping[str, Sequence[tuple[str, str]]]
    gekozen: Mapping[str, str]
    bezoek: Bezoek
    csv: str


def toon(v: Verzoek) -> Response:
    """Show the open terms by the day they fall due, or give them as a file."""
    gekozen = {veld: v.veld(veld) for veld in ("rol", "soort", "behandelaar", "school")}
    v.hier.knows_role(gekozen["rol"] or None)
    alle, werk = _asked(v, v.vraag, gekozen)
    eerder = _asked(v, v.bezoek.eerder, gekozen)[1]
    groepen = groepen_van(werk, eerder, v.veld("groep"), GROEPEN, sleutel=sleutel)
    if v.veld("vorm") == "csv":
        return _as_csv(v, groepen.regels)
    deze = blad(v, groepen.regels)
    model = Werkvoorraad(
        blad=deze,
        namen=v.namen(deze.regels),
        groepen=groepen,
        per_rol=_by_role(alle),
        keuzes={
            "rol": keuzes(alle, "rol", v.rol),
            "soort": keuzes(alle, "soort", v.termijn),
            "behandelaar": keuzes(alle, "behandelaar"),
            "school": keuzes(alle, "brin"),
        },
        gekozen=gekozen,
        bezoek=v.bezoek,
        csv=v.link("/werkvoorraad", **gekozen, groep=groepen.gekozen, vorm="csv"),
    )
    return v.toon("werkvoorraad.html", model)


def _asked(v: Verzoek, vraag: Vraag, gekozen: Mapping[str, str]) -> tuple[list[Regel], list[Regel]]:
    school = gekozen["school"] or None
    alle = werkvoorraad(v.hier.rows, vraag, v.hier.log.schoolteams, school=school)["werkvoorraad"]
    return alle, gefilterd(alle, **{naam: gekozen[naam] for naam in ("rol", "soort", "behandelaar")})


def _by_role(alle: Sequence[Regel]) -> list[tuple[str, int, int, int]]:
    tel = Counter((r["rol"], groep(r)) for r in alle)
    rollen = sorted({r["rol"] for r in alle}, key=lambda rol: -tel[rol, Groep.OVER])
    return [(rol, tel[rol, Groep.OVER], tel[rol, Groep.NADERT], tel[rol, Groep.OP_TIJD]) for rol in rollen]


def _as_csv(v: Verzoek, regels: Sequence[Regel]) -> Response:
    namen = v.namen(regels)
    inhoud = (
        [
            r["dossierId"],
            namen.get(r["dossierId"]),
            v.termijn(r["soort"]),
            r["vervaltOp"],
            woord(r["status"]),
            r["resterendeDagen"],
            v.rol(r["rol"]),
            r["aanZetPersoon"] and r["aanZetPersoon"]["naam"],
            r["behandelaar"],
            r["brin"],
        ]
        for r in regels
    )
    return als_csv(f"werkvoorraad-{v.vraag.peildatum}.csv", KOPPEN, inhoud)

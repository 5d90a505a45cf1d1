"""Who is at home, since when, until when is there time, and who is to act?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from projections.stores.promise import Vraag
from services.dashboard.bezoek import Bezoek
from services.dashboard.csvbestand import als_csv
from services.dashboard.groepen import Groepen, groepen_van
from services.dashboard.lijst import Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.groepen import groep
from services.vragen.thuiszitters import thuiszitters

GROEPEN = {"over": "Drie maanden voorbij", "nadert": "Bijna drie maanden", "nieuw": "Nieuw over de termijn"}
STATUSSEN = ("thuiszitter", "dreigend", "alle")
KOPPEN = (
    "dossier", "naam", "status", "categorie", "thuis sinds", "dagen thuis", "uiterste dag", "termijn", "nog (dagen)",
    "gemeente", "school", "aan zet", "persoon",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Thuiszitters:
    """What templates/thuiszitters.html may use."""

    blad: Blad
    namen: Mapping[str, str]
    groepen: Groepen
    keuzes: Mapping[str, Sequence[tuple[str, str]]]
    gekozen: Mapping[str, str]
    bezoek: Bezoek
    csv: str


def toon(v: Verzoek) -> Response:
    """Show the list by deadline, or give it as a file."""
    gekozen = {veld: v.veld(veld) for veld in ("gemeente", "school", "status", "categorie", "rol")}
    alle, gefilterde = _asked(v, v.vraag, gekozen)
    eerder = _asked(v, v.bezoek.eerder, gekozen)[1]
    groepen = groepen_van(
        gefilterde,
        eerder,
        v.veld("groep"),
        GROEPEN,
        soort=lambda r: groep(r["termijn"]),
        sleutel=lambda r: r["dossierId"],
    )
    if v.veld("vorm") == "csv":
        return _as_csv(v, groepen.regels)
    deze = blad(v, groepen.regels)
    model = Thuiszitters(
        blad=deze,
        namen=v.namen(deze.regels),
        groepen=groepen,
        keuzes={
            "gemeente": _municipalities(v, alle, gekozen["gemeente"]),
            "school": keuzes(alle, "brin"),
            "status": [(s, woord(s)) for s in STATUSSEN],
            "categorie": keuzes(alle, "categorie", woord),
            "rol": keuzes(alle, "aanZet", v.rol),
        },
        gekozen=gekozen,
        bezoek=v.bezoek,
        csv=v.link("/thuiszitters", **gekozen, groep=groepen.gekozen, vorm="csv"),
    )
    return v.toon("thuiszitters.html", model)


def _asked(v: Verzoek, vraag: Vraag, gekozen: Mapping[str, str]) -> tuple[list[Regel], list[Regel]]:
    """Return everybody with the status, and those of them that the other filters leave."""
    status = gekozen["status"] if gekozen["status"] in STATUSSEN else STATUSSEN[0]
    gemeente = v.hier.gemeente(gekozen["gemeente"] or None, vraag.peildatum)
    teams = v.hier.log.schoolteams
    alle = thuiszitters(v.hier.rows, vraag, teams, gemeentecode=gemeente, status=status)["thuiszitters"]
    return alle, gefilterd(alle, brin=gekozen["school"], categorie=gekozen["categorie"], aanZet=gekozen["rol"])


def _municipalities(v: Verzoek, alle: Sequence[Regel], gekozen: str) -> list[tuple[str, str]]:
    """
    Return the municipalities to choose from: those of the list.

    When one was chosen, no others were asked for, and those that the reader saw before are not known here: then all.
    """
    if not gekozen:
        return keuzes(alle, "gemeentecode", v.gemeente)
    codes = v.hier.basis.gemeenten.codes()
    return sorted(((code, v.gemeente(code)) for code in {*codes, gekozen}), key=lambda paar: paar[1])


def _as_csv(v: Verzoek, regels: Sequence[Regel]) -> Response:
    namen = v.namen(regels)
    inhoud = (
        [
            r["dossierId"],
            namen.get(r["dossierId"]),
            woord(r["status"]),
            woord(r["categorie"]),
            r["thuisSinds"],
            r["dagenThuis"],
            r["termijn"] and r["termijn"]["vervaltOp"],
            r["termijn"] and woord(r["termijn"]["status"]),
            r["termijn"] and r["termijn"]["resterendeDagen"],
            v.gemeente(r["gemeentecode"]),
            r["brin"],
            v.rol(r["aanZet"]),
            r["aanZetPersoon"] and r["aanZetPersoon"]["naam"],
        ]
        for r in regels
    )
    return als_csv(f"thuiszitters-{v.vraag.peildatum}.csv", KOPPEN, inhoud)

"""Who is at home, since when, until when is there time, and who is to act?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from projections.stores.promise import Vraag
from services.dashboard.bezoek import Bezoek
from services.dashboard.csvbestand import als_csv
from services.dashboard.lijst import Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.groepen import Groep, groep, nieuw_over
from services.vragen.thuiszitters import thuiszitters

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
    nieuw: set[Any]
    groep: str
    groepen: Sequence[tuple[str, str, int]]
    groep_van: Mapping[str, Groep]
    keuzes: Mapping[str, Sequence[tuple[str, str]]]
    gekozen: Mapping[str, str]
    bezoek: Bezoek
    csv: str


def toon(v: Verzoek) -> Response:
    """Show the list by deadline, or give it as a file."""
    gekozen = {veld: v.veld(veld) for veld in ("gemeente", "school", "status", "categorie", "rol")}
    alle, gefilterde = _asked(v, v.vraag, gekozen)
    nieuw = nieuw_over(
        gefilterde, _asked(v, v.bezoek.eerder, gekozen)[1], lambda r: r["termijn"], lambda r: r["dossierId"]
    )
    by_groep = {r["dossierId"]: groep(r["termijn"]) for r in gefilterde}
    gevraagde = v.veld("groep")
    regels = [r for r in gefilterde if _in(gevraagde, r, by_groep, nieuw)]
    if v.veld("vorm") == "csv":
        return _as_csv(v, regels)
    deze = blad(v, regels)
    model = Thuiszitters(
        blad=deze,
        namen=v.namen(deze.regels),
        nieuw=nieuw,
        groep=gevraagde,
        groepen=[
            (code, tekst, sum(_in(code, r, by_groep, nieuw) for r in gefilterde))
            for code, tekst in (
                ("", "Allemaal"),
                ("over", "Drie maanden voorbij"),
                ("nadert", "Bijna drie maanden"),
                ("nieuw", "Nieuw over de termijn"),
            )
        ],
        groep_van=by_groep,
        keuzes={
            "gemeente": keuzes(alle, "gemeentecode", v.gemeente),
            "school": keuzes(alle, "brin"),
            "status": [(s, woord(s)) for s in STATUSSEN],
            "categorie": keuzes(alle, "categorie", woord),
            "rol": keuzes(alle, "aanZet", v.rol),
        },
        gekozen=gekozen,
        bezoek=v.bezoek,
        csv=v.link("/thuiszitters", **gekozen, groep=gevraagde, vorm="csv"),
    )
    return v.toon("thuiszitters.html", model)


def _asked(v: Verzoek, vraag: Vraag, gekozen: Mapping[str, str]) -> tuple[list[Regel], list[Regel]]:
    """Return everybody with the status, and those of them that the other filters leave."""
    status = gekozen["status"] if gekozen["status"] in STATUSSEN else STATUSSEN[0]
    alle = thuiszitters(v.hier.rows, vraag, v.hier.log.schoolteams, status=status)["thuiszitters"]
    gemeente = v.hier.gemeente(gekozen["gemeente"] or None, vraag.peildatum) or ""
    return alle, gefilterd(
        alle, gemeentecode=gemeente, brin=gekozen["school"], categorie=gekozen["categorie"], aanZet=gekozen["rol"]
    )


def _in(gevraagde: str, regel: Regel, by_groep: Mapping[str, Groep], nieuw: set[Any]) -> bool:
    if gevraagde == "nieuw":
        return regel["dossierId"] in nieuw
    return not gevraagde or by_groep[regel["dossierId"]] == gevraagde


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

"""What falls due on which day, what passed, and what would pass when nobody acts?"""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from starlette.responses import Response

from domain.rules.aan_zet import NIET_MEEGETELD
from projections.stores.promise import Vraag
from services.dashboard.groepen import Groepen, groepen_van
from services.dashboard.lijst import Blad, Regel, blad, gefilterd, keuzes
from services.dashboard.verzoek import Verzoek
from services.dashboard.woorden import woord
from services.vragen.groepen import Groep, groep
from services.vragen.termijnen import termijnen
from services.vragen.vraag import dag

GROEPEN = {
    "over": "Verstreken",
    "nadert": "Binnen 14 dagen",
    "nieuw": "Nieuw verstreken",
    "op-tijd": "Nog tijd",
    "klaar": "Klaar of niet meer nodig",
}
VERSCHIL = 120
"""So many months from the day asked about one may leaf."""


@dataclass(frozen=True, slots=True)
class Dag:
    """A day of the calendar, with what falls due on it: how many by how it stands."""

    dag: date
    in_maand: bool
    verstreken: int
    zou_verstrijken: int
    klaar: int


@dataclass(frozen=True, slots=True)
class Termijnen:
    """What templates/termijnen.html may use."""

    maand: date
    vorige: str
    volgende: str
    weken: Sequence[Sequence[Dag]]
    gekozen_dag: date | None
    blad: Blad
    namen: Mapping[str, str]
    groepen: Groepen
    soorten: Sequence[tuple[str, str]]
    statussen: Sequence[tuple[str, str]]
    gekozen: Mapping[str, str]
    soort: str
    status: str
    aantallen: tuple[int, int, int]


def toon(v: Verzoek) -> Response:
    """Show a month, and the terms that fall due in it or on one of its days."""
    gekozen = dag(v.veld("dag")) if v.veld("dag") else None
    maand = _month(v, gekozen)
    soort, status = v.veld("soort"), v.veld("status")
    weken_van = Calendar().monthdatescalendar(maand.year, maand.month)
    alle = _asked(v, v.vraag, weken_van)
    regels = gefilterd(alle, soort=soort, status=status)
    eerder = gefilterd(_asked(v, v.bezoek.eerder, weken_van), soort=soort, status=status)
    by_dag: dict[str, list[Regel]] = defaultdict(list)
    for regel in regels:
        by_dag[regel["vervaltOp"]].append(regel)
    weken = [[_day(d, maand, by_dag[d.isoformat()]) for d in week] for week in weken_van]
    deze = (
        by_dag[gekozen.isoformat()] if gekozen else [r for r in regels if r["vervaltOp"][:7] == maand.isoformat()[:7]]
    )
    groepen = groepen_van(deze, eerder, v.veld("groep"), GROEPEN, sleutel=_key)
    bladzij = blad(v, groepen.regels)
    dagen = [d for week in weken for d in week if d.in_maand]
    model = Termijnen(
        maand=maand,
        vorige=v.link("/termijnen", maand=(maand - relativedelta(months=1)).isoformat(), soort=soort, status=status),
        volgende=v.link("/termijnen", maand=(maand + relativedelta(months=1)).isoformat(), soort=soort, status=status),
        weken=weken,
        gekozen_dag=gekozen,
        blad=bladzij,
        namen=v.namen(bladzij.regels),
        groepen=groepen,
        gekozen={"maand": maand.isoformat(), "dag": v.veld("dag"), "soort": soort, "status": status},
        soorten=keuzes(alle, "soort", v.termijn),
        statussen=keuzes(alle, "status", woord),
        soort=soort,
        status=status,
        aantallen=(
            sum(d.verstreken for d in dagen),
            sum(d.zou_verstrijken for d in dagen),
            sum(d.klaar for d in dagen),
        ),
    )
    return v.toon("termijnen.html", model)


def _asked(v: Verzoek, vraag: Vraag, weken: Sequence[Sequence[date]]) -> list[Regel]:
    """Return what falls due on the days of the calendar; of the other days nothing is asked."""
    gevonden = termijnen(v.hier.rows, vraag, tussen=(weken[0][0], weken[-1][-1]))["termijnen"]
    return [t for t in gevonden if t["soort"] not in NIET_MEEGETELD]


def _key(regel: Regel) -> tuple[str, str, str]:
    return regel["dossierId"], regel["soort"], regel["start"]


def _month(v: Verzoek, gekozen: date | None) -> date:
    """Return the first day of the month that is asked for, at most ten years away."""
    gevraagd = gekozen or (dag(v.veld("maand")) if v.veld("maand") else v.vraag.peildatum)
    grens = relativedelta(months=VERSCHIL)
    return min(max(gevraagd, v.vraag.peildatum - grens), v.vraag.peildatum + grens).replace(day=1)


def _day(op: date, maand: date, regels: Sequence[Regel]) -> Dag:
    standen = [groep(r) for r in regels]
    open_ = standen.count(Groep.NADERT) + standen.count(Groep.OP_TIJD)
    return Dag(op, op.month == maand.month, standen.count(Groep.OVER), open_, standen.count(Groep.KLAAR))

"""Where on a picture does each day, period and event of one pupil stand?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from services.dashboard.woorden import dag, kort, los, woord

BREED, LINKS, RECHTS = 1000, 190, 16
RIJ, BOVEN = 30, 34
RUIMTE = timedelta(days=21)
LANGST = 24
"""So many months of the past at most: what lies before is in the table."""
VEEL_MAANDEN, JAREN = 14, 30
LIJNEN = {
    "school": "School en DUO",
    "besluit": "Vrijstelling en verlof",
    "leerplicht": "Leerplicht",
    "ondersteuning": "Hulp en aanbod",
    "klok": "Klok en signalen",
}
VERTELLEN = ("besluit", "leerplicht", "ondersteuning")
"""Lines that tell where the story of a pupil begins; an enrolment may lie years before."""
LETTER = 7
"""So wide a letter is, at most."""
HALVE = RIJ / 2


@dataclass(frozen=True, slots=True)
class Blok:
    """A period: a bar, with what it says; `op` is the place of its last day when that is to be seen."""

    x: float
    y: float
    breed: float
    soort: str
    uitleg: str
    op: float | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Punt:
    """An event."""

    x: float
    y: float
    soort: str
    uitleg: str
    id: str


@dataclass(frozen=True, slots=True)
class Tijdas:
    """The picture."""

    breed: int
    hoog: float
    links: int
    rijen: Sequence[tuple[float, str]]
    blokken: Sequence[Blok]
    punten: Sequence[Punt]
    streepjes: Sequence[tuple[float, str]]
    vandaag: float
    samenvatting: str


def tijdas(lijn: Mapping[str, Any], termijntitel: Mapping[str, str]) -> Tijdas:
    """Return the picture of an answer of `services.vragen.tijdlijn`; `termijntitel` says what terms are called."""
    peildatum = date.fromisoformat(lijn["peildatum"])
    van, tot = _range(lijn, peildatum)
    breed = BREED - LINKS - RECHTS

    def x(op: date) -> float:
        return round(LINKS + breed * (min(max(op, van), tot) - van).days / max(1, (tot - van).days), 1)

    rijen: list[tuple[float, str]] = []
    blokken: list[Blok] = []
    punten: list[Punt] = []

    def row(tekst: str) -> float:
        rijen.append((BOVEN + len(rijen) * RIJ, tekst))
        return rijen[-1][0]

    for tekst, periodes in _bars(lijn):
        zichtbaar = [p for p in periodes if p[1] >= van and p[0] <= tot]
        if zichtbaar:
            y = row(tekst)
            blokken += [
                Blok(x(a), y + 6, breed_, soort, uitleg, None, _label(uitleg, breed_))
                for a, b, soort, uitleg in zichtbaar
                for breed_ in [max(2.0, x(b + timedelta(days=1)) - x(a))]
            ]
    for t in lijn["termijnen"]:
        begin, einde = date.fromisoformat(t["start"]), date.fromisoformat(t["vervaltOp"])
        if einde >= van and begin <= tot:
            titel = termijntitel.get(t["soort"], woord(t["soort"]))
            uitleg = f"{titel}: van {dag(begin)}, uiterlijk {dag(einde)}, {woord(t['status'])}"
            y = row(_short(titel))
            blokken.append(Blok(x(begin), y + 8, max(2.0, x(einde) - x(begin)), t["status"], uitleg, x(einde)))
    for soort, tekst in LIJNEN.items():
        hier = [g for g in lijn["gebeurtenissen"] if g["lijn"] == soort and not g["herroepen"]]
        hier = [g for g in hier if van <= date.fromisoformat(g["geldigOp"]) <= tot]
        if hier:
            y = row(tekst)
            punten += _points(hier, y + HALVE, x)
    return Tijdas(
        breed=BREED,
        hoog=BOVEN + len(rijen) * RIJ + 8,
        links=LINKS,
        rijen=rijen,
        blokken=blokken,
        punten=punten,
        streepjes=[(x(op), tekst) for op, tekst in _ticks(van, tot)],
        vandaag=x(peildatum),
        samenvatting=f"Van {dag(van)} tot {dag(tot)}: {len(blokken)} periodes en {len(punten)} gebeurtenissen. "
        "Alles staat ook in de tabellen eronder.",
    )


def _range(lijn: Mapping[str, Any], peildatum: date) -> tuple[date, date]:
    """Return the days that the picture is about: from before what is nearest to after what is coming."""
    begin = [date.fromisoformat(p["van"]) for p in (*lijn["thuis"], *lijn["meldingen"])]
    begin += [date.fromisoformat(g["geldigOp"]) for g in lijn["gebeurtenissen"] if g["lijn"] in VERTELLEN]
    einde = [date.fromisoformat(t["vervaltOp"]) for t in lijn["termijnen"]]
    oudste = peildatum - relativedelta(months=LANGST)
    van = max(min([*begin, peildatum - timedelta(days=60)]), oudste) - RUIMTE
    ver = peildatum + relativedelta(months=6)
    tot = min(max([*einde, peildatum + timedelta(days=30)]), ver) + RUIMTE
    return van, tot


def _bars(lijn: Mapping[str, Any]) -> Iterator[tuple[str, list[tuple[date, date, str, str]]]]:
    def periods(regels: Sequence[Mapping[str, Any]], soort: str, tekst: str) -> list[tuple[date, date, str, str]]:
        uit = []
        for r in regels:
            van = date.fromisoformat(r["van"])
            tot = date.fromisoformat(r["totEnMet"]) if r["totEnMet"] else date.max - timedelta(days=2)
            eind = f" tot en met {dag(tot)}" if r["totEnMet"] else ", nog open"
            naam = {**r, "woord": woord(r.get("status")), "artikel": woord(r.get("grond"))}
            uit.append((van, tot, soort.format(**r), f"{tekst.format(**naam)}: van {dag(van)}{eind}"))
        return uit

    yield "Thuis", periods(lijn["thuis"], "{status}", "{woord}")
    yield "Melding van verzuim", periods(lijn["meldingen"], "melding", "melding {soort}, {woord}")
    yield "Vrijgesteld", periods(lijn["vrijstellingen"], "vrij", "{artikel}")
    yield "Minder uren les", periods(lijn["verkorteOnderwijstijd"], "uren", "minder uren les")


def _points(hier: Sequence[Mapping[str, Any]], y: float, x: Any) -> Iterator[Punt]:  # noqa: ANN401 - a function of a day
    """Put events of one day beside each other."""
    vorige, opzij = -99.0, 0.0
    for g in hier:
        plaats = x(date.fromisoformat(g["geldigOp"]))
        opzij = opzij + 9 if plaats - vorige < 1 else 0.0
        vorige = plaats
        soort = "klok" if g["vanDeKlok"] else "feit"
        yield Punt(plaats + opzij, y, soort, f"{los(g['type'])}, {kort(g['geldigOp'])}", g["id"])


def _ticks(van: date, tot: date) -> Iterator[tuple[date, str]]:
    maanden = (tot.year - van.year) * 12 + tot.month - van.month
    stap = 1 if maanden <= VEEL_MAANDEN else 3 if maanden <= JAREN else 12
    op = van.replace(day=1) + relativedelta(months=1)
    while op <= tot:
        if (op.month - 1) % stap == 0:
            yield op, dag(op, "MMM ''yy" if op.month == 1 or stap > 1 else "MMM")
        op += relativedelta(months=1)


def _label(uitleg: str, breed: float) -> str:
    """Return what a bar says on itself, so that its colour is not all; nothing where it does not fit."""
    tekst = uitleg.partition(":")[0]
    tekst = {"dreigt thuiszitter te worden": "dreigend"}.get(tekst, tekst)
    return tekst if len(tekst) * LETTER < breed else ""


def _short(titel: str, breedte: int = 27) -> str:
    return titel if len(titel) <= breedte else f"{titel[: breedte - 1].rstrip()}…"

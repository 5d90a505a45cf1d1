"""How do the numbers of thuiszitters go, how long are they at home, and how long does an offer take?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from dateutil.relativedelta import relativedelta

from domain.rules.thuiszitter import Status
from domain.tijdzone import in_z
from projections.stores.promise import RowStore, Vraag
from services.vragen.kruislings import zonder_verraad
from services.vragen.onderdrukken import onderdrukt, te_klein, verraadt

MAANDEN = 12
KWARTALEN = 4
SAMEN = "samen, te klein om te verdelen"
PACT = "thuiszitterspact"
Cel = dict[str, Any]
GRENZEN: tuple[tuple[str, int], ...] = (
    ("tot en met 4 weken", 28),
    ("5 tot en met 13 weken", 91),
    ("14 tot en met 26 weken", 182),
    ("27 tot en met 52 weken", 364),
    ("langer dan een jaar", 1 << 30),
)
"""Classes of days at home, each with the last day that is in it."""


def cijfers(rows: RowStore, vraag: Vraag) -> dict[str, Any]:
    """
    Return the figures on `peildatum` and the twelve months before, all as known at `bekendOp`.

    A number of 1 through 4 is None: too small to show; so is what would give it away by subtracting, also of one table
    from another. Months are not compared with each other: see decision 0019.
    """
    nu = rows.thuiszitters(vraag, status=Status.THUISZITTER)
    dagen = [(vraag.peildatum - date.fromisoformat(r["thuis_sinds"])).days + 1 for r in nu]
    return {
        "peildatum": vraag.peildatum.isoformat(),
        "bekendOp": in_z(vraag.bekend_op),
        "thuiszitters": _shown(len(nu)),
        "verloop": [_point(rows, Vraag(op, vraag.bekend_op)) for op in _moments(vraag.peildatum)],
        "dagenThuis": _cells(Counter(map(_class, dagen)), [naam for naam, _ in GRENZEN]),
        **verdeeld([(str(r["gemeentecode"] or ""), str(r["brin"] or "")) for r in nu]),
        "tijdTotAanbod": list(_time_to_offer(rows, vraag)),
    }


def verdeeld(waar: Iterable[tuple[str, str]]) -> dict[str, list[Cel]]:
    """Return numbers by municipality and by school of pupils, each with both, so that neither tells on the other."""
    samen = Counter(waar)
    gemeenten: Counter[str] = Counter()
    scholen: Counter[str] = Counter()
    for (gemeente, school), aantal in samen.items():
        gemeenten[gemeente] += aantal
        scholen[school] += aantal
    per_gemeente, per_school = _cells(gemeenten), _cells(scholen)
    mag = zonder_verraad(samen, _named(per_gemeente), _named(per_school))
    per_school = [cel if cel["naam"] in mag or cel["naam"] == SAMEN else cel | {"aantal": None} for cel in per_school]
    per_school.sort(key=lambda cel: (cel["aantal"] is None, -(cel["aantal"] or 0), cel["naam"]))
    return {"perGemeente": per_gemeente, "perSchool": per_school}


def _named(cellen: Iterable[Cel]) -> frozenset[str]:
    return frozenset(cel["naam"] for cel in cellen if cel["aantal"] is not None and cel["naam"] != SAMEN)


def _moments(peildatum: date) -> list[date]:
    """Return the same day of each of the months before, and the day itself."""
    return [peildatum - relativedelta(months=n) for n in range(MAANDEN, -1, -1)]


def _point(rows: RowStore, vraag: Vraag) -> dict[str, Any]:
    tel = Counter(r["status"] for r in rows.thuiszitters(vraag))
    return {
        "dag": vraag.peildatum.isoformat(),
        "thuiszitters": _shown(tel[Status.THUISZITTER]),
        "dreigend": _shown(tel[Status.DREIGEND]),
    }


def _shown(aantal: int) -> int | None:
    return None if te_klein(aantal) else aantal


def _class(dagen: int) -> str:
    return next(naam for naam, tot_en_met in GRENZEN if dagen <= tot_en_met)


def _cells(tel: Mapping[str, int], volgorde: Sequence[str] | None = None) -> list[Cel]:
    if verraadt(tel if volgorde is None else {naam: tel.get(naam, 0) for naam in volgorde}):
        return [{"naam": SAMEN, "aantal": _shown(sum(tel.values()))}]
    namen = list(volgorde) if volgorde is not None else sorted(tel, key=lambda naam: (-tel[naam], naam))
    getoond = onderdrukt({naam: tel.get(naam, 0) for naam in namen})
    if volgorde is None:
        namen.sort(key=lambda naam: (getoond[naam] is None, -(getoond[naam] or 0), naam))
    return [{"naam": naam, "aantal": getoond[naam]} for naam in namen]


def _time_to_offer(rows: RowStore, vraag: Vraag) -> Iterable[dict[str, Any]]:
    """Yield for each of the last quarters how many got an offer, and after how many days half of them had it."""
    grenzen = [vraag.peildatum - relativedelta(months=3 * n) for n in range(KWARTALEN, -1, -1)]
    by_kwartaal: dict[date, list[int]] = defaultdict(list)
    for r in rows.termijnen(vraag, soort=PACT):
        if r["gehaald_op"] is None:
            continue
        gehaald = date.fromisoformat(r["gehaald_op"])
        einde = next((g for g in grenzen[1:] if gehaald <= g), None)
        if einde is not None and gehaald > grenzen[0]:
            by_kwartaal[einde].append((gehaald - date.fromisoformat(r["start"])).days)
    for van, tot in pairwise(grenzen):
        dagen = by_kwartaal[tot]
        klein = te_klein(len(dagen))
        yield {
            "van": (van + timedelta(days=1)).isoformat(),
            "totEnMet": tot.isoformat(),
            "aantal": None if klein else len(dagen),
            "mediaanDagen": round(median(dagen)) if dagen and not klein else None,
        }

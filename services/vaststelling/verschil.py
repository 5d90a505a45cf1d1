"""What would another policy or calendar change, for whom and by which rule?"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from domain.beleid import Beleid
from domain.dossier import Dossier
from domain.kaderverloop import Kaderperiode
from projections.inzichten import Inzichten
from projections.views import BY_NAME
from projections.views.view import Rij
from services.eventlog.log import EventLog

CHUNK = 500
GEEN = "geen"
Stuk = tuple[str, str, tuple[str | None, ...]]
"""A first day, a last day, and what held on them."""
Voortgang = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Onderdeel:
    """What is compared: a view, the columns that name a rule, those that tell lines apart, and those that say how."""

    naam: str
    view: str
    regel: Callable[[Rij], str]
    sleutel: tuple[str, ...]
    waarde: tuple[str, ...]


ONDERDELEN = (
    _Onderdeel("status", "statuslijn", lambda _: "thuiszitter", (), ("status", "categorie", "thuis_sinds")),
    _Onderdeel("aan-zet", "statuslijn", lambda _: "aan_zet", (), ("aan_zet",)),
    _Onderdeel("termijn", "termijnen", lambda rij: str(rij.soort), ("sleutel",), ("status", "vervalt_op", "aan_zet")),
    _Onderdeel("signaal", "stappen", lambda rij: f"{rij.soort} aan {rij.aan}", ("sleutel",), ("soort",)),
)


@dataclass(frozen=True, slots=True)
class Verandering:
    """What one rule would say otherwise about one pupil: the days and values that go, and those that come."""

    dossier_id: UUID
    onderdeel: str
    regel: str
    was: tuple[Stuk, ...]
    wordt: tuple[Stuk, ...]


@dataclass(slots=True)
class Verschil:
    """What would change for all pupils; `overgangen` counts by rule from what to what on the day `peildatum`."""

    peildatum: date
    bekeken: int = 0
    geraakt: int = 0
    dossiers: Counter[tuple[str, str]] = field(default_factory=Counter)
    overgangen: dict[tuple[str, str], Counter[tuple[str, str]]] = field(default_factory=dict)


def verschil(
    log: EventLog,
    lijnen: tuple[Sequence[Kaderperiode], Sequence[Kaderperiode]],
    bekend_op: datetime,
    peildatum: date,
    hoor: Callable[[Verandering], None],
    voortgang: Voortgang = lambda _klaar, _van: None,
) -> Verschil:
    """
    Compare, for the whole population as known at a moment, what the frames of now and those proposed say.

    Nothing is recorded. Every change is told to `hoor`; what is returned are the counts (raises EventLogError).
    """
    gevonden = Verschil(peildatum)
    for dossiers, klaar, totaal in _population(log):
        for dossier in dossiers:
            bekend = dossier.bekend_op(bekend_op)
            if bekend.opgegaan_in is None and bekend.vastleggingen and not dossier.is_vernietigd:
                _add(gevonden, list(_changes(bekend, *lijnen)), hoor)
        voortgang(klaar, totaal)
    return gevonden


def _population(log: EventLog) -> Iterator[tuple[Iterable[Dossier], int, int]]:
    totaal = log.last_id()
    position = 0
    while gelezen := log.since(position, 20 * CHUNK, totaal):
        position = gelezen[-1].notification_id
        nieuw = [v.dossier_id for v in gelezen if v.is_dossier and v.versie == 1]
        for start in range(0, len(nieuw), CHUNK):
            yield log.dossiers(nieuw[start : start + CHUNK]).values(), position, totaal


def _add(gevonden: Verschil, veranderingen: list[Verandering], hoor: Callable[[Verandering], None]) -> None:
    gevonden.bekeken += 1
    gevonden.geraakt += bool(veranderingen)
    for verandering in veranderingen:
        regel = (verandering.onderdeel, verandering.regel)
        gevonden.dossiers[regel] += 1
        van, naar = (_on(stukken, gevonden.peildatum) for stukken in (verandering.was, verandering.wordt))
        if van != naar:
            gevonden.overgangen.setdefault(regel, Counter())[van, naar] += 1
        hoor(verandering)


def _on(stukken: Iterable[Stuk], dag: date) -> str:
    op_de_dag = [waarde[0] or GEEN for van, tot_en_met, waarde in stukken if van <= dag.isoformat() <= tot_en_met]
    return ", ".join(op_de_dag) or GEEN


def _changes(dossier: Dossier, oud: Sequence[Kaderperiode], nieuw: Sequence[Kaderperiode]) -> Iterator[Verandering]:
    nu, straks = Inzichten(dossier, oud), Inzichten(dossier, nieuw)
    for onderdeel in ONDERDELEN:
        view = BY_NAME[onderdeel.view]
        was, wordt = (_lines(onderdeel, inzichten.rijen(view)) for inzichten in (nu, straks))
        for regel, lijnen in groupby(sorted(was.keys() | wordt.keys()), key=lambda lijn: lijn[0]):
            sleutels = list(lijnen)
            eraf = tuple(stuk for lijn in sleutels for stuk in was.get(lijn, ()) if stuk not in wordt.get(lijn, ()))
            erbij = tuple(stuk for lijn in sleutels for stuk in wordt.get(lijn, ()) if stuk not in was.get(lijn, ()))
            if eraf or erbij:
                yield Verandering(dossier.id, onderdeel.naam, regel, eraf, erbij)


def _lines(onderdeel: _Onderdeel, rijen: Iterable[Rij]) -> dict[tuple[str, ...], list[Stuk]]:
    """Return by rule and line what it says on which days; days next to each other with the same are one."""

    def line(rij: Rij) -> tuple[str, ...]:
        return onderdeel.regel(rij), *(getattr(rij, kolom) for kolom in onderdeel.sleutel)

    lijnen: dict[tuple[str, ...], list[Stuk]] = {}
    for sleutel, van_de_lijn in groupby(sorted(rijen, key=lambda rij: (line(rij), rij.van)), key=line):
        samen: list[Stuk] = []
        for rij in van_de_lijn:
            waarde = tuple(getattr(rij, kolom) for kolom in onderdeel.waarde)
            if samen and samen[-1][2] == waarde and _next_day(samen[-1][1]) == rij.van:
                samen[-1] = (samen[-1][0], rij.tot_en_met, waarde)
            else:
                samen.append((rij.van, rij.tot_en_met, waarde))
        lijnen[sleutel] = [stuk for stuk in samen if stuk[2] != (None,)]
    return lijnen


def _next_day(dag: str) -> str:
    gisteren = date.fromisoformat(dag)
    return dag if gisteren == date.max else date.fromordinal(gisteren.toordinal() + 1).isoformat()


def anders(oud: Beleid, nieuw: Beleid) -> list[tuple[str, Any, Any]]:
    """Return which keys of a policy differ, each with what it was and what it becomes."""
    return list(_differing("", oud.model_dump(mode="json"), nieuw.model_dump(mode="json")))


def _differing(pad: str, oud: object, nieuw: object) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(oud, Mapping) and isinstance(nieuw, Mapping):
        for sleutel in sorted({*oud, *nieuw}):
            yield from _differing(f"{pad}.{sleutel}" if pad else sleutel, oud.get(sleutel), nieuw.get(sleutel))
    elif oud != nieuw:
        if isinstance(oud, list) and isinstance(nieuw, list) and all(isinstance(e, dict) for e in (*oud, *nieuw)):
            yield from _differing(pad, _by_name(oud), _by_name(nieuw))
        else:
            yield pad, oud, nieuw


def _by_name(lijst: list[dict[str, Any]]) -> dict[str, Any]:
    return {"/".join(str(een[sleutel]) for sleutel in ("soort", "aan") if sleutel in een): een for een in lijst}

"""When were sixteen hours reached, and when was sickness a signal (3.2, 3.6)?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.events.base import Event
from domain.events.verzuim import Betergemeld, OngeoorloofdVerzuimGeregistreerd, Ziekgemeld
from tests.tweede_mening_regels.kalender import Lesdag, dagen, lesweken_tot, week_van
from tests.tweede_mening_regels.meldingen import Melding, meldingen

GRENS = 960
VIER, TWAALF = 4, 12


@dataclass(frozen=True)
class Bereikt:
    """The limit was reached on a day, and perhaps reported."""

    op: date
    minuten: int
    gemeld_op: date | None


def zestien_uur(feiten: Sequence[Event], lesdag: Lesdag, *, meer_dan: bool = False) -> list[Bereikt]:
    verzuim = [f for f in feiten if isinstance(f, OngeoorloofdVerzuimGeregistreerd)]
    if not verzuim:
        return []
    gevonden: list[Bereikt] = []
    niet_voor = date.min
    eerste, laatste = min(f.geldig_op for f in verzuim), max(f.geldig_op for f in verzuim)
    for dag in dagen(eerste, laatste):
        telt_vanaf = _counts_from(dag, feiten, niet_voor)
        if dag < telt_vanaf or any(telt_vanaf <= eerder.op for eerder in gevonden):
            continue  # counting from there would find an earlier crossing again
        minuten = _in_window(dag, verzuim, telt_vanaf, lesdag)
        if minuten < GRENS or (meer_dan and minuten == GRENS):
            continue
        melding = _reported(dag, feiten)
        gevonden.append(Bereikt(dag, minuten, None if melding is None else melding.melddatum))
        if melding is None or melding.einddatum is None:
            break  # one open crossing at a time
        niet_voor = date.fromordinal(melding.einddatum.toordinal() + 1)
    return gevonden


def _in_window(dag: date, verzuim: Sequence[OngeoorloofdVerzuimGeregistreerd], vanaf: date, lesdag: Lesdag) -> int:
    if not any(f.geldig_op == dag for f in verzuim):
        return 0  # a day without absence reaches nothing that the day before had not
    weken = lesweken_tot(dag, VIER, lesdag)
    telt = [f for f in verzuim if vanaf <= f.geldig_op <= dag and _in_weeks(f.geldig_op, weken, dag)]
    return sum((f.minuten or 0) + 60 * (f.lesuren or 0) for f in telt)


def _in_weeks(dag: date, weken: set[tuple[int, int]], tot: date) -> bool:
    """Say whether a day lies in the window: from the first of those weeks on."""
    return min(weken) <= week_van(dag) <= week_van(tot)


def _meldingen(feiten: Sequence[Event]) -> list[Melding]:
    return [melding for melding in meldingen(feiten) if not melding.is_ingetrokken]


def _counts_from(dag: date, feiten: Sequence[Event], niet_voor: date) -> date:
    """Return the day after the last einddatum of a V3 or V4 before this day."""
    vanaf = niet_voor
    for melding in _meldingen(feiten):
        if melding.soort in ("V3", "V4") and melding.einddatum is not None and melding.einddatum < dag:
            vanaf = max(vanaf, date.fromordinal(melding.einddatum.toordinal() + 1))
    return vanaf


def _reported(bereikt_op: date, feiten: Sequence[Event]) -> Melding | None:
    gevonden: Melding | None = None
    for melding in sorted(_meldingen(feiten), key=lambda m: m.nummer):
        if melding.soort not in ("V3", "V4", "LRV") or melding.begindatum is None or melding.melddatum is None:
            continue
        past = melding.begindatum <= bereikt_op <= melding.melddatum
        if past and (gevonden is None or melding.melddatum < (gevonden.melddatum or date.max)):
            gevonden = melding
    return gevonden


def ziektesignalen(feiten: Sequence[Event], lesdag: Lesdag, tot_en_met: date) -> set[tuple[date, str]]:
    ziekmeldingen = {f.geldig_op for f in feiten if isinstance(f, Ziekgemeld)}
    beter = {f.geldig_op for f in feiten if isinstance(f, Betergemeld)}
    if not ziekmeldingen:
        return set()
    gevonden: set[tuple[date, str]] = set()
    is_ziek, aaneen = False, 0
    for dag in dagen(min(ziekmeldingen), tot_en_met):
        is_ziek = (is_ziek and dag not in beter) or (dag in ziekmeldingen and dag not in beter)
        if lesdag(dag) and not is_ziek:
            aaneen = 0
        elif lesdag(dag):
            aaneen += 1
            if aaneen == 7:
                gevonden.add((dag, "lang-ziek"))
        if dag in ziekmeldingen:
            weken = lesweken_tot(dag, TWAALF, lesdag)
            if sum(min(weken) <= week_van(z) <= week_van(dag) for z in ziekmeldingen if z <= dag) >= 4:
                gevonden.add((dag, "vaak-ziek"))
    return gevonden

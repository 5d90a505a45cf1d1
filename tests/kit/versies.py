"""Which versions of policy and calendars may be recorded, and when? Strategies for properties of every history."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.beleid import Beleid
from domain.events.beleid import Kalenderafwijking, KalenderVastgesteld
from domain.events.inschrijving import Vakantieregio
from domain.kaderverloop import ALTIJD_AL
from services.beleid import lees_profiel
from tests.kit.beleidsverloop import Versie, van_kracht
from tests.kit.histories import BEGIN
from tests.kit.kader import landelijk
from tests.kit.verhaal import anders_afgesproken

GEWOON = landelijk().beleid
BELEIDEN: tuple[Beleid, ...] = (
    GEWOON,
    anders_afgesproken(GEWOON, {"thuiszitter": {"lengte": 7}}),
    anders_afgesproken(GEWOON, {"thuiszitter": {"lengte": 2, "eenheid": "maanden"}}),
    anders_afgesproken(GEWOON, {"thuiszitter": {"onderbreking_lesdagen": 5, "ziekte_onderbreekt": False}}),
    anders_afgesproken(GEWOON, {"thuiszitterspact": {"duur": {"aantal": 1, "eenheid": "maanden"}}}),
    anders_afgesproken(GEWOON, {"thuiszitterspact": {"vanaf": "thuiszitter"}, "zestien_uur": {"minuten": 480}}),
    GEWOON.model_copy(update={"stap": ()}),
    GEWOON.model_copy(update={"stap": (), "termijn": GEWOON.termijn[1:2]}),
    lees_profiel("groningen-stad"),
    lees_profiel("liemers"),
)
VAKANTIE = Kalenderafwijking(van=date(2025, 10, 27), tot_en_met=date(2025, 11, 14))
EEN_WEEK = Kalenderafwijking(van=date(2026, 1, 12), tot_en_met=date(2026, 1, 16))
DAGEN: SearchStrategy[date] = st.one_of(
    st.dates(date(2025, 8, 1), date(2026, 9, 1)),
    st.sampled_from((date(2025, 8, 1), date(2025, 10, 1), date(2026, 1, 1), date(2026, 8, 1))),
)


def _calendar(vanaf: date, bereik: str, regio: Vakantieregio | None, wat: tuple[Kalenderafwijking, ...]) -> Versie:
    feit = KalenderVastgesteld(
        geldig_op=vanaf, ingangsdatum=vanaf, versie=1, bereik=bereik, vakantieregio=regio, afwijkingen=wat
    )
    return Versie(feit, BEGIN)


_policies = st.builds(lambda b, vanaf: Versie(van_kracht(b, vanaf), BEGIN), st.sampled_from(BELEIDEN), DAGEN)
_calendars = st.builds(
    _calendar,
    DAGEN,
    st.sampled_from(("Noord", "Midden", "99AA")),
    st.sampled_from((None, Vakantieregio.ZUID)),
    st.sampled_from(((), (VAKANTIE,), (EEN_WEEK, VAKANTIE))),
)
_wacht = st.timedeltas(timedelta(microseconds=1), timedelta(days=120))


def _recorded(begin: timedelta, rest: list[tuple[timedelta, Versie]]) -> list[Versie]:
    moment = BEGIN + begin
    versies = [Versie(van_kracht(GEWOON, ALTIJD_AL), moment)]
    for wacht, versie in rest:
        moment += wacht
        versies.append(Versie(versie.feit, moment))
    return versies


versies: SearchStrategy[list[Versie]] = st.builds(
    _recorded,
    st.timedeltas(timedelta(days=-30), timedelta(days=90)),
    st.lists(st.tuples(_wacht, st.one_of(_policies, _policies, _calendars)), min_size=1, max_size=4),
)
"""The national profile first, and then some versions, each at a later moment than the one before."""

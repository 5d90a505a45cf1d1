"""Is the first school day that is remembered the one that is found day by day?"""

from datetime import date

from domain.events.inschrijving import Vakantieregio
from domain.inschrijving import Inschrijving
from domain.kader import Kader
from domain.kalender import BEKEND, Afwijking, Kalender
from domain.lesrooster import Lesrooster
from domain.periode import ALTIJD, DAG, Periode
from domain.woongemeente import Woongemeente
from tests.kit.kader import landelijk
from tests.kit.winkel import vast_id

GESLOTEN, OPEN = "11AA", "22BB"
STUDIEWEEK = Afwijking(GESLOTEN, Periode(date(2025, 9, 1), date(2025, 9, 5)))


def day_by_day(rooster: Lesrooster, vanaf: date) -> date | None:
    dag = vanaf
    while dag in BEKEND:
        if rooster.is_lesdag(dag):
            return dag
        dag += DAG
    return None


def test_the_first_school_day_is_the_one_found_day_by_day() -> None:
    basis = landelijk()
    kader = Kader(Kalender([STUDIEWEEK]), basis.beleid, basis.gemeenten)
    scholen = (
        Inschrijving(GESLOTEN, Periode(date(2024, 8, 1), date(2025, 9, 2)), Vakantieregio.NOORD, vast_id(1)),
        Inschrijving(OPEN, Periode(date(2025, 9, 3), ALTIJD), Vakantieregio.ZUID, vast_id(2)),
    )
    woont = (Woongemeente(date(2020, 1, 1), "0014"), Woongemeente(date(2024, 7, 20), "0344"))
    for rooster in (Lesrooster(scholen, woont, kader), Lesrooster((), woont, kader), Lesrooster((), (), kader)):
        for jaar in (2013, 2014, 2024, 2025, 2030):
            for dag in (date(jaar, 7, 1), date(jaar, 8, 1), date(jaar, 8, 30), date(jaar, 9, 1), date(jaar, 12, 20)):
                assert rooster.eerste_lesdag(dag) == day_by_day(rooster, dag), (jaar, dag)


def test_timetables_that_rest_on_the_same_are_equal() -> None:
    kader, woont = landelijk(), (Woongemeente(date(2020, 1, 1), "0014"),)

    assert Lesrooster((), woont, kader) == Lesrooster((), tuple(woont), kader)
    assert len({Lesrooster((), woont, kader), Lesrooster((), woont, kader)}) == 1
    assert Lesrooster((), woont, kader) != Lesrooster((), (), kader)

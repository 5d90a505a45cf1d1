"""Which days and weeks count (specification, chapter 2)?"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

Lesdag = Callable[[date], bool]
DAG = timedelta(days=1)
PASEN = {2024: date(2024, 3, 31), 2025: date(2025, 4, 20), 2026: date(2026, 4, 5), 2027: date(2027, 3, 28)}


def dagen(van: date, tot_en_met: date) -> Iterator[date]:
    dag = van
    while dag <= tot_en_met:
        yield dag
        dag += DAG


def week_van(dag: date) -> tuple[int, int]:
    jaar, week, _ = dag.isocalendar()
    return jaar, week


def lesweken_tot(dag: date, aantal: int, lesdag: Lesdag) -> set[tuple[int, int]]:
    """Return the week of a day and the lesweken before it, so many in all."""
    weken = [week_van(dag)]
    eerder = dag
    while len(weken) < aantal:
        eerder -= DAG
        if week_van(eerder) not in weken and lesdag(eerder):
            weken.append(week_van(eerder))
    return set(weken)


def is_feestdag(dag: date) -> bool:
    """Say whether the Algemene termijnenwet recognises it."""
    pasen = PASEN[dag.year]
    koningsdag = 26 if date(dag.year, 4, 27).isoweekday() == 7 else 27
    om_pasen = {pasen + timedelta(days=n) for n in (-2, 1, 39, 50)}
    vast = {(1, 1), (4, koningsdag), (5, 5), (12, 25), (12, 26)}
    return dag in om_pasen or (dag.month, dag.day) in vast


def is_werkdag(dag: date) -> bool:
    return dag.isoweekday() <= 5 and not is_feestdag(dag)


def werkdagen_na(dag: date, aantal: int) -> date:
    geteld = 0
    while geteld < aantal:
        dag += DAG
        if is_werkdag(dag):
            geteld += 1
    return dag


def wettelijk_einde(dag: date) -> date:
    while dag.isoweekday() > 5 or is_feestdag(dag):
        dag += DAG
    return dag


def maanden_na(dag: date, aantal: int) -> date:
    """Return the same day so many months later, else the last day of that month."""
    jaar, maand = dag.year, dag.month
    for _ in range(aantal):
        jaar, maand = (jaar, maand + 1) if maand < 12 else (jaar + 1, 1)
    for nummer in (dag.day, dag.day - 1, dag.day - 2, dag.day - 3):
        try:
            return date(jaar, maand, nummer)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def jarig(geboren: date, leeftijd: int) -> date:
    try:
        return date(geboren.year + leeftijd, geboren.month, geboren.day)
    except ValueError:
        return date(geboren.year + leeftijd, 3, 1)


def einde_van_het_schooljaar(dag: date) -> date:
    """Return the first 31 July on or after a day."""
    deze = date(dag.year, 7, 31)
    return deze if dag <= deze else date(dag.year + 1, 7, 31)

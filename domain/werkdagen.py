"""Which days are working days, and when does a term of law end?"""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from domain.periode import DAG

ZATERDAG = 5


@cache
def erkende_feestdagen(jaar: int) -> frozenset[date]:
    """Return the generally recognised holidays of the Algemene termijnenwet in a year (art. 3)."""
    pasen = easter(jaar)
    koningsdag = date(jaar, 4, 27)
    return frozenset(
        {
            date(jaar, 1, 1),
            pasen - timedelta(days=2),  # Good Friday is treated as one (art. 3, second sentence)
            pasen + DAG,
            pasen + timedelta(days=39),  # Ascension Day
            pasen + timedelta(days=50),  # Whit Monday
            koningsdag - DAG if koningsdag.isoweekday() == 7 else koningsdag,
            date(jaar, 5, 5),
            date(jaar, 12, 25),
            date(jaar, 12, 26),
        }
    )


def is_werkdag(dag: date) -> bool:
    """Say whether `dag` is a Monday to Friday and no recognised holiday."""
    return dag.weekday() < ZATERDAG and dag not in erkende_feestdagen(dag.year)


def na_werkdagen(dag: date, aantal: int) -> date:
    """Return the day so many working days after `dag`, which is day 0."""
    while aantal > 0:
        dag += DAG
        aantal -= is_werkdag(dag)
    return dag


def verlengd(dag: date) -> date:
    """Return the end of a statutory term: the first working day on or after `dag` (ATW art. 1)."""
    while not is_werkdag(dag):
        dag += DAG
    return dag

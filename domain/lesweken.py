"""Which weeks count when something is counted over school weeks?"""

from datetime import date, timedelta

from domain.dossier import Dossier, derived
from domain.kader import Kader
from domain.kalender import BEKEND
from domain.periode import Periode
from domain.woonplaats import lesrooster

WEEK = timedelta(days=7)
MOST_HOLIDAY_WEEKS = 8
"""So many weeks in a row without a school day do not exist: there the known calendar ends."""


def maandag(dag: date) -> date:
    """Return the Monday of the ISO week of `dag`."""
    return dag - timedelta(days=dag.weekday())


@derived
def venster(dossier: Dossier, kader: Kader, dag: date, lesweken: int) -> Periode:
    """
    Return the days that count on `dag`: its school week and those before it, `lesweken` in all, through `dag`.

    Weeks without a school day are skipped (specification 3.2, R-1.22).

    Raises:
        KalenderOnbekendError: `dag` lies outside the known calendar.

    """
    rooster = lesrooster(dossier, kader)
    rooster.is_lesdag(dag)  # raises outside the calendar
    week, geteld, overgeslagen = maandag(dag), 1, 0
    while geteld < lesweken and overgeslagen < MOST_HOLIDAY_WEEKS:
        week -= WEEK
        if week + WEEK <= BEKEND.van:
            break
        if rooster.is_lesweek(week):
            geteld, overgeslagen = geteld + 1, 0
        else:
            overgeslagen += 1
    return Periode(week, dag)

"""When does a term end that starts on this day?"""

from collections.abc import Callable
from datetime import date, timedelta

from domain.periode import DAG, add_months, einde_schooljaar
from domain.termijnen.definitie import Duur, Eenheid
from domain.vastedag import in_schooljaar
from domain.werkdagen import na_werkdagen, verlengd
from domain.woonplaats import Verblijf

LONGEST_EXTENDED = {Eenheid.KALENDERDAGEN: 90, Eenheid.WEKEN: 12, Eenheid.MAANDEN: 3, Eenheid.JAREN: 0}
"""What is longer is not extended: more than 90 days, twelve weeks or three months, and years (ATW art. 4, under a)."""


def vervalt_op(
    start: date,
    duur: Duur,
    verblijf: Verblijf,
    *,
    wettelijk: bool,
    eindigt: date | None,
    genoemd: date | None,
    bewaren_tot: Callable[[], date],
) -> date:
    """
    Return the last day of a term; `start` is day 0.

    `eindigt` is the end of the fact that starts the term, for a fixed day of the school year in which it ends;
    `genoemd` is the last day that the starting event names, if it does; `bewaren_tot` tells until when the dossier is
    kept, for the term that guards that.

    Raises:
        KalenderOnbekendError: it is counted in school days outside the known calendar.

    """
    if duur.regel is not None:
        return bewaren_tot()
    if duur.dag_van_het_schooljaar is not None:
        einde = in_schooljaar(duur.dag_van_het_schooljaar, einde_schooljaar(eindigt or start))
    elif genoemd is not None:
        einde = genoemd
    else:
        einde = _MEASURES[duur.eenheid or Eenheid.KALENDERDAGEN](start, duur.aantal or 0, verblijf)
    return verlengd(einde) if wettelijk and _may_be_extended(duur) else einde


def _may_be_extended(duur: Duur) -> bool:
    if duur.aantal is None or duur.eenheid is None:
        return True
    return duur.aantal <= LONGEST_EXTENDED.get(duur.eenheid, duur.aantal)


def _after_school_days(start: date, aantal: int, verblijf: Verblijf) -> date:
    dag = start
    while aantal > 0:
        dag += DAG
        aantal -= verblijf.is_lesdag(dag)
    return dag


_MEASURES: dict[Eenheid, Callable[[date, int, Verblijf], date]] = {
    Eenheid.WERKDAGEN: lambda start, aantal, _: na_werkdagen(start, aantal),
    Eenheid.LESDAGEN: _after_school_days,
    Eenheid.KALENDERDAGEN: lambda start, aantal, _: start + timedelta(days=aantal),
    Eenheid.WEKEN: lambda start, aantal, _: start + timedelta(weeks=aantal),
    Eenheid.MAANDEN: lambda start, aantal, _: add_months(start, aantal),
    Eenheid.JAREN: lambda start, aantal, _: add_months(start, 12 * aantal),
}

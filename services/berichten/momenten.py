"""When may a message leave, and when is a digest due?"""

from datetime import date, datetime, time, timedelta

from domain.periode import DAG
from domain.tijdzone import AMSTERDAM
from domain.werkdagen import is_werkdag
from services.berichten.instellingen import Keuze, Tijden


def is_stil(moment: datetime, tijden: Tijden) -> bool:
    """Say whether it is a quiet hour in Amsterdam: from `stil_van` until, and not including, `stil_tot`."""
    uur, van, tot = moment.astimezone(AMSTERDAM).hour, tijden.stil_van, tijden.stil_tot
    return van <= uur or uur < tot if van > tot else van <= uur < tot


def vanaf(moment: datetime, tijden: Tijden, *, wacht_niet: bool = False) -> datetime:
    """Return the first moment, not before this one, that is no quiet hour and on a working day."""
    if wacht_niet:
        return moment
    hier = moment.astimezone(AMSTERDAM)
    dag, gewijzigd = hier.date(), False
    if is_stil(hier, tijden) and (tijden.stil_van < tijden.stil_tot or hier.hour < tijden.stil_tot):
        gewijzigd = True
    elif is_stil(hier, tijden):
        dag, gewijzigd = dag + DAG, True
    while not is_werkdag(dag):
        dag, gewijzigd = dag + DAG, True
    return datetime.combine(dag, time(tijden.stil_tot), AMSTERDAM) if gewijzigd else moment


def is_aan_de_beurt(keuze: Keuze, laatste: date | None, moment: datetime, tijden: Tijden) -> bool:
    """Say whether a digest is due: on a chosen day that is a working day, from the chosen hour, once, not at night."""
    hier = moment.astimezone(AMSTERDAM)
    return (
        keuze.samenvatting
        and hier.isoweekday() in keuze.dagen
        and is_werkdag(hier.date())
        and hier.hour >= keuze.uur
        and not is_stil(hier, tijden)
        and (laatste is None or laatste < hier.date())
    )


def einde_van(dag: date) -> datetime:
    """Return the end of a day: a digest of that day is worth nothing after it."""
    return datetime.combine(dag + timedelta(days=1), time(0), AMSTERDAM)

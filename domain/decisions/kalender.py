"""Can the rules still be computed with this fact?"""

from datetime import date, timedelta

from domain.decisions.voorstel import Voorstel, dossier_met
from domain.dossier import Dossier
from domain.errors import KalenderOnbekendError, Weigering
from domain.events.base import Event
from domain.events.identiteit import LeerlingGeregistreerd
from domain.kader import Kader
from domain.kalender import BEKEND
from domain.rules.ziekteverzuim import ziektesignalen
from domain.termijnen.lopen import termijnperiodes

LONGEST_TERM = timedelta(days=366)
"""What begins so long before the end of the calendar, or later, may have to count school days outside it."""
STILL_NEAR = BEKEND.tot_en_met - LONGEST_TERM


def binnen_de_kalender(dossier: Dossier, voorstel: Voorstel, kader: Kader) -> Weigering | None:
    """
    A fact outside the known school calendar, or near its end, is taken only if no rule needs school days out there.

    Recorded, it would stop every later calculation for this pupil.
    """
    if not _far(voorstel.feit) and not any(_far(v.feit) for v in dossier.vastleggingen):
        return None
    try:
        met = dossier_met(dossier, voorstel)
        termijnperiodes(met, kader)
        ziektesignalen(met, kader)
    except KalenderOnbekendError as fout:
        return Weigering("buiten-kalender", f"Met deze datum is niet te rekenen: {fout}.", "geldigOp")
    return None


def _far(feit: Event) -> bool:
    if type(feit) is LeerlingGeregistreerd:
        return False
    velden = feit.__dict__
    dagen = [waarde for veld in feit.date_fields() if type(waarde := velden[veld]) is date]
    return min(dagen) < BEKEND.van or max(dagen) > STILL_NEAR

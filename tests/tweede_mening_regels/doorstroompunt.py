"""On which days is a young person in the care of the Doorstroompunt (3.1, R-1.26)?"""

from collections.abc import Sequence
from datetime import date

from domain.events.base import Event
from domain.events.inschrijving import KwalificatieplichtVervallen, StartkwalificatieBehaald, TwaalfSchooljarenVoltooid
from tests.tweede_mening_regels.kalender import einde_van_het_schooljaar, jarig


def valt_onder_rmc(geboren: date, feiten: Sequence[Event], dag: date) -> bool:
    """Say whether it is after both duties, without a startkwalificatie, and not too old."""
    if any(isinstance(f, StartkwalificatieBehaald) and f.geldig_op <= dag for f in feiten):
        return False
    if dag <= _leerplicht_tot(geboren, feiten):
        return False
    vervallen = any(isinstance(f, KwalificatieplichtVervallen) and f.geldig_op <= dag for f in feiten)
    if dag < jarig(geboren, 18) and not vervallen:
        return False
    return dag < jarig(geboren, 27 if dag >= date(2026, 1, 1) else 23)


def _leerplicht_tot(geboren: date, feiten: Sequence[Event]) -> date:
    zestien = jarig(geboren, 16)
    einden = [einde_van_het_schooljaar(zestien)]
    einden += [einde_van_het_schooljaar(f.geldig_op) for f in feiten if isinstance(f, TwaalfSchooljarenVoltooid)]
    return min(einden)

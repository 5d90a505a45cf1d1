"""Until when is a dossier kept?"""

from datetime import date

from domain.dossier import Dossier, derived
from domain.events.duo import Meldingsoort
from domain.kader import Kader
from domain.melding import meldingen
from domain.periode import add_months, verjaardag
from domain.rules.leerplicht import geboortedatum, plicht
from domain.rules.rmc import rmc_dagen


@derived
def bewaren_tot(dossier: Dossier, kader: Kader) -> date:
    """
    Return the latest of the categories that apply (R-7.1, R-7.2): 19 years, or so long after the duty or the guidance.

    RMC guidance applies when the pupil was ever reported to the Doorstroompunt. Without a birth date there is no end.
    """
    geboren = geboortedatum(dossier)
    if geboren is None:
        return date.max
    beleid = kader.beleid.bewaren
    eindes = [verjaardag(geboren, beleid.jaren_na_geboorte)]
    kwalificatie = plicht(dossier, kader).kwalificatieplicht
    if kwalificatie is not None:
        eindes.append(add_months(kwalificatie.tot_en_met, 12 * beleid.jaren_na_kwalificatieplicht))
    begeleid = any(m.soort is Meldingsoort.RMC and not m.is_ingetrokken for m in meldingen(dossier))
    rmc = rmc_dagen(dossier, kader)
    if begeleid and rmc:
        eindes.append(add_months(rmc.runs[-1].tot_en_met, 12 * beleid.jaren_na_rmc))
    return max(eindes)

"""May this exemption or this leave be recorded?"""

from datetime import date

from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.vrijstelling import Grond, VerlofVerleend, VrijstellingVerleend
from domain.kader import Kader
from domain.verlof import MAXIMUM_VAN_HET_HOOFD, schooldagen_samen


def trekkend_van_maart_tot_en_met_oktober(_dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """An exemption 5a lies within March through October of one year (R-1.34)."""
    feit = voorstel.feit
    if not isinstance(feit, VrijstellingVerleend) or feit.grond is not Grond.TREKKEND:
        return None
    seizoen_van, seizoen_tot_en_met = date(feit.geldig_op.year, 3, 1), date(feit.geldig_op.year, 10, 31)
    if feit.tot_en_met is not None and seizoen_van <= feit.geldig_op and feit.tot_en_met <= seizoen_tot_en_met:
        return None
    return Weigering(
        "vrijstelling-5a-buiten-seizoen",
        "Een vrijstelling 5a ligt van 1 maart tot en met 31 oktober van hetzelfde jaar. "
        "Geef een begin en een totEnMet daarbinnen.",
        "totEnMet" if seizoen_van <= feit.geldig_op <= seizoen_tot_en_met else "geldigOp",
    )


def verlof_van_het_hoofd(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """A head gives no leave that makes more than ten school days in a school year."""
    feit = voorstel.feit
    if not isinstance(feit, VerlofVerleend) or feit.verleend_door != "hoofd":
        return None
    samen = schooldagen_samen(dossier, feit)
    if samen <= MAXIMUM_VAN_HET_HOOFD:
        return None
    return Weigering(
        "verlof-boven-10-dagen",
        f"Met dit verlof komt de leerling op {samen} schooldagen in het schooljaar. "
        "Boven de 10 beslist de leerplichtambtenaar.",
        "schooldagen",
    )

"""Which dossier does a page ask for, as it was known then?"""

from uuid import UUID

from domain.dossier import Dossier
from services.dashboard.verzoek import Verzoek
from services.installatie import DossierOnbekendError, DossierVernietigdError
from services.vernietiging import bewijs
from services.vragen.dossier import zoals_bekend
from services.vragen.vraag import VraagError


def gevonden_dossier(v: Verzoek) -> Dossier:
    """
    Return the dossier that the address names, as known at the moment that is asked about.

    Raises:
        ToegangGeweigerdError: whoever asks may not see it.
        DossierOnbekendError: there is none, or nothing was known of it yet.
        DossierVernietigdError: it was destroyed.

    """
    try:
        gezocht = UUID(v.pad("dossier_id"))
    except ValueError:
        raise DossierOnbekendError("er is geen dossier met dit nummer") from None
    v.hier.portier.over(gezocht)
    if not v.hier.log.is_dossier(gezocht):
        raise DossierOnbekendError("er is geen dossier met dit nummer")
    bekend = zoals_bekend(v.hier.log, gezocht, v.vraag.bekend_op)
    if (vernietigd := v.hier.log.vernietigingen.geheel(gezocht)) is not None:
        een = bewijs(v.hier.log, vernietigd)
        raise DossierVernietigdError(f"dit dossier is vernietigd op {een['vernietigdOp']} ({een['grondslag']})")
    if not bekend.vastleggingen:
        raise DossierOnbekendError("dit dossier was op dat moment nog niet bekend; kies een later moment")
    return bekend


def zoek(v: Verzoek, geschreven: str) -> UUID:
    """
    Return the dossier with a personal number or an id, which came in the body of a form and goes into no address.

    Raises:
        VraagError: nothing was written.
        DossierOnbekendError: there is none.

    """
    nummer = geschreven.replace(" ", "").replace(".", "")
    if not nummer:
        raise VraagError("schrijf een BSN, een onderwijsnummer of een dossiernummer")
    try:
        gezocht = UUID(nummer)
    except ValueError:
        return v.hier.find(None, nummer)
    if not v.hier.log.is_dossier(gezocht):
        raise DossierOnbekendError("er is geen dossier met dit nummer")
    return gezocht

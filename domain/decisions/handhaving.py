"""May a pupil be fined or sent to Halt?"""

from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.leerplicht import LEERLING, HaltVerwezen, ProcesVerbaalOpgemaakt, VerdachteGehoord
from domain.kader import Kader
from domain.periode import verjaardag
from domain.rules.leerplicht import geboortedatum

LEEFTIJD_ONBEKEND = Weigering(
    "geboortedatum-onbekend",
    "De leeftijd is niet vast te stellen. Leg eerst de geboortedatum vast.",
    "geboortedatum",
)


def proces_verbaal_tegen_leerling(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """From 12 years on, and only after hearing him (R-1.7, LPW 22(3))."""
    feit = voorstel.feit
    if not isinstance(feit, ProcesVerbaalOpgemaakt) or feit.tegen != LEERLING:
        return None
    geboren = geboortedatum(dossier)
    if geboren is None:
        return LEEFTIJD_ONBEKEND
    if feit.geldig_op < verjaardag(geboren, 12):
        return Weigering(
            "leerling-onder-12", "Tegen een leerling onder de 12 kan geen proces-verbaal worden opgemaakt.", "tegen"
        )
    if any(v.feit.wie == LEERLING and v.feit.geldig_op <= feit.geldig_op for v in dossier.van(VerdachteGehoord)):
        return None
    return Weigering(
        "leerling-niet-gehoord",
        "De leerling is nog niet als verdachte gehoord. Leg eerst het verhoor vast (VerdachteGehoord, wie: leerling).",
        "tegen",
    )


def halt_eenmaal_van_12_tot_18(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """Halt is for pupils of 12 up to 18 (R-4.1), once for school absence (R-4.6)."""
    feit = voorstel.feit
    if not isinstance(feit, HaltVerwezen):
        return None
    geboren = geboortedatum(dossier)
    if geboren is None:
        return LEEFTIJD_ONBEKEND
    if not verjaardag(geboren, 12) <= feit.geldig_op < verjaardag(geboren, 18):
        return Weigering("halt-leeftijd", "Halt is er voor leerlingen van 12 tot 18 jaar.", "geldigOp")
    if dossier.van(HaltVerwezen):
        return Weigering("halt-tweede-keer", "De leerling is al eerder voor schoolverzuim naar Halt verwezen.", "type")
    return None

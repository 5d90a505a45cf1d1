"""May this agreement, or what became of one, be recorded?"""

from domain.decisions.verwijzing import ONBEKEND
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier
from domain.errors import Weigering
from domain.events.afspraak import AfspraakGemaakt, AfspraakNagekomen, AfspraakVervallen
from domain.kader import Kader


def afspraak_heeft_een_laatste_dag(_dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """What is agreed is to be done on or after the day of the agreement."""
    feit = voorstel.feit
    if not isinstance(feit, AfspraakGemaakt) or feit.uiterlijk_op >= feit.geldig_op:
        return None
    return Weigering("einde-voor-begin", "De laatste dag ligt voor de dag van de afspraak.", "uiterlijkOp")


def afspraak_heeft_een_eigenaar(_dossier: Dossier, voorstel: Voorstel, kader: Kader) -> Weigering | None:
    """An agreement belongs to a role that the region knows, or nobody would be to act."""
    feit = voorstel.feit
    if not isinstance(feit, AfspraakGemaakt) or feit.rol in kader.beleid.rollen:
        return None
    return Weigering(
        "onbekende-rol",
        "Deze rol kent het profiel niet. Noem een rol uit het profiel; wie het doet, kan een ander zijn (uitvoerder).",
        "rol",
    )


def afspraak_is_bekend(dossier: Dossier, voorstel: Voorstel, _kader: Kader) -> Weigering | None:
    """What becomes of an agreement names one of this pupil, and comes on or after the day on which it was made."""
    feit = voorstel.feit
    if not isinstance(feit, AfspraakNagekomen | AfspraakVervallen):
        return None
    gemaakt = next((v.feit for v in dossier.ooit(AfspraakGemaakt) if v.id == feit.afspraak), None)
    if gemaakt is None:
        return Weigering(
            ONBEKEND, "Deze afspraak is in dit dossier niet bekend. Bied eerst de afspraak zelf aan.", "afspraak"
        )
    if feit.geldig_op < gemaakt.geldig_op:
        return Weigering(
            "voor-de-afspraak", f"Deze dag ligt voor die van de afspraak, {gemaakt.geldig_op}.", "geldigOp"
        )
    return None

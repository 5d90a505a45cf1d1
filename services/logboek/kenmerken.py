"""Which attributes does a line have in the words of the standard?"""

from services.logboek.regels import Regel
from services.logboek.registerlezer import adres_van

SOORT_BETROKKENE = "verzuimspoor-pseudoniem"


def kenmerken(regel: Regel, register_adres: str) -> dict[str, str]:
    """Return the attributes of the standard; who did it is not among them."""
    gevonden = {"dpl.core.processing_activity_id": adres_van(regel.verwerking, register_adres)}
    if regel.betrokkene is not None:
        gevonden["dpl.core.data_subject_id"] = f"{regel.sleutelversie}:{regel.betrokkene.hex()}"
        gevonden["dpl.core.data_subject_id_type"] = SOORT_BETROKKENE
    if regel.aanroeper is not None:
        gevonden["dpl.core.foreign_operation.processor"] = regel.aanroeper
    return gevonden

"""For which decisions does a pupil count, beside the figures that the law asks for?"""

from collections.abc import Iterator

from domain.events.leerplicht import HaltVerwezen
from domain.events.vrijstelling import VerlofGeweigerd, VerlofVerleend
from domain.telling.cijfers import HALT, VERLOF_GEWEIGERD, VERLOF_VERLEEND
from domain.telling.geteld import Geteld, Teldossier
from domain.telling.indeling import SCHOOLJAREN, plaats_op

LEERPLICHT = "leerplicht"
"""Who decides on leave of more than ten school days in a school year (LPW 14, third paragraph)."""


def besloten(leerling: Teldossier) -> Iterator[Geteld]:
    """Yield what was decided on a day of a school year, where the pupil lived that day; each decision is counted."""
    dossier = leerling.dossier
    gevonden = [(HALT, v.id, v.feit.geldig_op) for v in dossier.van(HaltVerwezen)]
    gevonden += [
        (VERLOF_VERLEEND, v.id, v.feit.besluit_op or v.feit.geldig_op)
        for v in dossier.van(VerlofVerleend)
        if v.feit.verleend_door == LEERPLICHT
    ]
    gevonden += [(VERLOF_GEWEIGERD, v.id, v.feit.besluit_op or v.feit.geldig_op) for v in dossier.van(VerlofGeweigerd)]
    for cijfer, id_, dag in gevonden:
        if dag in SCHOOLJAREN:
            yield Geteld(cijfer, plaats_op(dag, leerling.verblijf), dag, str(id_))

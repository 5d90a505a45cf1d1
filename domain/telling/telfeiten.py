"""For which figures does a pupil count, where and from which day on?"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from domain.periode import Dagen
from domain.rules.vrijstellingen import vrijstellingen
from domain.telling.absoluut import absoluut
from domain.telling.besloten import besloten
from domain.telling.cijfers import VRIJSTELLING
from domain.telling.gemeld import gemeld, processen_verbaal
from domain.telling.geteld import Geteld, Teldossier
from domain.telling.indeling import Onderwijs, Onderwijsgroep, Plaats, eerste_dagen, groep_van
from domain.telling.langdurig import langdurig


class Telfeit(NamedTuple):
    """The pupil counts in this figure, of this school year and municipality, from the day `op` on."""

    plaats: Plaats
    cijfer: str
    sleutel: str
    op: date
    onderwijs: Onderwijsgroep


def telfeiten(leerling: Teldossier) -> tuple[Telfeit, ...]:
    """
    Return what one pupil adds to the figures of LPW art. 25, each thing once.

    Source: docs/regels/telling.md. A figure holds from a day on; what has not happened yet on the day of the question
    is not counted, although an absence without an end is thought to go on.

    Raises:
        KalenderOnbekendError: see `thuisperioden`.

    """
    geteld = [*absoluut(leerling), *langdurig(leerling), *gemeld(leerling)]
    geteld.extend(_exempted(leerling))
    geteld.extend(processen_verbaal(leerling))
    geteld.extend(besloten(leerling))
    if not geteld:
        return ()
    return tuple(_each_once(geteld, Onderwijs(leerling.dossier)))


def _exempted(leerling: Teldossier) -> Iterator[Geteld]:
    """Yield the grounds of which an exemption was in force on a day on which the pupil had to attend."""
    for vrijstelling in vrijstellingen(leerling.dossier):
        if vrijstelling.van_kracht is not None:
            dagen = Dagen([vrijstelling.van_kracht]) & leerling.plicht.dagen
            for plaats, op in eerste_dagen(dagen, leerling.verblijf).items():
                yield Geteld(VRIJSTELLING[vrijstelling.grond], plaats, op)


def _each_once(geteld: Iterable[Geteld], onderwijs: Onderwijs) -> Iterator[Telfeit]:
    """Yield of the same figure, place and occasion the first."""
    eerste: dict[tuple[str, Plaats, str], Geteld] = {}
    for een in sorted(geteld, key=lambda een: een.op):
        eerste.setdefault((een.cijfer.code, een.plaats, een.sleutel), een)
    for (cijfer, plaats, sleutel), een in eerste.items():
        groep = onderwijs.op(een.op) if een.onderwijssoort is None else groep_van(een.onderwijssoort)
        yield Telfeit(plaats, cijfer, sleutel, een.op, groep)

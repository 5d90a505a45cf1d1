"""When did the pupil follow fewer hours of education, and how many?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.dossier import Dossier
from domain.events.verzuim import VerkorteOnderwijstijdVastgesteld
from domain.periode import ALTIJD, DAG, Periode


@dataclass(frozen=True, slots=True)
class Verkorting:
    """Days with fewer hours; `afgesproken_tot_en_met` is the end that was agreed, which a later agreement may cut."""

    periode: Periode
    afgesproken_tot_en_met: date | None
    uren_per_week: float | None
    gebeurtenis: UUID


def verkortingen(dossier: Dossier) -> Iterator[Verkorting]:
    """Yield the agreements in order; a later one replaces an earlier one from its first day on."""
    gevonden = dossier.op_datum(VerkorteOnderwijstijdVastgesteld)
    for plaats, vastlegging in enumerate(gevonden):
        feit = vastlegging.feit
        volgende = [v.feit.geldig_op for v in gevonden[plaats + 1 :]]
        vervangen = volgende[0] - DAG if volgende else ALTIJD
        laatste = min(feit.tot_en_met or ALTIJD, vervangen)
        if feit.geldig_op <= laatste:
            periode = Periode(feit.geldig_op, laatste)
            yield Verkorting(periode, feit.tot_en_met, feit.uren_per_week, vastlegging.id)

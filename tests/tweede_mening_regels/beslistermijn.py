"""By when must there be a decision on a request, told day by day (Awb 4:13, 4:14 and 4:15)?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tests.tweede_mening_regels.kalender import DAG, dagen, wettelijk_einde


@dataclass(frozen=True)
class Verzoek:
    """Asked to complete on a day, through another; completed on a day, or never."""

    gevraagd_op: date
    tot_en_met: date
    aangevuld_op: date | None

    def staat_stil(self, dag: date) -> bool:
        """Say whether this day does not count: it is after the asking, there is time left and not all is there."""
        if not self.gevraagd_op < dag <= self.tot_en_met:
            return False
        return self.aangevuld_op is None or dag < self.aangevuld_op


def uiterste_dag(
    start: date, weken: int, verzoeken: Sequence[Verzoek], uitstel: Sequence[tuple[date, date]], *, uit_te_stellen: bool
) -> date:
    """Count one day after another until none is left."""
    einde = wettelijk_einde(_counted(start, 7 * weken, verzoeken))
    for op, tot_en_met in sorted(uitstel) if uit_te_stellen else ():
        if op <= einde < tot_en_met:
            daarna = [v for v in verzoeken if v.gevraagd_op >= op]
            einde = _counted(op, len(list(dagen(op + DAG, tot_en_met))), daarna)
    return einde


def _counted(dag: date, te_gaan: int, verzoeken: Sequence[Verzoek]) -> date:
    while te_gaan:
        dag += DAG
        if not any(v.staat_stil(dag) for v in verzoeken):
            te_gaan -= 1
    return dag

"""Who handles the dossier on a day?"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from domain.dossier import Dossier
from domain.events.werk import BehandelaarToegewezen, BehandelaarVervangen
from domain.periode import ALTIJD, DAG, Periode, opgedeeld


class Behandelaars:
    """
    The pseudonym of who handles the dossier on every day.

    A replacement goes before the one it replaces, through its last day or until somebody is assigned anew; one that
    names nobody leaves the dossier without a handler for those days.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._toegewezen = [(v.feit.geldig_op, v.feit.behandelaar) for v in dossier.op_datum(BehandelaarToegewezen)]
        self._waarneming = [(self._days_of(v.feit), v.feit.behandelaar) for v in dossier.op_datum(BehandelaarVervangen)]

    def _days_of(self, feit: BehandelaarVervangen) -> Periode:
        opnieuw = next((dag - DAG for dag, _ in self._toegewezen if dag > feit.geldig_op), ALTIJD)
        return Periode(feit.geldig_op, min(feit.tot_en_met or ALTIJD, opnieuw))

    def op(self, dag: date) -> str | None:
        """Return who handles it on `dag`; None when nobody was named."""
        for dagen, behandelaar in reversed(self._waarneming):
            if dag in dagen:
                return behandelaar
        return next((wie for vanaf, wie in reversed(self._toegewezen) if vanaf <= dag), None)

    def delen(self, periode: Periode) -> Iterator[tuple[Periode, str | None]]:
        """Yield the period in parts with who handles the dossier, as few as possible."""
        omslagen = {vanaf for vanaf, _ in self._toegewezen}
        for dagen, _ in self._waarneming:
            omslagen |= {dagen.van} if dagen.tot_en_met == ALTIJD else {dagen.van, dagen.tot_en_met + DAG}
        delen = [(deel, self.op(deel.van)) for deel in opgedeeld(periode, omslagen)]
        for wie, samen in groupby(delen, key=lambda deel: deel[1]):
            aaneen = [deel for deel, _ in samen]
            yield Periode(aaneen[0].van, aaneen[-1].tot_en_met), wie

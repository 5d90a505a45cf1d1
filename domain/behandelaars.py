"""Who handles the dossier on a day?"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from domain.dossier import Dossier, Vastlegging
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
        self._vervangen = [(self._days_of(v.feit), v) for v in dossier.op_datum(BehandelaarVervangen)]
        self._waarneming = [(dagen, v.feit.behandelaar) for dagen, v in self._vervangen]

    def _days_of(self, feit: BehandelaarVervangen) -> Periode:
        opnieuw = next((dag - DAG for dag, _ in self._toegewezen if dag > feit.geldig_op), ALTIJD)
        return Periode(feit.geldig_op, min(feit.tot_en_met or ALTIJD, opnieuw))

    def op(self, dag: date) -> str | None:
        """Return who handles it on `dag`; None when nobody was named."""
        for dagen, behandelaar in reversed(self._waarneming):
            if dag in dagen:
                return behandelaar
        return self.toegewezen(dag)

    def toegewezen(self, dag: date) -> str | None:
        """Return whose dossier it is on `dag`, whoever stands in; None when nobody was named."""
        return next((wie for vanaf, wie in reversed(self._toegewezen) if vanaf <= dag), None)

    def vervanging(self, dag: date) -> tuple[Periode, Vastlegging[BehandelaarVervangen]] | None:
        """Return the replacement that holds on `dag`, with its days; None when it is handled by whose it is."""
        return next((paar for paar in reversed(self._vervangen) if dag in paar[0]), None)

    def zo_tot_en_met(self, dag: date) -> date:
        """Return through which day, from `dag` on, the same person handles it; the last day there is too."""
        wie = self.op(dag)
        return next((d - DAG for d in sorted(self.omslagen()) if d > dag and self.op(d) != wie), ALTIJD)

    def toegewezen_tot_en_met(self, dag: date) -> date:
        """Return through which day it is whose it is on `dag`: until somebody is named anew."""
        return next((vanaf - DAG for vanaf, _ in self._toegewezen if vanaf > dag), ALTIJD)

    def omslagen(self) -> set[date]:
        """Return the days on which somebody else may handle it."""
        omslagen = {vanaf for vanaf, _ in self._toegewezen}
        for dagen, _ in self._waarneming:
            omslagen |= {dagen.van} if dagen.tot_en_met == ALTIJD else {dagen.van, dagen.tot_en_met + DAG}
        return omslagen

    def delen(self, periode: Periode) -> Iterator[tuple[Periode, str | None]]:
        """Yield the period in parts with who handles the dossier, as few as possible."""
        if not self._toegewezen and not self._waarneming:
            yield periode, None
            return
        delen = [(deel, self.op(deel.van)) for deel in opgedeeld(periode, self.omslagen())]
        for wie, samen in groupby(delen, key=lambda deel: deel[1]):
            aaneen = [deel for deel, _ in samen]
            yield Periode(aaneen[0].van, aaneen[-1].tot_en_met), wie

"""On which days does this pupil have school?"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from domain.events.inschrijving import Vakantieregio
from domain.inschrijving import Inschrijving, inschrijving_op
from domain.kader import Kader
from domain.kalender import BEKEND
from domain.periode import ALTIJD, DAG
from domain.woongemeente import Woongemeente, woongemeente_op

SCHOOLDAGEN_VAN_EEN_WEEK = tuple(timedelta(days=i) for i in range(5))
_Plek = tuple[Vakantieregio, str | None]


class Lesrooster:
    """The school days of a pupil: by the calendar of his school, else of where he lives; each day is looked up once."""

    def __init__(self, scholen: tuple[Inschrijving, ...], gemeenten: Sequence[Woongemeente], kader: Kader) -> None:
        self._scholen = scholen
        self._gemeenten = gemeenten
        self._kader = kader
        self._lesdagen: dict[date, bool] = {}
        self._lesweken: dict[date, bool] = {}
        self._plekken: dict[int, _Plek] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lesrooster) and self._rests_on == other._rests_on

    def __hash__(self) -> int:
        return hash(self._rests_on)

    @property
    def _rests_on(self) -> tuple[object, ...]:
        return self._scholen, self._gemeenten, self._kader

    def is_lesdag(self, dag: date) -> bool:
        """Say whether the pupil has school on `dag` (raises KalenderOnbekendError, see `Kalender.is_lesdag`)."""
        bekend = self._lesdagen.get(dag)
        if bekend is None:
            bekend = self._lesdagen[dag] = self._kader.kalender.is_lesdag(dag, *self._place_on(dag))
        return bekend

    def eerste_lesdag(self, vanaf: date) -> date | None:
        """Return the first school day on or after a day; None outside the known calendar, and where it ends before."""
        dag = vanaf
        while dag in BEKEND:
            deel = bisect_right(self._omslagen, dag)
            gevonden = self._kader.kalender.eerste_lesdag(dag, *self._place_on(dag))
            if deel == len(self._omslagen) or (gevonden is not None and gevonden < self._omslagen[deel]):
                return gevonden
            dag = self._omslagen[deel]
        return None

    def is_lesweek(self, week: date) -> bool:
        """Say whether the week that begins on this Monday has a school day, as far as the calendar is known."""
        bekend = self._lesweken.get(week)
        if bekend is None:
            dagen = [week + verder for verder in SCHOOLDAGEN_VAN_EEN_WEEK]
            bekend = self._lesweken[week] = any(dag in BEKEND and self.is_lesdag(dag) for dag in dagen)
        return bekend

    def _place_on(self, dag: date) -> _Plek:
        deel = bisect_right(self._omslagen, dag)
        if deel not in self._plekken:
            inschrijving = inschrijving_op(self._scholen, dag)
            self._plekken[deel] = self._region(dag, inschrijving), inschrijving.brin if inschrijving else None
        return self._plekken[deel]

    @cached_property
    def _omslagen(self) -> list[date]:
        """The days on which the pupil may have the calendar of another school or region."""
        dagen = {woongemeente.van for woongemeente in self._gemeenten}
        for woongemeente in self._gemeenten:
            dagen.update(self._kader.gemeenten.omslagen(woongemeente.gemeentecode))
        for inschrijving in self._scholen:
            dagen.add(inschrijving.periode.van)
            if inschrijving.periode.tot_en_met != ALTIJD:
                dagen.add(inschrijving.periode.tot_en_met + DAG)
        return sorted(dagen)

    def _region(self, dag: date, inschrijving: Inschrijving | None) -> Vakantieregio:
        if inschrijving is not None:
            van_de_school = inschrijving.vakantieregio or self._kader.kalender.regio_van(inschrijving.brin)
            if van_de_school is not None:
                return van_de_school
        woongemeente = woongemeente_op(self._gemeenten, dag)
        if woongemeente is None:
            return self._kader.beleid.kalender.vakantieregio
        code, plaats = woongemeente.gemeentecode, woongemeente.woonplaats
        return self._kader.gemeenten.vakantieregio(code, plaats, dag) or self._kader.beleid.kalender.vakantieregio

"""How do the lines of a file become events, exactly once, whatever happens meanwhile?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from domain.errors import Weigering
from domain.kader import Kader
from projections.stores.databank import Verbinding
from services.collector import resting
from services.eventlog.errors import ConflictError
from services.eventlog.log import EventLog
from services.eventlog.opnieuw import TRIES, until_first
from services.ingest.gelezen import Afgewezen, Gelezen, Teamregel
from services.ingest.leerlingen import Leerlingen
from services.ingest.plan import Herkomst, Klok, NieuweId, Plan
from services.ingest.teams import decide_on_teams
from services.metingen.namen import tel_rijen

BATCH = 2_000
"""Lines in one transaction."""
TRIES_TOGETHER = 5
"""So often are lines tried together before they are tried in halves, of which others are less in the way."""
BOTST = (
    "deze regel is steeds in strijd met wat er in het logboek staat; bied hem later nog eens aan, "
    "en laat de beheerder verify draaien als hij dan weer wordt afgewezen"
)


@dataclass(slots=True)
class Telling:
    """What became of the lines."""

    gelezen: int = 0
    nieuw: int = 0
    ongewijzigd: int = 0
    afgewezen: int = 0


class Verwerking:
    """
    Applies lines to dossiers in batches: find, fold, decide, store.

    A batch is stored whole or not at all, but for a line that goes on contradicting the log: that one is rejected.
    """

    def __init__(self, log: EventLog, kader: Kader, klok: Klok, nieuwe_id: NieuweId, herkomst: Herkomst) -> None:
        self._log = log
        self._kader = kader
        self._klok = klok
        self._nieuwe_id = nieuwe_id
        self._herkomst = herkomst
        self.telling = Telling()

    def apply(
        self,
        regels: Iterable[Gelezen | Teamregel | Afgewezen],
        batch: int = BATCH,
        na_batch: Callable[[], None] = lambda: None,
    ) -> Iterator[Afgewezen]:
        """
        Apply lines in their order and yield those that were rejected; `na_batch` is called when a batch was stored.

        What was applied before a crash is found unchanged when the same lines come again.
        """
        bron = iter(regels)
        while (afgewezen := self._next(bron, batch)) is not None:
            yield from afgewezen
            na_batch()

    def _next(self, bron: Iterator[Gelezen | Teamregel | Afgewezen], batch: int) -> list[Afgewezen] | None:
        """Apply the next lines and return those that were rejected; None at the end."""
        with resting():  # until after the lines were let go: what the collector would look at is gone by then
            return self._apply(list(islice(bron, batch)))

    def _apply(self, deel: list[Gelezen | Teamregel | Afgewezen]) -> list[Afgewezen] | None:
        if not deel:
            return None
        afgewezen = [regel for regel in deel if isinstance(regel, Afgewezen)]
        plannen = self._store([regel for regel in deel if not isinstance(regel, Afgewezen)])
        afgewezen.extend(een for plan in plannen for een in plan.afgewezen)
        self.telling.gelezen += len(deel)
        self.telling.nieuw += sum(plan.geteld for plan in plannen)
        self.telling.ongewijzigd += sum(plan.ongewijzigd for plan in plannen)
        self.telling.afgewezen += len(afgewezen)
        _measure(plannen, afgewezen)
        return sorted(afgewezen, key=lambda a: a.regel)

    def _store(self, regels: Sequence[Gelezen | Teamregel]) -> list[Plan]:
        """
        Store lines together; return what was planned.

        What somebody else stored meanwhile is read, and all is decided anew. When that does not help, the lines are
        halved until the one is found that contradicts what is there; the others are stored.
        """
        try:
            return [until_first(lambda: self._store_once(regels), TRIES_TOGETHER if len(regels) > 1 else TRIES)]
        except ConflictError:
            if len(regels) == 1:
                return [self._refused(regels[0])]
        midden = len(regels) // 2
        return [*self._store(regels[:midden]), *self._store(regels[midden:])]

    def _store_once(self, regels: Sequence[Gelezen | Teamregel]) -> Plan:
        plan = self._decide(regels)
        if plan.nieuw:
            leg_vast(self._log, plan, self._klok())
        return plan

    def _refused(self, regel: Gelezen | Teamregel) -> Plan:
        plan = Plan(self._herkomst, self._klok())
        plan.refuse(regel, Weigering("botst-met-logboek", BOTST))
        return plan

    def _decide(self, regels: Sequence[Gelezen | Teamregel]) -> Plan:
        plan = Plan(self._herkomst, self._klok())
        decide(self._log, self._kader, self._nieuwe_id, plan, regels)
        return plan


def decide(log: EventLog, kader: Kader, nieuwe_id: NieuweId, plan: Plan, regels: Sequence[Gelezen | Teamregel]) -> None:
    """
    Decide on lines, those about pupils first and each in order; the plan says what became of them.

    Raises:
        ConflictError: a dossier went up in another while it was read.

    """
    Leerlingen(log, kader, nieuwe_id, plan).decide([regel for regel in regels if isinstance(regel, Gelezen)])
    teamregels = [regel for regel in regels if isinstance(regel, Teamregel)]
    if teamregels:
        decide_on_teams(log, kader, nieuwe_id, plan, teamregels)


def leg_vast(log: EventLog, plan: Plan, nu: datetime, mee: Callable[[Verbinding], None] | None = None) -> None:
    """Store what was planned, and in its transaction what `mee` writes (raises as `EventLog.append`, and `mee`)."""
    log.append(plan.nieuw, nu=nu, pgns=plan.pgns, opgegaan=plan.opgegaan, schoolteams=plan.schoolteams, mee=mee)


def _measure(plannen: Sequence[Plan], afgewezen: Sequence[Afgewezen]) -> None:
    """Count a batch that was stored."""
    tel_rijen(
        sum(plan.geteld for plan in plannen),
        sum(plan.ongewijzigd for plan in plannen),
        len(afgewezen),
        (bezwaar.code for regel in afgewezen for bezwaar in regel.bezwaren),
    )

"""How do the lines of a file become events, exactly once, whatever happens meanwhile?"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from domain.kader import Kader
from services.collector import resting
from services.eventlog.log import EventLog
from services.eventlog.opnieuw import until_first
from services.ingest.gelezen import Afgewezen, Gelezen, Teamregel
from services.ingest.leerlingen import Leerlingen
from services.ingest.plan import Herkomst, Klok, NieuweId, Plan
from services.ingest.teams import decide_on_teams
from services.metingen.namen import AFGEWEZEN, RIJEN

BATCH = 2_000
"""Lines in one transaction."""


@dataclass(slots=True)
class Telling:
    """What became of the lines."""

    gelezen: int = 0
    nieuw: int = 0
    ongewijzigd: int = 0
    afgewezen: int = 0


class Verwerking:
    """Applies lines to dossiers in batches: find, fold, decide, store; a batch is stored whole or not at all."""

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
        while deel := list(islice(bron, batch)):
            afgewezen = [regel for regel in deel if isinstance(regel, Afgewezen)]
            with resting():
                plan = self._store([regel for regel in deel if not isinstance(regel, Afgewezen)])
            afgewezen.extend(plan.afgewezen)
            self.telling.gelezen += len(deel)
            self.telling.nieuw += plan.geteld
            self.telling.ongewijzigd += plan.ongewijzigd
            self.telling.afgewezen += len(afgewezen)
            _measure(plan, afgewezen)
            yield from sorted(afgewezen, key=lambda a: a.regel)
            na_batch()

    def _store(self, regels: Sequence[Gelezen | Teamregel]) -> Plan:
        def store() -> Plan:
            plan = self._decide(regels)
            if plan.nieuw:
                self._log.append(
                    plan.nieuw,
                    nu=self._klok(),
                    pgns=plan.pgns,
                    opgegaan=plan.opgegaan,
                    schoolteams=plan.schoolteams,
                )
            return plan

        return until_first(store)

    def _decide(self, regels: Sequence[Gelezen | Teamregel]) -> Plan:
        plan = Plan(self._herkomst, self._klok())
        leerlingen = Leerlingen(self._log, self._kader, self._nieuwe_id, plan)
        leerlingen.decide([regel for regel in regels if isinstance(regel, Gelezen)])
        teamregels = [regel for regel in regels if isinstance(regel, Teamregel)]
        if teamregels:
            decide_on_teams(self._log, self._kader, self._nieuwe_id, plan, teamregels)
        return plan


def _measure(plan: Plan, afgewezen: Sequence[Afgewezen]) -> None:
    """Count a batch that was stored; a code is one of those in docs/bestanden.md."""
    for uitkomst, aantal in (
        ("nieuw", plan.geteld),
        ("ongewijzigd", plan.ongewijzigd),
        ("afgewezen", len(afgewezen)),
    ):
        RIJEN.labels(uitkomst).inc(aantal)
    for regel in afgewezen:
        for bezwaar in regel.bezwaren:
            AFGEWEZEN.labels(bezwaar.code).inc()

"""How do the lines of a file become events, exactly once, whatever happens meanwhile?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Protocol
from uuid import UUID

from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier, Vastlegging, evolve_all
from domain.errors import Weigering
from domain.kader import Kader
from services.collector import resting
from services.eventlog.codec import Nieuw
from services.eventlog.errors import ConflictError
from services.eventlog.log import EventLog
from services.ingest.gelezen import Afgewezen, Bezwaar, Gelezen

BATCH = 2_000
"""Lines in one transaction."""
UNKNOWN = Dossier(UUID(int=0))
"""In place of the dossier of a pupil who is not known yet."""
TRIES = 25
"""Somebody else may be first so many times in a row; each time somebody made progress."""


class Klok(Protocol):
    """Tells the moment."""

    def __call__(self) -> datetime:
        """Return it, in UTC."""


class NieuweId(Protocol):
    """Makes identities."""

    def __call__(self) -> UUID:
        """Return one that nobody can derive."""


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where lines come from and who offers them; kept, encrypted, with every event."""

    soort: str
    aanlevering: str
    door: str
    correlatie: UUID

    def bron(self, regel: int) -> str:
        """Return the delivery and its line."""
        return f"{self.soort} {self.aanlevering}:{regel}"


@dataclass(slots=True)
class Telling:
    """What became of the lines."""

    gelezen: int = 0
    nieuw: int = 0
    ongewijzigd: int = 0
    afgewezen: int = 0


@dataclass(slots=True)
class _Plan:
    """What one batch would store, decided on dossiers as they were read."""

    nieuw: list[Nieuw] = field(default_factory=list)
    pgns: dict[str, UUID] = field(default_factory=dict)
    ids: set[UUID] = field(default_factory=set)
    ongewijzigd: int = 0
    geteld: int = 0
    afgewezen: list[Afgewezen] = field(default_factory=list)


class Verwerking:
    """Applies lines to dossiers in batches: find, fold, decide, store; a batch is stored whole or not at all."""

    def __init__(self, log: EventLog, kader: Kader, klok: Klok, nieuwe_id: NieuweId, herkomst: Herkomst) -> None:
        self._log = log
        self._kader = kader
        self._klok = klok
        self._nieuwe_id = nieuwe_id
        self._herkomst = herkomst
        self.telling = Telling()

    def apply(self, regels: Iterable[Gelezen | Afgewezen], batch: int = BATCH) -> Iterator[Afgewezen]:
        """
        Apply lines in their order and yield those that were rejected.

        What was applied before a crash is found unchanged when the same lines come again.
        """
        bron = iter(regels)
        while deel := list(islice(bron, batch)):
            afgewezen = [regel for regel in deel if isinstance(regel, Afgewezen)]
            with resting():
                plan = self._store([regel for regel in deel if isinstance(regel, Gelezen)])
            afgewezen.extend(plan.afgewezen)
            self.telling.gelezen += len(deel)
            self.telling.nieuw += plan.geteld
            self.telling.ongewijzigd += plan.ongewijzigd
            self.telling.afgewezen += len(afgewezen)
            yield from sorted(afgewezen, key=lambda a: a.regel)

    def _store(self, regels: Sequence[Gelezen]) -> _Plan:
        for poging in range(TRIES):
            plan = self._decide(regels)
            try:
                if plan.nieuw:
                    self._log.append(plan.nieuw, nu=self._klok(), pgns=plan.pgns)
            except ConflictError:
                if poging == TRIES - 1:
                    raise
            else:
                return plan
        raise AssertionError("unreachable")

    def _decide(self, regels: Sequence[Gelezen]) -> _Plan:
        plan = _Plan()
        gevonden = self._log.find({regel.pgn for regel in regels})
        te_doen = self._not_stored_yet(regels, gevonden)
        plan.ongewijzigd = len(regels) - len(te_doen)
        dossiers = self._log.dossiers({gevonden[regel.pgn] for regel in te_doen if regel.pgn in gevonden})
        nu = self._klok()
        for regel in te_doen:
            dossier_id = gevonden.get(regel.pgn) or plan.pgns.get(regel.pgn)
            dossier = dossiers[dossier_id] if dossier_id else self._log.new_dossier(self._nieuwe_id())
            event_id = regel.opdracht.event_id(dossier)
            besluit = () if event_id in plan.ids else regel.opdracht.beslis(dossier, self._kader)
            if isinstance(besluit, Weigering):
                bezwaar = Bezwaar(besluit.veld or "", besluit.code, besluit.melding)
                plan.afgewezen.append(Afgewezen(regel.regel, (bezwaar,), regel.ruw))
            elif not besluit:
                plan.ongewijzigd += 1
            else:
                if dossier_id is None:
                    plan.pgns[regel.pgn] = dossier.id
                plan.geteld += 1
                plan.ids.add(event_id)
                dossiers[dossier.id] = self._add(plan, dossier, regel, besluit, nu)
        return plan

    def _not_stored_yet(self, regels: Sequence[Gelezen], gevonden: dict[str, UUID]) -> list[Gelezen]:
        """Leave out what is stored by its id, without reading a dossier."""
        leeg = {pgn: self._log.new_dossier(dossier_id) for pgn, dossier_id in gevonden.items()}
        ids = [regel.opdracht.event_id(leeg.get(regel.pgn, UNKNOWN)) for regel in regels]
        bekend = self._log.known_ids(ids)
        return [regel for regel, event_id in zip(regels, ids, strict=True) if event_id not in bekend]

    def _add(self, plan: _Plan, dossier: Dossier, regel: Gelezen, besluit: Sequence[Voorstel], nu: datetime) -> Dossier:
        claim = regel.opdracht.vastgelegd_op
        versie = dossier.versie
        bron = self._herkomst.bron(regel.regel)
        vastleggingen = []
        for i, voorstel in enumerate(besluit, 1):
            nieuw = Nieuw(
                voorstel.id,
                dossier.id,
                versie + i,
                voorstel.feit,
                bron,
                self._herkomst.door,
                self._herkomst.correlatie,
                claim,
            )
            plan.nieuw.append(nieuw)
            vastleggingen.append(
                Vastlegging(
                    nieuw.id,
                    dossier.id,
                    nieuw.versie,
                    claim or nu,
                    nu,
                    bron,
                    nieuw.door,
                    nieuw.correlatie,
                    voorstel.feit,
                )
            )
        return evolve_all(dossier, vastleggingen)

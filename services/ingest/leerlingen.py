"""What do the lines of a batch add to the dossiers of pupils?"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from domain.decisions.identiteit import Samenvoeging, vervang_nummer, voeg_samen
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier, evolve_all
from domain.errors import Weigering
from domain.kader import Kader
from services.eventlog.codec import Nieuw
from services.eventlog.errors import ConflictError
from services.eventlog.log import EventLog
from services.ingest.gelezen import Gelezen, Opdracht
from services.ingest.opdrachten import Nummervervanging, Samenvoegopdracht
from services.ingest.plan import NieuweId, Plan

NOBODY = Dossier(UUID(int=0))
"""In place of the dossier of a pupil who is not known yet: only an id that was given can be stored already."""


class Leerlingen:
    """
    The dossiers that the lines of one batch are about, read together; they grow with what is decided.

    What a line adds is folded in when another line of the batch is about the same pupil, and else never.
    """

    def __init__(self, log: EventLog, kader: Kader, nieuwe_id: NieuweId, plan: Plan) -> None:
        self._log = log
        self._kader = kader
        self._nieuwe_id = nieuwe_id
        self._plan = plan
        self._gevonden: dict[str, UUID] = {}
        self._dossiers: dict[UUID, Dossier] = {}
        self._erbij: dict[UUID, list[Nieuw]] = {}

    def decide(self, regels: Sequence[Gelezen]) -> None:
        """
        Decide on every line, in order.

        Raises:
            ConflictError: a dossier went up in another while it was read.

        """
        self._gevonden = self._log.find(_numbers(regels))
        te_doen = self._not_stored_yet(regels)
        self._plan.ongewijzigd += len(regels) - len(te_doen)
        self._read(te_doen)
        for regel in te_doen:
            match regel.opdracht:
                case Samenvoegopdracht():
                    self._merge(regel, regel.opdracht)
                case Nummervervanging():
                    self._replace_number(regel, regel.opdracht)
                case _:
                    dossier = self._dossier_of(regel.pgn)
                    event_id = regel.opdracht.event_id(dossier)
                    stored = self._is_stored(regel.opdracht, event_id, dossier)
                    besluit = () if stored else regel.opdracht.beslis(dossier, self._kader)
                    self._add(regel, event_id, dossier, besluit)

    def _not_stored_yet(self, regels: Sequence[Gelezen]) -> list[Gelezen]:
        """
        Leave out what is stored by its id, without reading a dossier.

        What was stored before a merge is known by the dossier it was stored in.
        """
        stromen = self._log.stromen_of(set(self._gevonden.values()))
        leeg = {dossier_id: [self._log.new_dossier(stroom) for stroom in van] for dossier_id, van in stromen.items()}
        ids = [
            [regel.opdracht.event_id(stroom) for stroom in leeg[self._gevonden[regel.pgn]]]
            if regel.pgn in self._gevonden
            else [regel.opdracht.event_id(NOBODY)]
            if regel.opdracht.has_own_id
            else []
            for regel in regels
        ]
        bekend = self._log.known_ids(event_id for mogelijk in ids for event_id in mogelijk)
        return [regel for regel, mogelijk in zip(regels, ids, strict=True) if bekend.isdisjoint(mogelijk)]

    def _is_stored(self, opdracht: Opdracht, event_id: UUID, dossier: Dossier) -> bool:
        """Say whether a line is stored already: in this batch, or in a dossier that went up in this one meanwhile."""
        if event_id in self._plan.ids:
            return True
        if not dossier.vastleggingen:
            return False
        erbij = (self._log.new_dossier(stroom) for stroom in dossier.aansluitingen if stroom != dossier.id)
        return any(opdracht.event_id(stroom) in dossier.ids for stroom in erbij)

    def _read(self, regels: Iterable[Gelezen]) -> None:
        ids = {self._gevonden[pgn] for pgn in _numbers(regels) if pgn in self._gevonden}
        ids |= {r.opdracht.ander for r in regels if isinstance(r.opdracht, Samenvoegopdracht) and r.opdracht.ander}
        self._dossiers = self._log.dossiers(ids)
        if any(self._dossiers[d].opgegaan_in for d in self._gevonden.values() if d in self._dossiers):
            raise ConflictError("een dossier is intussen opgegaan in een ander: lees opnieuw en beslis opnieuw")

    def _dossier_of(self, pgn: str | None) -> Dossier:
        dossier_id = self._gevonden.get(pgn or "")
        return self._log.new_dossier(self._nieuwe_id()) if dossier_id is None else self._dossier(dossier_id)

    def _dossier(self, dossier_id: UUID) -> Dossier:
        """Return a dossier with everything that earlier lines added."""
        if erbij := self._erbij.pop(dossier_id, None):
            self._dossiers[dossier_id] = evolve_all(self._dossiers[dossier_id], self._plan.read_back(erbij))
        return self._dossiers[dossier_id]

    def _add(self, regel: Gelezen, event_id: UUID, dossier: Dossier, besluit: Sequence[Voorstel] | Weigering) -> bool:
        """Note what was decided on a line; say whether it adds something."""
        if isinstance(besluit, Weigering):
            self._plan.refuse(regel, besluit)
            return False
        if not besluit:
            self._plan.ongewijzigd += 1
            return False
        if regel.pgn not in self._gevonden:
            self._plan.pgns[regel.pgn] = self._gevonden[regel.pgn] = dossier.id
        self._plan.geteld += 1
        self._plan.ids.add(event_id)
        self._dossiers[dossier.id] = dossier
        self._erbij[dossier.id] = self._plan.record(dossier, regel, besluit)
        return True

    def _replace_number(self, regel: Gelezen, opdracht: Nummervervanging) -> None:
        dossier = self._dossier_of(regel.pgn)
        event_id = opdracht.event_id(dossier)
        voorstel = Voorstel(event_id, opdracht.feit)
        besluit = vervang_nummer(dossier, voorstel, self._kader, self._gevonden.get(opdracht.nieuw_pgn))
        if self._add(regel, event_id, dossier, besluit):
            self._plan.pgns[opdracht.nieuw_pgn] = self._gevonden[opdracht.nieuw_pgn] = dossier.id

    def _merge(self, regel: Gelezen, opdracht: Samenvoegopdracht) -> None:
        dossier = self._dossier_of(regel.pgn)
        ander = self._dossier(opdracht.ander) if opdracht.ander else self._dossier_of(opdracht.ander_pgn)
        event_id = opdracht.event_id(dossier)
        besluit = voeg_samen(dossier, ander, event_id, opdracht.feit.geldig_op, self._kader)
        if not isinstance(besluit, Samenvoeging):
            self._add(regel, event_id, dossier, () if besluit is None else besluit)
            return
        erbij = self._plan.read_back(self._plan.record(ander, regel, (besluit.gaat_op,)))
        self._dossiers[ander.id] = evolve_all(ander, erbij)
        blijft = self._plan.read_back(self._plan.record(dossier, regel, (besluit.blijft,)))
        self._dossiers[dossier.id] = evolve_all(dossier, (*self._dossiers[ander.id].vastleggingen, *blijft))
        self._plan.opgegaan[ander.id] = dossier.id
        self._plan.geteld += 1
        self._gevonden = {pgn: dossier.id if d == ander.id else d for pgn, d in self._gevonden.items()}


def _numbers(regels: Iterable[Gelezen]) -> set[str]:
    """Return all numbers that lines name."""
    nummers = {regel.pgn for regel in regels}
    for regel in regels:
        match regel.opdracht:
            case Samenvoegopdracht(ander_pgn=str(ander)):
                nummers.add(ander)
            case Nummervervanging(nieuw_pgn=nieuw):
                nummers.add(nieuw)
    return nummers

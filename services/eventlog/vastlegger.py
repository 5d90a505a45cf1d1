"""How do new events go into the log: encrypted, with the lines about them, along with what comes at the same time?"""

from collections.abc import Hashable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate

from eventsourcing.persistence import IntegrityError, OperationalError

from domain.tijdzone import micros
from services.eventlog import codec
from services.eventlog.codec import Nieuw
from services.eventlog.errors import ConflictError, EventLogError
from services.eventlog.groep import GENOEG, Groep
from services.eventlog.herkomst import Herkomsten
from services.eventlog.indexen import Indexen, Wegwijzers
from services.eventlog.recorder import Bijschrift, IdentifiedEvent, Recorder
from services.eventlog.sleutels import Sleutelkast
from services.eventlog.verantwoord import vastgelegd
from services.eventlog.vernietigd import Vernietigingen
from services.logboek import Logboek
from services.logboek.handeling import Handeling, huidige_of_losse
from services.logboek.regels import samen
from services.metingen.namen import GEBEURTENISSEN, GROEP, VASTLEGGING
from services.tracering.stap import stap


@dataclass(frozen=True, slots=True)
class Opdracht:
    """Events that are stored together, of which action."""

    nieuw: Sequence[Nieuw]
    nu: datetime
    handeling: Handeling

    def __len__(self) -> int:
        """Return how many."""
        return len(self.nieuw)

    @property
    def plaatsen(self) -> frozenset[Hashable]:
        """The streams that are written to, and the ids: in one transaction each belongs to one command."""
        return frozenset(plaats for n in self.nieuw for plaats in (n.dossier_id, n.id))


GEEN_WEGWIJZERS = Wegwijzers()


class Vastlegger:
    """
    Stores events together, whole or not at all.

    A few events with nothing beside them share a transaction with those of other threads (`groep`).
    """

    def __init__(
        self,
        recorder: Recorder,
        sleutels: Sleutelkast,
        indexen: Indexen,
        vernietigingen: Vernietigingen,
        logboek: Logboek,
        herkomsten: Herkomsten,
    ) -> None:
        self._recorder = recorder
        self._sleutels = sleutels
        self._indexen = indexen
        self._vernietigingen = vernietigingen
        self._logboek = logboek
        self._herkomsten = herkomsten
        self._groep: Groep[Opdracht, range] = Groep(self._store)

    def append(self, nieuw: Sequence[Nieuw], nu: datetime, wegwijzers: Wegwijzers) -> range:
        """
        Store events and what is written beside them; return their places in the log.

        Raises:
            ConflictError: a version, an id, a number or a location was taken meanwhile; nothing was stored.
            EventLogError: the database did not do it.

        """
        opdracht = Opdracht(nieuw, nu, huidige_of_losse())
        with stap("logboek.vastleggen", verzuimspoor__gebeurtenissen=len(nieuw)) as deze:
            self._herkomsten.noteer((n.id for n in nieuw), nu)
            if wegwijzers or not 0 < len(nieuw) <= GENOEG:
                plaatsen = self._store([opdracht], wegwijzers)[0]
            else:
                plaatsen = self._groep.store(opdracht)
            deze.set_attribute("verzuimspoor.positie", plaatsen.stop - 1)
        return plaatsen

    def _store(self, opdrachten: Sequence[Opdracht], wegwijzers: Wegwijzers = GEEN_WEGWIJZERS) -> list[range]:
        """Store commands in one transaction; return the places of each in the log (raises as `append`)."""
        nieuw = [n for opdracht in opdrachten for n in opdracht.nieuw]
        namen = self._vernietigingen.sleutelnamen(nieuw)
        sleutels = self._sleutels.get_or_make([*namen, *wegwijzers.sleutelnamen], nieuw=wegwijzers.sleutelnamen)
        bijschrift = self._indexen.bijschrift(wegwijzers, sleutels)
        states = codec.encode_all(nieuw, [sleutels[naam] for naam in namen], [soort for _, soort in namen])
        stored = [
            IdentifiedEvent(n.dossier_id, n.versie, n.feit.name, state, n.id)
            for n, state in zip(nieuw, states, strict=True)
        ]
        with ExitStack() as daarna:
            pakketten = [
                daarna.enter_context(vastgelegd(self._logboek, opdracht.handeling, opdracht.nieuw, sleutels))
                for opdracht in opdrachten
            ]
            nu = max(opdracht.nu for opdracht in opdrachten)
            with VASTLEGGING.time():
                places = self._insert(stored, nu, replace(bijschrift, pakket=samen(pakketten)))
        GROEP.observe(len(opdrachten))
        GEBEURTENISSEN.inc(len(stored))
        einden = accumulate(len(opdracht) for opdracht in opdrachten)
        return [range(*_ends(places[einde - len(o) : einde])) for o, einde in zip(opdrachten, einden, strict=True)]

    def _insert(self, stored: Sequence[IdentifiedEvent], nu: datetime, bijschrift: Bijschrift) -> list[int]:
        try:
            return self._recorder.insert_events(stored, nu=micros(nu), bijschrift=bijschrift)
        except IntegrityError as fout:
            raise ConflictError("iemand anders was eerder: lees opnieuw en beslis opnieuw") from fout
        except OperationalError as fout:
            raise EventLogError(
                f"het logboek is niet te schrijven ({fout}); wat eerder was vastgelegd, staat er"
            ) from fout


def _ends(nummers: Sequence[int]) -> tuple[int, int]:
    return (nummers[0], nummers[-1] + 1) if nummers else (0, 0)

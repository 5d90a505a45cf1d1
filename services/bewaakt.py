"""How is everything that answers seen by whoever asks, and no more than that?"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from domain.beleid import Beleid
from domain.dossier import Dossier
from domain.kader import Kader
from domain.rules.aan_zet import AanZet
from domain.toegang.besluit import Besluit
from domain.toegang.bron import Bron, Handeling
from domain.toegang.gebruiker import LOKAAL, Gebruiker
from projections.stores.rijen import Rijen
from projections.stores.vraag import Vraag
from services.eventlog.log import EventLog
from services.gezienlog import Gezienlog
from services.portier import ALS_LOKAAL, Beslist, Portier, gezien_door, niemand_hoort, vraag_toegang
from services.tijd import vandaag


@dataclass(frozen=True)
class Bewaakt(ABC):
    """A log and its rows, as somebody may see them: until `voor` was asked, as whoever has the store and its keys."""

    log: EventLog
    eigen_rijen: Rijen
    """The rows themselves, for what follows the log; answers come from `rows`."""
    basis: Kader
    """What the settings say; what was recorded about policy and calendar goes before it."""
    gevraagd_door: Portier | None = field(default=None, kw_only=True)
    hoort: Beslist = field(default=niemand_hoort, kw_only=True)
    """Hears of every decision."""

    @abstractmethod
    def gevolgd_tot(self) -> datetime:
        """Return the moment up to which the rows follow the log, brought up to it when nobody else does."""

    @abstractmethod
    def alle_beleid(self) -> Iterable[Beleid]:
        """Return every policy that holds or held here."""

    @abstractmethod
    def beurt(self, dossier: Dossier, vraag: Vraag) -> AanZet | None:
        """Say who is to act for a pupil, by what is in this dossier."""

    @property
    def portier(self) -> Portier:
        """Who decides what may be seen."""
        return self.gevraagd_door or self._portier(LOKAAL, Bron.ONDERHOUD, Handeling.BEHEREN, ALS_LOKAAL)

    def voor(
        self,
        gebruiker: Gebruiker,
        bron: Bron,
        handeling: Handeling = Handeling.LEZEN,
        *,
        reden: str = "",
    ) -> Self:
        """
        Return the same as somebody may see it, for one thing that he wants; `hoort` hears what is decided.

        Raises:
            ToegangGeweigerdError: he may not at all.

        """
        mag = vraag_toegang(gebruiker, bron, handeling, self.hoort, reden)
        portier = self._portier(gebruiker, bron, handeling, mag, reden)
        return replace(self, log=gezien_door(portier), gevraagd_door=portier)

    def ook(self, bron: Bron, handeling: Handeling = Handeling.LEZEN) -> Self:
        """Return the same for something else that the same user wants in the same request (raises as `voor`)."""
        eerst = self.portier
        return self.voor(eerst.gebruiker, bron, handeling, reden=eerst.reden)

    @property
    def kern(self) -> EventLog:
        """The log itself, whoever asks: for what follows it, never for an answer."""
        return self.log.kern if isinstance(self.log, Gezienlog) else self.log

    def _portier(
        self,
        gebruiker: Gebruiker,
        bron: Bron,
        handeling: Handeling,
        mag: Besluit,
        reden: str = "",
    ) -> Portier:
        vraag = (gebruiker, bron, handeling, mag, self.kern, self.eigen_rijen, self.basis.gemeenten, vandaag())
        return Portier(*vraag, self.gevolgd_tot, self.hoort, reden, self.alle_beleid, self.beurt)

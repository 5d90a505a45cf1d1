"""Who can be reached on a day: who is here, logged in not long ago, and confirmed where it goes?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.personeel import Bezetting
from services.berichten.abonnementen import Abonnement, Kanaalsoort
from services.berichten.instellingen import Tijden
from services.berichten.tabel import Berichttabel
from services.eventlog.log import EventLog

DAG_MS = 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class Hoorder:
    """Somebody who can be reached, and by which ways."""

    abonnement: Abonnement
    kanalen: Sequence[Kanaalsoort]


@dataclass(frozen=True)
class Hoorders:
    """
    Those who can be reached on `dag`, as known now.

    Whoever left or is away by the register of who works here hears nothing; who was never in it (somebody of a school)
    goes by his logins only. A login also tells his work area: one of long ago is no ground to count by.
    """

    tabel: Berichttabel
    log: EventLog
    tijden: Tijden
    dag: date
    nu_ms: int

    @cached_property
    def bezetting(self) -> Bezetting:
        """Who works here (raises as `EventLog.dossiers`)."""
        return Bezetting(self.log.personeel())

    def waarom_niet(self, abonnement: Abonnement) -> str | None:
        """Say why somebody hears nothing today; None when he does."""
        wie = abonnement.gebruiker.wie
        if abonnement.gezien_ms < self.nu_ms - self.tijden.slapend_dagen * DAG_MS:
            return "niet aangemeld"
        if self.bezetting.medewerker(wie, self.dag) is None and wie in self.bezetting.namen():
            return "vertrokken"
        return "afwezig" if self.bezetting.afwezig(wie, self.dag) is not None else None

    def van(self, abonnement: Abonnement) -> Hoorder | None:
        """Return how somebody can be reached; None when he cannot."""
        if self.waarom_niet(abonnement) is not None:
            return None
        kanalen = self.tabel.abonnementen.bevestigde(*abonnement.sleutel)
        return Hoorder(abonnement, kanalen) if kanalen else None

    def voor_dringend(self) -> list[Hoorder]:
        """Return who can be reached and wants urgent messages."""
        willen = (a for a in self.tabel.abonnementen.alle() if a.keuze.dringend)
        return [hoorder for a in willen if (hoorder := self.van(a)) is not None]

"""What changes about the zaken of a dossier when it was looked at again?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from projections.stores.databank import Databank, Verbinding
from services.zaken.instellingen import Zaakinstellingen
from services.zaken.oordeel import Oordeel, Signaal
from services.zaken.tabel import Geval, Stand, geval_bij, van_dossiers, vergeet


@dataclass(frozen=True, slots=True)
class Bijhouder:
    """
    Keeps the table to what the log says, within a transaction.

    A dossier has one zaak at a time: what is signalled while there is one belongs to it. A signal never begins a second
    one, so a zaak that was closed and of which the signal stands again is for a person to look at (`weer_open`).
    """

    databank: Databank
    instellingen: Zaakinstellingen
    dag: date
    nu_ms: int

    def houd_bij(self, v: Verbinding, oordeel: Oordeel) -> None:
        """Write what follows from how a dossier stands."""
        alle = van_dossiers(v, self.databank, oordeel.stromen)
        lopend = [geval for geval in alle if geval.stand is not Stand.GESLOTEN]
        bekend = geval_bij(v, self.databank, (s.id for s in oordeel.signalen))
        nieuw = [s for s in oordeel.signalen if s.id not in bekend and self._counts(s)]
        if nieuw and oordeel.gemeente in self.instellingen.gemeenten:
            hoort_bij = lopend[0].geval_id if lopend else self._begin(v, oordeel.dossier_id, nieuw[0])
            v.doe_veel("INSERT INTO signaal VALUES (?, ?)", [(s.id, hoort_bij) for s in nieuw])
            bekend |= {s.id: hoort_bij for s in nieuw}
        staand = set(bekend.values())
        for geval in lopend:
            if geval.geval_id in staand:
                self._still_escalated(v, geval)
            else:
                self._no_longer(v, geval, oordeel)
        gesloten = [geval.geval_id for geval in alle if geval.stand is Stand.GESLOTEN]
        if oordeel.is_vernietigd:
            vergeet(v, gesloten)
        else:
            weer = [(geval_id in staand, geval_id) for geval_id in gesloten]
            v.doe_veel("UPDATE geval SET weer_open = ? WHERE geval_id = ?", weer)

    def _counts(self, signaal: Signaal) -> bool:
        return self.instellingen.vanaf is None or signaal.gegeven_op >= self.instellingen.vanaf

    def _begin(self, v: Verbinding, dossier_id: UUID, signaal: Signaal) -> UUID:
        v.doe(
            "INSERT INTO geval (geval_id, dossier_id, stand, soort, startdatum, gemaakt_ms) VALUES (?, ?, ?, ?, ?, ?)",
            (signaal.id, dossier_id, Stand.TE_OPENEN, signaal.soort, signaal.gegeven_op.isoformat(), self.nu_ms),
        )
        return signaal.id

    def _still_escalated(self, v: Verbinding, geval: Geval) -> None:
        stand = Stand.OPEN if geval.stand is Stand.TE_SLUITEN else geval.stand
        if geval.klaar_sinds is not None:
            v.doe(
                "UPDATE geval SET stand = ?, klaar_sinds = NULL, sluit_ms = NULL WHERE geval_id = ?",
                (stand, geval.geval_id),
            )

    def _no_longer(self, v: Verbinding, geval: Geval, oordeel: Oordeel) -> None:
        sinds = geval.klaar_sinds or self.dag
        v.doe("UPDATE geval SET klaar_sinds = ? WHERE geval_id = ?", (sinds.isoformat(), geval.geval_id))
        rust = 0 if oordeel.is_vernietigd else self.instellingen.rust_dagen
        if geval.stand is Stand.OPEN and (self.dag - sinds).days >= rust:
            v.doe(
                "UPDATE geval SET stand = ?, sluit_ms = ?, niet_voor_ms = 0 WHERE geval_id = ?",
                (Stand.TE_SLUITEN, self.nu_ms, geval.geval_id),
            )

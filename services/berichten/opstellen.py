"""Which messages follow from the log and from the hour, and how is each of them made once?"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from domain.dossier import Vastlegging
from domain.events.base import Event
from domain.events.beheer import DossierVernietigd
from domain.tijdzone import moment_of
from domain.toegang.besluit import ToegangGeweigerdError
from projections.stores.vraag import Vraag
from services.berichten.abonnementen import Abonnement
from services.berichten.dringend import Oproep, oproep
from services.berichten.hoorders import Hoorder, Hoorders
from services.berichten.instellingen import Berichtinstellingen
from services.berichten.momenten import is_aan_de_beurt, vanaf
from services.berichten.tabel import Bericht, Berichttabel, Soort, nieuw_bericht, zet_klaar
from services.berichten.telling import tel
from services.bewaakt import Bewaakt
from services.eventlog.recorder import StampedNotification
from services.logboek import Handeling, bezig
from services.logboek.spoor import nieuw_spoor
from services.projector.fouten import is_of_the_database, said_of

ACTIE = "dienst:berichten"
BATCH = 1_000
NIEMAND = "niemand hoort dit"
logger = logging.getLogger("verzuimspoor.berichten")


@dataclass(frozen=True, slots=True)
class Opsteller:
    """
    Makes messages, each by a key that is unique in the table: who comes second makes none.

    A digest is known by its day, an urgent message by the event. The place in the log, and what follows from what was
    read, are written together. Messages are put out to be sent and leave later, so making one never waits for a server.
    """

    hier: Bewaakt
    tabel: Berichttabel
    instellingen: Berichtinstellingen
    hoorders: Hoorders
    nu: datetime

    @property
    def nu_ms(self) -> int:
        """The moment."""
        return int(self.nu.timestamp() * 1_000)

    def lees_verder(self) -> bool:
        """Take in a batch of the log; return whether there may be more (raises OpslagError)."""
        position, _ = self.tabel.plaats()
        if position < 0:
            self._begin()
            return False
        gelezen = self.hier.kern.stored_since(position, BATCH)
        if not gelezen:
            return False
        self._take_in(gelezen, position, gelezen[-1].id)
        return True

    def kijk_opnieuw(self) -> None:
        """On a new day, look again at what was urgent and reached nobody; forget what is old (raises OpslagError)."""
        position, dag = self.tabel.plaats()
        vandaag = self.hoorders.dag.isoformat()
        if position < 0 or dag == vandaag:
            return
        with self.tabel.databank.lezen() as v:
            plaatsen = [int(p) for (p,) in v.vraag("SELECT position FROM onbezien ORDER BY position")]
        opnieuw = [s for p in plaatsen for s in self.hier.kern.stored_since(p - 1, 1) if s.id == p]
        self._take_in(opnieuw, position, position, weg=plaatsen)
        bewaard = timedelta(days=self.instellingen.tijden.bewaar_dagen)
        self.tabel.ruim_op(self.nu_ms - int(bewaard.total_seconds() * 1_000))
        self.tabel.abonnementen.vergeet_van_voor(self.nu_ms - 365 * 24 * 3_600_000)
        with self.tabel.databank.schrijven() as v:
            v.doe("UPDATE plaats SET dag = ?", (vandaag,))

    def samenvattingen(self) -> None:
        """Make the digests that are due now (raises OpslagError)."""
        for a in self.tabel.abonnementen.alle():
            aan_de_beurt = is_aan_de_beurt(a.keuze, a.laatste_dag, self.nu, self.instellingen.tijden)
            hoorder = self.hoorders.van(a) if aan_de_beurt else None
            if hoorder is not None:
                self._digest(hoorder)

    def _begin(self) -> None:
        """Begin at the end of the log: what was recorded before anybody listened is no news."""
        with self.tabel.databank.schrijven() as v:
            v.doe("UPDATE plaats SET position = ? WHERE position = -1", (self.hier.kern.last_id(),))

    def _take_in(self, gelezen: Sequence[StampedNotification], van: int, tot: int, weg: Iterable[int] = ()) -> None:
        soorten = {regel.gebeurtenis for regel in self.instellingen.dringend}
        vernietigd = self._destroyed(gelezen)
        oproepen: list[tuple[Oproep, Bericht, Hoorder]] = []
        onbezien: list[tuple[int, UUID, str]] = []
        misschien = [s for s in gelezen if s.topic.partition(".")[0] in soorten]
        luisteraars = {h.abonnement.sleutel: h for h in self.hoorders.voor_dringend()} if misschien else {}
        for s in misschien:
            try:
                gevonden = self._called(s, [h.abonnement for h in luisteraars.values()])
            except Exception as fout:  # whatever is wrong with it, the others go on
                if is_of_the_database(fout):
                    raise
                logger.error("event not looked at position=%d error=%s", s.id, said_of(fout))
                onbezien.append((s.id, s.dossier_id, said_of(fout)))
                continue
            if gevonden is not None and not gevonden.hoorders:
                onbezien.append((s.id, s.dossier_id, NIEMAND))
            elif gevonden is not None:
                oproepen += [(gevonden, self._urgent(a, gevonden), luisteraars[a.sleutel]) for a in gevonden.hoorders]
        with self.tabel.databank.schrijven() as v:
            if not v.vraag("UPDATE plaats SET position = ? WHERE position = ? RETURNING position", (tot, van)):
                return
            v.doe_veel("DELETE FROM onbezien WHERE position = ?", [(p,) for p in weg])
            v.doe_veel("INSERT INTO onbezien VALUES (?, ?, ?)", onbezien)
            self.tabel.vergeet_dossiers(v, vernietigd)
            for wat, bericht, hoorder in oproepen:
                zet_klaar(v, bericht, str(wat.vastlegging.id), hoorder.kanalen, self._leaves(wat))

    def _called(self, s: StampedNotification, luisteraars: Sequence[Abonnement]) -> Oproep | None:
        for vastlegging in self.hier.kern.decode([s]):
            return self._judged(vastlegging, luisteraars)
        return None

    def _judged(self, vastlegging: Vastlegging[Event], luisteraars: Sequence[Abonnement]) -> Oproep | None:
        instellingen, dag = self.instellingen, self.hoorders.dag
        with bezig(Handeling(nieuw_spoor(), ACTIE)) as handeling:
            oud = instellingen.tijden.oud_dagen
            gevonden = oproep(self.hier, vastlegging, instellingen.dringend, luisteraars, dag, oud)
            self.hier.kern.logboek.gelezen(handeling, ())
        return gevonden

    def _urgent(self, wie: Abonnement, wat: Oproep) -> Bericht:
        feit = wat.vastlegging.feit
        inhoud = {
            "gebeurtenis": wat.regel.gebeurtenis,
            "gebeurtenisId": str(wat.vastlegging.id),
            "geldigOp": feit.geldig_op.isoformat(),
        }
        return nieuw_bericht(wie.sleutel, Soort.DRINGEND, inhoud, self.nu_ms, wat.dossier_id)

    def _leaves(self, wat: Oproep) -> int:
        moment = vanaf(self.nu, self.instellingen.tijden, wacht_niet=wat.regel.wacht_niet)
        return int(moment.timestamp() * 1_000)

    def _destroyed(self, gelezen: Sequence[StampedNotification]) -> set[UUID]:
        """Return whose dossiers were destroyed, with the streams that went up in them."""
        weg = {s.dossier_id for s in gelezen if s.topic == DossierVernietigd.name}
        return weg | {een for stromen in self.hier.kern.stromen_of(weg).values() for een in stromen} if weg else weg

    def _digest(self, hoorder: Hoorder) -> None:
        a, dag = hoorder.abonnement, self.hoorders.dag
        eerder = (
            None
            if a.laatste_dag is None or a.laatste_ms is None
            else Vraag(a.laatste_dag, moment_of(a.laatste_ms * 1_000))
        )
        vraag = Vraag(dag, self.hier.gevolgd_tot())
        gebruiker = a.gebruiker
        try:
            with bezig(Handeling(nieuw_spoor(), ACTIE, wie=gebruiker.wie, rol=gebruiker.rol.value)) as handeling:
                werk = tel(self.hier, gebruiker, vraag, eerder)
                self.hier.kern.logboek.gelezen(handeling, ())
        except ToegangGeweigerdError:
            werk = None
        bekend_ms = int(vraag.bekend_op.timestamp() * 1_000)
        with self.tabel.databank.schrijven() as v:
            is_onze = self.tabel.abonnementen.zet_laatste(v, a, dag, bekend_ms)
            if is_onze and werk is not None and not werk.alle.is_leeg:
                inhoud = {"dag": dag.isoformat(), **werk.als_inhoud()}
                bericht = nieuw_bericht(a.sleutel, Soort.SAMENVATTING, inhoud, self.nu_ms)
                zet_klaar(v, bericht, f"{gebruiker.rol.value} {dag}", hoorder.kanalen, self.nu_ms)

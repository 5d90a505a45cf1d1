"""How do messages leave, for as long as it takes and whatever happens meanwhile?"""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Event as Sein

from domain.dossier import Dossier
from domain.events import BY_TYPE
from domain.tijdzone import AMSTERDAM
from projections.stores.databank import OpslagError
from projections.stores.databank.wekker import Wekker
from services.berichten.abonnementen import Abonnement, Kanaal, Kanaalsoort
from services.berichten.dringend import mag_zien, resolved
from services.berichten.fouten import LaterError, NooitError
from services.berichten.haak import Haakklant
from services.berichten.hoorders import Hoorders
from services.berichten.instellingen import Berichtinrichting
from services.berichten.momenten import einde_van
from services.berichten.opstellen import ACTIE, Opsteller
from services.berichten.post import Postbode
from services.berichten.tabel import Bericht, Berichttabel, Soort, Stand, Zending
from services.berichten.verzegeld import Adres
from services.bewaakt import Bewaakt
from services.logboek import Handeling, bezig
from services.logboek.spoor import nieuw_spoor
from services.metingen.hartslag import Hartslag
from services.projector.fouten import is_of_the_database
from services.projector.geduld import Geduld

POLL = 5.0
"""Seconds until we look again, when nobody woke us."""
BEZIG_MS = 300_000
"""So long a delivery is ours; whoever is killed meanwhile leaves it to the next one after that."""
LONGEST_PAUSE = 6 * 3_600.0
LONGEST_REST = 300.0
"""Seconds until we try a server again that takes nothing, at most."""
logger = logging.getLogger("verzuimspoor.berichten")


@dataclass(slots=True)
class Berichtenvolger:
    """
    Makes messages and delivers them; any number of processes may do so together, since each delivery is taken by one.

    Whoever is killed between the moment that a server took a message and the moment that this was written down, leaves
    it to be sent once more, under the same number. Nothing is ever written down as delivered before a server took it.
    """

    kijk: Callable[[], Bewaakt]
    """Gives the installation as it is now."""
    tabel: Berichttabel
    inrichting: Berichtinrichting
    bron: str
    """Who says it, in a message to a webhook."""
    nu: Callable[[], datetime]
    gedaan: Counter[str] = field(default_factory=Counter)
    """What this process brought to which stand."""
    fout: LaterError | None = None
    """Why nothing is sent for a while, when that is so."""
    hartslag: Hartslag = field(default_factory=Hartslag)
    _rust_tot: float = 0.0
    _op_rij: int = 0

    def volg(self, stop: Sein, wekker: Wekker) -> None:
        """Follow until `stop`; what goes wrong with the database is tried again, for as long as it takes."""
        geduld = Geduld(logger, self.hartslag)
        while not stop.is_set():
            try:
                self.ronde(stop)
                geduld.gelukt()
                wekker.wacht(POLL)
            except OpslagError as fout:
                geduld.wacht(fout, stop)

    def ronde(self, stop: Sein) -> None:
        """Make what follows from the log and the hour, and deliver what is to be delivered now (raises OpslagError)."""
        hier, nu = self.kijk(), self.nu()
        tijden = self.inrichting.instellingen.tijden
        hoorders = Hoorders(self.tabel, hier.kern, tijden, self._day(), self._now_ms())
        opsteller = Opsteller(hier, self.tabel, self.inrichting.instellingen, hoorders, nu)
        while opsteller.lees_verder() and not stop.is_set():
            pass
        opsteller.kijk_opnieuw()
        opsteller.samenvattingen()
        if self._now_ms() >= self._rust_tot:
            self.fout = None
            self._deliver(stop, hier, hoorders)

    def _deliver(self, stop: Sein, hier: Bewaakt, hoorders: Hoorders) -> None:
        instellingen = self.inrichting.instellingen
        with Postbode(self.inrichting) as postbode, Haakklant(instellingen, self.bron, self.nu) as haak:
            while not stop.is_set() and self.fout is None:
                zending = self.tabel.neem(self._now_ms(), self._now_ms() + BEZIG_MS)
                if zending is None:
                    return
                try:
                    self._one(zending, hier, hoorders, postbode, haak)
                except Exception as fout:  # whatever is wrong with it, the others go on
                    if is_of_the_database(fout):
                        raise
                    self._postpone(zending, LaterError(f"het dossier is niet te lezen: {type(fout).__name__}"))
                self.hartslag.rond()

    def _one(self, zending: Zending, hier: Bewaakt, hoorders: Hoorders, postbode: Postbode, haak: Haakklant) -> None:
        bericht = zending.bericht
        abonnement = self.tabel.abonnementen.een(bericht.wie, bericht.rol)
        kanaal = self.tabel.abonnementen.kanalen(bericht.wie, bericht.rol).get(zending.kanaal)
        if abonnement is None or kanaal is None:
            self._end(zending, Stand.VERVALLEN, "geen adres meer")
        elif (waarom := self._lapsed(bericht, abonnement, kanaal, hier, hoorders)) is not None:
            self._end(zending, Stand.VERVALLEN, waarom)
        else:
            self._send(zending, kanaal.adres, postbode, haak)

    def _send(self, zending: Zending, naar: Adres, postbode: Postbode, haak: Haakklant) -> None:
        try:
            if zending.kanaal is Kanaalsoort.EMAIL:
                postbode.bezorg(zending.bericht, naar.adres, naar.code)
            else:
                haak.bezorg(zending.bericht, naar)
        except NooitError as fout:
            self._end(zending, Stand.OPGEGEVEN, fout.reden)
        except LaterError as fout:
            self._postpone(zending, fout)
        else:
            self._op_rij = 0
            self._end(zending, Stand.BEZORGD, None)

    def _end(self, zending: Zending, stand: Stand, reden: str | None) -> None:
        self.tabel.klaar(zending, stand, self._now_ms(), reden)
        self.gedaan[stand.value] += 1
        if stand is Stand.OPGEGEVEN:
            logger.error("message given up id=%s way=%s reason=%s", zending.bericht.id, zending.kanaal, reden)

    def _postpone(self, zending: Zending, fout: LaterError) -> None:
        tijden = self.inrichting.instellingen.tijden
        begin, nu_ms = tijden.herhaal_seconden, self._now_ms()
        logger.warning("message waits id=%s way=%s reason=%s", zending.bericht.id, zending.kanaal, fout.reden)
        if fout.voor_alles:
            self._op_rij += 1
            self._rust_tot = nu_ms + 1_000 * min(begin * 2.0 ** min(self._op_rij - 1, 30), LONGEST_REST)
            self.tabel.later(zending, nu_ms, fout.reden, telt=False)
            self.fout = fout
        elif zending.pogingen >= tijden.opgeven_na:
            self._end(zending, Stand.OPGEGEVEN, fout.reden)
        else:
            wachten = min(begin * 2.0 ** (zending.pogingen - 1), LONGEST_PAUSE)
            self.tabel.later(zending, nu_ms + int(1_000 * wachten), fout.reden)

    def _lapsed(
        self, bericht: Bericht, abonnement: Abonnement, kanaal: Kanaal, hier: Bewaakt, hoorders: Hoorders
    ) -> str | None:
        """Say why a message need not go any more; looked at just before it would."""
        if bericht.soort is Soort.BEVESTIGING:
            return "al bevestigd" if kanaal.is_bevestigd else None
        if not kanaal.is_bevestigd:
            return "adres niet bevestigd"
        if (weg := hoorders.waarom_niet(abonnement)) is not None:
            return weg
        if bericht.soort is Soort.SAMENVATTING:
            te_laat = einde_van(date.fromisoformat(bericht.inhoud["dag"])) <= self.nu()
            return "de dag is voorbij" if te_laat else None
        if bericht.dossier_id is None or not abonnement.keuze.dringend:
            return "niet meer gewenst"
        with bezig(Handeling(nieuw_spoor(), ACTIE, wie=bericht.wie, rol=bericht.rol)) as handeling:
            dossier = resolved(hier, bericht.dossier_id)
            mag = staat(dossier, bericht) and mag_zien(hier, abonnement.gebruiker, dossier.id)
            hier.kern.logboek.gelezen(handeling, [dossier.id] if mag else ())
        return None if mag else "geldt niet meer, of mag hij niet meer zien"

    def _day(self) -> date:
        return self.nu().astimezone(AMSTERDAM).date()

    def _now_ms(self) -> int:
        return int(self.nu().timestamp() * 1_000)


def staat(dossier: Dossier, bericht: Bericht) -> bool:
    """Say whether the event that a message is about still counts."""
    soort = BY_TYPE[bericht.inhoud["gebeurtenis"]]
    return not dossier.is_vernietigd and any(str(v.id) == bericht.inhoud["gebeurtenisId"] for v in dossier.van(soort))

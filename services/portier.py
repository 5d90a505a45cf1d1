"""Who lets whom see what, and who hears of it?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from domain.beleid import Beleid
from domain.dossier import Vastlegging
from domain.events.base import Event
from domain.gemeenten import Gemeenten
from domain.tijdzone import begin_van_de_maand, einde_van_de_dag
from domain.toegang.besluit import Besluit, ToegangGeweigerdError, Toegangsreden, besluit, besluit_over
from domain.toegang.bron import Bron, Handeling
from domain.toegang.gebruiker import LOKAAL, Gebruiker
from domain.toegang.gezien import mag_gebeurtenis, mag_vastleggen, wpg_te_verzwijgen
from domain.toegang.kenmerken import Kenmerksoort
from domain.toegang.tabel import AAN_ZET, Reikwijdte
from domain.toegang.verborgen import NIETS_VERBORGEN, Verborgen, verborgen_voor
from domain.toegang.zicht import voorwaarde
from projections.stores.rijen import Rijen
from projections.stores.zicht import Zicht
from services.eventlog.log import EventLog
from services.gezienlog import Gezienlog, Inzage, blijvers
from services.gezienrijen import Beurtvraag, Rijdeel


@dataclass(frozen=True, slots=True)
class Beslissing:
    """One decision, in the form of AuthZEN: who, what, with which resource, whether, and why."""

    gebruiker: Gebruiker
    handeling: str
    bron: str
    dossier_id: UUID | None
    besluit: Besluit
    opgegeven_reden: str = ""
    """What an auditor gave as his reason to see who it is about."""

    def as_authzen(self) -> dict[str, Any]:
        """Return it as the Authorization Decision Log has it; there is no name or number of a pupil in it."""
        g = self.gebruiker
        wie = {"rol": g.rol.value, "gemeenten": sorted(g.gemeenten), "scholen": sorted(g.scholen)}
        if g.scopes is not None:
            wie["scopes"] = sorted(g.scopes)
        bron: dict[str, Any] = {"type": self.bron}
        if self.dossier_id is not None:
            bron["id"] = str(self.dossier_id)
        vraag: dict[str, Any] = {
            "subject": {"type": "gebruiker" if g.scopes is None else "systeem", "id": g.wie, "properties": wie},
            "action": {"name": self.handeling},
            "resource": bron,
        }
        if self.opgegeven_reden:
            vraag["context"] = {"reden": self.opgegeven_reden}
        besloten = {"decision": self.besluit.mag, "context": {"reason": self.besluit.reden.value}}
        return {"request": vraag, "response": besloten}


VOOR_HET_HUIS = frozenset({Bron.ONDERHOUD, Bron.KLOK})
"""What looks after log and rows, and tells nothing about anybody."""
Beslist = Callable[[Beslissing], None]


def niemand_hoort(_beslissing: Beslissing) -> None:
    """Keep a decision nowhere."""


@dataclass(frozen=True)
class Portier:
    """
    Decides for one request, and tells `beslist` of each decision once.

    `vandaag` and `bekend_op` are of now: a right is of now, also to look at the past. `volg` brings the rows up to the
    log and returns up to which moment; it is asked before the first decision about a dossier.
    """

    gebruiker: Gebruiker
    bron: Bron
    handeling: Handeling
    besluit: Besluit
    log: EventLog
    rijen: Rijen
    gemeenten: Gemeenten
    vandaag: date
    volg: Callable[[], datetime]
    beslist: Beslist
    reden: str = ""
    beleid: Callable[[], Iterable[Beleid]] = tuple
    """Says which policies hold or held here: they name the terms and signals that are hidden from a role."""
    beurt: Beurtvraag = lambda _dossier, _vraag: None
    _over: dict[UUID, tuple[Besluit, Inzage]] = field(default_factory=dict)
    _gemeld: set[UUID] = field(default_factory=set)

    @property
    def mag_alles(self) -> bool:
        """Whether nothing is to be left out."""
        return self.besluit.reikwijdte is Reikwijdte.ALLES

    @property
    def gaat_over_het_huis(self) -> bool:
        """Whether log and rows are needed as they are: nothing of a pupil is answered, or whoever asks may see all."""
        return self.mag_alles or self.bron in VOOR_HET_HUIS

    @property
    def gemaskeerd(self) -> bool:
        """Whether nothing may say who it is about."""
        return self.besluit.gemaskeerd

    @cached_property
    def bekend_op(self) -> datetime:
        """The moment up to which the rows tell who may see what."""
        return self.volg()

    @cached_property
    def verborgen(self) -> Verborgen:
        """Which terms and signals are hidden from whoever asks."""
        return NIETS_VERBORGEN if self.mag_alles else verborgen_voor(self.gebruiker.rol, self.beleid())

    def mag(self, bron: Bron, handeling: Handeling = Handeling.LEZEN) -> bool:
        """Say whether something else may as well, for what is only shown to who may (a menu, a button)."""
        return besluit(self.gebruiker, bron, handeling, reden=self.reden).mag

    def over(self, dossier_id: UUID) -> Besluit:
        """
        Decide about one dossier.

        Raises:
            ToegangGeweigerdError: it may not be seen.

        """
        gevonden, _ = self._look([dossier_id])[dossier_id]
        if dossier_id not in self._gemeld:
            self._gemeld.add(dossier_id)
            self._tell(gevonden, dossier_id)
        if not gevonden.mag:
            raise ToegangGeweigerdError(gevonden)
        return gevonden

    def inzage(self, dossier_ids: Iterable[UUID]) -> dict[UUID, Inzage]:
        """Return how much of each of these may be seen; all of them in one look."""
        ids = list(dict.fromkeys(dossier_ids))
        gevonden = self._look(ids)
        return {dossier_id: gevonden[dossier_id][1] for dossier_id in ids}

    def mag_school(self, brin: str) -> None:
        """Refuse the team of another school to somebody of one (raises ToegangGeweigerdError)."""
        if self.besluit.reikwijdte is Reikwijdte.EIGEN_LEERLINGEN and brin not in self.gebruiker.scholen:
            self._refuse(Toegangsreden.ANDER_WERKGEBIED)

    def mag_geheel(self, dossier_id: UUID) -> None:
        """Refuse what cannot be given in part, to who sees a part (raises ToegangGeweigerdError)."""
        if self.over(dossier_id).reden is Toegangsreden.TOT_OVERDRACHT:
            self._refuse(Toegangsreden.ANDER_WERKGEBIED)

    def mag_gemeente(self, code: str | None) -> None:
        """Refuse the counts of another municipality: they would be noughts (raises ToegangGeweigerdError)."""
        zicht = self.zicht()
        if zicht is not None and code is not None and code not in zicht.telcodes:
            self._refuse(Toegangsreden.ANDER_WERKGEBIED)

    def mag_nummer(self, pgn: str) -> None:
        """Refuse to name another pupil who may not be seen, as if he were not there (raises ToegangGeweigerdError)."""
        gevonden = self.log.registered_under([pgn]).get(pgn)
        if not self.mag_alles and (gevonden is None or not self.inzage([gevonden])[gevonden].mag):
            self._refuse(Toegangsreden.ANDER_WERKGEBIED)

    def mag_soort(self, soort: str) -> bool:
        """Say whether events of this kind are for this role to record."""
        return self.mag_alles or mag_vastleggen(self.gebruiker.rol, soort)

    def mag_vastleggen(self, soort: str) -> None:
        """Refuse to record a kind of event that is not for this role (raises ToegangGeweigerdError)."""
        if not self.mag_soort(soort):
            self._refuse(Toegangsreden.ROL_MAG_NIET)

    def toont(self, vastlegging: Vastlegging[Event]) -> bool:
        """Say whether an event of a dossier that may be seen, may be."""
        feit = vastlegging.feit
        return self.mag_alles or (mag_gebeurtenis(self.gebruiker, feit) and self.verborgen.toont(feit))

    def zicht(self) -> Zicht | None:
        """Return who may be in an answer about many; None is everybody."""
        if self.gaat_over_het_huis:
            return None
        eigen = {gemeente.code for c in self.gebruiker.gemeenten if (gemeente := self.gemeenten.huidige(c))}
        rol, per_maand = AAN_ZET.get(self.gebruiker.rol), self.besluit.reikwijdte is Reikwijdte.GETALLEN
        telt = per_maand or self.besluit.reikwijdte is Reikwijdte.VOLLEDIGE_GETALLEN
        return Zicht(
            voorwaarde(self.besluit.reikwijdte, self.gebruiker, self.gemeenten),
            self.vandaag,
            self.bekend_op,
            op_de_vraag=telt,
            rollen=None if rol is None else frozenset({rol}),
            hoogstens=begin_van_de_maand(self.vandaag) if per_maand else None,
            telcodes=frozenset(self.gemeenten.alle_codes(eigen)),
            deel=None if telt else Rijdeel(lambda: self.verborgen, self.toont, gezien_door(self).dossiers, self.beurt),
        )

    def _refuse(self, waarom: Toegangsreden) -> None:
        geweigerd = Besluit(mag=False, reden=waarom)
        self._tell(geweigerd, None)
        raise ToegangGeweigerdError(geweigerd)

    def _tell(self, gevonden: Besluit, dossier_id: UUID | None) -> None:
        self.beslist(Beslissing(self.gebruiker, self.handeling, self.bron, dossier_id, gevonden, self.reden))

    def _look(self, ids: list[UUID]) -> dict[UUID, tuple[Besluit, Inzage]]:
        nieuw = [dossier_id for dossier_id in ids if dossier_id not in self._over]
        if nieuw and self.mag_alles:
            self._over.update(dict.fromkeys(nieuw, (self.besluit, Inzage(mag=True))))
        elif nieuw:
            staat_in = blijvers(self.log, nieuw)
            gevonden = self.rijen.kenmerken(set(staat_in.values()), self.bekend_op)
            for dossier_id in nieuw:
                kenmerken = gevonden[staat_in[dossier_id]]
                een = besluit_over(self.gebruiker, self.besluit, kenmerken, self.vandaag, self.gemeenten)
                tot = None
                if een.reden is Toegangsreden.TOT_OVERDRACHT:
                    eigen = {g.code for c in self.gebruiker.gemeenten if (g := self.gemeenten.huidige(c))}
                    laatste = max(
                        k.dagen.tot_en_met
                        for k in kenmerken
                        if k.soort is Kenmerksoort.GEMEENTE and k.waarde in eigen and k.dagen.tot_en_met < self.vandaag
                    )
                    tot = einde_van_de_dag(date.fromordinal(laatste.toordinal() + 1))
                self._over[dossier_id] = een, Inzage(een.mag, tot)
        return self._over


def vraag_toegang(gebruiker: Gebruiker, bron: Bron, handeling: Handeling, beslist: Beslist, reden: str = "") -> Besluit:
    """
    Decide whether somebody may do something at all, and tell `beslist`.

    Raises:
        ToegangGeweigerdError: he may not.

    """
    gevonden = besluit(gebruiker, bron, handeling, reden=reden)
    beslist(Beslissing(gebruiker, handeling, bron, None, gevonden, reden))
    if not gevonden.mag:
        raise ToegangGeweigerdError(gevonden)
    return gevonden


ALS_LOKAAL = besluit(LOKAAL, Bron.ONDERHOUD, Handeling.BEHEREN)
"""What holds for whoever has the store and its keys."""


def gezien_door(portier: Portier) -> EventLog:
    """Return the log as this user may see it."""
    if portier.gaat_over_het_huis:
        return portier.log
    return Gezienlog(portier.log, portier.inzage, zonder_wpg=wpg_te_verzwijgen(portier.gebruiker.rol))

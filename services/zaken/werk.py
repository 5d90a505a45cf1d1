"""How is one zaak opened or closed, so that doing it again after a crash never makes a second one?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from stdnum.nl import bsn

from services.eventlog.log import EventLog
from services.logboek import Handeling, bezig
from services.logboek.spoor import nieuw_spoor
from services.zaken.fouten import LaterError, NooitError
from services.zaken.instellingen import Rol, Zaakinrichting
from services.zaken.klant import Toelichting, Zakenklant
from services.zaken.tabel import Geval, Stand, Zakentabel
from services.zaken.velden import is_van_ons, nummer_van, resultaat_van, rol_van, status_van, zaak_van

ACTIE = "dienst:zaken"
VANZELF = ("identificatie-niet-uniek", "unique", "in-future")
"""In codes of what time mends: it is there already, so we find it the next time, or our clock is ahead of theirs."""
Velden = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Zaakwerk:
    """
    Opens and closes zaken; each step first looks whether it was done, since whoever was here before may have died.

    Before something is made, the table says until when that may be on its way: nobody looks for it sooner. The number
    of a zaak follows from the escalation, and the moment of a status is fixed, so the system itself refuses a second.
    Before each call a line about the pupil is in the Logboek Dataverwerkingen.
    """

    log: EventLog
    tabel: Zakentabel
    klant: Zakenklant
    inrichting: Zaakinrichting
    nu: Callable[[], datetime]
    houdt: Callable[[], None]
    """See that we are still the only one (raises OpslagError)."""
    wie: str
    namens: str

    def doe(self, geval: Geval) -> Stand | None:
        """Bring it a stand further and return that; None when there need not be a zaak (raises ZaakError)."""
        return self._open(geval) if geval.stand is Stand.TE_OPENEN else self._close(geval)

    def _open(self, geval: Geval) -> Stand | None:
        zaak = geval.zaak or self._find(geval)
        if zaak is None and geval.klaar_sinds is not None:
            self.tabel.vergeet(geval.geval_id)
            return None
        if zaak is None:
            registratie = self.nu().astimezone(UTC).date()  # there the day may begin later: it refuses one to come
            zaak = self._make("zaken", zaak_van(geval, self.inrichting.instellingen, registratie), geval)
        if geval.zaak is None:
            self.tabel.zet_zaak(geval.geval_id, zaak)
        self._give_role(zaak, geval)
        if not self._list("statussen", {"zaak": zaak}, geval):
            self._make("statussen", status_van(zaak, self.inrichting.instellingen.beginstatus, geval.gemaakt_ms), geval)
        self.tabel.gedaan(geval.geval_id, Stand.OPEN)
        return Stand.OPEN

    def _find(self, geval: Geval) -> str | None:
        nummer, organisatie = nummer_van(geval.geval_id), self.inrichting.instellingen.bronorganisatie
        gevonden = self._list("zaken", {"identificatie": nummer, "bronorganisatie": organisatie}, geval)
        gevonden = [zaak for zaak in gevonden if zaak.get("identificatie") == nummer]
        if not gevonden:
            return None
        if not is_van_ons(gevonden[0], geval.geval_id):
            raise NooitError(f"zaaknummer {nummer} is daar van een andere zaak")
        return self.klant.onder_ons(gevonden[0].get("url"))

    def _give_role(self, zaak: str, geval: Geval) -> None:
        """Name the pupil, when that was asked for and he has a BSN: an onderwijsnummer is none."""
        rol = self.inrichting.instellingen.rol
        if rol is None:
            return
        er_al = self._list("rollen", {"zaak": zaak}, geval)
        if any(een.get("roltype") == rol.roltype for een in er_al):
            return
        velden = self._role(zaak, rol, geval.dossier_id)
        if velden is not None:
            self._make("rollen", velden, geval)

    def _role(self, zaak: str, rol: Rol, dossier_id: UUID) -> Velden | None:
        huidig = resolved(self.log, dossier_id)
        nummer = self.log.pgns_of([huidig]).get(huidig)
        return None if nummer is None or not bsn.is_valid(nummer) else rol_van(zaak, rol, nummer)

    def _close(self, geval: Geval) -> Stand:
        instellingen = self.inrichting.instellingen
        if geval.zaak is None or geval.sluit_ms is None:
            raise NooitError("de zaak is nooit geopend")
        with self._logged(geval) as toelichting:
            gezegd = self.klant.een(geval.zaak, toelichting)
        if gezegd.get("einddatum") is None:
            if not self._list("resultaten", {"zaak": geval.zaak}, geval):
                self._make("resultaten", resultaat_van(geval.zaak, instellingen.resultaattype), geval)
            self._make("statussen", status_van(geval.zaak, instellingen.eindstatus, geval.sluit_ms), geval)
        if self.log.dossier(geval.dossier_id).is_vernietigd:
            self.tabel.vergeet(geval.geval_id)
        else:
            self.tabel.gedaan(geval.geval_id, Stand.GESLOTEN)
        return Stand.GESLOTEN

    def _list(self, wat: str, vraag: dict[str, str], geval: Geval) -> list[Velden]:
        with self._logged(geval) as toelichting:
            return self.klant.lijst(wat, vraag, toelichting)

    def _make(self, wat: str, velden: Velden, geval: Geval) -> str:
        """Make something; until it may have arrived at last, nobody looks whether it is there."""
        self.houdt()
        onderweg = 2 * self.inrichting.instellingen.tijden.antwoord_seconden
        self.tabel.niet_voor(geval.geval_id, int((self.nu().timestamp() + onderweg) * 1_000))
        try:
            with self._logged(geval) as toelichting:
                adres = self.klant.maak(wat, velden, toelichting)
        except NooitError as fout:
            if any(woord in fout.reden for woord in VANZELF):
                raise LaterError(fout.reden) from None
            raise
        self.tabel.niet_voor(geval.geval_id, 0)
        return adres

    @contextmanager
    def _logged(self, geval: Geval) -> Iterator[Toelichting]:
        """Let a call be an action of its own, of which there is a line before anything leaves."""
        with bezig(Handeling(nieuw_spoor(), ACTIE, wie=self.wie)) as handeling:
            self.log.logboek.gelezen(handeling, [geval.dossier_id])
            yield Toelichting(f"Signaal {geval.soort} in Verzuimspoor", self.namens)


def resolved(log: EventLog, dossier_id: UUID) -> UUID:
    """Return where everything about the pupil of a dossier is found now."""
    while (verder := log.dossier(dossier_id).opgegaan_in) is not None:
        dossier_id = verder
    return dossier_id

"""Is the pupil at home on this one day, and how (3.3)?"""

from dataclasses import dataclass
from datetime import date

from domain.events.base import Event
from domain.events.duo import AbsoluutVerzuimGemeld
from domain.events.identiteit import Overleden
from domain.events.inschrijving import Geschorst, Ingeschreven, Uitgeschreven
from domain.events.verzuim import (
    Betergemeld,
    OngeoorloofdVerzuimGeregistreerd,
    SchoolgangGestaakt,
    SchoolgangHervat,
    Ziekgemeld,
)
from domain.events.vrijstelling import VerlofVerleend, VrijstellingBeeindigd, VrijstellingVerleend
from tests.tweede_mening.feiten import Feiten
from tests.tweede_mening.meldingen import Meldingstand
from tests.tweede_mening.plicht import Plichtgrenzen
from tests.tweede_mening.woonplaats import is_abroad, is_lesdag, open_inschrijvingen

SNIJDT_NIET = ("3a", "3b")


@dataclass(frozen=True)
class Leerling:
    """What is asked on every day, looked up once."""

    feiten: Feiten
    meldingen: list[Meldingstand]
    plicht: Plichtgrenzen | None

    def categorie(self, dag: date) -> str | None:
        """Return absoluut, relatief, or None for a day that is not a day at home."""
        if not self.telt(dag):
            return None
        if self.is_absoluut_thuis(dag):
            return "absoluut"
        return "relatief" if self.is_relatief_thuis(dag) else None

    def telt(self, dag: date) -> bool:
        if any(dag >= overleden.geldig_op for overleden in self.feiten.van(Overleden)):
            return False
        if is_abroad(self.feiten, dag):
            return False
        if self.plicht is None:
            return True
        return self.plicht.is_leerplichtig(dag) or self.plicht.is_kwalificatieplichtig(dag)

    def is_absoluut_thuis(self, dag: date) -> bool:
        bekend = False
        for soort in _INSCHRIJFFEITEN:
            bekend = bekend or any(feit.geldig_op <= dag for feit in self.feiten.van(soort))
        if not bekend or self.is_vrijgesteld(dag):
            return False
        return not open_inschrijvingen(self.feiten, dag)

    def is_relatief_thuis(self, dag: date) -> bool:
        if not (self._is_gemeld(dag) or self._is_gestaakt(dag) or self._mist_hele_dag(dag)):
            return False
        if self.is_vrijgesteld(dag) or self.is_ziek(dag):
            return False
        return not self.heeft_verlof(dag) and not self.is_geschorst(dag)

    def heeft_verlof(self, dag: date) -> bool:
        for verlof in self.feiten.van(VerlofVerleend):
            if verlof.geldig_op <= dag <= (verlof.tot_en_met or verlof.geldig_op):
                return True
        return False

    def is_geschorst(self, dag: date) -> bool:
        for geschorst in self.feiten.van(Geschorst):
            if geschorst.geldig_op <= dag <= (geschorst.tot_en_met or geschorst.geldig_op):
                return True
        return False

    def _is_gemeld(self, dag: date) -> bool:
        for melding in self.meldingen:
            begin = melding.begindatum
            if begin is not None and melding.geeft(dag) and not self._is_hervat(begin, dag):
                return True
        return False

    def _is_gestaakt(self, dag: date) -> bool:
        for gestaakt in self.feiten.van(SchoolgangGestaakt):
            if gestaakt.geldig_op <= dag and not self._is_hervat(gestaakt.geldig_op, dag):
                return True
        return False

    def _mist_hele_dag(self, dag: date) -> bool:
        for verzuim in self.feiten.van(OngeoorloofdVerzuimGeregistreerd):
            if verzuim.hele_dag and verzuim.geldig_op == dag:
                return is_lesdag(self.feiten, dag)
        return False

    def _is_hervat(self, begin: date, dag: date) -> bool:
        """A SchoolgangHervat ends what began before its date."""
        return any(begin < hervat.geldig_op <= dag for hervat in self.feiten.van(SchoolgangHervat))

    def is_vrijgesteld(self, dag: date) -> bool:
        for verleend in self.feiten.van(VrijstellingVerleend):
            if verleend.grond in SNIJDT_NIET or dag < verleend.geldig_op:
                continue
            if verleend.tot_en_met is not None and dag > verleend.tot_en_met:
                continue
            if not self._is_vrijstelling_beeindigd(verleend, dag):
                return True
        return False

    def _is_vrijstelling_beeindigd(self, verleend: VrijstellingVerleend, dag: date) -> bool:
        for einde in self.feiten.van(VrijstellingBeeindigd):
            if einde.grond == verleend.grond and verleend.geldig_op <= einde.geldig_op <= dag:
                return True
        return False

    def is_ziek(self, dag: date) -> bool:
        return any(self._is_ziek_sinds(ziek.geldig_op, dag) for ziek in self.feiten.van(Ziekgemeld))

    def _is_ziek_sinds(self, ziek: date, dag: date) -> bool:
        if dag < ziek:
            return False
        beter = [b.geldig_op for b in self.feiten.van(Betergemeld) if b.geldig_op >= ziek]
        if beter:
            return dag < min(beter)
        for melding in self.meldingen:
            if melding.begindatum is not None and ziek < melding.begindatum <= dag and melding.geeft_dagen():
                return False
        return True


_INSCHRIJFFEITEN: tuple[type[Event], ...] = (Ingeschreven, Uitgeschreven, AbsoluutVerzuimGemeld)

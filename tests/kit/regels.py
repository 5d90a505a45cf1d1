"""
What do the rules say: sixteen hours, sickness, the Doorstroompunt, who is to act, and may the officer look?

`gegeven(verzuim("2026-03-03", lesuren=16)).bereikt_zestien_uur("2026-03-03")`: each statement is one line.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.events.base import Event
from domain.rules.doelbinding import Grondslag, grondslag
from domain.rules.rmc import rmc_dagen
from domain.rules.zestien_uur import Overschrijding, overschrijdingen
from domain.rules.ziekteverzuim import ziektesignalen
from tests.kit import verhaal as kit
from tests.kit.klok import Verloop
from tests.kit.lijnen import written
from tests.kit.verhaal import Vernomen
from tests.kit.woorden import feit


def verzuim(op: str, *, lesuren: int | None = None, minuten: int | None = None) -> Event:
    hoeveel = {"lesuren": lesuren, "minuten": minuten}
    genoemd = {naam: aantal for naam, aantal in hoeveel.items() if aantal is not None}
    return feit("OngeoorloofdVerzuimGeregistreerd", op, **genoemd)


def gemeld(soort: str, begin: str, eind: str | None = None, *, op: str, nummer: str = "1", **velden: Any) -> Event:
    """Receive a melding of some kind on the day it was made."""
    melding = {"meldingsnummer": nummer, "soort": soort, "begindatum": begin, "melddatum": op}
    return feit("MeldingOntvangen", op, **{**melding, **({"einddatum": eind} if eind else {}), **velden})


def gesloten(op: str, *, nummer: str = "1", status: str = "G", **velden: Any) -> Event:
    return feit("MeldingStatusGewijzigd", op, meldingsnummer=nummer, status=status, **velden)


def ziek(op: str, beter: str | None = None) -> tuple[Event, ...]:
    """Say that the pupil is sick, and the first day back."""
    gemeld_ziek = feit("Ziekgemeld", op)
    return (gemeld_ziek,) if beter is None else (gemeld_ziek, feit("Betergemeld", beter))


@dataclass(frozen=True)
class Regelverhaal(Verloop):
    """A story of which the rules are asked."""

    def bereikt_zestien_uur(
        self, op: str, *, minuten: int | None = None, gemeld_op: str | None = None, melding: str | None = None
    ) -> None:
        """Compare the one crossing there is."""
        gevonden = self._crossings()
        assert [str(o.bereikt_op) for o in gevonden] == [op]
        assert minuten in (None, gevonden[0].minuten), gevonden
        assert (gevonden[0].gemeld_op and str(gevonden[0].gemeld_op)) == gemeld_op, gevonden
        assert melding in (None, gevonden[0].meldingsnummer), gevonden

    def bereikt_zestien_uur_op(self, *dagen: str) -> None:
        """Compare all crossings."""
        assert [str(o.bereikt_op) for o in self._crossings()] == list(dagen)

    def bereikt_geen_zestien_uur(self) -> None:
        self.bereikt_zestien_uur_op()

    def geeft_ziektesignalen(self, *regels: str) -> None:
        """Compare all signals: `2026-03-06 vaak-ziek`."""
        gevonden = ziektesignalen(self.verhaal.dossier, self.verhaal.kader)

        assert [f"{s.op} {s.soort}" for s in gevonden] == list(regels)

    def valt_onder_rmc(self, *perioden: str) -> None:
        """Compare all days: `2026-02-10..2035-02-09`."""
        gevonden = rmc_dagen(self.verhaal.dossier, self.verhaal.kader)

        assert [written(run) for run in gevonden] == list(perioden)

    def aan_zet(self, rol: str | None, *, op: str, want: str = "") -> None:
        """Compare who is to act, and see that the explanation says why."""
        beurt = self.inzicht.beurten.op(date.fromisoformat(op))

        assert (beurt and beurt.rol) == rol, f"aan zet is {beurt}"
        assert want in (beurt.uitleg.tekst if beurt else "")
        assert beurt is None or beurt.uitleg.gebeurtenissen or "termijn" in beurt.uitleg.tekst, "waarop berust dat?"

    def niemand_aan_zet(self, *, op: str) -> None:
        self.aan_zet(None, op=op)

    def grondslag(self, soort: str, *, op: str, tot_en_met: str | None = None) -> None:
        """Compare the ground that lasts longest; without `tot_en_met` it has no end."""
        gevonden = self._ground(op)

        assert gevonden is not None, f"op {op} is er geen grondslag"
        assert gevonden.soort == soort
        assert (gevonden.tot_en_met and str(gevonden.tot_en_met)) == tot_en_met
        assert gevonden.uitleg.gebeurtenissen, "een grondslag berust op een gebeurtenis"

    def geen_grondslag(self, *, op: str) -> None:
        assert self._ground(op) is None, f"op {op}: {self._ground(op)}"

    def _ground(self, op: str) -> Grondslag | None:
        return grondslag(
            self.verhaal.dossier,
            self.verhaal.kader,
            self.inzicht.thuisperioden,
            self.inzicht.termijnen,
            date.fromisoformat(op),
        )

    def _crossings(self) -> tuple[Overschrijding, ...]:
        return overschrijdingen(self.verhaal.dossier, self.verhaal.kader)


def gegeven(*wat: Event | Vernomen | tuple[Event, ...]) -> Regelverhaal:
    """Begin a story: this was recorded, in this order."""
    feiten = [een for deel in wat for een in (deel if isinstance(deel, tuple) else (deel,))]
    return Regelverhaal(kit.gegeven(*feiten))

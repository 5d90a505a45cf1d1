"""What must be so of a dossier before somebody sees it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.gemeenten import Gemeenten
from domain.toegang.gebruiker import Gebruiker
from domain.toegang.kenmerken import JA, Kenmerksoort, Toegangskenmerk
from domain.toegang.tabel import Reikwijdte

Eis = tuple[Kenmerksoort, frozenset[str]]
"""On the day one of these values must be there."""
Weg = tuple[Eis, ...]
"""What must be so together."""

GRONDSLAG: Eis = (Kenmerksoort.GRONDSLAG, frozenset({JA}))


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """Ways in; one of them is enough, and without any nobody gets in. `alles` asks nothing."""

    wegen: tuple[Weg, ...] = ()
    alles: bool = False

    def geldt(self, kenmerken: Iterable[Toegangskenmerk], dag: date) -> bool:
        """Say whether a dossier may be seen on a day."""
        er_is = {(k.soort, k.waarde) for k in kenmerken if dag in k.dagen}
        return self.alles or any(
            all(any((soort, waarde) in er_is for waarde in waarden) for soort, waarden in weg) for weg in self.wegen
        )

    def zonder(self, soort: Kenmerksoort) -> "Voorwaarde":
        """Return what is asked besides this: who meets that, fails on this only."""
        wegen = tuple(tuple(eis for eis in weg if eis[0] is not soort) for weg in self.wegen)
        return Voorwaarde(tuple(weg for weg in wegen if weg), self.alles)


NIEMAND = Voorwaarde()


def voorwaarde(reikwijdte: Reikwijdte, gebruiker: Gebruiker, gemeenten: Gemeenten) -> Voorwaarde:
    """Return what must be so of a dossier for this user; an empty work area is nobody's, not everybody's."""
    codes = frozenset(gemeente.code for code in gebruiker.gemeenten if (gemeente := gemeenten.huidige(code)))
    hier: Eis = (Kenmerksoort.GEMEENTE, codes)
    op_school: Eis = (Kenmerksoort.SCHOOL, gebruiker.scholen)
    leeftijd: Eis = (Kenmerksoort.RMC_LEEFTIJD, frozenset({JA}))
    wegen: tuple[Weg, ...]
    match reikwijdte:
        case Reikwijdte.ALLES:
            return Voorwaarde(alles=True)
        case Reikwijdte.GEMEENTE_MET_GRONDSLAG:
            wegen = ((hier, GRONDSLAG),)
        case Reikwijdte.DOORSTROOMPUNT:
            doorstroompunt: Eis = (Kenmerksoort.DOORSTROOMPUNT, frozenset({JA}))
            wegen = ((hier, leeftijd, GRONDSLAG), (hier, leeftijd, doorstroompunt))
        case Reikwijdte.EIGEN_LEERLINGEN:
            wegen = ((op_school,),)
        case Reikwijdte.BETROKKEN_JGZ:
            wegen = ((hier, (Kenmerksoort.PARTNER, frozenset({"jgz"})), GRONDSLAG),)
        case Reikwijdte.BETROKKEN_SWV:
            swv: Eis = (Kenmerksoort.PARTNER, frozenset({"swv"}))
            wegen = ((hier, swv, GRONDSLAG), (op_school, swv, GRONDSLAG))
        case Reikwijdte.BEHANDELD:
            wegen = (((Kenmerksoort.BEHANDELAAR, frozenset({gebruiker.wie})), GRONDSLAG),)
        case Reikwijdte.THUISZITTERS_IN_DE_REGIO:
            wegen = ((hier, (Kenmerksoort.THUISZITTER, frozenset({JA})), GRONDSLAG),)
        case Reikwijdte.GEMEENTE_GEMASKEERD | Reikwijdte.GETALLEN | Reikwijdte.VOLLEDIGE_GETALLEN:
            wegen = ((hier,),)
        case Reikwijdte.ONPERSOONLIJK:
            return NIEMAND
    return Voorwaarde(tuple(weg for weg in wegen if all(waarden for _, waarden in weg)))

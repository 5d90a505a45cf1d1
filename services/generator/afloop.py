"""How does a melding go from registered to closed?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import log
from random import Random

from domain.events.duo import Meldingsoort as Soort
from services.generator.aannames import Aannames
from services.generator.agenda import doordeweeks, kantoortijd, na_dagen

VIER_WEKEN = 28
DRIE_MAANDEN = 91
LANGSTE = 600
LANGDURIG = (Soort.LRV, Soort.RMC)
UITKOMSTEN_LANGDURIG: tuple[tuple[float, str, str], ...] = (
    (0.58, "G", "terug"),
    (0.70, "G", "andere-opleiding"),
    (0.77, "G", "uitgeschreven"),
    (0.79, "G", "werk"),
    (0.87, "G", "langdurig-ziek"),
    (0.92, "G", "legitiem"),
    (0.98, "I", "vrijstelling"),
    (0.999, "G", "vrijstelling"),
    (1.0, "G", "overleden"),
)
"""Cumulative (aanname): no distribution of the closing reasons was published."""
UITKOMSTEN_KORT: tuple[tuple[float, str, str], ...] = (
    (0.85, "G", "terug"),
    (0.90, "G", "andere-opleiding"),
    (0.92, "G", "uitgeschreven"),
    (0.95, "G", "langdurig-ziek"),
    (1.0, "G", "legitiem"),
)
ZONDER_EINDE = ("langdurig-ziek", "legitiem", "vrijstelling", "overleden")
"""Reasons with which nobody fills in when the pupil came back."""


@dataclass(frozen=True, slots=True)
class Mutatie:
    """What was said about a melding at a moment (local time)."""

    moment: datetime
    status: str
    reden: str
    einddatum: date | None


def verloop(soort: Soort, begin: date, aannames: Aannames, rng: Random) -> tuple[date, tuple[Mutatie, ...]]:
    """Return the day of the melding and all that is said about it, in order."""
    if soort in LANGDURIG:
        return _langdurig(begin, aannames, rng)
    return _kort(soort, begin, aannames, rng)


def duur(aannames: Aannames, rng: Random) -> int:
    """Draw how many days a long absence lasts: over four weeks, a known share over three months."""
    halverwege = DRIE_MAANDEN - VIER_WEKEN
    extra = halverwege * log(1 - rng.random()) / log(aannames.langer_dan_drie_maanden)
    return min(LANGSTE, VIER_WEKEN + 1 + round(extra))


def _langdurig(begin: date, aannames: Aannames, rng: Random) -> tuple[date, tuple[Mutatie, ...]]:
    melddatum = na_dagen(rng, begin, VIER_WEKEN, VIER_WEKEN + 14)
    terug = doordeweeks(begin + timedelta(days=duur(aannames, rng)))
    gemeld = Mutatie(kantoortijd(rng, melddatum), "R", "", None)
    opgepakt = _daarna(rng, gemeld, 1, 10, "B")
    if rng.random() < aannames.blijft_open:
        return melddatum, (gemeld, opgepakt)
    status, reden = _uitkomst(UITKOMSTEN_LANGDURIG, aannames, rng)
    einde = None if reden in ZONDER_EINDE or rng.random() < 0.1 else max(terug, melddatum)
    sluiting = max(terug, opgepakt.moment.date() + timedelta(days=1))
    mutaties = [gemeld, opgepakt]
    if einde is not None and rng.random() < 0.3:
        mutaties.append(Mutatie(kantoortijd(rng, na_dagen(rng, sluiting, 0, 3)), "B", "", einde))
        sluiting = mutaties[-1].moment.date() + timedelta(days=1)
    mutaties.append(Mutatie(kantoortijd(rng, na_dagen(rng, sluiting, 0, 14)), status, reden, einde))
    return melddatum, tuple(mutaties)


def _kort(soort: Soort, begin: date, aannames: Aannames, rng: Random) -> tuple[date, tuple[Mutatie, ...]]:
    langste = 24 if soort in (Soort.V3, Soort.V4) else 12
    einde = na_dagen(rng, begin, 1, langste)
    melddatum = na_dagen(rng, einde, 0, 7) if rng.random() < 0.9 else na_dagen(rng, einde, 8, 30)
    gemeld = Mutatie(kantoortijd(rng, melddatum), "R", "", einde)
    if rng.random() < aannames.kennisgeving:
        return melddatum, (gemeld, _daarna(rng, gemeld, 1, 14, "K"))
    opgepakt = _daarna(rng, gemeld, 1, 10, "B")
    status, reden = _uitkomst(UITKOMSTEN_KORT, aannames, rng)
    return melddatum, (gemeld, opgepakt, _daarna(rng, opgepakt, 7, 60, status, reden))


def _uitkomst(uitkomsten: tuple[tuple[float, str, str], ...], aannames: Aannames, rng: Random) -> tuple[str, str]:
    if rng.random() < aannames.ingetrokken:
        return "I", "onterecht"
    trek = rng.random()
    return next((status, reden) for grens, status, reden in uitkomsten if trek < grens)


def _daarna(rng: Random, vorige: Mutatie, minstens: int, hoogstens: int, status: str, reden: str = "") -> Mutatie:
    dag = na_dagen(rng, vorige.moment.date(), minstens, hoogstens)
    return Mutatie(kantoortijd(rng, dag), status, reden, vorige.einddatum)

"""How do a few numbers become lines or bars?"""

from collections.abc import Sequence
from dataclasses import dataclass

BREED, HOOG = 1000, 280
LINKS, RECHTS, BOVEN, ONDER = 50, 30, 16, 34
STAAF, TUSSEN, LABEL = 24, 10, 260
NIET = "minder dan 5"


@dataclass(frozen=True, slots=True)
class Lijngrafiek:
    """Lines over the same places; a number that is not shown interrupts its line."""

    breed: int
    hoog: int
    links: int
    onder: int
    paden: Sequence[str]
    punten: Sequence[tuple[int, float, float, str]]
    x_streepjes: Sequence[tuple[float, str]]
    y_streepjes: Sequence[tuple[float, int]]


@dataclass(frozen=True, slots=True)
class Staaf:
    """A bar: where it is, how long, its label and its number in words."""

    y: float
    breed: float
    label: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Staven:
    """Bars to the right of their labels."""

    breed: int
    hoog: float
    links: int
    staven: Sequence[Staaf]


def lijngrafiek(labels: Sequence[str], reeksen: Sequence[Sequence[int | None]]) -> Lijngrafiek:
    """Return lines for series of numbers, each as long as `labels`."""
    hoogste = max((w for reeks in reeksen for w in reeks if w is not None), default=0)
    stap = _step(hoogste)
    top = max(stap, -(-hoogste // stap) * stap)
    veld = HOOG - BOVEN - ONDER

    def x(i: int) -> float:
        return round(LINKS + (BREED - LINKS - RECHTS) * i / max(1, len(labels) - 1), 1)

    def y(waarde: int) -> float:
        return round(BOVEN + veld * (1 - waarde / top), 1)

    paden, punten = [], []
    for nummer, reeks in enumerate(reeksen):
        pad, pen = "", "M"
        for i, waarde in enumerate(reeks):
            if waarde is None:
                pen = "M"
                continue
            pad += f"{pen}{x(i)} {y(waarde)} "
            pen = "L"
            punten.append((nummer, x(i), y(waarde), f"{labels[i]}: {waarde}"))
        paden.append(pad.strip())
    return Lijngrafiek(
        BREED,
        HOOG,
        LINKS,
        HOOG - ONDER,
        paden,
        punten,
        [(x(i), label) for i, label in enumerate(labels)],
        [(y(w), w) for w in range(0, top + 1, stap)],
    )


def staven(regels: Sequence[tuple[str, int | None]], meer: str = "") -> Staven:
    """Return bars; `meer` is put behind every number."""
    hoogste = max((w for _, w in regels if w is not None), default=0) or 1
    ruimte = BREED - LABEL - 130
    uit = [
        Staaf(
            i * (STAAF + TUSSEN) + 4,
            round(ruimte * (w or 0) / hoogste, 1),
            label,
            NIET if w is None else f"{w}{meer}" if w or not meer else "niemand",
        )
        for i, (label, w) in enumerate(regels)
    ]
    return Staven(BREED, len(regels) * (STAAF + TUSSEN) + 8, LABEL, uit)


def _step(hoogste: int) -> int:
    """Return a round step of which some four go in the highest."""
    ruw = max(1, -(-hoogste // 4))
    macht = int("1" + "0" * (len(str(ruw)) - 1))
    return next(maat * macht for maat in (1, 2, 5, 10) if maat * macht >= ruw)

"""How is a long list cut into pages, and which filters can be chosen?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.dashboard.verzoek import Verzoek

PER_BLAD = 50
Regel = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Blad:
    """One page of a list."""

    regels: Sequence[Regel]
    nummer: int
    aantal_bladen: int
    aantal: int
    link: Callable[[int], str]


def blad(v: Verzoek, regels: Sequence[Regel]) -> Blad:
    """Return the page of a list that the address asks for; the last one when there are fewer."""
    aantal_bladen = max(1, -(-len(regels) // PER_BLAD))
    gevraagd = v.veld("blad")
    nummer = min(max(int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) < len("1000000") else 1, 1), aantal_bladen)
    eerste = (nummer - 1) * PER_BLAD
    rest = {n: w for n, w in v.request.query_params.items() if n not in ("blad", "peildatum", "bekendOp")}
    return Blad(
        regels[eerste : eerste + PER_BLAD],
        nummer,
        aantal_bladen,
        len(regels),
        lambda n: v.link(v.request.url.path, **{**rest, "blad": n}),
    )


def gefilterd(regels: Iterable[Regel], **gelijk: str) -> list[Regel]:
    """Return the lines that have these values in these fields; an empty value asks nothing."""
    gevraagd = {veld: waarde for veld, waarde in gelijk.items() if waarde}
    return [r for r in regels if all(str(r.get(veld) or "") == waarde for veld, waarde in gevraagd.items())]


def keuzes(regels: Iterable[Regel], veld: str, tekst: Callable[[str], str] = str) -> list[tuple[str, str]]:
    """Return what can be chosen in a field, with how it is said, in alphabetical order."""
    return sorted(((w, tekst(w)) for w in {str(r[veld]) for r in regels if r.get(veld)}), key=lambda paar: paar[1])

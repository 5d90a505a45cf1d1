"""What decides who may see a dossier, on which days?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.toegang.kenmerken import kenmerken
from projections.views.view import Inzicht, View


class Toegangsregel(NamedTuple):
    """Days on which something is so of the dossier: `kenmerk` says what, `waarde` which one."""

    kenmerk: str
    waarde: str
    van: str
    tot_en_met: str


def rows(inzicht: Inzicht) -> Iterator[Toegangsregel]:
    """Yield what is so of the dossier."""
    for soort, waarde, dagen in kenmerken(inzicht.dossier, inzicht.kader):
        yield Toegangsregel(soort, waarde, dagen.van.isoformat(), dagen.tot_en_met.isoformat())


VIEW = View(
    "toegang",
    Toegangsregel,
    sleutel=("kenmerk", "waarde", "van"),
    rows=rows,
    indexen=(("kenmerk", "waarde", "bekend_tot", "tot_en_met"),),
)

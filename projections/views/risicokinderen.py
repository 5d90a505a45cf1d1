"""Which children are followed from before school, and do they have a place?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.periode import opgedeeld
from domain.rules.risicokinderen import risicokind
from projections.views.view import Inzicht, View, as_json

VOOR_DE_LEERPLICHT, LEERPLICHTIG = "voor-de-leerplicht", "leerplichtig"


class Gevolgde(NamedTuple):
    """Days on which a child without a school is followed, which lives in this municipality."""

    van: str
    tot_en_met: str
    status: str
    sinds: str
    leerplicht_vanaf: str
    gemeentecode: str | None
    uitleg: str


def rows(inzicht: Inzicht) -> Iterator[Gevolgde]:
    """Yield the days on which the pupil is such a child."""
    kind = risicokind(inzicht.dossier, inzicht.kader)
    if kind is None:
        return
    omslagen = {*inzicht.verblijf.omslagen_van_gemeente, kind.leerplicht_vanaf}
    for deel in (deel for run in kind.dagen for deel in opgedeeld(run, omslagen)):
        yield Gevolgde(
            van=deel.van.isoformat(),
            tot_en_met=deel.tot_en_met.isoformat(),
            status=LEERPLICHTIG if deel.van >= kind.leerplicht_vanaf else VOOR_DE_LEERPLICHT,
            sinds=kind.dagen.runs[0].van.isoformat(),
            leerplicht_vanaf=kind.leerplicht_vanaf.isoformat(),
            gemeentecode=inzicht.verblijf.gemeente_op(deel.van),
            uitleg=as_json((kind.uitleg,)),
        )


VIEW = View(
    "risicokinderen",
    Gevolgde,
    sleutel=("van",),
    rows=rows,
    indexen=(("gemeentecode", "bekend_tot", "tot_en_met"), ("bekend_tot", "tot_en_met", "leerplicht_vanaf")),
)

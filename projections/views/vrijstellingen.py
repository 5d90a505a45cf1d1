"""Which exemptions were asked for, and how does each stand on which days?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.rules.vrijstellingen import BRON, REGEL, vrijstellingen
from domain.uitleg import Uitleg
from projections.views.view import Inzicht, View, as_json, as_text


class Vrijstellingstand(NamedTuple):
    """
    Days on which an exemption stood the same; `sleutel` is the event with which it began.

    Of the circumstances only the ground is kept: the overview needs it, and the rest stays in the log.
    """

    sleutel: str
    grond: str
    status: str
    van: str
    tot_en_met: str
    gevraagd_op: str | None
    besloten_op: str | None
    van_kracht_van: str | None
    van_kracht_tot_en_met: str | None
    uitleg: str


def rows(inzicht: Inzicht) -> Iterator[Vrijstellingstand]:
    """Yield how the pupil's exemptions stand."""
    for vrijstelling in vrijstellingen(inzicht.dossier):
        kracht = vrijstelling.van_kracht
        for dagen, status in vrijstelling.standen():
            tekst = f"Vrijstelling of vervanging op grond van artikel {vrijstelling.grond}: {status} vanaf {dagen.van}."
            yield Vrijstellingstand(
                sleutel=vrijstelling.sleutel,
                grond=vrijstelling.grond,
                status=status,
                van=dagen.van.isoformat(),
                tot_en_met=dagen.tot_en_met.isoformat(),
                gevraagd_op=as_text(vrijstelling.gevraagd_op),
                besloten_op=as_text(vrijstelling.besloten_op),
                van_kracht_van=as_text(kracht.van if kracht else None),
                van_kracht_tot_en_met=as_text(kracht.eind if kracht else None),
                uitleg=as_json((Uitleg(REGEL, BRON, tekst, vrijstelling.gebeurtenissen),)),
            )


VIEW = View(
    "vrijstellingen",
    Vrijstellingstand,
    sleutel=("sleutel", "van"),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "van"),),
    dagen=None,
)

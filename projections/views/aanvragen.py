"""Which requests wait for a decision, on which days, of whom, and what is missing?"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.aanvraag.stukken import ontbrekend, ontvangen, stukken
from domain.aanvragen import Aanvraag, aanvragen
from domain.dossier import Dossier
from domain.periode import opgedeeld
from projections.views.view import Inzicht, View, as_text


class Aanvraagregel(NamedTuple):
    """
    Days on which a request waits for a decision, and the same is missing; of leave also which days are asked.

    `ontbreekt` are the kinds of things that must still come, with a space between them. Why stays in the log.
    """

    soort: str
    grond: str | None
    wacht_op: str
    van: str
    tot_en_met: str
    gevraagd_op: str
    eerste_dag: str | None
    laatste_dag: str | None
    ontbreekt: str
    gebeurtenis_id: str


def rows(inzicht: Inzicht) -> Iterator[Aanvraagregel]:
    """Yield the pupil's requests while they wait."""
    for aanvraag in aanvragen(inzicht.dossier):
        yield from _lines(aanvraag, inzicht.dossier)


def _lines(aanvraag: Aanvraag, dossier: Dossier) -> Iterator[Aanvraagregel]:
    if aanvraag.open_ is None:
        return
    eisen = () if aanvraag.kader is None else aanvraag.kader.stukken
    binnen = ontvangen(dossier, aanvraag.gebeurtenissen) if eisen else []
    vorige: Aanvraagregel | None = None
    for dagen in opgedeeld(aanvraag.open_, (v.feit.geldig_op for v in binnen)):
        lijst = stukken(eisen, binnen, aanvraag.gevraagd_op, dagen.van)
        regel = Aanvraagregel(
            soort=aanvraag.soort.value,
            grond=None if aanvraag.grond is None else str(aanvraag.grond),
            wacht_op=aanvraag.wacht_op,
            van=dagen.van.isoformat(),
            tot_en_met=dagen.tot_en_met.isoformat(),
            gevraagd_op=aanvraag.gevraagd_op.isoformat(),
            eerste_dag=as_text(aanvraag.dagen.van if aanvraag.dagen else None),
            laatste_dag=as_text(aanvraag.dagen.tot_en_met if aanvraag.dagen else None),
            ontbreekt=" ".join(stuk.eis.soort for stuk in ontbrekend(lijst)),
            gebeurtenis_id=str(aanvraag.gebeurtenis),
        )
        if vorige is not None and vorige.ontbreekt == regel.ontbreekt:
            vorige = vorige._replace(tot_en_met=regel.tot_en_met)
            continue
        if vorige is not None:
            yield vorige
        vorige = regel
    if vorige is not None:
        yield vorige


VIEW = View(
    "aanvragen",
    Aanvraagregel,
    sleutel=("gebeurtenis_id", "van"),
    rows=rows,
    indexen=(("bekend_tot", "tot_en_met", "van"),),
    dagen=None,
)

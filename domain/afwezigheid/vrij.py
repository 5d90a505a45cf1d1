"""On which days was staying away all right?"""

from collections.abc import Iterator
from datetime import date

from domain.afwezigheid.relatief import dagen_van, lrv_gives_days
from domain.dossier import Dossier, derived
from domain.events.inschrijving import Geschorst
from domain.events.verzuim import Betergemeld, Ziekgemeld
from domain.events.vrijstelling import Grond, VerlofVerleend, VrijstellingBeeindigd, VrijstellingVerleend
from domain.melding import meldingen
from domain.periode import ALTIJD, DAG, Dagen, Periode

VRIJSTELLEND = frozenset({Grond.ONGESCHIKT, Grond.RICHTING, Grond.BUITENLAND, Grond.TREKKEND, Grond.ANDER_ONDERWIJS})
"""3a and 3b are replacement programmes that must be attended: they cut nothing out."""


@derived
def vrijgesteld(dossier: Dossier) -> Dagen:
    """Return the days on which an exemption is in force."""
    beeindigd = dossier.op_datum(VrijstellingBeeindigd)
    periodes = []
    for vastlegging in dossier.van(VrijstellingVerleend):
        feit = vastlegging.feit
        if feit.grond in VRIJSTELLEND:
            einden = (b.feit.geldig_op - DAG for b in beeindigd if b.feit.grond is feit.grond)
            einde = next((dag for dag in einden if dag >= feit.geldig_op - DAG), ALTIJD)
            periodes.append(Periode(feit.geldig_op, min(einde, feit.tot_en_met or ALTIJD)))
    return Dagen(periodes)


@derived
def met_verlof_of_geschorst(dossier: Dossier) -> Dagen:
    """Return the days of leave and suspension; without an end they last one day."""
    feiten: list[VerlofVerleend | Geschorst] = [v.feit for v in dossier.van(VerlofVerleend)]
    feiten.extend(v.feit for v in dossier.van(Geschorst))
    return Dagen(Periode(feit.geldig_op, feit.tot_en_met or feit.geldig_op) for feit in feiten)


@derived
def ziek(dossier: Dossier) -> Dagen:
    """Return the days of sickness."""
    return Dagen(ziekteperioden(dossier))


def ziekteperioden(dossier: Dossier) -> list[Periode]:
    """
    Return how long each report of sickness lasts: from `Ziekgemeld` through the day before `Betergemeld`.

    Without one it lasts until the day before a later LRV melding that gives days, else it stays open.
    """
    gevallen = [v.feit.geldig_op for v in dossier.van(Ziekgemeld)]
    if not gevallen:
        return []
    beter = sorted(v.feit.geldig_op for v in dossier.van(Betergemeld))
    lrv = sorted(_starts_of_lrv(dossier))
    return [Periode(dag, _last_day_sick(dag, beter, lrv)) for dag in gevallen]


def _last_day_sick(ziek_op: date, beter: list[date], lrv: list[date]) -> date:
    for dag in beter:
        if dag >= ziek_op:
            return dag - DAG
    return next((dag - DAG for dag in lrv if dag > ziek_op), ALTIJD)


def _starts_of_lrv(dossier: Dossier) -> Iterator[date]:
    for melding in meldingen(dossier):
        if lrv_gives_days(melding) and (dagen := dagen_van(melding)) is not None:
            yield dagen.van

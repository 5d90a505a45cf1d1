"""In which school years does a pupil count as absolute absence?"""

from collections.abc import Iterator
from itertools import pairwise

from domain.afwezigheid.vrij import vrijgesteld
from domain.inschrijving import inschrijving_op
from domain.periode import DAG, Periode, add_months, einde_schooljaar
from domain.telling.cijfers import ABSOLUUT, ABSOLUUT_LANG, ABSOLUUT_OPGELOST
from domain.telling.geteld import Geteld, Teldossier
from domain.telling.indeling import SCHOOLJAREN, eerste_dagen, plaats_op

MAANDEN = 3


def absoluut(leerling: Teldossier) -> Iterator[Geteld]:
    """Yield the figures of absolute absence (docs/regels/telling.md)."""
    if not leerling.thuis:
        return
    runs = sorted(run for thuis in leerling.thuis for run in thuis.absoluut if run.van <= SCHOOLJAREN.tot_en_met)
    for plaats, op in eerste_dagen(runs, leerling.verblijf).items():
        yield Geteld(ABSOLUUT, plaats, op)
    lang = (Periode(add_months(run.van, MAANDEN) + DAG, run.tot_en_met) for run in runs)
    for plaats, op in eerste_dagen(lang, leerling.verblijf).items():
        yield Geteld(ABSOLUUT_LANG, plaats, op)
    yield from _solved(runs, leerling)


def _solved(runs: list[Periode], leerling: Teldossier) -> Iterator[Geteld]:
    """Yield where the last absence of a school year ended in that year with a school or an exemption."""
    vrij = vrijgesteld(leerling.dossier) if runs else ()
    for run, volgende in pairwise([*runs, None]):
        if run is None or run.eind is None or run.eind not in SCHOOLJAREN:
            continue
        terug, einde = run.eind + DAG, einde_schooljaar(run.eind)
        nog_eens = volgende is not None and volgende.van <= einde
        opgelost = terug in vrij or inschrijving_op(leerling.verblijf.inschrijvingen, terug) is not None
        if opgelost and not nog_eens and terug <= einde:
            yield Geteld(ABSOLUUT_OPGELOST, plaats_op(run.eind, leerling.verblijf), terug)

"""On which days did an enrolled pupil stay away without a valid reason?"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.dossier import Dossier, derived
from domain.events.duo import Meldingsoort, Meldingstatus
from domain.events.verzuim import OngeoorloofdVerzuimGeregistreerd, SchoolgangGestaakt, SchoolgangHervat
from domain.kader import Kader
from domain.melding import Melding, meldingen
from domain.periode import ALTIJD, DAG, Periode
from domain.woonplaats import lesrooster


class Verzuimrun(NamedTuple):
    """Days away for one reason, before lawful absence is cut out."""

    periode: Periode
    gebeurtenissen: tuple[UUID, ...]
    overgenomen: bool


@derived
def verzuimruns(dossier: Dossier, kader: Kader) -> tuple[Verzuimrun, ...]:
    """
    Return the runs of relative absence (specification 3.3).

    A `SchoolgangHervat` ends every run that began before its date.
    """
    runs = [*_of_meldingen(meldingen(dossier), kader), *_stopped(dossier), *_whole_days(dossier, kader)]
    if not runs:
        return ()
    hervat = sorted(v.feit.geldig_op for v in dossier.van(SchoolgangHervat))
    return tuple(ended for run in runs if (ended := _ended(run, hervat)) is not None)


def lrv_gives_days(melding: Melding) -> bool:
    """Say whether an LRV melding that is not withdrawn gives any days at all."""
    return melding.soort is Meldingsoort.LRV and dagen_van(melding) is not None


def dagen_van(melding: Melding) -> Periode | None:
    """Return the days away by a melding: through the day before its einddatum, or before it was closed."""
    if melding.begindatum is None or melding.is_ingetrokken or melding.geeft_geen_verzuim:
        return None
    if melding.einddatum is not None:
        eind = melding.einddatum - DAG
    elif melding.status is Meldingstatus.AFGESLOTEN and melding.gesloten_op is not None:
        eind = melding.gesloten_op - DAG
    else:
        eind = ALTIJD
    return Periode(melding.begindatum, eind) if melding.begindatum <= eind else None


def _of_meldingen(alle: Iterable[Melding], kader: Kader) -> Iterator[Verzuimrun]:
    for melding in alle:
        telt = melding.soort is Meldingsoort.LRV or (
            kader.beleid.thuiszitter.alle_lessen_gemist_telt
            and melding.soort in (Meldingsoort.V3, Meldingsoort.V4)
            and melding.alle_lessen_gemist is True
        )
        if telt and (periode := dagen_van(melding)) is not None:
            yield Verzuimrun(periode, melding.gebeurtenissen, melding.overgenomen)


def _stopped(dossier: Dossier) -> Iterator[Verzuimrun]:
    for vastlegging in dossier.op_datum(SchoolgangGestaakt):
        yield Verzuimrun(Periode(vastlegging.feit.geldig_op), (vastlegging.id,), vastlegging.overgenomen)


def _whole_days(dossier: Dossier, kader: Kader) -> Iterator[Verzuimrun]:
    for vastlegging in dossier.op_datum(OngeoorloofdVerzuimGeregistreerd):
        dag = vastlegging.feit.geldig_op
        if vastlegging.feit.hele_dag and lesrooster(dossier, kader).is_lesdag(dag):
            yield Verzuimrun(Periode(dag, dag), (vastlegging.id,), vastlegging.overgenomen)


def _ended(run: Verzuimrun, hervat: list[date]) -> Verzuimrun | None:
    terug = next((dag for dag in hervat if dag > run.periode.van), None)
    if terug is None or terug > run.periode.tot_en_met:
        return run
    return run._replace(periode=Periode(run.periode.van, terug - DAG))

"""What is the pupil's status on each day?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.dossier import Dossier
from domain.kalender import Kalender
from tests.tweede_mening.feiten import dagen
from tests.tweede_mening.thuis import Leerling
from tests.tweede_mening.thuisperioden import Thuisperiode, leerling_van, thuisperioden

RUIMTE = timedelta(days=2 * 365)
"""So far on either side of the days asked about we look for facts."""
VIER_WEKEN = timedelta(days=28)


@dataclass(frozen=True)
class Dagstand:
    """What holds on one day."""

    leerplichtig: bool
    kwalificatieplichtig: bool
    status: str
    categorie: str | None
    thuis_sinds: date | None
    thuiszitter_sinds: date | None


def dagstanden(
    dossier: Dossier,
    kalender: Kalender,
    van: date,
    tot_en_met: date,
    *,
    bekend_op: datetime | None = None,
) -> dict[date, Dagstand]:
    leerling = leerling_van(dossier, kalender, bekend_op)
    perioden = thuisperioden(leerling, van - RUIMTE, tot_en_met + RUIMTE)
    return standen_op(leerling, perioden, van, tot_en_met)


def standen_op(leerling: Leerling, perioden: list[Thuisperiode], van: date, tot_en_met: date) -> dict[date, Dagstand]:
    standen = {dag: _niet_thuis(leerling, dag) for dag in dagen(van, tot_en_met)}
    for periode in perioden:
        thuiszitter_sinds: date | None = None
        for dag, categorie in periode.categorie.items():
            lang_genoeg = dag >= periode.thuis_sinds + VIER_WEKEN
            if thuiszitter_sinds is None and (categorie == "absoluut" or lang_genoeg):
                thuiszitter_sinds = dag
            if dag in standen:
                standen[dag] = Dagstand(
                    leerplichtig=standen[dag].leerplichtig,
                    kwalificatieplichtig=standen[dag].kwalificatieplichtig,
                    status="dreigend" if thuiszitter_sinds is None else "thuiszitter",
                    categorie=categorie,
                    thuis_sinds=periode.thuis_sinds,
                    thuiszitter_sinds=thuiszitter_sinds,
                )
    return standen


def _niet_thuis(leerling: Leerling, dag: date) -> Dagstand:
    plicht = leerling.plicht
    return Dagstand(
        leerplichtig=plicht is not None and plicht.is_leerplichtig(dag),
        kwalificatieplichtig=plicht is not None and plicht.is_kwalificatieplichtig(dag),
        status="geen",
        categorie=None,
        thuis_sinds=None,
        thuiszitter_sinds=None,
    )

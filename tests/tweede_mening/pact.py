"""How do the three months of the Thuiszitterspact stand on a day (3.4, 3.5)?"""

from calendar import monthrange
from datetime import date, datetime

from domain.dossier import Dossier
from domain.events.ondersteuning import AanbodVervallen, PassendAanbodGedaan
from domain.kalender import Kalender
from tests.tweede_mening.feiten import Feiten
from tests.tweede_mening.thuisperioden import Thuisperiode, leerling_van, thuisperioden

Termijnstand = tuple[date, str, date | None]
"""vervaltOp, status, gehaaldOp."""


def pacttermijnen(
    dossier: Dossier,
    kalender: Kalender,
    peildatum: date,
    venster: tuple[date, date],
    *,
    bekend_op: datetime | None = None,
) -> dict[date, Termijnstand]:
    leerling = leerling_van(dossier, kalender, bekend_op)
    return termijnstanden(leerling.feiten, thuisperioden(leerling, *venster), peildatum)


def termijnstanden(feiten: Feiten, perioden: list[Thuisperiode], peildatum: date) -> dict[date, Termijnstand]:
    return {
        periode.thuis_sinds: _stand(feiten, periode, peildatum)
        for periode in perioden
        if periode.thuis_sinds <= peildatum
    }


def drie_maanden_na(dag: date) -> date:
    jaar, maand = (dag.year, dag.month + 3) if dag.month <= 9 else (dag.year + 1, dag.month - 9)
    return date(jaar, maand, min(dag.day, monthrange(jaar, maand)[1]))


def _stand(feiten: Feiten, periode: Thuisperiode, peildatum: date) -> Termijnstand:
    vervalt_op = drie_maanden_na(periode.thuis_sinds)
    gehaald_op = _gehaald_op(feiten, periode, peildatum)
    if gehaald_op is not None:
        return vervalt_op, "gehaald" if gehaald_op <= vervalt_op else "te-laat", gehaald_op
    grond_weg_op = periode.eerste_dag_erna
    if grond_weg_op is not None and peildatum >= grond_weg_op:
        return vervalt_op, "vervallen" if grond_weg_op <= vervalt_op else "beeindigd", None
    return vervalt_op, "lopend" if peildatum <= vervalt_op else "verlopen", None


def _gehaald_op(feiten: Feiten, periode: Thuisperiode, peildatum: date) -> date | None:
    """Return the day of the earliest offer that counts here and is not undone on peildatum."""
    eerste: date | None = None
    for aanbod in feiten.van(PassendAanbodGedaan):
        gedaan = aanbod.geldig_op
        if gedaan < periode.thuis_sinds or gedaan > peildatum:
            continue
        if periode.eerste_dag_erna is not None and gedaan > periode.eerste_dag_erna:
            continue
        if _is_ongedaan(feiten, gedaan, min(peildatum, periode.eerste_dag_erna or peildatum)):
            continue
        if eerste is None or gedaan < eerste:
            eerste = gedaan
    return eerste


def _is_ongedaan(feiten: Feiten, gedaan: date, peildatum: date) -> bool:
    return any(gedaan < v.geldig_op <= peildatum for v in feiten.van(AanbodVervallen))

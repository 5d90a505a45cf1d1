"""When did a pupil leave school, if deliveries tell only the month, and was it told before?"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from domain.dossier import Dossier
from domain.events.base import Event
from domain.events.beheer import GebeurtenisHerroepen
from domain.events.inschrijving import Ingeschreven, Uitgeschreven
from domain.inschrijving import uitschrijvingen
from domain.periode import last_day_of_month

OKTOBER = 10
HERROEPEN = "Een andere levering van DUO noemt deze uitschrijving eerder, of voor elke school."


def eerste_oktober(maand: date) -> date:
    """Return the day of the start set: 1 October of the reporting year in which this month lies."""
    return date(verslagjaar(maand), OKTOBER, 1)


def eerste_dag_zonder_inschrijving(maand: date) -> date:
    """
    Return the day from which a pupil counts as unenrolled, when only the month is told: the first of it.

    For October that is the second, because on the first the start set still counts him as enrolled.
    """
    return maand.replace(day=2) if maand.month == OKTOBER else maand.replace(day=1)


def verslagjaar(dag: date) -> int:
    """Return the year in which the reporting year of `dag` began: it runs from October to September."""
    return dag.year if dag.month >= OKTOBER else dag.year - 1


def feit_id(dossier: Dossier, feit: Event, stroom: UUID | None = None) -> UUID:
    """Return the id of a fact from a DUO delivery: the same fact is the same event."""
    return dossier.id_for(f"duo|{said(feit)}", stroom)


def is_recorded(dossier: Dossier, feit: Event) -> bool:
    """Return whether a delivery gave this fact before, revoked or not, also in a dossier that went up in this one."""
    stromen = {dossier.id, *(v.dossier_id for v in dossier.vastleggingen)}
    return any(feit_id(dossier, feit, stroom) in dossier.ids for stroom in stromen)


def said(feit: Event) -> str:
    """Write a fact so that a field that is added later, and not given, makes no difference."""
    return f"{feit.type_name()} {feit.model_dump_json(exclude_defaults=True)}"


def is_told(dossier: Dossier, feit: Uitgeschreven) -> bool:
    """Return whether something in the dossier already tells this unenrolment."""
    return any(_tells(dossier, u.dag, u.brin, u.vastlegging.feit, feit) for u in uitschrijvingen(dossier))


def _tells(dossier: Dossier, dag: date, brin: str | None, eerder: Event, feit: Uitgeschreven) -> bool:
    """
    Whether a closing already tells an unenrolment: of the same reporting year, and not after its month.

    A day within the month itself comes from another source and is more precise.
    """
    if brin not in (None, feit.brin) or verslagjaar(dag) != verslagjaar(feit.geldig_op):
        return False
    if dag == feit.geldig_op:
        return getattr(eerder, "reden", None) == feit.reden
    tijdig = dag <= last_day_of_month(feit.geldig_op)
    return tijdig and not _enrolled_between(dossier, feit.brin, dag, feit.geldig_op)


def _enrolled_between(dossier: Dossier, brin: str | None, van: date, voor: date) -> bool:
    inschrijvingen = (v.feit for v in dossier.van(Ingeschreven))
    return any(brin in (None, feit.brin) and van <= feit.geldig_op < voor for feit in inschrijvingen)


def replaced_by(dossier: Dossier, feit: Uitgeschreven) -> Iterator[GebeurtenisHerroepen]:
    """Yield the revocation of what deliveries gave before, and this one tells: of a later month, or of one school."""
    for eerder in dossier.van(Uitgeschreven):
        uit_duo = eerder.id == feit_id(dossier, eerder.feit, eerder.dossier_id)
        if (
            uit_duo
            and feit.geldig_op <= eerder.feit.geldig_op
            and _tells(dossier, feit.geldig_op, feit.brin, feit, eerder.feit)
        ):
            yield GebeurtenisHerroepen(geldig_op=feit.geldig_op, gebeurtenis_id=eerder.id, reden=HERROEPEN)

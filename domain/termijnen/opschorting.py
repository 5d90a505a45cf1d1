"""Which days of a term to decide do not count, and until when was it extended?"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.aanvraag.stukken import Stukstand, ontvangen, stukken
from domain.aanvragen import Aanvraag, aanvraag_met
from domain.dossier import Dossier, Vastlegging
from domain.events.vrijstelling import AanvullingGevraagd, BeslistermijnVerlengd
from domain.periode import DAG, Dagen, Periode


class Opschorting(NamedTuple):
    """
    The applicant was asked to complete the request; `hervat_op` is the first day that counts again.

    The days after the asking do not count until the request is complete, or its time to complete it has passed unused
    (Awb 4:15(1) under a).
    """

    gevraagd_op: date
    hervat_op: date
    gebeurtenis: UUID

    @property
    def dagen(self) -> Dagen:
        """The days that do not count; none when it was completed at once."""
        return Dagen([Periode(self.gevraagd_op + DAG, self.hervat_op - DAG)])

    @property
    def aantal(self) -> int:
        """How many days do not count."""
        return max(0, (self.hervat_op - self.gevraagd_op).days - 1)


def opschortingen(dossier: Dossier, aanvraag: Aanvraag) -> list[Opschorting]:
    """Return when the request waited for its applicant, in the order of the days."""
    gevraagd = [v for v in dossier.op_datum(AanvullingGevraagd) if v.feit.aanvraag in aanvraag.gebeurtenissen]
    return [Opschorting(v.feit.geldig_op, _resumes(v, dossier, aanvraag), v.id) for v in gevraagd]


def verlengingen(dossier: Dossier, aanvraag: Aanvraag) -> list[Vastlegging[BeslistermijnVerlengd]]:
    """Return what the applicant was told about a later day, in the order of the days on which he was."""
    return [v for v in dossier.op_datum(BeslistermijnVerlengd) if v.feit.aanvraag in aanvraag.gebeurtenissen]


def is_aangevuld_op(dossier: Dossier, aanvraag: Aanvraag, vraag: AanvullingGevraagd) -> date | None:
    """Return the day on which all was there that had been asked, if it came."""
    eisen = [eis for eis in (aanvraag.kader.stukken if aanvraag.kader else ()) if eis.soort in vraag.stukken]
    binnen = ontvangen(dossier, aanvraag.gebeurtenissen)
    for dag in sorted({v.feit.geldig_op for v in binnen}):
        lijst = stukken(eisen, binnen, aanvraag.gevraagd_op, dag)
        zonder_eis = {v.feit.soort for v in binnen if v.feit.geldig_op <= dag} | {eis.soort for eis in eisen}
        if all(stuk.stand is Stukstand.AANWEZIG for stuk in lijst) and zonder_eis >= set(vraag.stukken):
            return max(dag, vraag.geldig_op)
    return None


def _resumes(gevraagd: Vastlegging[AanvullingGevraagd], dossier: Dossier, aanvraag: Aanvraag) -> date:
    voorbij = gevraagd.feit.tot_en_met + DAG
    aangevuld = is_aangevuld_op(dossier, aanvraag, gevraagd.feit)
    return voorbij if aangevuld is None else min(aangevuld, voorbij)


def na_opschorting(start: date, nominaal: date, opgeschort: Iterable[Opschorting]) -> date:
    """Return the day on which as many days have passed as from `start` to `nominaal`, when those days do not count."""
    niet_geteld = Dagen(run for een in opgeschort for run in een.dagen)
    te_gaan, van = (nominaal - start).days, start + DAG
    for run in niet_geteld:
        if run.tot_en_met < van:
            continue
        vrij = max(0, (run.van - van).days)
        if vrij >= te_gaan:
            break
        te_gaan -= vrij
        van = run.tot_en_met + DAG
    return van - DAG + te_gaan * DAG


def wat_verschoof(dossier: Dossier, gebeurtenis: UUID) -> Iterator[tuple[str, UUID]]:
    """Yield what moved the last day of a term to decide, each with the event that says so."""
    aanvraag = aanvraag_met(dossier, gebeurtenis)
    if aanvraag is None:
        return
    for een in opschortingen(dossier, aanvraag):
        yield (
            f"Op {een.gevraagd_op} is om aanvulling gevraagd; de dagen tot {een.hervat_op} tellen niet mee.",
            een.gebeurtenis,
        )
    for v in verlengingen(dossier, aanvraag):
        yield f"Op {v.feit.geldig_op} is gemeld dat het besluit er uiterlijk op {v.feit.tot_en_met} is.", v.id


def uitgesteld(dossier: Dossier, gebeurtenis: UUID, start: date, nominaal: date) -> date:
    """Return the last day of a term to decide on the request that an event asked, without the days that wait."""
    aanvraag = aanvraag_met(dossier, gebeurtenis)
    return nominaal if aanvraag is None else na_opschorting(start, nominaal, opschortingen(dossier, aanvraag))


def verlengd_tot(dossier: Dossier, gebeurtenis: UUID, einde: date) -> date:
    """
    Return the last day after the applicant was told of a later one, each time before the last day had passed.

    What waits after he was told, does not count then either (Awb 4:14(3), 4:15).
    """
    aanvraag = aanvraag_met(dossier, gebeurtenis)
    for verlenging in () if aanvraag is None else verlengingen(dossier, aanvraag):
        op, genoemd = verlenging.feit.geldig_op, verlenging.feit.tot_en_met
        if op <= einde < genoemd:
            daarna = [o for o in opschortingen(dossier, aanvraag) if o.gevraagd_op >= op] if aanvraag else []
            einde = na_opschorting(op, genoemd, daarna)
    return einde

"""May a leerplichtambtenaar look on a day, on what ground and until when (3.8)?"""

from collections.abc import Iterator
from datetime import date

from domain.events.inschrijving import VerwijderingGemeld
from domain.events.vrijstelling import (
    VerlofGeweigerd,
    VerlofVerleend,
    VrijstellingAangevraagd,
    VrijstellingBeeindigd,
    VrijstellingGeweigerd,
    VrijstellingVerleend,
)
from tests.tweede_mening_regels.kalender import DAG, dagen, einde_van_het_schooljaar
from tests.tweede_mening_regels.lopend import EERSTE_DAG, LAATSTE_DAG, Termijn, Verteld

Grond = tuple[str, date, date | None]
"""What it is, since when, and the last day of the ground itself (None: without an end)."""


def grondslagen(verteld: Verteld) -> list[Grond]:
    """Return what a leerplichtambtenaar may look for, from when and until when, terms included."""
    gevonden = [(soort, van, _still_a_year(eind)) for soort, van, eind in _grounds(verteld)]
    for van, eind in sorted(_terms(verteld)):
        if any(sinds <= van and (tot is None or van <= tot) for _, sinds, tot in gevonden):
            gevonden.append(("termijn", van, _still_a_year(eind)))
    return gevonden


def grondslag(alle: list[Grond], dag: date) -> tuple[set[str], date | None] | None:
    """Return the kinds that last longest, and until when; None when looking is refused."""
    geldend = [(soort, tot) for soort, van, tot in alle if van <= dag and (tot is None or dag <= tot)]
    if not geldend:
        return None
    langst = None if any(tot is None for _, tot in geldend) else max(tot for _, tot in geldend if tot is not None)
    return {soort for soort, tot in geldend if tot == langst}, langst


def _still_a_year(eind: date | None) -> date | None:
    """Return the end of the school year after the one in which it ended."""
    return None if eind is None else einde_van_het_schooljaar(einde_van_het_schooljaar(eind) + DAG)


def _grounds(verteld: Verteld) -> Iterator[Grond]:
    yield from _of_reports(verteld)
    yield from _without_a_school(verteld)
    for feit in verteld.feiten:
        op = feit.geldig_op
        if isinstance(feit, VrijstellingVerleend):
            yield "vrijstelling", op, _exempt_until(verteld, feit)
        elif isinstance(feit, VrijstellingAangevraagd | VrijstellingGeweigerd | VerlofGeweigerd):
            yield "aanvraag", op, op
        elif isinstance(feit, VerwijderingGemeld):
            yield "verwijdering", op, op
        elif isinstance(feit, VerlofVerleend) and (feit.verleend_door == "leerplicht" or _school_days(feit) > 10):
            yield "verlof", op, feit.tot_en_met or op


def _of_reports(verteld: Verteld) -> Iterator[Grond]:
    for melding in verteld.meldingen:
        van = melding.melddatum or melding.begindatum
        if van is not None and not melding.is_ingetrokken:
            yield "melding", van, None if melding.dicht_op is None else max(van, melding.dicht_op - DAG)


def _without_a_school(verteld: Verteld) -> Iterator[Grond]:
    """Yield each run of days without a school; on the last day that we look at nobody has to go any more."""
    van: date | None = None
    for dag in dagen(EERSTE_DAG, LAATSTE_DAG):
        absoluut = verteld.leerling.categorie(dag) == "absoluut"
        if absoluut and van is None:
            van = dag
        if not absoluut and van is not None:
            yield "absoluut verzuim", van, dag - DAG
            van = None


def _exempt_until(verteld: Verteld, verleend: VrijstellingVerleend) -> date | None:
    """Return the last day of an exemption; one that ended before it began was there on its first day only."""
    beeindigd = [f for f in verteld.feiten if isinstance(f, VrijstellingBeeindigd) and f.grond == verleend.grond]
    einden = [f.geldig_op - DAG for f in beeindigd if f.geldig_op >= verleend.geldig_op]
    if verleend.tot_en_met is not None:
        einden.append(verleend.tot_en_met)
    return max(verleend.geldig_op, min(einden)) if einden else None


def _school_days(verlof: VerlofVerleend) -> int:
    if verlof.schooldagen is not None:
        return verlof.schooldagen
    return sum(dag.isoweekday() <= 5 for dag in dagen(verlof.geldig_op, verlof.tot_en_met or verlof.geldig_op))


def _terms(verteld: Verteld) -> Iterator[tuple[date, date]]:
    """Yield the first day of each term, and the day on which it ended: at the latest its last."""
    standen = {
        dag: {(t.soort, t.sleutel): t.status for t in verteld.termijnen(dag)} for dag in verteld.dagen_die_ertoe_doen
    }
    for termijn in verteld.termijnen(LAATSTE_DAG):
        hoe = {dag: staand.get((termijn.soort, termijn.sleutel)) for dag, staand in standen.items()}
        if any(status not in (None, "vervallen") for status in hoe.values()):
            yield termijn.start, max(termijn.start, _ended(termijn, hoe))


def _ended(termijn: Termijn, hoe: dict[date, str | None]) -> date:
    """Return the first day from which there was nothing to do any more, at the latest the last day of the term."""
    eind = termijn.vervalt_op
    for dag in sorted(hoe, reverse=True):
        if dag < termijn.start or hoe[dag] in (None, "lopend", "verlopen"):
            break
        eind = min(dag, termijn.vervalt_op)
    return eind

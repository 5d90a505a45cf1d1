"""How many school days does a leave take, and who decides on it?"""

from datetime import date

from domain.dossier import Dossier, Vastlegging
from domain.events.vrijstelling import VerlofAangevraagd, VerlofVerleend
from domain.periode import DAG, Periode, einde_schooljaar

MAXIMUM_VAN_HET_HOOFD = 10
"""School days of leave in a school year beyond which the leerplichtambtenaar decides (R-1.42, R-1.43)."""
Verlof = VerlofAangevraagd | VerlofVerleend


def verlofdagen(verlof: Verlof) -> Periode:
    """Return the days of a leave that was asked for or given; without an end it is one day."""
    van = verlof.geldig_op if isinstance(verlof, VerlofVerleend) else verlof.van or verlof.geldig_op
    return Periode(van, max(van, verlof.tot_en_met or van))


def schooldagen(verlof: Verlof) -> int:
    """Return the school days that a leave takes: as given, else every Monday to Friday of it."""
    if verlof.schooldagen is not None:
        return verlof.schooldagen
    dagen = verlofdagen(verlof)
    aantal, dag = 0, dagen.van
    while dag <= dagen.tot_en_met:
        aantal += dag.weekday() < 5
        dag += DAG
    return aantal


def schooldagen_samen(dossier: Dossier, verlof: Verlof, zoals_op: date | None = None) -> int:
    """Return the days of a leave with all that was given in its school year; `zoals_op`, decided before that day."""
    eerder = (
        schooldagen(v.feit)
        for v in verleend_in_het_schooljaar(dossier, verlofdagen(verlof).van)
        if zoals_op is None or (v.feit.besluit_op or v.feit.geldig_op) < zoals_op
    )
    return schooldagen(verlof) + sum(eerder)


def verleend_in_het_schooljaar(dossier: Dossier, dag: date) -> list[Vastlegging[VerlofVerleend]]:
    """Return the leave that was given in the school year of a day, by the head and by the leerplichtambtenaar."""
    schooljaar = einde_schooljaar(dag)
    return [v for v in dossier.van(VerlofVerleend) if einde_schooljaar(v.feit.geldig_op) == schooljaar]


def is_aan_de_ambtenaar(dossier: Dossier, aanvraag: VerlofAangevraagd) -> bool:
    """Say whether the leerplichtambtenaar decides: with what was given before it makes more than ten days."""
    return schooldagen_samen(dossier, aanvraag, zoals_op=aanvraag.geldig_op) > MAXIMUM_VAN_HET_HOOFD

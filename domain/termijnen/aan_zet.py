"""Who is to act in a term, from which day on?"""

from collections.abc import Iterator
from datetime import date

from domain.dossier import Dossier
from domain.melding import Melding, meldingen
from domain.periode import ALTIJD, DAG, Dagen, Periode
from domain.rules.thuisperiode import Thuisperiode
from domain.termijnen.aanvang import Aanvang

VAN_HET_PACT = "pact"
GENOEMDE_ROL = "rol"
LEERPLICHT = "leerplicht"
SCHOOL = "school"

Rollen = tuple[tuple[date, str], ...]
"""From a day on, a role; in order."""


def rollen(aan_zet: str, aanvang: Aanvang, dossier: Dossier, thuis: tuple[Thuisperiode, ...]) -> Rollen:
    """Return who is to act, from the start of the term on."""
    if aan_zet == GENOEMDE_ROL:
        return ((aanvang.zichtbaar_vanaf, aanvang.kenmerken.get("rol", SCHOOL)),)
    if aan_zet != VAN_HET_PACT:
        return ((aanvang.zichtbaar_vanaf, aan_zet),)
    leerplicht = Dagen(_under_the_officer(dossier, thuis))
    omslagen = sorted({aanvang.start, *_boundaries(leerplicht)})
    return tuple((dag, LEERPLICHT if dag in leerplicht else SCHOOL) for dag in omslagen if dag >= aanvang.start)


def open_dagen(melding: Melding) -> Periode | None:
    """Return the days on which the municipality has something to do with a melding."""
    van = melding.melddatum or melding.begindatum
    if van is None or melding.is_ingetrokken:
        return None
    if melding.is_open:
        return Periode(van)
    dicht = melding.niet_meer_open_op
    return Periode(van, dicht - DAG) if dicht is not None and van < dicht else None


def _under_the_officer(dossier: Dossier, thuis: tuple[Thuisperiode, ...]) -> Iterator[Periode]:
    for melding in meldingen(dossier):
        periode = open_dagen(melding)
        if periode is not None:
            yield periode
    for periode_thuis in thuis:
        yield from periode_thuis.absoluut


def _boundaries(dagen: Dagen) -> Iterator[date]:
    for run in dagen:
        yield run.van
        if run.tot_en_met != ALTIJD:
            yield run.tot_en_met + DAG

"""Who is to act in a term, from which day on?"""

from collections.abc import Iterator
from datetime import date

from domain.dossier import Dossier, derived
from domain.kader import Kader
from domain.melding import meldingen, open_dagen
from domain.periode import Dagen, Periode
from domain.rules.rmc import rmc_voor_leerplicht
from domain.rules.thuisperiode import thuisperioden
from domain.termijnen.aanvang import Aanvang
from domain.termijnen.definitie import GENOEMDE_ROL, VAN_HET_PACT

LEERPLICHT, RMC, SCHOOL = "leerplicht", "rmc", "school"

Rollen = tuple[tuple[date, str], ...]
"""From a day on, a role; in order."""


def rollen(aan_zet: str, aanvang: Aanvang, dossier: Dossier, kader: Kader) -> Rollen:
    """Return who is to act, from the start of the term on; on some days the RMC does it in place of leerplicht."""
    gewoon = _agreed(aan_zet, aanvang, dossier, kader)
    rmc_doet_het = rmc_voor_leerplicht(dossier, kader)
    if not rmc_doet_het:
        return gewoon
    omslagen = {dag for dag, _ in gewoon} | {dag for dag in rmc_doet_het.omslagen() if dag > gewoon[0][0]}
    by_day = ((dag, next(rol for vanaf, rol in reversed(gewoon) if vanaf <= dag)) for dag in sorted(omslagen))
    return tuple((dag, RMC if rol == LEERPLICHT and dag in rmc_doet_het else rol) for dag, rol in by_day)


def _agreed(aan_zet: str, aanvang: Aanvang, dossier: Dossier, kader: Kader) -> Rollen:
    if aan_zet == GENOEMDE_ROL:
        return ((aanvang.zichtbaar_vanaf, aanvang.kenmerken.get("rol", SCHOOL)),)
    if aan_zet != VAN_HET_PACT:
        return ((aanvang.zichtbaar_vanaf, aan_zet),)
    leerplicht = onder_leerplicht(dossier, kader)
    omslagen = sorted({aanvang.start, *leerplicht.omslagen()})
    return tuple((dag, LEERPLICHT if dag in leerplicht else SCHOOL) for dag in omslagen if dag >= aanvang.start)


@derived
def onder_leerplicht(dossier: Dossier, kader: Kader) -> Dagen:
    """Return the days on which, in a thuisperiode, leerplicht is to act: a melding is open or there is no school."""
    return Dagen(_under_the_officer(dossier, kader))


def _under_the_officer(dossier: Dossier, kader: Kader) -> Iterator[Periode]:
    for melding in meldingen(dossier):
        periode = open_dagen(melding)
        if periode is not None:
            yield periode
    for periode_thuis in thuisperioden(dossier, kader):
        yield from periode_thuis.absoluut

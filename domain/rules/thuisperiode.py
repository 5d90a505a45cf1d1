"""From when until when is the pupil at home?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.afwezigheid.relatief import Verzuimrun, verzuimruns
from domain.afwezigheid.vrij import met_verlof_of_geschorst, vrijgesteld, ziek
from domain.dossier import Dossier, derived
from domain.events.base import Event
from domain.events.identiteit import Overleden, Verhuisd
from domain.events.inschrijving import Geschorst, Ingeschreven
from domain.events.verzuim import SchoolgangHervat, Ziekgemeld
from domain.events.vrijstelling import VerlofVerleend, VrijstellingVerleend
from domain.inschrijving import Uitschrijving, uitschrijvingen, zonder_inschrijving
from domain.kader import Kader
from domain.kalender import ZEKER_EEN_LESDAG
from domain.periode import DAG, Dagen, Periode
from domain.rules.leerplicht import Plicht, plicht
from domain.uitleg import OVERGENOMEN, Uitleg, ids_of
from domain.woonplaats import Verblijf, niet_hier, verblijf_van

REGEL = "thuisperiode"
BRON = "Specificatie 3.3 (R-1.14, R-1.15, R-2.4, R-2.6, R-2.8)"


class Thuisperiode(NamedTuple):
    """A maximal run of days at home, with which of them were absoluut, and why."""

    periode: Periode
    absoluut: Dagen
    relatief: Dagen
    uitleg: Uitleg


@dataclass(frozen=True, slots=True)
class Afwezigheid:
    """What the dossier says about being away, before days are joined."""

    verblijf: Verblijf
    plicht: Plicht
    runs: tuple[Verzuimrun, ...]
    relatief: Dagen
    absoluut: Dagen


EINDIGT: tuple[type[Event], ...] = (
    SchoolgangHervat,
    Ingeschreven,
    VrijstellingVerleend,
    VerlofVerleend,
    Geschorst,
    Ziekgemeld,
    Overleden,
    Verhuisd,
)
"""What can end a thuisperiode on its first day; a melding that ends it is already among the grounds."""


@derived
def thuisperioden(dossier: Dossier, kader: Kader) -> tuple[Thuisperiode, ...]:
    """
    De leerling zit thuis zolang hij zonder geldige reden wegblijft of nergens staat ingeschreven.

    Source: docs/regels/thuisperiode.md. Only days of leerplicht and kwalificatieplicht count; runs without a school
    day between them are one. `absoluut` wins over `relatief` on the same day.

    Raises:
        KalenderOnbekendError: it depends on school days outside the known calendar.

    """
    weg = afwezigheid(dossier, kader)
    if weg is None or not (weg.relatief or weg.absoluut):
        return ()
    return tuple(
        Thuisperiode(
            periode,
            weg.absoluut & Dagen([periode]),
            (weg.relatief - weg.absoluut) & Dagen([periode]),
            _why(periode, weg, dossier),
        )
        for periode in _without_school_between(weg.relatief | weg.absoluut, weg.verblijf, kader)
    )


def afwezigheid(dossier: Dossier, kader: Kader) -> Afwezigheid | None:
    """Gather the days away that count; None for a pupil of whom nothing says that he was away."""
    verblijf = verblijf_van(dossier, kader)
    runs = verzuimruns(dossier, kader)
    zonder_school = zonder_inschrijving(dossier)
    if not runs and not zonder_school:
        return None
    moet = plicht(dossier, kader)
    vrij = vrijgesteld(dossier)
    mag_weg = vrij | met_verlof_of_geschorst(dossier)
    if kader.beleid.thuiszitter.ziekte_onderbreekt:
        mag_weg |= ziek(dossier)
    telt = moet.dagen - niet_hier(dossier)
    relatief = (Dagen(run.periode for run in runs) - mag_weg) & telt
    return Afwezigheid(verblijf, moet, runs, relatief, (zonder_school - vrij) & telt)


def _without_school_between(dagen: Dagen, verblijf: Verblijf, kader: Kader) -> Iterator[Periode]:
    huidig: Periode | None = None
    for run in dagen:
        if huidig is None:
            huidig = run
        elif _is_one(huidig, run, verblijf, kader.beleid.thuiszitter.onderbreking_lesdagen):
            huidig = Periode(huidig.van, run.tot_en_met)
        else:
            yield huidig
            huidig = run
    if huidig is not None:
        yield huidig


def _is_one(eerder: Periode, later: Periode, verblijf: Verblijf, toegestaan: int) -> bool:
    gat = Periode(eerder.tot_en_met + DAG, later.van - DAG)
    lengte = (gat.tot_en_met - gat.van).days + 1
    if lengte >= ZEKER_EEN_LESDAG * (toegestaan + 1):
        return False
    return verblijf.lesdagen(gat, toegestaan + 1) <= toegestaan


def _why(periode: Periode, weg: Afwezigheid, dossier: Dossier) -> Uitleg:
    runs = [run for run in weg.runs if run.periode.overlaps(periode)]
    uit = [u for u in uitschrijvingen(dossier) if _closes(u, periode, weg)]
    tekst = f"Thuis sinds {periode.van}{_until(periode, weg.plicht)}."
    if weg.plicht.geboortedatum is None:
        tekst += " De geboortedatum is onbekend: elke dag telt mee."
    if any(run.overgenomen for run in runs) or any(u.vastlegging.overgenomen for u in uit):
        tekst += OVERGENOMEN
    ids: Iterator[UUID] = (u.vastlegging.id for u in sorted(uit, key=lambda u: u.dag))
    return Uitleg(REGEL, BRON, tekst, ids_of(*(run.gebeurtenissen for run in runs), ids, _ended_by(dossier, periode)))


def _until(periode: Periode, moet: Plicht) -> str:
    laatste = moet.dagen.runs[-1].tot_en_met if moet.dagen else None
    if periode.eind is None:
        return ""
    einde_van_de_plicht = ", de laatste dag van de leer- of kwalificatieplicht" if periode.eind == laatste else ""
    return f" tot en met {periode.eind}{einde_van_de_plicht}"


def _ended_by(dossier: Dossier, periode: Periode) -> Iterator[UUID]:
    """Yield the events that begin on the first day after the period and can have ended it."""
    if periode.eind is not None:
        for soort in EINDIGT:
            yield from (v.id for v in dossier.van(soort) if v.feit.geldig_op == periode.eind + DAG)


def _closes(uit: Uitschrijving, periode: Periode, weg: Afwezigheid) -> bool:
    """Whether the pupil was without a school from this closing on, inside the period."""
    return any(
        uit.dag <= run.tot_en_met and run.overlaps(periode) and _stays_closed(uit, run.van, weg) for run in weg.absoluut
    )


def _stays_closed(uit: Uitschrijving, vanaf: date, weg: Afwezigheid) -> bool:
    return not any(i.periode.van >= uit.dag and i.periode.van <= vanaf for i in weg.verblijf.inschrijvingen)

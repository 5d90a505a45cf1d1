"""When did a pupil miss sixteen hours within four school weeks, and was that reported in time?"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.dossier import Dossier, derived
from domain.events.duo import Meldingsoort
from domain.events.verzuim import OngeoorloofdVerzuimGeregistreerd
from domain.kader import Kader
from domain.lesweken import venster
from domain.melding import Melding, meldingen
from domain.periode import ALTIJD, DAG, Periode
from domain.uitleg import OVERGENOMEN, Uitleg, ids_of

REGEL = "zestien_uur"
BRON = "Leerplichtwet 1969 art. 21 en 21a (R-1.20 t/m R-1.23)"
MINUTEN_PER_LESUUR = 60
"""A lesson hour counts as an hour (R-1.21)."""
TELT_OPNIEUW = (Meldingsoort.V3, Meldingsoort.V4)
"""After the einddatum of one of these, counting starts again."""
VOLDOET = (Meldingsoort.V3, Meldingsoort.V4, Meldingsoort.LRV)
"""What meets the duty to report."""


@dataclass(frozen=True, slots=True)
class Overschrijding:
    """The limit was reached on `bereikt_op`; `gemeld_op` is the melddatum of the melding that met the duty, if any."""

    bereikt_op: date
    minuten: int
    gemeld_op: date | None
    meldingsnummer: str | None
    uitleg: Uitleg


@dataclass(frozen=True, slots=True)
class _Verzuimdag:
    minuten: int
    ids: tuple[UUID, ...]
    overgenomen: bool


@derived
def overschrijdingen(dossier: Dossier, kader: Kader) -> tuple[Overschrijding, ...]:
    """
    De school meldt een leerling die in vier lesweken zestien uur ongeoorloofd heeft verzuimd.

    Source: docs/regels/zestien_uur.md. There is one open crossing at a time; after the melding counting starts
    again the day after its einddatum. Counting that starts on or before the day of a crossing finds that crossing.

    Raises:
        KalenderOnbekendError: a day of absence lies outside the known school calendar.

    """
    dagen = _by_day(dossier)
    if not dagen:
        return ()
    beleid = kader.beleid.zestien_uur
    niet_ingetrokken = [melding for melding in meldingen(dossier) if not melding.is_ingetrokken]
    gevonden: list[Overschrijding] = []
    telt_vanaf = date.min
    volgorde = sorted(dagen)
    for dag in volgorde:
        vanaf = max(telt_vanaf, _starts_again(dag, niet_ingetrokken))
        if dag < vanaf or (gevonden and vanaf <= gevonden[-1].bereikt_op):
            continue
        telt = Periode(max(venster(dossier, kader, dag, beleid.lesweken).van, vanaf), dag)
        binnen = [dagen[d] for d in volgorde[bisect_left(volgorde, telt.van) :] if d <= dag]
        minuten = sum(verzuim.minuten for verzuim in binnen)
        if minuten < beleid.minuten or (minuten == beleid.minuten and beleid.vergelijking == ">"):
            continue
        melding = _met_by(dag, niet_ingetrokken)
        gevonden.append(_crossing(dag, minuten, binnen, melding))
        if melding is None or melding.einddatum is None:
            break
        telt_vanaf = melding.einddatum + DAG
    return tuple(gevonden)


def _by_day(dossier: Dossier) -> dict[date, _Verzuimdag]:
    dagen: dict[date, _Verzuimdag] = {}
    for vastlegging in dossier.op_datum(OngeoorloofdVerzuimGeregistreerd):
        feit = vastlegging.feit
        minuten = (feit.minuten or 0) + MINUTEN_PER_LESUUR * (feit.lesuren or 0)
        if minuten:
            al = dagen.get(feit.geldig_op, _Verzuimdag(0, (), False))
            dagen[feit.geldig_op] = _Verzuimdag(
                al.minuten + minuten, (*al.ids, vastlegging.id), al.overgenomen or vastlegging.overgenomen
            )
    return dagen


def _starts_again(dag: date, alle: list[Melding]) -> date:
    """Return the day after the last V3 or V4 melding that ended before `dag`."""
    einden = [m.einddatum for m in alle if m.soort in TELT_OPNIEUW and m.einddatum is not None and m.einddatum < dag]
    return max(einden) + DAG if einden else date.min


def _met_by(bereikt_op: date, alle: list[Melding]) -> Melding | None:
    """Return the first melding that meets the duty: begun on or before, reported on or after the day of the limit."""
    voldoen = [
        melding
        for melding in alle
        if melding.soort in VOLDOET
        and (melding.begindatum or ALTIJD) <= bereikt_op
        and melding.melddatum is not None
        and melding.melddatum >= bereikt_op
    ]
    return min(voldoen, key=lambda melding: (melding.melddatum or ALTIJD, melding.nummer), default=None)


def _crossing(dag: date, minuten: int, binnen: list[_Verzuimdag], melding: Melding | None) -> Overschrijding:
    tekst = (
        f"{minuten // 60} uur en {minuten % 60} minuten ongeoorloofd verzuim binnen vier lesweken, bereikt op {dag}."
    )
    if any(verzuim.overgenomen for verzuim in binnen):
        tekst += OVERGENOMEN
    ids = ids_of(*(verzuim.ids for verzuim in binnen), melding.gebeurtenissen if melding else ())
    return Overschrijding(
        bereikt_op=dag,
        minuten=minuten,
        gemeld_op=melding.melddatum if melding else None,
        meldingsnummer=melding.nummer if melding else None,
        uitleg=Uitleg(REGEL, BRON, tekst, ids),
    )

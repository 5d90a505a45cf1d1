"""How much was a pupil away in this school year, in the measures that enforcement uses?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.dossier import Dossier
from domain.events.verzuim import OngeoorloofdVerzuimGeregistreerd, TeLaatGekomen
from domain.kader import Kader
from domain.kalender import BEKEND
from domain.periode import DAG, Periode, einde_schooljaar
from domain.uitleg import ids_of
from domain.woonplaats import Verblijf, verblijf_van

MINUTEN_PER_UUR = 60
FEBRUARI = 2
Thuis = tuple[Periode, tuple[UUID, ...]]
"""Days at home, and the events that say so."""


@dataclass(frozen=True, slots=True)
class Verzuimtelling:
    """Absence in the school year of a day, up to that day; `lesdagen` are school days at home without leave."""

    minuten: int
    dagen_zonder_uren: int
    te_laat: int
    lesdagen_aaneen: int
    lesdagen_in_halfjaar: int
    gebeurtenissen: tuple[UUID, ...]
    thuis_gebeurtenissen: tuple[UUID, ...]

    @property
    def in_woorden(self) -> str:
        """How much, as an explanation says it."""
        uren, minuten = divmod(self.minuten, MINUTEN_PER_UUR)
        tijd = f"{uren} uur" + (f" en {minuten} minuten" if minuten else "")
        return f"Dit schooljaar {tijd} verzuimd en {self.te_laat} keer te laat"


def verzuimtelling(dossier: Dossier, kader: Kader, thuis: Iterable[Thuis], dag: date) -> Verzuimtelling:
    """
    Count what was registered from 1 August up to and including `dag`; a lesson is an hour.

    Days at home outside the known calendar are not counted: whether they are school days is not known.
    """
    van = einde_schooljaar(dag).replace(year=einde_schooljaar(dag).year - 1) + DAG
    jaar = Periode(van, dag)
    verzuim = [v for v in dossier.van(OngeoorloofdVerzuimGeregistreerd) if v.feit.geldig_op in jaar]
    laat = [v for v in dossier.van(TeLaatGekomen) if v.feit.geldig_op in jaar]
    verblijf = verblijf_van(dossier, kader)
    perioden = [(ids, _school_days(periode, jaar, verblijf)) for periode, ids in thuis]
    halfjaar = van if dag < date(van.year + 1, FEBRUARI, 1) else date(van.year + 1, FEBRUARI, 1)
    return Verzuimtelling(
        minuten=sum((v.feit.minuten or 0) + MINUTEN_PER_UUR * (v.feit.lesuren or 0) for v in verzuim),
        dagen_zonder_uren=sum(v.feit.minuten is None and v.feit.lesuren is None for v in verzuim),
        te_laat=len(laat),
        lesdagen_aaneen=max((len(dagen) for _, dagen in perioden), default=0),
        lesdagen_in_halfjaar=len({d for _, dagen in perioden for d in dagen if d >= halfjaar}),
        gebeurtenissen=ids_of((v.id for v in verzuim), (v.id for v in laat)),
        thuis_gebeurtenissen=ids_of(*(ids for ids, dagen in perioden if dagen)),
    )


def _school_days(thuis: Periode, jaar: Periode, verblijf: Verblijf) -> list[date]:
    dag, dagen = max(thuis.van, jaar.van, BEKEND.van), []
    while dag <= min(thuis.tot_en_met, jaar.tot_en_met, BEKEND.tot_en_met):
        if verblijf.is_lesdag(dag):
            dagen.append(dag)
        dag += DAG
    return dagen

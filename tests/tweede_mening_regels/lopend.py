"""Which terms are there on a day, and who is to act in each (3.4, 3.5)?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.dossier import Dossier
from domain.events.base import Event
from domain.events.leerplicht import (
    HaltVerwezen,
    ProcesVerbaalIngezonden,
    ProcesVerbaalOpgemaakt,
    VerdachteGehoord,
    WaarschuwingGegeven,
)
from domain.events.ondersteuning import PartnerBetrokken
from domain.kalender import Kalender
from tests.tweede_mening.pact import termijnstanden
from tests.tweede_mening.thuis import Leerling
from tests.tweede_mening.thuisperioden import Thuisperiode, leerling_van, thuisperioden
from tests.tweede_mening_regels.kalender import Lesdag, maanden_na, werkdagen_na
from tests.tweede_mening_regels.meldingen import Melding, meldingen
from tests.tweede_mening_regels.termijnen import REACTIE, TABEL, stand
from tests.tweede_mening_regels.verzuim import Bereikt, zestien_uur

EERSTE_DAG, LAATSTE_DAG = date(2025, 8, 1), date(2027, 10, 1)
"""The days that we look at; on the last one nobody of the pupils in question has to go to school any more."""
ROLLEN = {
    "pv-na-verhoor": "leerplicht",
    "vervangende-leerplicht-beslissen": "leerplicht",
    "vrijstelling-verlengen": "leerplicht",
    "opp-vaststellen": "school",
}


@dataclass(frozen=True, order=True)
class Termijn:
    """A term on a day."""

    soort: str
    start: date
    vervalt_op: date
    status: str
    rol: str

    @property
    def is_open(self) -> bool:
        return self.status in ("lopend", "verlopen")


@dataclass(frozen=True)
class Verteld:
    """What was told about a pupil, in the order of registration, to be looked at day by day."""

    feiten: Sequence[Event]
    dossier: Dossier
    kalender: Kalender
    lesdag: Lesdag
    in_groningen: bool = False

    @cached_property
    def leerling(self) -> Leerling:
        return leerling_van(self.dossier, self.kalender, None)

    @cached_property
    def thuisperioden(self) -> list[Thuisperiode]:
        return thuisperioden(self.leerling, EERSTE_DAG, LAATSTE_DAG)

    @cached_property
    def meldingen(self) -> list[Melding]:
        return meldingen(self.feiten)

    @cached_property
    def overschrijdingen(self) -> list[Bereikt]:
        return zestien_uur(self.feiten, self.lesdag)

    def termijnen(self, dag: date) -> list[Termijn]:
        """Return the terms that are there on a day, those about keeping the dossier aside."""
        return [
            *self._from_the_table(dag),
            *self._of_partners(dag),
            *pv_na_melding(self.feiten, self.meldingen, dag),
            *self._to_report(dag),
            *self._at_home(dag),
        ]

    def _from_the_table(self, dag: date) -> Iterator[Termijn]:
        for afspraak in TABEL:
            for begin in afspraak.begint(self.feiten):
                if begin.geldig_op <= dag:
                    _, _, status, _ = stand(afspraak, begin, self.feiten, dag)
                    vervalt_op = afspraak.vervalt_op(begin)
                    yield Termijn(afspraak.soort, begin.geldig_op, vervalt_op, status, ROLLEN[afspraak.soort])

    def _of_partners(self, dag: date) -> Iterator[Termijn]:
        for begin in self.feiten if self.in_groningen else ():
            if isinstance(begin, PartnerBetrokken) and begin.geldig_op <= dag:
                _, _, status, _ = stand(REACTIE, begin, self.feiten, dag)
                yield Termijn(REACTIE.soort, begin.geldig_op, REACTIE.vervalt_op(begin), status, begin.rol)

    def _to_report(self, dag: date) -> Iterator[Termijn]:
        for bereikt in self.overschrijdingen:
            if bereikt.op <= dag:
                vervalt_op = werkdagen_na(bereikt.op, 5)
                gemeld_op = None if bereikt.gemeld_op is None or bereikt.gemeld_op > dag else bereikt.gemeld_op
                yield Termijn("zestien-uur-melden", bereikt.op, vervalt_op, _status(dag, vervalt_op, gemeld_op), "school")

    def _at_home(self, dag: date) -> Iterator[Termijn]:
        standen = termijnstanden(self.leerling.feiten, self.thuisperioden, dag)
        for periode in self.thuisperioden:
            if periode.thuis_sinds in standen:
                vervalt_op, status, _ = standen[periode.thuis_sinds]
                zonder_school = self.leerling.categorie(dag) == "absoluut"
                gemeld = any(melding.is_open_op(dag) for melding in self.meldingen)
                rol = "leerplicht" if gemeld or zonder_school else "school"
                yield Termijn("thuiszitterspact", periode.thuis_sinds, vervalt_op, status, rol)


def _status(dag: date, vervalt_op: date, gehaald_op: date | None) -> str:
    if gehaald_op is not None:
        return "gehaald" if gehaald_op <= vervalt_op else "te-laat"
    return "lopend" if dag <= vervalt_op else "verlopen"


def pv_na_melding(feiten: Sequence[Event], bekend: Sequence[Melding], dag: date) -> Iterator[Termijn]:
    """Yield a term for each melding and each person of whom a hearing or an official report names it."""
    namen = {(f.meldingsnummer, _person(f)) for f in feiten if isinstance(f, VerdachteGehoord | ProcesVerbaalOpgemaakt)}
    for nummer, wie in sorted(namen, key=str):
        melding = next((m for m in bekend if m.nummer == nummer), None)
        if melding is None or melding.melddatum is None:
            continue
        eerste = min(f.geldig_op for f in feiten if _names(f, nummer, wie))
        if dag < max(melding.melddatum, eerste):
            continue
        vervalt_op = maanden_na(melding.melddatum, 2)
        ingezonden = [f for f in _about(feiten, nummer, wie) if isinstance(f, ProcesVerbaalIngezonden)]
        anders = [f for f in _about(feiten, nummer, wie) if isinstance(f, HaltVerwezen | WaarschuwingGegeven)]
        gehaald = [f.geldig_op for f in ingezonden if melding.melddatum <= f.geldig_op <= dag]
        weg = [f.geldig_op for f in anders if melding.melddatum <= f.geldig_op <= dag]
        grond_weg = min(weg, default=None)
        gehaald = [g for g in gehaald if grond_weg is None or g <= grond_weg]
        if melding.is_ingetrokken:
            status = "vervallen"
        elif gehaald or grond_weg is None:
            status = _status(dag, vervalt_op, min(gehaald, default=None))
        else:
            status = "vervallen" if grond_weg <= vervalt_op else "beeindigd"
        yield Termijn("pv-na-melding", melding.melddatum, vervalt_op, status, "leerplicht")


def _names(feit: Event, nummer: str | None, wie: str | None) -> bool:
    if not isinstance(feit, VerdachteGehoord | ProcesVerbaalOpgemaakt):
        return False
    return (feit.meldingsnummer, _person(feit)) == (nummer, wie)


def _about(feiten: Sequence[Event], nummer: str | None, wie: str | None) -> Iterator[Event]:
    """Yield what is about that melding and that person; what somebody does not say is no difference."""
    for feit in feiten:
        ander_nummer = feit.meldingsnummer if isinstance(feit, ProcesVerbaalIngezonden) else None
        ander = _person(feit)
        if ander_nummer in (None, nummer) and (wie is None or ander in (None, wie)):
            yield feit


def _person(feit: Event) -> str | None:
    if isinstance(feit, VerdachteGehoord):
        return feit.wie
    if isinstance(feit, ProcesVerbaalOpgemaakt | ProcesVerbaalIngezonden):
        return feit.tegen
    return feit.aan if isinstance(feit, WaarschuwingGegeven) else None

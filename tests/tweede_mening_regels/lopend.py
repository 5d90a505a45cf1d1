"""Which terms are there on a day, and who is to act in each (3.4, 3.5)?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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
from tests.tweede_mening_regels.kalender import DAG, Lesdag, maanden_na, werkdagen_na
from tests.tweede_mening_regels.meldingen import Melding, meldingen
from tests.tweede_mening_regels.termijnen import REACTIE, TABEL, Afspraak, stand
from tests.tweede_mening_regels.verzuim import Bereikt, zestien_uur

EERSTE_DAG, LAATSTE_DAG = date(2025, 8, 1), date(2027, 10, 1)
"""The days that we look at; on the last one nobody of the pupils in question has to go to school any more."""
ROLLEN = {
    "pv-na-verhoor": "leerplicht",
    "vervangende-leerplicht-beslissen": "leerplicht",
    "vrijstelling-beslissen": "leerplicht",
    "vrijstelling-verlengen": "leerplicht",
    "opp-vaststellen": "school",
}


@dataclass(frozen=True, order=True)
class Termijn:
    """A term on a day."""

    soort: str
    sleutel: str
    """What tells the terms of one kind apart."""
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
                    yield self._begun(afspraak, begin, dag, ROLLEN[afspraak.soort])

    def _of_partners(self, dag: date) -> Iterator[Termijn]:
        for begin in self.feiten if self.in_groningen else ():
            if isinstance(begin, PartnerBetrokken) and begin.geldig_op <= dag:
                yield self._begun(REACTIE, begin, dag, begin.rol)

    def _begun(self, afspraak: Afspraak, begin: Event, dag: date, rol: str) -> Termijn:
        _, _, status, _ = stand(afspraak, begin, self.feiten, dag)
        welke = next(plaats for plaats, feit in enumerate(self.feiten) if feit is begin)
        return Termijn(afspraak.soort, str(welke), begin.geldig_op, afspraak.vervalt_op(begin), status, rol)

    def _to_report(self, dag: date) -> Iterator[Termijn]:
        for bereikt in self.overschrijdingen:
            if bereikt.op <= dag:
                vervalt_op = werkdagen_na(bereikt.op, 5)
                gemeld_op = None if bereikt.gemeld_op is None or bereikt.gemeld_op > dag else bereikt.gemeld_op
                status = _status(dag, vervalt_op, gemeld_op)
                yield Termijn("zestien-uur-melden", str(bereikt.op), bereikt.op, vervalt_op, status, "school")

    def _at_home(self, dag: date) -> Iterator[Termijn]:
        standen = termijnstanden(self.leerling.feiten, self.thuisperioden, dag)
        for periode in self.thuisperioden:
            if periode.thuis_sinds in standen:
                vervalt_op, status, _ = standen[periode.thuis_sinds]
                zonder_school = self.leerling.categorie(dag) == "absoluut"
                gemeld = any(melding.is_open_op(dag) for melding in self.meldingen)
                rol = "leerplicht" if gemeld or zonder_school else "school"
                sinds = periode.thuis_sinds
                yield Termijn("thuiszitterspact", str(sinds), sinds, vervalt_op, status, rol)

    @cached_property
    def dagen_die_ertoe_doen(self) -> list[date]:
        """The days on which something begins or ends, and those next to them."""
        midden = {f.geldig_op for f in self.feiten} | set(self._that_follow())
        alle = {dag + k * DAG for dag in midden for k in (-1, 0, 1)}
        return sorted(dag for dag in alle if EERSTE_DAG < dag < LAATSTE_DAG)

    def _that_follow(self) -> Iterator[date]:
        for termijn in self.termijnen(LAATSTE_DAG):
            yield from (termijn.start, termijn.vervalt_op)
        for melding in self.meldingen:
            genoemd = (melding.begindatum, melding.melddatum, melding.laatste_dag, melding.dicht_op)
            yield from (dag for dag in genoemd if dag is not None)
        for periode in self.thuisperioden:
            yield periode.eerste_dag_erna or LAATSTE_DAG
        for feit in self.feiten:
            yield feit.geldig_op + timedelta(days=28)
            yield getattr(feit, "besluit_op", None) or feit.geldig_op
            yield getattr(feit, "tot_en_met", None) or feit.geldig_op
        yield from (date(2026, 7, 31), date(2027, 7, 31))


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
        yield Termijn("pv-na-melding", f"{nummer} {wie}", melding.melddatum, vervalt_op, status, "leerplicht")


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

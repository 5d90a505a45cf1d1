"""Does the clock record each passing once, on whichever days it strikes and wherever it is killed?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.decisions.klokslag import Klokstand, klokslagen, staande_verstrekens
from domain.decisions.voorstel import Voorstel
from domain.dossier import Dossier, Vastlegging, evolve_all
from domain.events.base import Event
from domain.events.termijn import SignaalGegeven, TermijnVerstreken, TermijnVerstrekenHerzien
from domain.kader import Kader
from domain.periode import DAG
from domain.tijdzone import einde_van_de_dag, lokale_datum
from projections.views.view import Inzicht
from tests.kit.histories import BEGIN, History, histories
from tests.kit.klok import kader_van
from tests.kit.woorden import LEERLING

KADER = kader_van("haaglanden")
"""A region with terms and steps of its own, on all that is national."""
EERSTE, LAATSTE = BEGIN.date(), date(2027, 9, 1)
ELKE_DAG = [EERSTE + n * DAG for n in range((LAATSTE - EERSTE).days + 1)]
slagdagen: SearchStrategy[list[date]] = st.lists(st.dates(EERSTE, LAATSTE), max_size=6).map(
    lambda dagen: sorted({*dagen, LAATSTE})
)
doden: SearchStrategy[list[int]] = st.lists(st.integers(0, 3), max_size=8)
"""After so many records the clock is killed, one strike after the other; then it strikes anew."""
Verstreken = tuple[str, str | None, date | None, date]


@dataclass
class Kloktijd:
    """A dossier in which facts come in, and a clock that strikes in the evening."""

    dossier: Dossier = field(default_factory=lambda: Dossier(LEERLING))
    slagen: list[list[Event]] = field(default_factory=list)
    _inzicht: Inzicht | None = None

    def hoor(self, nieuw: Sequence[Vastlegging[Event]]) -> None:
        """Hear facts, after what is there."""
        if nieuw:
            versie = self.dossier.versie
            self._add([replace(v, versie=versie + n) for n, v in enumerate(nieuw, 1)])
            self._inzicht = None

    def due(self, dag: date) -> tuple[Voorstel, ...]:
        """Return what a strike would record; what the clock itself recorded changes no term and no step."""
        if self._inzicht is None:
            self._inzicht = Inzicht(self.dossier, KADER)
        return klokslagen(self.dossier, self._inzicht.termijnen, self._inzicht.stappen, Klokstand(dag, dag))

    def strike(self, dag: date, hoogstens: int | None = None) -> None:
        """Record what is due; a clock that is killed records no more than so much of it."""
        slag = self.due(dag)[:hoogstens]
        laatste = max((v.vastgelegd_op for v in self.dossier.vastleggingen), default=BEGIN)
        moment = max(einde_van_de_dag(dag), laatste)
        self.slagen.append([een.feit for een in slag])
        self._add([self._recorded(een, self.dossier.versie + n, moment) for n, een in enumerate(slag, 1)])

    def _recorded(self, een: Voorstel, versie: int, moment: datetime) -> Vastlegging[Event]:
        return Vastlegging(een.id, LEERLING, versie, moment, moment, "klok", "klok", None, een.feit)

    def _add(self, nieuw: Iterable[Vastlegging[Event]]) -> None:
        self.dossier = evolve_all(self.dossier, nieuw)


def lived(history: History, dagen: Sequence[date], doden: Sequence[int] = ()) -> Kloktijd:
    """Let facts come in on their days and the clock strike on these days, sometimes killed and struck anew."""
    verloop, gehoord, te_doden = Kloktijd(), 0, list(doden)
    for dag in dagen:
        nieuw = [v for v in history[gehoord:] if lokale_datum(v.ontvangen_op) <= dag]
        gehoord += len(nieuw)
        verloop.hoor(nieuw)
        if te_doden and verloop.due(dag):
            verloop.strike(dag, te_doden.pop(0))
        verloop.strike(dag)
    return verloop


def known(history: History, dagen: Sequence[date]) -> Kloktijd:
    """Let everything be known before the clock strikes on these days."""
    verloop = Kloktijd()
    verloop.hoor(history)
    for dag in dagen:
        verloop.strike(dag)
    return verloop


def standing(dossier: Dossier) -> set[Verstreken]:
    """Return the passings that stand, whenever they were noticed."""
    feiten = [v.feit for v in staande_verstrekens(dossier)]
    gevonden = {(f.termijn, f.sleutel, f.vervalt_op, f.geldig_op) for f in feiten}

    assert len(gevonden) == len(feiten)
    return gevonden


def expected(dossier: Dossier, tot: date, kader: Kader = KADER) -> set[Verstreken]:
    """Return the terms that were exceeded through a day, with the first day on which each was."""
    voorbij: set[Verstreken] = set()
    for t in Inzicht(dossier, kader).termijnen:
        if t.periode.van <= tot and t.status in ("verlopen", "te-laat", "beeindigd"):
            voorbij.add((t.soort, t.sleutel, t.vervalt_op, t.periode.van))
    eersten: dict[tuple[str, str | None], Verstreken] = {}
    for een in sorted(voorbij, key=lambda een: een[3]):
        eersten.setdefault(een[:2], een)
    return set(eersten.values())


@settings(max_examples=60)
@given(history=histories, dagen=slagdagen)
def test_on_whichever_days_it_strikes_the_same_terms_are_recorded_once_in_due_order(
    history: History, dagen: list[date]
) -> None:
    elke_dag, soms = known(history, ELKE_DAG), known(history, dagen)

    for verloop in (elke_dag, soms):
        verstreken = [v.feit for v in verloop.dossier.van(TermijnVerstreken)]
        assert len({(f.termijn, f.sleutel) for f in verstreken}) == len(verstreken)
        assert standing(verloop.dossier) == expected(verloop.dossier, LAATSTE)
        assert verloop.dossier.van(TermijnVerstrekenHerzien) == []
        assert [f.geldig_op for f in verstreken] == sorted(f.geldig_op for f in verstreken)
    gegeven = {(v.feit.soort, v.feit.aan, v.feit.sleutel) for v in elke_dag.dossier.van(SignaalGegeven)}
    assert {(v.feit.soort, v.feit.aan, v.feit.sleutel) for v in soms.dossier.van(SignaalGegeven)} <= gegeven


@settings(max_examples=80)
@given(history=histories, dagen=slagdagen, doden=doden)
def test_killed_anywhere_or_not_the_same_passings_stand_in_the_end(
    history: History, dagen: list[date], doden: list[int]
) -> None:
    weken = [*ELKE_DAG[::7], LAATSTE]
    ongestoord, soms, gedood = lived(history, weken), lived(history, dagen), lived(history, weken, doden)
    alles = expected(ongestoord.dossier, LAATSTE)

    assert [standing(w.dossier) for w in (ongestoord, soms, gedood)] == [alles, alles, alles]


@settings(max_examples=60)
@given(history=histories, dagen=slagdagen, doden=doden)
def test_striking_twice_records_nothing_more_and_a_term_passes_anew_only_after_a_revision(
    history: History, dagen: list[date], doden: list[int]
) -> None:
    verloop = lived(history, dagen, doden)

    assert verloop.due(LAATSTE) == ()
    assert Kloktijd(verloop.dossier).due(LAATSTE) == ()  # what the clock recorded changed no term and no step
    over = [
        (v.feit.termijn, v.feit.sleutel or "", v.feit.type_name())
        for v in verloop.dossier.vastleggingen
        if isinstance(v.feit, TermijnVerstreken | TermijnVerstrekenHerzien)
    ]
    for _, gezegd in groupby(sorted(over, key=lambda een: een[:2]), key=lambda een: een[:2]):
        om_en_om = [soort for _, _, soort in gezegd]
        assert om_en_om[::2] == ["TermijnVerstreken"] * len(om_en_om[::2])
        assert om_en_om[1::2] == ["TermijnVerstrekenHerzien"] * len(om_en_om[1::2])


@settings(max_examples=60)
@given(history=histories, dagen=slagdagen)
def test_of_one_strike_revisions_come_first_and_the_rest_in_due_order(history: History, dagen: list[date]) -> None:
    for slag in lived(history, dagen).slagen:
        volgorde = [(not isinstance(feit, TermijnVerstrekenHerzien), feit.geldig_op) for feit in slag]

        assert volgorde == sorted(volgorde)

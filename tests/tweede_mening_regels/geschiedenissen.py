"""Which facts does a small history hold, about which days?"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events.base import Event
from domain.events.duo import MeldingIngetrokken, MeldingOntvangen
from tests.kit.regels import gemeld, verzuim
from tests.kit.woorden import feit, ingetrokken

EERSTE_DAG = date(2026, 1, 26)
"""From before the spring holiday of Noord until after those of May."""
_dag = st.builds(lambda n: EERSTE_DAG + timedelta(days=n), st.integers(0, 119))

# Sixteen hours


def _absence(dagen: SearchStrategy[str]) -> SearchStrategy[Event]:
    minuten, lesuren = st.sampled_from((60, 240, 479, 480, 481, 960)), st.sampled_from((4, 7, 8, 16))
    return st.one_of(
        st.builds(lambda op, aantal: verzuim(op, minuten=aantal), dagen, minuten),
        st.builds(lambda op, aantal: verzuim(op, lesuren=aantal), dagen, lesuren),
    )


def _melding(soort: str, dagen: list[str], nummer: int, *, open_: bool) -> Event:
    begin, eind, op = sorted(dagen)
    return gemeld(soort, begin, None if open_ else eind, op=op, nummer=str(nummer))


def _report(dagen: SearchStrategy[str]) -> SearchStrategy[Event]:
    soorten = st.sampled_from(("V3", "V3", "V4", "LRV", "V1"))
    drie = st.lists(dagen, min_size=3, max_size=3)
    return st.builds(_melding, soorten, drie, st.integers(1, 3), open_=st.booleans())


def _told(feiten: list[Event]) -> list[Event]:
    """Let each melding have a number of its own, and withdraw only what is there."""
    nummers: list[str] = []
    verteld: list[Event] = []
    for een in feiten:
        if isinstance(een, MeldingOntvangen):
            if een.meldingsnummer in nummers:
                continue
            nummers.append(een.meldingsnummer)
        if not isinstance(een, MeldingIngetrokken) or een.meldingsnummer in nummers:
            verteld.append(een)
    return verteld


_intrekking = st.builds(lambda nummer: ingetrokken("2026-06-01", nummer=str(nummer)), st.integers(1, 3))


def _of_these(dagen: list[str]) -> SearchStrategy[list[Event]]:
    enkele = st.sampled_from(dagen)
    feiten = st.one_of(*[_absence(enkele)] * 4, *[_report(enkele)] * 2, _intrekking)
    return st.lists(feiten, min_size=1, max_size=9).map(_told)


verzuimgeschiedenissen: SearchStrategy[list[Event]] = st.lists(
    _dag.map(str), min_size=3, max_size=7, unique=True
).flatmap(_of_these)

# Sickness

ziektegeschiedenissen: SearchStrategy[list[Event]] = st.lists(
    st.builds(feit, st.sampled_from(("Ziekgemeld", "Ziekgemeld", "Betergemeld")), _dag.map(str)),
    min_size=1,
    max_size=10,
)

# The Doorstroompunt

_jaren = st.integers(1997, 2009)
geboortedagen = st.one_of(
    st.builds(date, _jaren, st.sampled_from((1, 7, 8, 12)), st.sampled_from((1, 2, 30, 31))),
    st.sampled_from((date(2000, 2, 29), date(2004, 2, 29), date(2008, 2, 29))),
)
_jong = st.builds(
    lambda jaar, maand, dag: str(date(jaar, maand, dag)),
    st.integers(2019, 2027),
    st.integers(1, 12),
    st.integers(1, 28),
)
kwalificaties: SearchStrategy[list[Event]] = st.lists(
    st.builds(
        feit,
        st.sampled_from(("StartkwalificatieBehaald", "KwalificatieplichtVervallen", "TwaalfSchooljarenVoltooid")),
        _jong,
    ),
    max_size=2,
)

# Terms

Dagen = SearchStrategy[str]
DAGEN = (
    *("2026-02-02", "2026-02-03", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-16", "2026-03-17"),
    *("2026-03-18", "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-28", "2026-04-29"),
    *("2026-06-30", "2026-07-01"),
)
"""A month, four, six and eight weeks apart, and the days next to that."""
_gronden = st.sampled_from(("3a", "3a", "3b", "15", "5-onder-a", "5-onder-b"))
_personen = st.sampled_from((None, "ouder-1", "ouder-2"))
_nummers = st.sampled_from((None, "1", "2"))
_tot = st.sampled_from((None, "2026-06-30", "2026-07-31", "2026-08-01", "2027-07-31"))
_scholen = st.sampled_from(("99AA", "99BB"))
_misschien = st.sampled_from((None, True, False))


def _fact(soort: str, op: str, /, **velden: object) -> Event:
    return feit(soort, op, **{naam: waarde for naam, waarde in velden.items() if waarde is not None})


def a_fact(soort: str, dagen: Dagen, /, **velden: SearchStrategy[Any]) -> SearchStrategy[Event]:
    return st.builds(_fact, st.just(soort), dagen, **velden)


def prosecution(dagen: Dagen) -> SearchStrategy[Event]:
    return st.one_of(
        a_fact("VerdachteGehoord", dagen, wie=_personen, meldingsnummer=_nummers),
        a_fact("ProcesVerbaalIngezonden", dagen, tegen=_personen, meldingsnummer=_nummers),
        a_fact("WaarschuwingGegeven", dagen, aan=_personen),
        a_fact("HaltVerwezen", dagen),
    )


def exemption(dagen: Dagen) -> SearchStrategy[Event]:
    besluit = st.one_of(st.none(), dagen)
    return st.one_of(
        a_fact("VrijstellingAangevraagd", dagen, grond=_gronden),
        a_fact("VrijstellingVerleend", dagen, grond=_gronden, besluitOp=besluit, totEnMet=_tot, levenslang=_misschien),
        a_fact("VrijstellingGeweigerd", dagen, grond=_gronden, besluitOp=besluit),
        a_fact("VrijstellingBeeindigd", dagen, grond=_gronden),
    )


def enrolment(dagen: Dagen) -> SearchStrategy[Event]:
    return st.one_of(
        a_fact("Ingeschreven", dagen, brin=_scholen, extraOndersteuning=_misschien),
        a_fact("Uitgeschreven", dagen, brin=st.one_of(st.none(), _scholen)),
        a_fact("OppVastgesteld", dagen),
    )


_FACTS: dict[str, Callable[[Dagen], SearchStrategy[Event]]] = {
    "pv-na-verhoor": prosecution,
    "vervangende-leerplicht-beslissen": exemption,
    "vrijstelling-beslissen": exemption,
    "vrijstelling-verlengen": exemption,
    "opp-vaststellen": enrolment,
}


def termijngeschiedenissen(soort: str) -> SearchStrategy[list[Event]]:
    """Draw facts that have to do with one kind of term, about a few days only."""
    enkele_dagen = st.lists(st.sampled_from(DAGEN), min_size=2, max_size=4, unique=True)
    return enkele_dagen.flatmap(lambda dagen: st.lists(_FACTS[soort](st.sampled_from(dagen)), min_size=2, max_size=7))

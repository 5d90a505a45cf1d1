"""Is the log, whatever happens to it in whatever order, the same as a list in memory?"""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from domain.tijdzone import micros
from services.eventlog.codec import Nieuw
from services.eventlog.errors import ConflictError
from services.eventlog.log import EventLog
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier
from tests.kit.winkel import vast_id

DOSSIERS = [nieuw_dossier(nummer) for nummer in range(3)]
PGNS = ["999990019", "101234563"]
feiten = st.tuples(st.sampled_from(DOSSIERS), st.integers(1, 6), st.integers(1, 40))
"""A dossier, the version that the writer believes to be next, and the number of an id."""
klokken = st.integers(-5, 5).map(lambda seconden: NU + timedelta(seconds=seconden))
wie = st.integers(0, 1)
SMALL = settings(max_examples=25, stateful_step_count=20, suppress_health_check=list(HealthCheck), deadline=None)


class Logmodel:
    """What a log should be: a list, and the rules of what may be added to it."""

    def __init__(self) -> None:
        self.rijen: list[tuple[UUID, UUID, int, int]] = []
        self.pgns: dict[str, UUID] = {}
        self.moment = 0

    def append(self, nieuw: list[Nieuw], nu: datetime, pgns: dict[str, UUID]) -> range:
        sleutels = {(rij[1], rij[2]) for rij in self.rijen} | {rij[0] for rij in self.rijen}
        erbij = [sleutel for n in nieuw for sleutel in ((n.dossier_id, n.versie), n.id)]
        if len(set(erbij)) < len(erbij) or sleutels & set(erbij) or self.pgns.keys() & pgns.keys():
            raise ConflictError("taken")
        self.moment = max(self.moment + 1, micros(nu))
        eerste = len(self.rijen) + 1
        self.rijen += [(n.id, n.dossier_id, n.versie, self.moment) for n in nieuw]
        self.pgns |= pgns
        return range(eerste, len(self.rijen) + 1)

    def horizon(self, nu: datetime) -> tuple[int, int]:
        self.moment = max(self.moment, micros(nu))
        return len(self.rijen), self.moment


def machine(opslag: Logopslag) -> type[RuleBasedStateMachine]:
    """Two writers on one log, against the model; each run goes on where the last one left the log."""

    class Logmachine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.model = Logmodel()
            self.logs: list[EventLog] = []

        @initialize()
        def begin(self) -> None:
            self.logs = [opslag.open(), opslag.open()]
            empty(opslag)

        @rule(wie=wie, gekozen=st.lists(feiten, min_size=1, max_size=4), nu=klokken, pgn=st.sampled_from([None, *PGNS]))
        def append(self, wie: int, gekozen: list[tuple[UUID, int, int]], nu: datetime, pgn: str | None) -> None:
            erbij = [Nieuw(vast_id(i), d, versie, nieuw(1).feit, "model", "tester") for d, versie, i in gekozen]
            pgns = {} if pgn is None else {pgn: gekozen[0][0]}
            verwacht = geworden = None
            with suppress(ConflictError):
                verwacht = self.model.append(erbij, nu, pgns)
            with suppress(ConflictError):
                geworden = self.logs[wie].append(erbij, nu=nu, pgns=pgns)

            assert geworden == verwacht

        @rule(wie=wie, dossier=st.sampled_from(DOSSIERS), nu=klokken)
        def append_next(self, wie: int, dossier: UUID, nu: datetime) -> None:
            versie = sum(rij[1] == dossier for rij in self.model.rijen) + 1
            taken = {(rij[1], rij[2]) for rij in self.model.rijen}
            i = 1_000 + len(self.model.rijen)
            if (dossier, versie) not in taken and vast_id(i) not in {rij[0] for rij in self.model.rijen}:
                erbij = [Nieuw(vast_id(i), dossier, versie, nieuw(1).feit, "model", "tester")]

                assert self.logs[wie].append(erbij, nu=nu) == self.model.append(erbij, nu, {})

        @rule(wie=wie, nu=klokken)
        def horizon(self, wie: int, nu: datetime) -> None:
            horizon = self.logs[wie].horizon(nu)

            assert (horizon.last_id, micros(horizon.moment)) == self.model.horizon(nu)

        @rule(wie=wie)
        def reopen(self, wie: int) -> None:
            self.logs[wie].close()
            self.logs[wie] = opslag.open()

        @invariant()
        def is_the_same(self) -> None:
            for log in self.logs:
                stored = log.stored_since(0, 1_000)
                rijen = [(s.event_id, s.dossier_id, s.originator_version, s.ontvangen_op) for s in stored]

                assert rijen == self.model.rijen
                assert [s.id for s in stored] == list(range(1, len(stored) + 1))
                assert log.find(PGNS) == self.model.pgns

        def teardown(self) -> None:
            for log in self.logs:
                log.close()

    return Logmachine


def empty(opslag: Logopslag) -> None:
    """Make the log as it was when it was new."""
    for tabel in ("gebeurtenissen", "zegel", "pgn_index"):
        opslag.change(f"DELETE FROM {tabel}", ())  # noqa: S608 - our own names
    opslag.change("UPDATE gebeurtenissen_hoofd SET last_id = 0, ontvangen_op = 0", ())


@pytest.mark.trager
def test_the_log_is_what_the_model_is(opslag: Logopslag) -> None:
    run_state_machine_as_test(machine(opslag), settings=SMALL)

"""Do commands that come together share a transaction, while each hears what became of his own?"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event as Teken
from uuid import UUID

import pytest
from eventsourcing.persistence import OperationalError

from projections.stores.sqlite import SqliteRows
from services.eventlog.errors import ConflictError, EventLogError
from services.eventlog.groep import GENOEG
from services.eventlog.log import EventLog
from services.eventlog.recorder import Bijschrift, IdentifiedEvent
from services.vragen.verify import verify
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier, numbers

ANDEREN = 12


class Deur:
    """Holds the first who stores at the door until the others stand in line; it counts who goes in together."""

    def __init__(self, log: EventLog, monkeypatch: pytest.MonkeyPatch, fout: Exception | None = None) -> None:
        self.open, self.bezet = Teken(), Teken()
        self.groepen: list[int] = []
        self._door, self._fout = log.recorder._insert, fout
        monkeypatch.setattr(log.recorder, "_insert", self._in)
        self._groep = log._vastlegger._groep

    def _in(self, events: Sequence[IdentifiedEvent], nu: int, bijschrift: Bijschrift) -> list[int]:
        self.groepen.append(len(events))
        self.bezet.set()
        assert self.open.wait(60)
        if self._fout is not None and len(self.groepen) == 2:
            raise self._fout
        return self._door(events, nu, bijschrift)

    def let_them_queue(self, hoeveel: int) -> None:
        """Open the door once so many stand in line."""
        assert self.bezet.wait(60)
        while self._groep.wachtend < hoeveel:
            pass
        self.open.set()


def record(log: EventLog, writer: int, versie: int = 1, id: int | None = None) -> range:
    return log.append([nieuw(versie, dossier=nieuw_dossier(writer), id=id)], nu=NU)


def outcome(job: "Future[range]") -> range | type[Exception]:
    fout = job.exception(60)
    return job.result() if fout is None else type(fout)  # type: ignore[return-value] # no test ends a process


def together(log: EventLog, deur: Deur, jobs: Sequence[tuple[int, int, int | None]]) -> list[range | type[Exception]]:
    """Let one store, and all of these (pupil, version, id) while he is at it; return what each heard."""
    with ThreadPoolExecutor(len(jobs) + 1) as pool:
        eerste = pool.submit(record, log, 0)
        assert deur.bezet.wait(60)
        rest = []
        for nummer, job in enumerate(jobs, 1):
            rest.append(pool.submit(record, log, *job))
            while log._vastlegger._groep.wachtend < nummer:
                pass
        deur.open.set()
        assert outcome(eerste) == range(1, 2)
        return [outcome(job) for job in rest]


def wrong(log: EventLog, tmp_path: Path) -> list[str]:
    """Return what `verify` finds, but that these pupils were recorded without a number."""
    with closing(SqliteRows(tmp_path / "leeg.rijen")) as rows:
        return [een.code for een in verify(log, rows).bevindingen if een.code != "index-ontbreekt"]


def test_who_come_while_one_is_stored_go_along_together(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    deur = Deur(log, monkeypatch)

    gehoord = together(log, deur, [(writer, 1, None) for writer in range(1, ANDEREN + 1)])

    assert deur.groepen == [1, ANDEREN]
    assert gehoord == [range(nummer, nummer + 1) for nummer in range(2, ANDEREN + 2)]
    assert numbers(log) == list(range(1, ANDEREN + 2))
    assert [verwijzing.dossier_id for verwijzing in log.since(0, 100, 100)] == [
        nieuw_dossier(writer) for writer in range(ANDEREN + 1)
    ]


def test_a_group_is_one_block_of_the_seal_and_proves_what_it_should(
    log: EventLog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    together(log, Deur(log, monkeypatch), [(writer, 1, None) for writer in range(1, ANDEREN + 1)])

    with log.databank.lezen() as v:
        assert v.vraag("SELECT eerste_id, laatste_id FROM zegel ORDER BY nummer") == [(1, 1), (2, ANDEREN + 1)]
    assert wrong(log, tmp_path) == []


def test_two_who_write_to_the_same_pupil_do_not_go_together(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    deur = Deur(log, monkeypatch)

    gehoord = together(log, deur, [(1, 1, None), (1, 2, None), (2, 1, None)])

    assert deur.groepen == [1, 1, 2]
    assert gehoord == [range(2, 3), range(3, 4), range(4, 5)]


def test_only_who_was_too_late_hears_of_a_conflict(
    log: EventLog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    record(log, 50)
    deur = Deur(log, monkeypatch)
    with ThreadPoolExecutor(5) as pool:
        eerste = pool.submit(record, log, 0)
        assert deur.bezet.wait(60)
        rest = [pool.submit(record, log, *job) for job in ((1, 1), (50, 1), (2, 1))]
        deur.let_them_queue(3)

        assert outcome(eerste) == range(2, 3)
        assert sorted(map(str, (outcome(job) for job in rest))) == [
            str(ConflictError), "range(3, 4)", "range(4, 5)",
        ]  # fmt: skip
    assert sum(1 for _ in log.since(0, 100, 100)) == 4
    assert wrong(log, tmp_path) == []


def test_an_id_that_two_offer_at_once_is_stored_once(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    gehoord = together(log, Deur(log, monkeypatch), [(1, 1, 7), (2, 1, 7), (3, 1, None)])

    assert gehoord == [range(2, 3), ConflictError, range(3, 4)]


def test_when_the_database_fails_all_of_that_group_hear_it_and_the_next_go_on(
    log: EventLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    deur = Deur(log, monkeypatch, OperationalError("de schijf is vol"))

    gehoord = together(log, deur, [(1, 1, None), (2, 1, 7), (3, 1, 7)])

    assert gehoord == [EventLogError, EventLogError, range(2, 3)]
    assert record(log, 2) == range(3, 4)


def test_a_large_command_goes_by_itself(log: EventLog) -> None:
    dossier = nieuw_dossier(1)

    assert log.append([nieuw(versie, dossier=dossier) for versie in range(1, GENOEG + 2)], nu=NU) == range(
        1, GENOEG + 2
    )
    assert log.append([nieuw(GENOEG + 2, dossier=dossier)], nu=NU) == range(GENOEG + 2, GENOEG + 3)


@pytest.mark.trager
def test_many_at_once_lose_nothing_and_nobody_waits_for_ever(opslag: Logopslag, tmp_path: Path) -> None:
    logs = [opslag.open(), opslag.open()]
    draden, keren = 16, 12

    def work(writer: int) -> list[int]:
        return [record(logs[writer % 2], writer, versie)[0] for versie in range(1, keren + 1)]

    with ThreadPoolExecutor(draden) as pool:
        nummers = list(pool.map(work, range(draden)))

    assert sorted(nummer for een in nummers for nummer in een) == list(range(1, draden * keren + 1))
    assert all(een == sorted(een) for een in nummers)
    assert versions(logs[0]) == {nieuw_dossier(writer): list(range(1, keren + 1)) for writer in range(draden)}
    assert wrong(logs[0], tmp_path) == []


def versions(log: EventLog) -> dict[UUID, list[int]]:
    gevonden: dict[UUID, list[int]] = {}
    for verwijzing in log.since(0, 100_000, 1 << 40):
        gevonden.setdefault(verwijzing.dossier_id, []).append(verwijzing.versie)
    return gevonden

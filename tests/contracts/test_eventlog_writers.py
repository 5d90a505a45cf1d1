"""Does a reader miss nothing while several write at the same moment?"""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest

from services.eventlog.errors import ConflictError
from services.eventlog.log import EventLog, Verwijzing
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier, numbers, open_log, stamps
from tests.kit.woorden import LEERLING

WRITERS = 4
APPENDS = 25


def write(log: EventLog, writer: int) -> int:
    """Append to a dossier of its own and, after each conflict again, to one that all share; return the conflicts."""
    conflicts = 0
    for i in range(1, APPENDS + 1):
        log.append([nieuw(i, dossier=nieuw_dossier(writer)), nieuw(i, dossier=nieuw_dossier(100 + writer))], nu=NU)
        try:
            versie = log.dossier(LEERLING).versie + 1
            log.append([nieuw(versie, id=1_000 * writer + i)], nu=NU)
        except ConflictError:
            conflicts += 1
    return conflicts


def follow(log: EventLog, writing: Callable[[], bool]) -> list[Verwijzing]:
    """Read the log from its beginning while others write, and once more when they are done."""
    gezien: list[Verwijzing] = []
    last_time = False
    while not last_time:
        last_time = not writing()
        gezien.extend(log.since(len(gezien), 7, 1 << 40))
        while last_time and (rest := log.since(len(gezien), 7, 1 << 40)):
            gezien.extend(rest)
    return gezien


def test_a_reader_beside_writers_misses_nothing_and_sees_order(opslag: Logopslag) -> None:
    reader, logs = opslag.open(), [opslag.open() for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        jobs = [pool.submit(write, log, writer) for writer, log in enumerate(logs)]
        gezien = follow(reader, lambda: not all(job.done() for job in jobs))
    conflicts = sum(job.result() for job in jobs)

    assert len(gezien) == WRITERS * APPENDS * 3 - conflicts
    assert [v.notification_id for v in gezien] == list(range(1, len(gezien) + 1))
    assert_versions_follow(gezien)


def assert_versions_follow(gezien: list[Verwijzing]) -> None:
    by_dossier: dict[UUID, list[int]] = {}
    for verwijzing in gezien:
        by_dossier.setdefault(verwijzing.dossier_id, []).append(verwijzing.versie)

    assert all(versies == list(range(1, len(versies) + 1)) for versies in by_dossier.values())


def test_moments_follow_the_numbers_whoever_writes(opslag: Logopslag) -> None:
    logs = [opslag.open() for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, logs, range(WRITERS)))

    alle = stamps(logs[0])
    assert alle == sorted(alle)
    assert numbers(logs[0]) == list(range(1, len(alle) + 1))


def test_of_two_writers_for_the_same_new_pupil_one_gets_a_conflict(opslag: Logopslag) -> None:
    logs, barrier = [opslag.open(), opslag.open()], Barrier(2)

    def register(writer: int) -> bool:
        dossier = nieuw_dossier(writer)
        barrier.wait()
        try:
            logs[writer].append([nieuw(1, dossier=dossier)], nu=NU, pgns={"999990019": dossier})
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        stored = list(pool.map(register, (0, 1)))

    winner = nieuw_dossier(stored.index(True))
    assert sorted(stored) == [False, True]
    assert logs[0].find(["999990019"]) == {"999990019": winner}
    assert [v.dossier_id for v in logs[0].since(0, 10, 10)] == [winner]


def test_several_threads_may_share_one_log(opslag: Logopslag) -> None:
    log = opslag.open()
    with ThreadPoolExecutor(WRITERS) as pool:
        conflicts = list(pool.map(lambda writer: write(log, writer), range(WRITERS)))

    assert len(numbers(log)) == WRITERS * APPENDS * 3 - sum(conflicts)


def test_a_log_can_be_opened_while_others_write(opslag: Logopslag) -> None:
    log = opslag.open()
    with ThreadPoolExecutor(2) as pool:
        job = pool.submit(write, log, 1)
        while not job.done():
            opslag.open().close()

    assert len(numbers(log)) == 3 * APPENDS


def write_from_a_process(adres: str, keys: str, writer: int) -> None:
    with open_log(adres, Path(keys)) as log:
        write(log, writer)


@pytest.mark.trager
def test_a_reader_beside_other_processes_misses_nothing(opslag: Logopslag) -> None:
    spawn, plek = multiprocessing.get_context("spawn"), (opslag.adres, str(opslag.keys))
    processes = [spawn.Process(target=write_from_a_process, args=(*plek, writer)) for writer in range(3)]
    for process in processes:
        process.start()
    gezien = follow(opslag.open(), lambda: any(process.is_alive() for process in processes))
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert len(gezien) >= 3 * APPENDS * 2
    assert [v.notification_id for v in gezien] == list(range(1, len(gezien) + 1))
    assert_versions_follow(gezien)


def test_several_may_make_the_same_store_at_the_same_moment(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        for ronde in range(15):
            folder, barrier = tmp_path / str(ronde), Barrier(8)
            folder.mkdir()

            def open_it(writer: int, folder: Path = folder, barrier: Barrier = barrier) -> bytes:
                barrier.wait()
                with open_log(str(folder / "log.db"), folder / "log.sleutels") as log:
                    log.append([nieuw(1, dossier=nieuw_dossier(writer))], nu=NU)
                    return log.sleutels.index_of("999990019")

            jobs = [pool.submit(open_it, writer) for writer in range(8)]

            assert len({job.result() for job in as_completed(jobs)}) == 1

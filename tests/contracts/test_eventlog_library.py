"""Does our recorder keep the promises of the library's interface?"""

import pytest

from services.eventlog.log import EventLog
from tests.contracts.conftest import NU, nieuw, nieuw_dossier
from tests.kit.woorden import LEERLING, feit


@pytest.fixture
def gevuld(log: EventLog) -> EventLog:
    """Eight events: of two dossiers in turn, ill and better in turn by two."""
    for i in range(8):
        soort = "Betergemeld" if i // 2 % 2 else "Ziekgemeld"
        dossier = nieuw_dossier(1) if i % 2 else LEERLING
        log.append([nieuw(i // 2 + 1, feit(soort, "2026-01-12"), dossier=dossier)], nu=NU)
    return log


@pytest.mark.parametrize(
    ("start", "limit", "stop", "topics", "inclusive", "expected"),
    [
        (None, 10, None, (), True, [1, 2, 3, 4, 5, 6, 7, 8]),
        (1, 3, None, (), True, [1, 2, 3]),
        (3, 10, None, (), True, [3, 4, 5, 6, 7, 8]),
        (3, 10, None, (), False, [4, 5, 6, 7, 8]),
        (3, 10, 5, (), True, [3, 4, 5]),
        (3, 2, 5, (), False, [4, 5]),
        (1, 10, None, ("Betergemeld.v1",), True, [3, 4, 7, 8]),
        (4, 10, 7, ("Betergemeld.v1",), False, [7]),
        (1, 10, None, ("Betergemeld.v1", "Ziekgemeld.v1"), True, [1, 2, 3, 4, 5, 6, 7, 8]),
        (1, 10, None, ("Overleden.v1",), True, []),
        (9, 10, None, (), True, []),
        (1, 0, None, (), True, []),
        (5, 10, 4, (), True, []),
    ],
)
def test_select_notifications(
    gevuld: EventLog,
    start: int | None,
    limit: int,
    stop: int | None,
    topics: tuple[str, ...],
    inclusive: bool,
    expected: list[int],
) -> None:
    found = gevuld.recorder.select_notifications(start, limit, stop, topics, inclusive_of_start=inclusive)

    assert [notification.id for notification in found] == expected


@pytest.mark.parametrize(
    ("gt", "lte", "desc", "limit", "expected"),
    [
        (None, None, False, None, [1, 2, 3, 4]),
        (1, None, False, None, [2, 3, 4]),
        (None, 3, False, None, [1, 2, 3]),
        (1, 3, False, None, [2, 3]),
        (None, None, True, None, [4, 3, 2, 1]),
        (None, None, True, 1, [4]),
        (None, 3, True, 2, [3, 2]),
        (None, None, False, 2, [1, 2]),
        (0, 0, False, None, []),
        (4, None, False, None, []),
        (None, None, False, 0, []),
    ],
)
def test_select_events(
    gevuld: EventLog, gt: int | None, lte: int | None, desc: bool, limit: int | None, expected: list[int]
) -> None:
    found = gevuld.recorder.select_events(LEERLING, gt=gt, lte=lte, desc=desc, limit=limit)

    assert [stored.originator_version for stored in found] == expected
    assert {stored.originator_id for stored in found} <= {LEERLING}


def test_a_dossier_may_be_named_as_text(gevuld: EventLog) -> None:
    assert len(gevuld.recorder.select_events(str(LEERLING))) == 4


def test_the_highest_number_of_an_empty_log_is_none_or_nought(log: EventLog) -> None:
    assert not log.recorder.max_notification_id()


def test_the_highest_number_is_that_of_the_last_event(gevuld: EventLog) -> None:
    assert gevuld.recorder.max_notification_id() == 8

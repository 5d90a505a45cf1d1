"""Is the axis of registration one that never turns back?"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.eventlog.log import EventLog
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier, stamps

SECONDE = timedelta(seconds=1)
klokken = st.lists(st.integers(-5, 5).map(lambda s: NU + s * SECONDE), min_size=1, max_size=8)


def test_one_append_has_one_moment(log: EventLog) -> None:
    log.append([nieuw(1), nieuw(2)], nu=NU)

    assert stamps(log) == [NU, NU]


def test_the_moment_goes_on_when_the_clock_stands_still_or_goes_back(log: EventLog) -> None:
    for versie, klok in enumerate([NU, NU, NU - SECONDE, NU - timedelta(days=365), NU + SECONDE], 1):
        log.append([nieuw(versie)], nu=klok)

    alle = stamps(log)
    assert all(eerder < later for eerder, later in pairwise(alle))
    assert alle[0] == NU
    assert alle[-1] == NU + SECONDE


def test_what_comes_after_the_horizon_gets_a_later_moment(log: EventLog) -> None:
    log.append([nieuw(1)], nu=NU)
    horizon = log.horizon(NU + SECONDE)
    log.append([nieuw(2)], nu=NU)

    assert horizon.last_id == 1
    assert horizon.moment == NU + SECONDE
    assert stamps(log)[1] > horizon.moment


def test_a_horizon_asked_with_an_older_clock_is_not_older(log: EventLog) -> None:
    log.append([nieuw(1)], nu=NU)

    assert log.horizon(NU - timedelta(days=1)).moment == NU
    assert log.horizon(NU + SECONDE).moment == NU + SECONDE
    assert log.horizon(NU).moment == NU + SECONDE


def test_an_empty_log_has_a_horizon_too(log: EventLog) -> None:
    horizon = log.horizon(NU)

    assert (horizon.last_id, horizon.moment) == (0, NU)


def test_the_horizon_holds_for_other_writers(opslag: Logopslag) -> None:
    een, twee = opslag.open(), opslag.open()
    horizon = een.horizon(NU + SECONDE)
    twee.append([nieuw(1)], nu=NU)

    assert stamps(een)[0] > horizon.moment


def test_moments_come_back_in_utc_to_the_microsecond(log: EventLog) -> None:
    moment = datetime(2026, 3, 29, 1, 59, 59, 999_999, tzinfo=UTC)
    log.append([nieuw(1)], nu=moment)

    assert stamps(log) == [moment]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(klokken=klokken, horizonten=klokken)
def test_whatever_the_clock_says_each_moment_is_later_than_all_before(
    opslag: Logopslag, klokken: list[datetime], horizonten: list[datetime]
) -> None:
    log = opslag.open()
    dossier = nieuw_dossier(log.horizon(NU).last_id)
    horizonnen: list[datetime] = []
    for versie, klok in enumerate(klokken, 1):
        horizonnen.append(log.horizon(horizonten[versie % len(horizonten)]).moment)
        log.append([nieuw(versie, dossier=dossier)], nu=klok)

    alle = stamps(log)
    log.close()
    assert all(stamp > gesloten for stamp, gesloten in zip(alle[-len(klokken) :], horizonnen, strict=True))
    assert all(eerder < later for eerder, later in pairwise(alle))

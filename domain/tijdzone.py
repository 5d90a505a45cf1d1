"""What is a moment on a calendar in the Netherlands?"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def begin_van_de_dag(dag: date) -> datetime:
    """Return the first moment of a day in Amsterdam, in UTC."""
    return datetime.combine(dag, time.min, AMSTERDAM).astimezone(UTC)


def begin_van_de_maand(dag: date) -> datetime:
    """Return the last moment before the month of a day."""
    return einde_van_de_dag(dag.replace(day=1) - timedelta(days=1))


def einde_van_de_dag(dag: date) -> datetime:
    """Return the last moment (to the microsecond) of a day in Amsterdam, in UTC."""
    return datetime.combine(dag, time.max, AMSTERDAM).astimezone(UTC)


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; one without a zone is local time."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)


def lokale_datum(moment: datetime) -> date:
    """Return the day in Amsterdam; a moment without a zone is local time."""
    return in_utc(moment).astimezone(AMSTERDAM).date()


def in_z(moment: datetime) -> str:
    """Write a moment as answers do: UTC, with a Z."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def micros(moment: datetime) -> int:
    """Return a moment as whole microseconds since 1970: how the registration axis is stored."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment_of(aantal: int) -> datetime:
    """Return the moment of so many microseconds since 1970, in UTC."""
    return EPOCH + timedelta(microseconds=aantal)

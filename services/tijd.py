"""What time is it, and what is a new identity? The only place that knows."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from domain.tijdzone import AMSTERDAM


def nu() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


def vandaag() -> date:
    """Return the day in Amsterdam."""
    return datetime.now(AMSTERDAM).date()


def nieuwe_id() -> UUID:
    """Return an identity that nobody can guess or derive."""
    return uuid4()

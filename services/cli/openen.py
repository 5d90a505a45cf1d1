"""How does a command open the installation, and show on the terminal what it waits for?"""

from collections.abc import Iterator
from contextlib import contextmanager

from services import installatie as samenstel
from services.cli.scherm import progress_in_steps
from services.installatie import Installatie


@contextmanager
def installatie(
    db: str | None,
    profiel: str | None = None,
    sleutels: str | None = None,
    *,
    ongelezen: bool = False,
    behoud: bool = False,
) -> Iterator[Installatie]:
    """Open the installation that the settings and the options name, with progress on the terminal (raises as that)."""
    with samenstel.installatie(
        db, profiel, sleutels, ongelezen=ongelezen, behoud=behoud, toon=progress_in_steps
    ) as geopend:
        yield geopend

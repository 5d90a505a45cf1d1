"""How does a command open the installation, and show on the terminal what it waits for?"""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.toegang.bron import Bron, Handeling
from services import installatie as samenstel
from services.cli.scherm import progress_in_steps
from services.cli.uitgang import onthoud
from services.installatie import Installatie


@contextmanager
def installatie(
    bron: Bron,
    db: str | None,
    profiel: str | None = None,
    sleutels: str | None = None,
    *,
    handeling: Handeling = Handeling.LEZEN,
    ongelezen: bool = False,
    behoud: bool = False,
) -> Iterator[Installatie]:
    """
    Open the installation that the settings and the options name, for one thing, with progress on the terminal.

    Who asks is whoever has the store and its keys, unless the settings say that he asks in another role.

    Raises:
        ToegangGeweigerdError: that role may not do this; and as `services.installatie.installatie`.

    """
    with samenstel.installatie(
        db, profiel, sleutels, ongelezen=ongelezen, behoud=behoud, toon=progress_in_steps
    ) as geopend:
        onthoud(geopend)
        yield geopend.voor(geopend.settings.gebruiker, bron, handeling)

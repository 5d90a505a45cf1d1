"""How is nothing about a pupil written to the terminal, or to a pipe, before that is logged?"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO
from uuid import UUID

from services.inrichting import logboek_van
from services.installatie import Installatie
from services.logboek import Handeling, bezig, huidige
from services.logboek.gezien import ids_in
from services.logboek.spoor import nieuw_spoor
from services.logboek.verwerkingen import ZONDER_LEERLING
from services.settings import Settings


class Uitgang:
    """
    Standard output, through which every answer of a command goes.

    It looks for the ids of pupils in what is written, and logs them before it passes it on.
    """

    def __init__(self, uit: TextIO, handeling: Handeling) -> None:
        self._uit = uit
        self._handeling = handeling
        self.settings: Settings | None = None
        """Those of the installation that the command opened; before it opens one it knows no pupil."""

    def write(self, tekst: str) -> int:
        """Write, once it is logged (raises as `Logboek.gelezen`: then nothing was shown)."""
        if self.settings is not None and self._handeling.actie not in ZONDER_LEERLING:
            nieuw = [een for een in ids_in(tekst.encode()) if een not in self._handeling.gelogd]
            if nieuw:
                with logboek_van(self.settings) as logboek:
                    logboek.gelezen(self._handeling, nieuw)
        return self._uit.write(tekst)

    def end(self) -> None:
        """Store what was decided and is not stored yet: a refusal shows nobody (raises as `Logboek.gelezen`)."""
        if self.settings is not None and self._handeling.besluiten:
            with logboek_van(self.settings) as logboek:
                logboek.gelezen(self._handeling, ())

    def __getattr__(self, naam: str) -> Any:  # noqa: ANN401 - as the stream itself
        return getattr(self._uit, naam)


@contextmanager
def opdracht(naam: str) -> Iterator[None]:
    """Let a command be one action, until it ends."""
    if huidige() is not None:
        yield
        return
    instellingen = Settings()
    handeling = Handeling(nieuw_spoor(), f"opdracht:{naam}", wie=instellingen.door, rol=instellingen.rol)
    vorige = sys.stdout
    sys.stdout = uitgang = Uitgang(vorige, handeling)
    try:
        with bezig(handeling):
            yield
    finally:
        sys.stdout = vorige
        uitgang.end()


def onthoud(hier: Installatie) -> None:
    """Say in which installation a command works."""
    if isinstance(sys.stdout, Uitgang):
        sys.stdout.settings = hier.settings


def op_papier(hier: Installatie, dossier_ids: Iterable[UUID]) -> None:
    """Log that pupils are about to be written to a file (raises as `Logboek.gelezen`: then write nothing)."""
    handeling = huidige()
    if handeling is not None:
        hier.log.logboek.gelezen(handeling, dossier_ids)

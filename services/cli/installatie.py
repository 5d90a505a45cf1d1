"""How are store, keys, rows and policy put together for one command?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.errors import VerzuimspoorError
from domain.kader import Kader
from projections.stores.promise import Vraag
from projections.stores.sqlite import SqliteRows
from services.beleid import lees_kader
from services.cli.scherm import progress_in_steps
from services.eventlog.errors import SleutelOntbreektError
from services.eventlog.log import EventLog, has_events
from services.eventlog.sleutels import Sleutelbestand
from services.projector import catch_up
from services.settings import Settings
from services.tijd import nu, vandaag
from services.vragen.vraag import VraagError, dag, moment, vraag

MANY = 2_000
"""From so many events behind on, catching up is worth a progress bar."""


class DossierOnbekendError(VerzuimspoorError):
    """There is no such dossier, or it was not known then."""


@dataclass(frozen=True)
class Installatie:
    """Everything a command works with."""

    settings: Settings
    log: EventLog
    rows: SqliteRows
    kader: Kader

    def catch_up(self) -> datetime:
        """Bring the rows up to the log; return the moment up to which they follow."""
        achter = (self.log.recorder.max_notification_id() or 0) - min(self.rows.positions().values())
        if achter < MANY:
            return catch_up(self.log, self.rows, self.kader, nu())
        with progress_in_steps("Projecties bijwerken") as voortgang:
            return catch_up(self.log, self.rows, self.kader, nu(), voortgang=voortgang)

    def vraag(self, peildatum: str | None, bekend_op: str | None) -> Vraag:
        """Read what is asked, and bring the rows up to now first (raises VraagError)."""
        gevraagd: date = dag(peildatum) if peildatum else vandaag()
        return vraag(gevraagd, moment(bekend_op) if bekend_op else None, self.catch_up())

    def find(self, dossier_id: str | None, pgn: str | None) -> UUID:
        """
        Return the dossier that is meant; it may have gone up in another since, see `services.vragen.dossier`.

        Raises:
            VraagError: neither or both are given, or the id is none.
            DossierOnbekendError: there is none with that number.

        """
        if (dossier_id is None) == (pgn is None):
            raise VraagError("geef een dossier-id, of --pgn - en het nummer op de standaardinvoer")
        if dossier_id is not None:
            try:
                return UUID(dossier_id)
            except ValueError:
                raise VraagError("dat is geen dossier-id (een UUID); zoek met --pgn - op nummer") from None
        gevonden = self.log.registered_under([pgn or ""])
        if not gevonden:
            raise DossierOnbekendError("er is geen dossier met dit nummer")
        return next(iter(gevonden.values()))


def _look_for_the_keys(settings: Settings) -> None:
    """Refuse to go on without them: with a new, empty key file every pupil would be recorded a second time."""
    opslag, sleutels = settings.db_path, settings.sleutels_path
    if not sleutels.exists() and opslag.exists() and opslag.stat().st_size > 0 and has_events(opslag):
        raise SleutelOntbreektError(
            f"het sleutelbestand {sleutels} is er niet, en {opslag} heeft gebeurtenissen; zet het terug"
        )


@contextmanager
def installatie(db: str | None, profiel: str | None = None, sleutels: str | None = None) -> Iterator[Installatie]:
    """
    Open the installation that the settings and the options name, and close it afterwards.

    Raises:
        InstellingError, ProfielOnbekendError, KalenderbestandError: a setting cannot be used.
        SleutelOntbreektError: the store has events and its key file is not there.

    """
    settings = Settings().with_options(db=db, profiel=profiel, sleutels=sleutels)
    settings.check()
    kader = lees_kader(settings.profiel, settings.kalender_path)
    _look_for_the_keys(settings)
    with EventLog(settings.db_path, Sleutelbestand(settings.sleutels_path)) as log:
        rows = SqliteRows(settings.db_path)
        try:
            yield Installatie(settings, log, rows, kader)
        finally:
            rows.close()

"""How are the log, the keys and the rows that the settings name opened and brought up, before anything is asked?"""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from projections.stores.databank import Databank, open_databank
from projections.stores.databank.migraties import Migratie
from projections.stores.databank.openen import is_postgres
from projections.stores.postgres import PostgresRows
from services.aanvoer.tabel import maak_bij as maak_aanvoer_bij
from services.berichten.tabel import maak_bij as maak_berichten_bij
from services.eventlog.errors import SleutelOntbreektError
from services.eventlog.meester import Meestersleutel
from services.eventlog.meesterbestand import Meesterbestand, Meesteromgeving
from services.eventlog.sleutelinrichting import maak_bij as maak_sleutels_bij
from services.eventlog.sleutels import SCHEMA as SLEUTELSCHEMA
from services.eventlog.sleutels import Sleutelkast, open_sleutelkast
from services.eventlog.tabelstand import SCHEMA, has_events
from services.eventlog.tabelstand import maak_bij as maak_log_bij
from services.logboek import Logboek
from services.relay.stand import maak_bij as maak_relay_bij
from services.settings import Settings
from services.zaken.tabel import maak_bij as maak_zaken_bij


def look_for_the_keys(settings: Settings, log: Databank) -> None:
    """Refuse to go on without them: with a new, empty key file every pupil would be recorded a second time."""
    path = None if is_postgres(settings.sleutels_adres) else settings.sleutels_path
    if path is not None and not path.exists() and has_events(log):
        raise SleutelOntbreektError(
            f"het sleutelbestand {path} is er niet, en {log.naam} heeft gebeurtenissen; zet het terug"
        )


def open_keys(settings: Settings) -> Sleutelkast:
    """Open the keys that the settings name (raises OpslagError, MeestersleutelError, InstellingError)."""
    geheim = settings.meestersleutel
    meester: Meestersleutel = (
        Meesterbestand(settings.meester_path)
        if geheim is None
        else Meesteromgeving(geheim.get_secret_value(), "VERZUIMSPOOR_MEESTERSLEUTEL")
    )
    return open_sleutelkast(settings.sleutels_adres, meester)


def maak_bij(settings: Settings, *, behoud: bool = False) -> list[Migratie]:
    """
    Bring the tables of log, keys and rows up to this version; return the steps of the log (raises OpslagError).

    With `behoud` the rows that are there are left as they are: new ones are made beside them.
    """
    with closing(open_databank(settings.db_adres, SCHEMA)) as databank:
        stappen = maak_log_bij(databank)
    if is_postgres(settings.sleutels_adres):
        with closing(open_databank(settings.sleutels_adres, SLEUTELSCHEMA)) as databank:
            maak_sleutels_bij(databank)
    if is_postgres(settings.rijen_adres):
        PostgresRows.prepare(settings.rijen_adres, behoud=behoud)
    if settings.op_server:
        maak_relay_bij(settings.db_adres)
        maak_aanvoer_bij(settings.db_adres)
        maak_zaken_bij(settings)
        maak_berichten_bij(settings)
    return stappen


@contextmanager
def logboek_van(settings: Settings) -> Iterator[Logboek]:
    """Open only the Logboek Dataverwerkingen, for what is shown after an installation was closed (raises as that)."""
    with closing(open_databank(settings.db_adres, SCHEMA)) as databank, closing(open_keys(settings)) as sleutels:
        yield Logboek(databank, sleutels)

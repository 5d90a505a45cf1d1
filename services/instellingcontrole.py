"""Can everything be used that the settings say, before anything of it is opened?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.errors import VerzuimspoorError
from services.beleid import lees_profiel
from services.berichten.instellingen import berichtinrichting
from services.brieven.nakijken import kijk_brieven_na
from services.brieven.sjabloon import SjabloonError
from services.eventlog.errors import MeestersleutelError
from services.eventlog.meesterbestand import Meesteromgeving
from services.gebreken import PREFIX, Gebrek
from services.kafka.klant import kafkaplaats
from services.kalenderbestand import lees_kalender
from services.metingen.logregels import JSON, TEKST
from services.metingen.luisteraar import adres_van
from services.settings import InstellingError, Settings
from services.vragen.bevinding import Onderdeel
from services.zaken.instellingen import zaakinrichting


def gebreken(settings: Settings) -> list[Gebrek]:
    """
    Return all that is wrong with the settings, as `Settings.gebreken`, and with the secrets among them.

    Profile and calendar only count as long as no policy was recorded, which the log knows. They refuse nothing here;
    when something else does, they are named too, so that nobody has to start once more to hear of them.
    """
    gevonden = [
        *settings.gebreken(),
        *_of_the_master_key(settings),
        *_of_kafka(settings),
        *_of_watching(settings),
        *_of_zaken(settings),
        *_of_brieven(settings),
        *_of_messages(settings),
    ]
    return [*gevonden, *_of_the_frame(settings)] if gevonden else gevonden


def kijk_na(settings: Settings) -> None:
    """
    Refuse settings that cannot be used.

    Raises:
        InstellingError: with every setting that is wrong and the remedy, and the value of none that may be secret.

    """
    if gevonden := gebreken(settings):
        raise InstellingError(*gevonden)


def _of_the_master_key(settings: Settings) -> Iterator[Gebrek]:
    geheim, variabele = settings.meestersleutel, f"{PREFIX}MEESTERSLEUTEL"
    try:
        if geheim is not None:
            Meesteromgeving(geheim.get_secret_value(), variabele)
    except MeestersleutelError as fout:
        yield Gebrek(variabele, str(fout), "maak er een met: openssl rand -base64 32")


def _of_kafka(settings: Settings) -> Iterator[Gebrek]:
    if settings.kafka_opties is None:
        return
    try:
        topics = {"kafka_publiek": "een", "kafka_intern": "ander", "kafka_aanlevering": "derde"}
        kafkaplaats(settings.model_copy(update={"kafka": "elke:1", **topics}))
    except InstellingError as fout:
        yield Gebrek(f"{PREFIX}KAFKA_OPTIES", str(fout), "docs/instellingen.md noemt de namen die er zijn")


def _of_watching(settings: Settings) -> Iterator[Gebrek]:
    try:
        if settings.metingen:
            adres_van(settings.metingen)
    except InstellingError as fout:
        yield Gebrek(f"{PREFIX}METINGEN", str(fout), "bijvoorbeeld 127.0.0.1:9401")
    if settings.log_vorm not in ("", JSON, TEKST):
        yield Gebrek(f"{PREFIX}LOG_VORM", "zo worden regels niet geschreven", f"kies uit: {JSON}, {TEKST}")


def _of_zaken(settings: Settings) -> Iterator[Gebrek]:
    try:
        if settings.zaken:
            zaakinrichting(settings)
    except InstellingError as fout:
        yield Gebrek(f"{PREFIX}ZAKEN", str(fout), "docs/how-to/zaken.md zegt wat erin hoort")


def _of_brieven(settings: Settings) -> Iterator[Gebrek]:
    try:
        if settings.brieven:
            kijk_brieven_na(Path(settings.brieven).expanduser())
    except SjabloonError as fout:
        yield Gebrek(f"{PREFIX}BRIEVEN", str(fout), "docs/how-to/brieven.md zegt wat erin hoort")


def _of_messages(settings: Settings) -> Iterator[Gebrek]:
    try:
        if settings.berichten:
            berichtinrichting(settings)
    except InstellingError as fout:
        yield Gebrek(f"{PREFIX}BERICHTEN", str(fout), "docs/how-to/berichten.md zegt wat erin hoort")


def _of_the_frame(settings: Settings) -> Iterator[Gebrek]:
    remedie = "dit telt alleen zolang er geen beleid is vastgesteld"
    try:
        if settings.profiel and "@" not in settings.profiel:
            lees_profiel(settings.profiel)
    except VerzuimspoorError as fout:
        yield Gebrek(f"{PREFIX}PROFIEL", str(fout), remedie)
    try:
        if settings.kalender_path is not None:
            lees_kalender(settings.kalender_path)
    except VerzuimspoorError as fout:
        yield Gebrek(f"{PREFIX}KALENDER", str(fout), remedie)


def als_onderdelen(gevonden: Iterable[Gebrek]) -> list[Onderdeel]:
    """Return what is wrong as `doctor` shows it."""
    return [Onderdeel(gebrek.variabele, False, gebrek.wat, gebrek.remedie) for gebrek in gevonden]

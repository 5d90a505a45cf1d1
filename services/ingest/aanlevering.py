"""What happens to one delivery, from file to summary?"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from domain.kader import Kader
from services.eventlog.log import EventLog
from services.ingest.afwijzingen import Afwijzingen, rejects_name
from services.ingest.gebeurtenissen import Gebeurtenissen
from services.ingest.gelezen import Lezer
from services.ingest.regels import BestandError, Voortgang, lines_of
from services.ingest.verwerk import BATCH, Herkomst, Klok, NieuweId, Telling, Verwerking
from services.ingest.verzuimmeldingen import Verzuimmeldingen


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What reading a delivery needs from its surroundings."""

    log: EventLog
    kader: Kader
    klok: Klok
    nieuwe_id: NieuweId
    vandaag: date
    door: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of a delivery; `rejects` is None when no line was rejected."""

    bestand: Path
    soort: str
    telling: Telling
    rejects: Path | None


def ingest(
    path: Path,
    omgeving: Omgeving,
    *,
    rejects: Path | None = None,
    keep_recorded: bool = False,
    voortgang: Voortgang = lambda _: None,
    batch: int = BATCH,
) -> Uitkomst:
    """
    Take in one file: `verzuimmeldingen` (CSV) or `gebeurtenissen` (NDJSON), told apart by its first line.

    Bad lines go to `rejects` (default: beside the file). What was committed stays; running it again goes on.

    Raises:
        BestandError: the file as a whole cannot be read.
        OSError: it cannot be opened.
        EventLogError: the log cannot be read or written.

    """
    lezer = _reader(path, omgeving, voortgang, keep_recorded=keep_recorded)
    if is_the_delivery(rejects, path):
        raise BestandError("afgewezen regels kunnen niet in de aanlevering zelf; kies een ander bestand")
    naar = rejects or rejects_name(path, lezer.rejects_suffix)
    afwijzingen = Afwijzingen(naar, lezer, overschrijf=rejects is not None)
    herkomst = Herkomst(lezer.soort, path.name, omgeving.door, omgeving.nieuwe_id())
    verwerking = Verwerking(omgeving.log, omgeving.kader, omgeving.klok, omgeving.nieuwe_id, herkomst)
    for afgewezen in verwerking.apply(lezer, batch):
        afwijzingen.add(afgewezen)
    return Uitkomst(path, lezer.soort, verwerking.telling, afwijzingen.close())


def is_the_delivery(rejects: Path | None, path: Path) -> bool:
    """Say whether rejected lines would go into the delivery itself."""
    return rejects is not None and rejects.exists() and rejects.samefile(path)


def soort_of(path: Path) -> str:
    """
    Return the kind of a file by its first line: `verzuimmeldingen` or `gebeurtenissen`.

    Raises:
        BestandError: it is empty.

    """
    eerste = next((regel.tekst for regel in lines_of(path, lambda _: None) if regel.tekst.strip()), None)
    if eerste is None:
        raise BestandError("het bestand is leeg")
    return Gebeurtenissen.soort if eerste.lstrip().startswith("{") else Verzuimmeldingen.soort


def _reader(path: Path, omgeving: Omgeving, voortgang: Voortgang, *, keep_recorded: bool) -> Lezer:
    if soort_of(path) == Gebeurtenissen.soort:
        nu: datetime = omgeving.klok()
        return Gebeurtenissen(path, nu, voortgang, keep_recorded=keep_recorded)
    return Verzuimmeldingen(path, omgeving.kader.gemeenten, omgeving.vandaag, voortgang)

"""What happens to one delivery, from file to summary?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.kader import Kader
from services.eventlog.log import EventLog
from services.ingest.afwijzingen import Afwijzingen, rejects_name
from services.ingest.cellen import Records
from services.ingest.duo_kolommen import duo_soort
from services.ingest.duo_leveringen import DuoLeveringen
from services.ingest.gebeurtenissen import Gebeurtenissen
from services.ingest.gelezen import Lezer
from services.ingest.kolomprofiel import Kolomprofiel
from services.ingest.plan import Herkomst, Klok, NieuweId
from services.ingest.profielmeldingen import Profielmeldingen, places
from services.ingest.regels import Bestand, BestandError, Regel, Voortgang, lines_of
from services.ingest.tabel import Tabel, plain, separator_of
from services.ingest.verwerk import BATCH, Telling, Verwerking
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
    na_batch: Callable[[], None] = lambda: None,
    profiel: Kolomprofiel | None = None,
) -> Uitkomst:
    """
    Take in one file; `soort_of` tells its kind, unless a `profiel` says how to read the columns of a supplier.

    Bad lines go to `rejects` (default: beside the file). `na_batch` is called each time a batch was stored. What was
    committed stays; running it again goes on.

    Raises:
        BestandError: the file as a whole cannot be read.
        OSError: it cannot be opened.
        EventLogError: the log cannot be read or written.

    """
    lezer = maak_lezer(path, soort_of(path, profiel), omgeving, voortgang, profiel, keep_recorded=keep_recorded)
    if is_the_delivery(rejects, path):
        raise BestandError("afgewezen regels kunnen niet in de aanlevering zelf; kies een ander bestand")
    naar = rejects or rejects_name(path, lezer.rejects_suffix)
    afwijzingen = Afwijzingen(naar, lezer, overschrijf=rejects is not None)
    herkomst = Herkomst(lezer.bron, path.name, omgeving.door, omgeving.nieuwe_id())
    verwerking = Verwerking(omgeving.log, omgeving.kader, omgeving.klok, omgeving.nieuwe_id, herkomst)
    for afgewezen in verwerking.apply(lezer, batch, na_batch):
        afwijzingen.add(afgewezen)
    return Uitkomst(path, lezer.soort, verwerking.telling, afwijzingen.close())


def is_the_delivery(rejects: Path | None, path: Path) -> bool:
    """Say whether rejected lines would go into the delivery itself."""
    return rejects is not None and rejects.exists() and rejects.samefile(path)


def soort_of(path: Bestand, profiel: Kolomprofiel | None = None) -> str:
    """
    Return the kind of a file by its first line: `gebeurtenissen`, a DUO delivery, else `verzuimmeldingen`.

    Raises:
        BestandError: it is empty, a DUO delivery that we do not read, or without the columns that `profiel` names.

    """
    if profiel is not None:
        places(Tabel(path, lambda _: None, profiel.separator), profiel)
        return Profielmeldingen.soort
    eerste = next((regel for regel in lines_of(path, lambda _: None) if regel.tekst.strip()), None)
    if eerste is None:
        raise BestandError("het bestand is leeg")
    if eerste.tekst.lstrip().startswith("{"):
        return Gebeurtenissen.soort
    return _duo_soort(path, eerste) or Verzuimmeldingen.soort


def _duo_soort(path: Bestand, eerste: Regel) -> str | None:
    header = Records(iter((eerste,)), separator_of(path)).next()
    return None if header is None else duo_soort(path.name, [plain(cel) for cel in header.cellen])


def maak_lezer(
    path: Bestand,
    soort: str,
    omgeving: Omgeving,
    voortgang: Voortgang,
    profiel: Kolomprofiel | None,
    *,
    keep_recorded: bool,
) -> Lezer:
    """Return what reads a delivery of a kind, as `soort_of` told it (raises BestandError, OSError)."""
    gemeenten, vandaag = omgeving.kader.gemeenten, omgeving.vandaag
    if profiel is not None:
        return Profielmeldingen(path, profiel, gemeenten, vandaag, voortgang)
    match soort:
        case Gebeurtenissen.soort:
            merk = omgeving.log.sleutels.merk_of
            return Gebeurtenissen(path, omgeving.klok(), voortgang, merk, keep_recorded=keep_recorded)
        case Verzuimmeldingen.soort:
            return Verzuimmeldingen(path, gemeenten, vandaag, voortgang)
        case _:
            return DuoLeveringen(path, gemeenten, vandaag, voortgang)

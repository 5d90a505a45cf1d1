"""What was destroyed after a backup was made, so that it can be destroyed anew once that was put back?"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from domain.errors import VerzuimspoorError
from services.eventlog.log import EventLog
from services.vernietiging.bewijs import bewijs
from services.vernietiging.lijst import LijstError, lees_gemerkt, merk_van

BEWIJZEN = "verzuimspoor-vernietigingsbewijzen"


def schrijf_bewijzen(log: EventLog, path: Path) -> int:
    """
    Write the certificates of all destructions to a file of which a copy is kept elsewhere; return how many.

    It holds nothing personal but the ids of dossiers, and the mark of this installation (raises OSError).
    """
    bewijzen = [bewijs(log, vernietiging) for vernietiging in log.vernietigingen.alle()]
    inhoud = {"soort": BEWIJZEN, "aantal": len(bewijzen), "bewijzen": bewijzen}
    path.write_bytes(orjson.dumps({**inhoud, "merk": merk_van(log, inhoud)}, option=orjson.OPT_INDENT_2) + b"\n")
    return len(bewijzen)


def lees_bewijzen(log: EventLog, path: Path) -> list[dict[str, Any]]:
    """
    Read such a file, of this installation or of the one that it was put back from.

    Raises:
        LijstError: it is none, or somebody changed it.
        OSError: it cannot be opened.

    """
    try:
        return list(lees_gemerkt(log, path, BEWIJZEN, "hoort niet bij deze sleutels")["bewijzen"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise LijstError(f"{path.name} zijn geen bewijzen van vernietiging; maak ze met --bewijzen") from None


def weer_in_leven(log: EventLog, bewijzen: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return of which certificates the log does not know: they are of after the backup, and the dossier is in it."""
    bekend = {_known_by(bewijs(log, vernietiging)) for vernietiging in log.vernietigingen.alle()}
    return [een for een in bewijzen if _known_by(een) not in bekend]


def _known_by(een: dict[str, Any]) -> str:
    """Return what no other destruction has in common with this: the hash of its place and of what is stored there."""
    try:
        return str(een["logboek"]["sha256"])
    except (KeyError, TypeError):
        raise VerzuimspoorError("een bewijs van vernietiging zonder zijn plaats in het logboek") from None

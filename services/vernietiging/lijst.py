"""Whose term has passed, and how does one person list what another destroys?"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from domain.decisions.vernietiging import Deel
from domain.errors import VerzuimspoorError
from domain.termijnen.termijn import Termijnstatus
from projections.stores.promise import RowStore, Vraag
from services.eventlog.log import EventLog

LIJST = "verzuimspoor-vernietigingslijst"


class LijstError(VerzuimspoorError):
    """A list that cannot be carried out."""


@dataclass(frozen=True, slots=True)
class Verlopen:
    """A dossier, or what it holds about enforcement, that may be destroyed since a day."""

    dossier_id: UUID
    deel: Deel
    vervalt_op: str


@dataclass(frozen=True, slots=True)
class Vernietigingslijst:
    """What one person listed, for another to carry out."""

    door: str
    op: str
    regels: tuple[Verlopen, ...]


def verlopen(rows: RowStore, vraag: Vraag) -> list[Verlopen]:
    """
    Return what has no term running any more on a day: whole dossiers first, by day and id.

    What a dossier holds about enforcement goes when the last of its terms has passed, and not beside the whole dossier.
    """
    gevonden: dict[Deel, list[Verlopen]] = {deel: [] for deel in Deel}
    for deel in Deel:
        loopt = {r["dossier_id"] for r in rows.termijnen(vraag, soort=deel.termijn, status=Termijnstatus.LOPEND)}
        laatste: dict[UUID, str] = {}
        for rij in rows.termijnen(vraag, soort=deel.termijn, status=Termijnstatus.VERLOPEN):
            if rij["dossier_id"] not in loopt:
                laatste[rij["dossier_id"]] = max(rij["vervalt_op"], laatste.get(rij["dossier_id"], ""))
        gevonden[deel] = [Verlopen(dossier_id, deel, vervalt_op) for dossier_id, vervalt_op in laatste.items()]
    geheel = {regel.dossier_id for regel in gevonden[Deel.GEHEEL]}
    rest = [regel for regel in gevonden[Deel.HANDHAVING] if regel.dossier_id not in geheel]
    return [
        *sorted(gevonden[Deel.GEHEEL], key=lambda r: (r.vervalt_op, r.dossier_id.bytes)),
        *sorted(rest, key=lambda r: (r.vervalt_op, r.dossier_id.bytes)),
    ]


def schrijf_lijst(log: EventLog, path: Path, regels: list[Verlopen], op: date, door: str) -> dict[str, Any]:
    """Write a list, with a mark that only this installation can make; return what it says (raises OSError)."""
    inhoud = {
        "soort": LIJST,
        "opgesteldOp": op.isoformat(),
        "opgesteldDoor": door,
        "aantal": len(regels),
        "dossiers": [as_answer(regel) for regel in regels],
    }
    lijst = {**inhoud, "merk": merk_van(log, inhoud)}
    with path.open("xb") as file:
        file.write(orjson.dumps(lijst, option=orjson.OPT_INDENT_2) + b"\n")
    return lijst


def lees_lijst(log: EventLog, path: Path) -> Vernietigingslijst:
    """
    Read a list.

    Raises:
        LijstError: it is none, or somebody changed it.
        OSError: it cannot be opened.

    """
    try:
        inhoud = lees_gemerkt(log, path, LIJST, "hier niet gemaakt; stel de lijst opnieuw op met --verlopen")
        regels = tuple(Verlopen(UUID(r["dossierId"]), Deel(r["deel"]), r["vervaltOp"]) for r in inhoud["dossiers"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise LijstError(f"{path.name} is geen vernietigingslijst; stel er een op met --verlopen") from None
    return Vernietigingslijst(inhoud["opgesteldDoor"], inhoud["opgesteldOp"], regels)


def as_answer(regel: Verlopen) -> dict[str, str]:
    """Write a line as answers and lists do."""
    return {"dossierId": str(regel.dossier_id), "deel": regel.deel, "vervaltOp": regel.vervalt_op}


def lees_gemerkt(log: EventLog, path: Path, soort: str, anders: str) -> dict[str, Any]:
    """
    Return what is in a file of a kind that carries our mark; `anders` says what else than a change it may be.

    Raises:
        LijstError: it is of another kind, or the mark is not of this content.
        ValueError, KeyError, TypeError, AttributeError: it is no such file.
        OSError: it cannot be opened.

    """
    inhoud: dict[str, Any] = orjson.loads(path.read_bytes())
    merk = str(inhoud.pop("merk"))
    if inhoud["soort"] != soort or not hmac.compare_digest(merk, merk_van(log, inhoud)):
        raise LijstError(f"{path.name} is gewijzigd, of {anders}")
    return inhoud


def merk_van(log: EventLog, inhoud: dict[str, Any]) -> str:
    """Return what only who has the keys of this installation can write beside this content."""
    tekst = orjson.dumps(inhoud, option=orjson.OPT_SORT_KEYS)
    return hmac.new(log.sleutels.naamruimte.bytes, tekst, hashlib.sha256).hexdigest()

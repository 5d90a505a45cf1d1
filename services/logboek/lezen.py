"""What does the log say of one trace, one activity or one pupil, and who looked?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from projections.stores.databank import Databank
from services.logboek.boek import Logboek
from services.logboek.regels import REGELKOLOMMEN, TOEGANGSKOLOMMEN, Regel, Toegangsregel

REGEL = ", ".join(f"r.{kolom}" for kolom in REGELKOLOMMEN)
TOEGANG = ", ".join(f"t.{kolom}" for kolom in TOEGANGSKOLOMMEN)
MEESTE = 1_000


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """Which lines are asked for: at least one of the first three; moments are milliseconds since 1970, inclusive."""

    trace_id: bytes | None = None
    verwerking: str | None = None
    betrokkene: bytes | None = None
    van_ms: int | None = None
    tot_en_met_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Blik:
    """
    That somebody did something with data of a pupil, or was refused that.

    `ongewijzigd` says whether the line of the audit log is as it was written; `wie` and `rol` are empty when the audit
    log has none.
    """

    moment_ms: int
    trace_id: bytes
    wie: str
    rol: str
    actie: str
    verwerking: str
    toegestaan: bool
    reden: str
    ongewijzigd: bool


def zoek(databank: Databank, vraag: Zoekvraag, na: tuple[int, bytes] | None = None, limiet: int = 100) -> list[Regel]:
    """
    Return the lines that are asked for, oldest first and then by span, after `na` (moment and span), at most `limiet`.

    Raises:
        ValueError: nothing is asked for.
        OpslagError: the log cannot be read.

    """
    gevraagd = {"trace_id": vraag.trace_id, "verwerking": vraag.verwerking, "betrokkene": vraag.betrokkene}
    gegeven = {kolom: waarde for kolom, waarde in gevraagd.items() if waarde is not None}
    if not gegeven:
        raise ValueError("noem een trace, een verwerkingsactiviteit of een betrokkene")
    delen = [f"r.{kolom} = ?" for kolom in gegeven]
    waarden: list[Any] = list(gegeven.values())
    for deel, waarde in (("r.begin_ms >= ?", vraag.van_ms), ("r.begin_ms <= ?", vraag.tot_en_met_ms)):
        if waarde is not None:
            delen.append(deel)
            waarden.append(waarde)
    if na is not None:
        delen.append("(r.begin_ms, r.span_id) > (?, ?)")
        waarden += na
    waar = " AND ".join(delen)
    query = f"SELECT {REGEL} FROM logboekregel r WHERE {waar} ORDER BY r.begin_ms, r.span_id LIMIT ?"  # noqa: S608 - our own names
    with databank.lezen() as v:
        return [Regel(*rij) for rij in v.vraag(query, [*waarden, limiet])]


def wie_keek(logboek: Logboek, betrokkenen: Iterable[bytes], limiet: int = MEESTE) -> list[Blik]:
    """
    Return who did something with data of a pupil or was refused, and why, newest first, at most `limiet`.

    `betrokkenen` are all pseudonyms of the pupil, see `Logboek.betrokkenen` (raises OpslagError).
    """
    gezien = [blik for betrokkene in betrokkenen for blik in _of_one(logboek, betrokkene, limiet)]
    return sorted(gezien, key=lambda b: (-b.moment_ms, b.trace_id, b.actie))[:limiet]


def _of_one(logboek: Logboek, betrokkene: bytes, limiet: int) -> Sequence[Blik]:
    gedaan = f"""
        SELECT r.begin_ms, r.trace_id, r.naam, r.verwerking, {TOEGANG}
        FROM logboekregel r LEFT JOIN toegangsregel t ON t.trace_id = r.trace_id
            AND (t.span_id = r.span_id OR t.span_id = r.ouder) AND (t.betrokkene IS NULL OR t.betrokkene = r.betrokkene)
        WHERE r.betrokkene = ? ORDER BY r.begin_ms DESC LIMIT ?
    """  # noqa: S608 - our own names
    geweigerd = f"""
        SELECT t.moment_ms, t.trace_id, t.actie, t.verwerking, {TOEGANG}
        FROM toegangsregel t WHERE t.betrokkene = ? AND NOT t.toegestaan ORDER BY t.moment_ms DESC LIMIT ?
    """  # noqa: S608 - our own names
    with logboek.databank.lezen() as v:
        rijen = [*v.vraag(gedaan, (betrokkene, limiet)), *v.vraag(geweigerd, (betrokkene, limiet))]
    return list(dict.fromkeys(_look(logboek, rij) for rij in rijen))


def _look(logboek: Logboek, rij: Sequence[Any]) -> Blik:
    moment, trace_id, naam, verwerking, *toegang = rij
    if toegang[0] is None:
        return Blik(moment, trace_id, "", "", naam, verwerking, True, "", ongewijzigd=True)
    regel = Toegangsregel(*toegang)
    echt = logboek.is_echt(regel)
    return Blik(
        moment, trace_id, regel.wie, regel.rol, naam, verwerking, bool(regel.toegestaan), regel.reden, ongewijzigd=echt
    )

"""What is in the log of processing, read from outside?"""

from pathlib import Path
from uuid import UUID

from services.logboek.regels import REGELKOLOMMEN, TOEGANGSKOLOMMEN, Regel, Toegangsregel
from tests.kit.winkel import Winkel, open_winkel


def regels(winkel: Winkel) -> list[Regel]:
    """Return all lines, in the order of their beginning."""
    query = f"SELECT {', '.join(REGELKOLOMMEN)} FROM logboekregel ORDER BY begin_ms, span_id"  # noqa: S608 - our own names
    with winkel.log.databank.lezen() as v:
        return [Regel(*rij) for rij in v.vraag(query)]


def toegang(winkel: Winkel) -> list[Toegangsregel]:
    """Return the audit log."""
    query = f"SELECT {', '.join(TOEGANGSKOLOMMEN)} FROM toegangsregel ORDER BY nummer"  # noqa: S608 - our own names
    with winkel.log.databank.lezen() as v:
        return [Toegangsregel(*rij) for rij in v.vraag(query)]


def over(winkel: Winkel, dossier_id: UUID) -> list[Regel]:
    """Return the lines about one pupil."""
    [betrokkene] = winkel.log.logboek.betrokkenen([dossier_id]).values()
    return [regel for regel in regels(winkel) if regel.betrokkene == betrokkene]


def gelogd_in(folder: Path, naam: str, adres: str = "") -> set[bytes]:
    """Return the pupils of whom an action has a line."""
    with open_winkel(folder, adres) as winkel:
        return {r.betrokkene for r in regels(winkel) if r.naam == naam and r.betrokkene is not None}

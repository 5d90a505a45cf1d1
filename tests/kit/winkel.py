"""What is in a real store on disk, said so that two stores can be compared?"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from domain.dossier import Dossier
from projections.bitemporaal import ALTIJD
from projections.stores.databank import open_databank
from projections.stores.postgres import PostgresRows
from projections.stores.rijen import Rijen
from projections.stores.sqlite import SqliteRows
from projections.views import BY_NAME
from projections.views.view import View
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.ingest import Uitkomst, ingest
from services.ingest.aanlevering import Omgeving
from services.projector import catch_up
from services.tijd import nieuwe_id
from tests.kit.kader import landelijk
from tests.kit.sporen import zonder_spoor
from tests.kit.voorloper import Begonnen, voer_voor
from tests.kit.woorden import LEERLING

ROOT = Path(__file__).resolve().parents[2]
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of a random name is made in it
VANDAAG = date(2026, 6, 1)
BEGIN = datetime(2026, 6, 1, 8, tzinfo=UTC)
STAND = ("statuslijn", "termijnen", "meldingen")
"""The views that say how it stands; what they say does not depend on the order of arrival."""


@dataclass
class Klok:
    """A clock that goes on a second each time it is read."""

    moment: datetime = BEGIN

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@dataclass
class Winkel:
    """A log, and the rows beside it, in one folder."""

    folder: Path
    log: EventLog
    rows: Rijen
    klok: Klok = field(default_factory=Klok)

    def neem_in(self, path: Path, *, batch: int = 2_000, rejects: Path | None = None, keep: bool = False) -> Uitkomst:
        """Take in a delivery that is there."""
        omgeving = Omgeving(self.log, landelijk(), self.klok, nieuwe_id, VANDAAG, "test")
        return ingest(path, omgeving, rejects=rejects, keep_recorded=keep, batch=batch)

    def lever(self, naam: str, inhoud: bytes | str, *, batch: int = 2_000, keep: bool = False) -> Uitkomst:
        """Write a delivery and take it in."""
        path = self.folder / naam
        path.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
        return self.neem_in(path, batch=batch, keep=keep)

    def volg(self, batch: int = 5_000) -> datetime:
        """Bring the rows up to the log."""
        return catch_up(self.log, self.rows, landelijk(), self.klok(), batch=batch)

    def dossiers(self) -> dict[str, Dossier]:
        """Return all dossiers, by PGN."""
        ids = {verwijzing.dossier_id for verwijzing in self.log.since(0, 1 << 40, 1 << 40)}
        pgns = self.log.pgns_of(ids)
        return {pgns[dossier_id]: dossier for dossier_id, dossier in self.log.dossiers(ids).items()}

    def inhoud(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return by PGN every event: its place, its name and what it says, whatever ids and moments are."""
        return {pgn: list(_said_in(dossier)) for pgn, dossier in sorted(self.dossiers().items())}

    def aantal(self) -> int:
        """Return how many events are stored."""
        return self.log.last_id()

    def stand(self) -> dict[str, list[dict[str, Any]]]:
        """Return by view and PGN how it stands now, without ids and moments."""
        self.volg()
        pgns = {dossier.id.bytes: pgn for pgn, dossier in self.dossiers().items()}
        return {naam: list(self._standing(BY_NAME[naam], pgns)) for naam in STAND}

    def _standing(self, view: View, pgns: dict[bytes, str]) -> Iterator[dict[str, Any]]:
        regels = []
        for dossier_id, _, bekend_tot, *waarden in self.rows.all(view):
            if bekend_tot == ALTIJD:
                rij = dict(zip(view.kolommen, waarden, strict=True))
                regels.append({"pgn": pgns[dossier_id], **rij, **_without_ids(rij)})
        yield from sorted(regels, key=lambda regel: json.dumps(regel, sort_keys=True))


def _said_in(dossier: Dossier) -> Iterator[tuple[Any, ...]]:
    versies = {vastlegging.id: vastlegging.versie for vastlegging in dossier.vastleggingen}
    for vastlegging in sorted(dossier.vastleggingen, key=lambda v: v.versie):
        velden = vastlegging.feit.fields_given()
        if isinstance(velden.get("gebeurtenis_id"), UUID):
            velden["gebeurtenis_id"] = versies[velden["gebeurtenis_id"]]
        yield vastlegging.versie, vastlegging.feit.name, vastlegging.bron, velden


def _without_ids(rij: dict[str, Any]) -> dict[str, Any]:
    if "uitleg" not in rij:
        return {}
    return {"uitleg": [{**u, "gebeurtenissen": len(u["gebeurtenissen"])} for u in json.loads(rij["uitleg"])]}


@contextmanager
def open_winkel(folder: Path, adres: str = "") -> Iterator[Winkel]:
    """Open the store in a folder, or on a server with its keys in that folder, as the command line does."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "verzuimspoor.db"
    with EventLog(open_databank(adres or str(path), SCHEMA), open_sleutelkast(path.with_suffix(".sleutels"))) as log:
        rows = PostgresRows(adres) if adres else SqliteRows(path.with_suffix(".rijen"))
        try:
            yield Winkel(folder, log, rows)
        finally:
            rows.close()


@contextmanager
def kortstondig() -> Iterator[Winkel]:
    """Open a store that is gone afterwards; in memory where that can be, since nobody pulls the plug on it."""
    waar = IN_MEMORY if IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=waar) as folder, open_winkel(Path(folder)) as winkel:
        yield winkel


def start(folder: Path, *woorden: str | Path, adres: str = "") -> subprocess.Popen[bytes]:
    """Start the real command on the store in a folder, or on a server with its keys in that folder."""
    return Begonnen(
        woorden,
        cwd=ROOT,
        env=_surroundings(folder, adres),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _surroundings(folder: Path, adres: str) -> dict[str, str]:
    db, sleutels = folder / "verzuimspoor.db", folder / "verzuimspoor.sleutels"
    waar = {"VERZUIMSPOOR_DB": str(db)}
    if adres:
        waar = {"VERZUIMSPOOR_DB": adres, "VERZUIMSPOOR_SLEUTELS": str(sleutels), "VERZUIMSPOOR_ROL": "dienst"}
    return {**os.environ, **waar}


def voer_uit(folder: Path, *woorden: str | Path, adres: str = "") -> dict[str, Any]:
    """Run the real command to its end and return its answer; it may have rejected rows."""
    klaar = voer_voor([*woorden, "--json"], ROOT, _surroundings(folder, adres))
    assert klaar.returncode in (0, 3), klaar.stderr
    zonder_spoor("the standard error of a command", klaar.stderr.encode())
    antwoord: dict[str, Any] = json.loads(klaar.stdout)
    return antwoord


# Deliveries

KOLOMMEN: Sequence[str] = (
    *("meldingsnummer", "pgn", "geboortedatum", "gemeentecode", "brin", "vestiging", "onderwijssoort", "soort"),
    *("begindatum", "einddatum", "melddatum", "status", "reden", "alle_lessen_gemist", "actie_gewenst"),
    *("ondernomen_actie", "vermoedelijke_reden", "toelichting", "laatste_mutatie"),
)
PGN = "999990019"
GEWONE_RIJ = {
    **dict.fromkeys(KOLOMMEN, ""),
    **{"meldingsnummer": "1", "pgn": PGN, "geboortedatum": "2012-02-10", "gemeentecode": "0014", "brin": "99AA"},
    **{"vestiging": "00", "onderwijssoort": "vo", "soort": "LRV", "begindatum": "2026-01-12"},
    **{"melddatum": "2026-01-13", "status": "R", "laatste_mutatie": "2026-01-13T09:00:00"},
}
KOP = ";".join(KOLOMMEN)


def rij(**cellen: str) -> str:
    """Write a row: a good one, but for the cells given."""
    return ";".join({**GEWONE_RIJ, **cellen}[kolom] for kolom in KOLOMMEN)


def csv_van(*rijen: str) -> str:
    """Write a whole delivery of meldingen."""
    return "".join(f"{regel}\n" for regel in (KOP, *rijen))


def gebeurtenis(soort: str, op: str, /, *, pgn: Any = PGN, **velden: Any) -> dict[str, Any]:
    """Write an event as an NDJSON file has it."""
    return {"pgn": pgn, "type": soort, "geldigOp": op, **velden}


def ndjson(*regels: dict[str, Any] | str) -> str:
    """Write a whole delivery of events; a text is a line as it is."""
    return "".join(f"{regel if isinstance(regel, str) else json.dumps(regel)}\n" for regel in regels)


def vast_id(nummer: int) -> UUID:
    """Return an id that is the same in every run."""
    return uuid5(LEERLING, f"vast {nummer}")

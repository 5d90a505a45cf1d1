"""Is what a command records there once, wherever it loses the connection with its server?"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from projections.stores.databank import open_databank
from projections.stores.postgres import PostgresRows
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.tabelstand import SCHEMA
from services.vragen.verify import verify
from tests.kit.beleidsbestand import leerlingen, regio
from tests.kit.doorgeefluik import Doorgeefluik, Knip, Waar
from tests.kit.postgres import adres_van, database, server
from tests.kit.vernietigen import AANVRAAG
from tests.kit.voorloper import voer_voor
from tests.kit.winkel import PGN, ROOT, csv_van, gebeurtenis, ndjson, rij

pytestmark = pytest.mark.trager
TEAM = {"schoolteam": {"brin": "99AA", "vestiging": "00"}}
PUNTEN: tuple[tuple[bytes, bytes], ...] = ((b"leg_vast(", b""), (b"COMMIT", b"gebeurtenissen_hoofd"))
"""The two ways in which something is recorded: in one round trip, and in a transaction."""
WAAR: tuple[Waar, ...] = ("ervoor", "erna")


@dataclass
class Plek:
    """A store on a server, with the key file and the deliveries beside it."""

    adres: str
    folder: Path

    def vs(self, *woorden: str | Path, door: str | None = None, getypt: str = "") -> tuple[int, str]:
        """Run the real command, through another address if one is given; return its exit code and what it said."""
        schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}
        ours = {"VERZUIMSPOOR_DB": door or self.adres, "VERZUIMSPOOR_SLEUTELS": str(self.folder / "sleutels")}
        klaar = voer_voor(woorden, ROOT, {**schoon, **ours, "VERZUIMSPOOR_ROL": "dienst"}, getypt)
        return klaar.returncode, klaar.stdout + klaar.stderr

    def bestand(self, naam: str, inhoud: str) -> Path:
        path = self.folder / naam
        path.write_text(inhoud, encoding="utf-8")
        return path

    def open(self) -> EventLog:
        return EventLog(open_databank(self.adres, SCHEMA), open_sleutelkast(self.folder / "sleutels"))

    def recorded(self) -> list[str]:
        """Return the names of what was recorded, in no order."""
        with self.open() as log:
            return sorted(s.topic for s in log.stored_since(0, 10_000))

    def bevindingen(self) -> list[object]:
        with self.open() as log, closing(PostgresRows(self.adres)) as rows:
            return list(verify(log, rows).bevindingen)


def ingest_few(plek: Plek) -> list[str | Path]:
    later = gebeurtenis("MeldingOntvangen", "2026-02-02", meldingsnummer="5", soort="LRV", begindatum="2026-02-02")
    return ["ingest", plek.bestand("later.ndjson", ndjson({**later, "melddatum": "2026-02-02", "brin": "99AA"}))]


def ingest_many(plek: Plek) -> list[str | Path]:
    rijen = [rij(meldingsnummer=f"A{i}", pgn=str(i)) for i in range(999_000_000, 999_004_000) if _is_pgn(str(i))]
    return ["ingest", plek.bestand("veel.csv", csv_van(*rijen))]


def _is_pgn(nummer: str) -> bool:
    som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(nummer, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return som % 11 == 0


def ingest_team(plek: Plek) -> list[str | Path]:
    regel = {
        **TEAM,
        "type": "ContactpersoonAangewezen",
        "geldigOp": "2025-08-18",
        "rol": "jgz",
        "naam": "Anna",
        "lijn": 1,
    }
    return ["ingest", plek.bestand("team.ndjson", ndjson(regel))]


def clock(plek: Plek) -> list[str | Path]:
    return ["clock"]


def activate(plek: Plek) -> list[str | Path]:
    regio(plek.folder)
    return ["beleid", "activate", plek.folder / "regio.toml", "--ingangsdatum", "2026-02-01", "--terugwerkend"]


def erase(plek: Plek) -> list[str | Path]:
    with plek.open() as log:
        [dossier] = log.find([PGN]).values()
    return ["erase", str(dossier), *AANVRAAG]


WEGEN: dict[str, Callable[[Plek], list[str | Path]]] = {
    "een gebeurtenis inlezen": ingest_few,
    "een bestand inlezen": ingest_many,
    "een schoolteam inlezen": ingest_team,
    "de klok": clock,
    "beleid vaststellen": activate,
    "vernietigen": erase,
}


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plek]:
    """Make a store of two pupils; it is not to be changed."""
    with database() as adres:
        plek = Plek(adres, tmp_path_factory.mktemp("gevuld"))
        code, gezegd = plek.vs("ingest", plek.bestand("leerlingen.ndjson", leerlingen()), "--keep-recorded")

        assert code == 0, gezegd
        yield plek


@pytest.fixture
def kopie(gevuld: Plek, tmp_path: Path) -> Iterator[Callable[[], Plek]]:
    """Make a store that begins as that one, as often as asked."""
    gemaakt: list[str] = []

    def maak() -> Plek:
        naam = f"{psycopg.conninfo.conninfo_to_dict(gevuld.adres)['dbname']}_{len(gemaakt)}"
        van = psycopg.conninfo.conninfo_to_dict(gevuld.adres)["dbname"]
        with psycopg.connect(server(), autocommit=True) as v:
            v.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(naam), sql.Identifier(str(van))))
        gemaakt.append(naam)
        folder = tmp_path / str(len(gemaakt))
        folder.mkdir()
        for file in ("sleutels", "sleutels.meester"):
            (folder / file).write_bytes((gevuld.folder / file).read_bytes())
            (folder / file).chmod(0o600)
        return Plek(adres_van(naam), folder)

    yield maak
    with psycopg.connect(server(), autocommit=True) as v:
        for naam in gemaakt:
            v.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(naam)))


@pytest.mark.parametrize("weg", WEGEN)
def test_what_a_command_records_is_there_once(kopie: Callable[[], Plek], weg: str) -> None:
    rustig = kopie()
    voor = rustig.recorded()
    with Doorgeefluik(rustig.adres) as luik:
        code, gezegd = rustig.vs(*WEGEN[weg](rustig), door=luik.adres)
        punten = [punt for punt in PUNTEN if luik.gezien(*punt)]
    verwacht = rustig.recorded()

    assert code == 0, gezegd
    assert len(verwacht) > len(voor)
    assert punten
    for waar, punt in product(WAAR, punten):
        see_that_it_is_there_once(kopie(), weg, Knip(punt[0], waar, punt[1]), verwacht)


def see_that_it_is_there_once(plek: Plek, weg: str, knip: Knip, verwacht: list[str]) -> None:
    woorden = WEGEN[weg](plek)
    with Doorgeefluik(plek.adres) as luik:
        luik.knip = knip
        code, gezegd = plek.vs(*woorden, door=luik.adres)
    halverwege = plek.recorded()

    assert knip.gevallen == 1
    assert "Traceback" not in gezegd
    assert code == 0 or (code == 1 and "verbroken" in gezegd), gezegd
    assert code == 1 or halverwege == verwacht
    code, gezegd = plek.vs(*woorden)
    assert code == 0 or halverwege == verwacht, gezegd
    assert plek.recorded() == verwacht
    assert plek.bevindingen() == []

"""How do we compare with Emmett, a peer from npm, on the same server: one by one, in bulk, reading and rebuilding?"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import psycopg

from benchmarks.inlezer import maak_leeg, open_log
from benchmarks.meten import show
from benchmarks.opstelling import Opzet, be_durable, facts_of, levering, opstelling
from benchmarks.vastleggen import BARE, Bloot, Gemeten, Leerlingen, ratios, tell_one, together
from projections.stores.postgres import SCHEMA, PostgresRows
from services.beleid import lees_kader
from services.eventlog.codec import Nieuw
from services.eventlog.log import EventLog
from services.ingest.verwerk import BATCH
from services.projector import rebuild
from services.tijd import nu
from tests.kit.eigen_server import eigen_server

PROGRAMMA = Path(__file__).parent / "emmett"
PAGE = 1_000
KLANTEN = (1, 4, 16)
SECONDS = 600
ONZE = "ours, encrypted and sealed"


class NoPeerError(RuntimeError):
    """It cannot be installed here: no npm, or nothing to install from."""


def run(opzet: Opzet) -> None:
    """Do each task in turn, the peer and we, on the clock of the wall: most of it is waiting for the same server."""
    with TemporaryDirectory() as folder, eigen_server() as server:
        try:
            emmett = Emmett(Path(folder) / "emmett", server.adres)
        except NoPeerError as fout:
            print(f"| not measured: {fout} | | | |", flush=True)
            return
        be_durable(server.adres)
        with psycopg.connect(server.adres, autocommit=True) as connection:
            connection.execute(BARE)
        emmett.do("leeg")
        maak_leeg(server.adres, "een")
        with open_log(server.adres, "een", Path(folder) / "een.meester") as log:
            _append(opzet, emmett, log, server.adres)
        with _facts(opzet) as nieuw:
            emmett.facts(nieuw)
            for nummer in range(opzet.of(3, 1)):
                emmett.time(nummer)
                _time(emmett.gemeten, nieuw, server.adres, Path(folder), nummer)
    _tell(emmett.gemeten)


class Emmett:
    """The peer, as npm installs it; each task is a process of its own, which does not count what it takes to start."""

    def __init__(self, folder: Path, adres: str) -> None:
        """Install it (raises NoPeerError)."""
        shutil.copytree(PROGRAMMA, folder)
        self._folder, self._adres = folder, adres
        self._soorten: list[str] = []
        self.gemeten: dict[str, list[float]] = {}
        opdracht = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        try:
            subprocess.run(opdracht, cwd=folder, check=True, capture_output=True, timeout=SECONDS)
        except (OSError, subprocess.SubprocessError) as fout:
            raise NoPeerError(f"npm could not install the peer ({type(fout).__name__})") from fout

    def do(self, taak: str, **hoe: object) -> dict[str, Any]:
        """Let it do a task, and return what it measured (raises CalledProcessError)."""
        opdracht = self._folder / "opdracht.json"
        opdracht.write_text(json.dumps({"taak": taak, "adres": self._adres, **hoe}))
        gedaan = subprocess.run(
            ("node", "meet.js", opdracht), cwd=self._folder, check=True, stdout=subprocess.PIPE, timeout=SECONDS
        )
        antwoord: dict[str, Any] = json.loads(gedaan.stdout)
        return antwoord

    def append(self, klanten: int, keren: int, naam: str, feit: dict[str, object]) -> Gemeten:
        """Let so many clients store one event at a time."""
        gemeten = self.do("append", klanten=klanten, keren=keren, stromen=30, naam=naam, feit=feit)
        return len(gemeten["duren"]) / gemeten["seconden"], gemeten["duren"]

    def facts(self, nieuw: Sequence[Nieuw]) -> None:
        """Write down the facts that it is to store, as it stores them: JSON, by pupil."""
        self._soorten = sorted({een.feit.name for een in nieuw})
        with (self._folder / "feiten.jsonl").open("w") as bestand:
            bestand.writelines(f"{json.dumps({'stroom': str(een.dossier_id), **_plain(een)})}\n" for een in nieuw)

    def time(self, nummer: int) -> None:
        """Measure bulk, reading and rebuilding once."""
        feiten = str(self._folder / "feiten.jsonl")
        self.do("leeg")
        aaneen = self.do("bulk", bestand=feiten, naam=f"aaneen-{nummer}", aaneen=PAGE)
        self.do("leeg")
        bulk = self.do("bulk", bestand=feiten, naam=f"leerling-{nummer}", aaneen=0)
        gelezen = self.do("lees", bladzij=PAGE)
        herbouwd = self.do("herbouw", bladzij=PAGE, soorten=self._soorten)
        if gelezen["aantal"] != herbouwd["aantal"]:
            raise RuntimeError(f"the peer read {gelezen['aantal']} events and counted {herbouwd['aantal']}")
        delen = {"bulk, 1,000 a stream": aaneen, "bulk, by pupil": bulk, "catching up": gelezen, "rebuild": herbouwd}
        for wat, gemeten in delen.items():
            snelheid = gelezen["aantal"] / gemeten["seconden"]
            self.gemeten.setdefault(f"Emmett: {wat}", []).append(snelheid)


def _plain(nieuw: Nieuw) -> dict[str, object]:
    data = nieuw.feit.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return {"type": nieuw.feit.name, "data": {**data, "bron": nieuw.bron, "door": nieuw.door}}


def _append(opzet: Opzet, emmett: Emmett, log: EventLog, adres: str) -> None:
    keren, leerlingen = opzet.of(3_000, 48), Leerlingen(log, opzet.of(500, 20))
    for klanten in KLANTEN:
        alle: dict[str, list[Gemeten]] = {ONZE: [], "Emmett": [], "bare INSERT": []}
        for nummer in range(opzet.of(3, 1)):
            alle[ONZE].append(together(klanten, keren, leerlingen.append))
            feit = _plain(leerlingen.next_event())
            alle["Emmett"].append(emmett.append(klanten, keren, f"een-{klanten}-{nummer}", feit))
            with closing(Bloot(adres)) as kaal:
                alle["bare INSERT"].append(together(klanten, keren, kaal.insert))
        for wat, gemeten in alle.items():
            tell_one(f"append, {klanten} clients: {wat}", gemeten)
        show(f"rate over that of Emmett, {klanten} clients", ratios(alle[ONZE], alle["Emmett"]), "x", ">= 1 x")


@contextmanager
def _facts(opzet: Opzet) -> Iterator[list[Nieuw]]:
    """Invent a delivery, and give what it becomes."""
    with TemporaryDirectory() as folder, opstelling(Path(folder)) as hier:
        hier.ingest(levering(Path(folder), opzet.of(12_000, 60)).verzuimmeldingen)
        yield facts_of(hier.log, hier.aantal)


def _time(gemeten: dict[str, list[float]], nieuw: Sequence[Nieuw], adres: str, folder: Path, nummer: int) -> None:
    """Store the same facts in a log of our own, read and decode it, and make all rows of all views."""
    schema = f"ronde_{nummer}"
    maak_leeg(adres, schema)
    with psycopg.connect(adres, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {SCHEMA} CASCADE".encode())
    PostgresRows.prepare(adres)
    with open_log(adres, schema, folder / f"{schema}.meester") as log, closing(PostgresRows(adres)) as rows:
        begin = perf_counter()
        for start in range(0, len(nieuw), BATCH):
            log.append(nieuw[start : start + BATCH], nu=nu())
        opgeslagen = perf_counter()
        _read(log)
        gelezen = perf_counter()
        rebuild(log, rows, lees_kader("landelijk"), nu())
        herbouwd = perf_counter()
    tijden = {"bulk": opgeslagen - begin, "catching up": gelezen - opgeslagen, "rebuild": herbouwd - gelezen}
    for wat, seconden in tijden.items():
        gemeten.setdefault(f"{ONZE}: {wat}", []).append(len(nieuw) / seconden)


def _read(log: EventLog) -> None:
    position = 0
    while stored := log.stored_since(position, PAGE):
        if len(list(log.decode(stored))) != len(stored):
            raise RuntimeError("not all that was stored was read")
        position = stored[-1].id


def _tell(gemeten: dict[str, list[float]]) -> None:
    for wat, snelheden in gemeten.items():
        show(wat, snelheden, "events/s")
    for ons, zij in (
        ("bulk", "bulk, by pupil"),
        ("bulk", "bulk, 1,000 a stream"),
        ("catching up", "catching up"),
        ("rebuild", "rebuild"),
    ):
        paren = zip(gemeten[f"{ONZE}: {ons}"], gemeten[f"Emmett: {zij}"], strict=True)
        show(f"rate of {ons} over that of Emmett ({zij})", [o / z for o, z in paren], "x", ">= 1 x")

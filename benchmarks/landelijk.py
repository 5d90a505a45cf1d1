"""What does a school year of a whole country cost: time, memory and disk, and how does each grow with the pupils?"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from shutil import rmtree
from time import perf_counter

import psycopg

from benchmarks.opstelling import COMMAND, Opzet
from services.ingest import ingest
from services.installatie import installatie
from services.toegang import omgeving_van
from tests.kit.eigen_server import eigen_server

GROOTTEN = (10_000, 100_000)
"""Pupils, when nothing else is asked for."""
SOORTEN = ("verzuimmeldingen.csv", "verzuimmeldingen-gecorrigeerd.csv", "gebeurtenissen.ndjson")
PEILDATUM = "2026-06-01"
GEMEENTE = "0014"
VRAGEN: dict[str, tuple[str, ...]] = {
    "thuiszitters of one municipality": ("thuiszitters", "--gemeente", GEMEENTE, "--peildatum", PEILDATUM),
    "thuiszitters of the country": ("thuiszitters", "--peildatum", PEILDATUM),
    "terms that fall due in thirty days, of the country": ("termijnen", "--binnen", "30", "--peildatum", PEILDATUM),
    "leerplichttelling of one municipality": ("telling", "2025-2026", "--gemeente", GEMEENTE),
}
"""What is asked, by the command that an officer would type; its start is in it (0.9 s)."""
KIB_IN_MIB = 1024
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Fase:
    """What one step took, of all its processes together."""

    naam: str
    wand: float
    processor: float
    piek: float
    """MiB of the process that needed most."""
    aantal: int = 0
    """Events that were stored or projected."""


def run(opzet: Opzet) -> None:
    """Make, take in, project and ask, at every size on both stores; say how each grows."""
    grootten = (400,) if opzet.smoke else opzet.leerlingen or GROOTTEN
    for soort in ("sqlite",) if opzet.smoke else ("sqlite", "postgres"):
        gemeten = [_size(opzet.map / f"land-{soort}-{leerlingen}", soort, leerlingen) for leerlingen in grootten]
        for (klein, van), (groot, tot) in pairwise(zip(grootten, gemeten, strict=True)):
            _tell_growth(soort, groot / klein, van, tot)


def _size(folder: Path, soort: str, leerlingen: int) -> list[Fase]:
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with ExitStack() as opruimen:
        adres = str(folder / "verzuimspoor.db")
        if soort == "postgres":
            adres = opruimen.enter_context(eigen_server()).adres
        land = Land(folder, adres, tuple(range(2 if soort == "postgres" else 1)))
        fasen = land.run(leerlingen)
        print(f"| **{soort}, {leerlingen:,} pupils, {land.gebeurtenissen():,} events** | | | | | |")
        for fase in fasen:
            per_s = f"{fase.aantal / fase.wand:,.0f} a second" if fase.aantal else ""
            print(f"| {fase.naam} | {fase.wand:,.1f} s | {fase.processor:,.1f} s | {fase.piek:,.0f} MiB | {per_s} |")
        for naam, mib in land.sizes():
            print(f"| on disk: {naam} | {mib:,.0f} MiB | | | {mib * MIB / land.gebeurtenissen():,.0f} bytes an event |")
    rmtree(folder, ignore_errors=True)
    return fasen


class Land:
    """A country on a store of its own, by as many processes as may work at once."""

    def __init__(self, folder: Path, adres: str, processen: Sequence[int]) -> None:
        self._folder, self._adres, self._processen = folder, adres, processen
        self._bestanden = folder / "bestanden"
        self._omgeving = {naam: w for naam, w in os.environ.items() if not naam.startswith("VERZUIMSPOOR_")}
        self._omgeving |= {
            "VERZUIMSPOOR_DB": adres,
            "VERZUIMSPOOR_SLEUTELS": str(folder / "verzuimspoor.sleutels"),
        }
        if adres.startswith("postgres"):
            self._omgeving["VERZUIMSPOOR_ROL"] = "dienst"

    def run(self, leerlingen: int) -> list[Fase]:
        """Go through all steps."""
        self._command("migrate")
        maak = [
            "generate",
            str(self._bestanden),
            "--landelijk",
            "--iedereen",
            "--leerlingen",
            str(leerlingen),
            "--json",
        ]
        fasen = [self._time("making the files", [self._cli(*maak)])]
        for soort in SOORTEN:
            delen = [self._step("neem-in", soort, *self._part(deel)) for deel in self._processen]
            fasen.append(self._time(f"taking in {soort}, {len(delen)} process(es)", delen, self.gebeurtenissen))
        bij = [self._step("projecteer") for _ in self._processen]
        fasen.append(self._time(f"projecting, {len(bij)} process(es)", bij, self.gebeurtenissen, van_nul=True))
        for wat, woorden in VRAGEN.items():
            fasen.append(self._time(f"asking: {wat}", [self._cli(*woorden, "--json")]))
        return fasen

    def _part(self, deel: int) -> list[str]:
        mappen = sorted(een for een in self._bestanden.iterdir() if een.is_dir())
        return [str(een) for een in mappen[deel :: len(self._processen)]]

    def _step(self, *woorden: str) -> list[str]:
        return [sys.executable, "-m", "benchmarks.landelijk", *woorden]

    def _cli(self, *woorden: str) -> list[str]:
        return [*COMMAND, *woorden]

    def _command(self, *woorden: str) -> None:
        subprocess.run(self._cli(*woorden), env=self._omgeving, check=True, capture_output=True)

    def _time(
        self, naam: str, opdrachten: list[list[str]], telt: Callable[[], int] | None = None, *, van_nul: bool = False
    ) -> Fase:
        """Run processes at once, and add up what they took."""
        voor = telt() if telt is not None and not van_nul else 0
        begin = perf_counter()
        with ThreadPoolExecutor(len(opdrachten)) as samen:
            gebruikt = list(samen.map(self._run, opdrachten))
        wand = perf_counter() - begin
        aantal = telt() - voor if telt is not None else 0
        return Fase(naam, wand, sum(een for een, _ in gebruikt), max(piek for _, piek in gebruikt), aantal)

    def _run(self, opdracht: list[str]) -> tuple[float, float]:
        """Run one process to its end; return the seconds of its processor, and its highest memory in MiB."""
        with (self._folder / "uit.log").open("ab") as uit:
            proces = subprocess.Popen(opdracht, env=self._omgeving, stdout=subprocess.DEVNULL, stderr=uit)
            _, status, gebruik = os.wait4(proces.pid, 0)
            proces.returncode = os.waitstatus_to_exitcode(status)
        if proces.returncode:
            raise RuntimeError((self._folder / "uit.log").read_text(encoding="utf-8")[-2000:])
        return gebruik.ru_utime + gebruik.ru_stime, gebruik.ru_maxrss / KIB_IN_MIB

    def gebeurtenissen(self) -> int:
        """Return how many events are stored."""
        klaar = subprocess.run(self._step("tel"), env=self._omgeving, check=True, capture_output=True, text=True)
        return int(klaar.stdout)

    def sizes(self) -> list[tuple[str, float]]:
        """Return by part how many MiB it takes."""
        if not self._adres.startswith("postgres"):
            bestanden = [een for een in sorted(self._folder.glob("verzuimspoor.*")) if een.is_file()]
            return [(een.name, een.stat().st_size / MIB) for een in bestanden]
        vraag = """SELECT n.nspname, sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid)) FROM pg_class c
                   JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE c.relkind = 'r' AND n.nspname LIKE 'verzuimspoor%' GROUP BY 1 ORDER BY 1"""
        with psycopg.connect(self._adres) as connection:
            gevonden = connection.execute(vraag).fetchall()
        return [
            (f"{schema}, {deel}", float(maat) / MIB)
            for schema, *maten in gevonden
            for deel, maat in zip(("tables", "indexes"), maten, strict=True)
        ]


def _tell_growth(soort: str, keer: float, van: Sequence[Fase], tot: Sequence[Fase]) -> None:
    for klein, groot in zip(van, tot, strict=True):
        print(
            f"| {soort}, {keer:g} times the pupils: {groot.naam} | {groot.wand / klein.wand:.3g} x the wall | "
            f"{groot.processor / klein.processor:.3g} x the processor | {groot.piek / klein.piek:.3g} x the memory | |"
        )


def _here(wat: str, *rest: str) -> None:
    """Do one step in this process, on the store that the surroundings name."""
    with installatie(None) as hier:
        if wat == "neem-in":
            omgeving = omgeving_van(hier)
            bestanden = [Path(map) / rest[0] for map in rest[1:]]
            for bestand in (een for een in bestanden if een.stat().st_size):
                ingest(bestand, omgeving, keep_recorded=True)
        elif wat == "projecteer":
            hier.catch_up()
        else:
            print(hier.log.last_id())


if __name__ == "__main__":
    _here(*sys.argv[1:])

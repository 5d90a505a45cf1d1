"""Which measurements are there, and how are they run? `python -m benchmarks --help` says it."""

import argparse
from collections.abc import Callable
from pathlib import Path
from platform import machine, python_version, system
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import (
    aanvoer,
    geheugen,
    groei,
    groei_jaren,
    grote_levering,
    herbouw,
    ingest_csv,
    kafka,
    landelijk,
    lijst_postgres,
    lijstpagina,
    logboek,
    naspelen,
    peer,
    peildatum,
    thuiszitterlijst,
    vastleggen,
)
from benchmarks.meten import overzicht
from benchmarks.opstelling import Opzet

CATALOGUE: dict[str, Callable[[Opzet], None]] = {
    "ingest_csv": ingest_csv.run,
    "grote_levering": grote_levering.run,
    "herbouw": herbouw.run,
    "herbouw_postgres": herbouw.run_postgres,
    "naspelen": naspelen.run,
    "thuiszitterlijst": thuiszitterlijst.run,
    "peildatum": peildatum.run,
    "lijstpagina": lijstpagina.run,
    "lijst_postgres": lijst_postgres.run,
    "logboek": logboek.run,
    "vastleggen": vastleggen.run,
    "landelijk": landelijk.run,
    "emmett": peer.run,
    "geheugen": geheugen.run,
    "kafka": kafka.run,
    "aanvoer": aanvoer.run,
    "groei": groei.run,
    "groei_jaren": groei_jaren.run,
}


def main() -> None:
    """Run what is asked for, and print the lines of the tables of RESULTS.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("welke", nargs="*", metavar="NAME", help=f"of {', '.join(CATALOGUE)}; default: all")
    parser.add_argument("--smoke", action="store_true", help="see that each runs, on few data")
    parser.add_argument("--deel", type=float, default=1.0, help="of the full size and the rounds (default: 1)")
    parser.add_argument("--map", type=Path, help="keeps the large stores, to use them again (default: a temporary one)")
    parser.add_argument("--dossiers", type=int, default=1_000_000, help="of the large store of peildatum")
    parser.add_argument("--gebeurtenissen", type=int, default=0, metavar="N", help="events that groei goes up to")
    parser.add_argument(
        "--leerlingen", type=int, nargs="+", default=(), metavar="N", help="the sizes of the country of landelijk"
    )
    gekozen = parser.parse_args()
    if onbekend := set(gekozen.welke) - CATALOGUE.keys():
        parser.error(f"unknown: {', '.join(sorted(onbekend))}")
    with TemporaryDirectory() as tijdelijk:
        opzet = Opzet(
            smoke=gekozen.smoke,
            map=gekozen.map or Path(tijdelijk),
            deel=gekozen.deel,
            dossiers=gekozen.dossiers,
            gebeurtenissen=gekozen.gebeurtenissen,
            leerlingen=tuple(gekozen.leerlingen),
        )
        print(f"Python {python_version()}, {system()} {machine()}")
        for naam in gekozen.welke or CATALOGUE:
            begin = perf_counter()
            print(f"\n{naam}\n\n| what | median | spread | goal |\n|---|---|---|---|", flush=True)
            CATALOGUE[naam](opzet)
            print(f"\n({perf_counter() - begin:.0f} s)", flush=True)
    overzicht()


main()

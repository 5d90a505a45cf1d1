"""How long does the list of thuiszitters of one municipality take, among few dossiers and among a million?"""

import csv
import sqlite3
from binascii import crc32
from collections.abc import Callable
from datetime import datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from statistics import median

from benchmarks.meten import Ronden, in_turn, show
from benchmarks.opstelling import UITVOER, Opstelling, Opzet, levering, opstelling
from projections.stores.promise import Vraag
from projections.views import scholen, statuslijn, termijnen

GEMEENTE = "0014"
PUPILS_A_DOSSIER = 1.6
INGESTED = 100_000
"""So many dossiers at most are taken in and projected; a larger store has copies of the rows of these."""
OPEN = "klaar.txt"
"""Written last, with the moment between the two exports: a store without it was never finished."""


def run(opzet: Opzet) -> None:
    """
    Ask the same list of two stores in turn.

    The municipality has as many pupils in both: of the million every municipality has its share (1 in 341); of the
    small store it has more, and the other municipalities have what is left. The million are the rows of 100 thousand
    dossiers that were taken in and projected, and nine copies of the rows that the list reads, each under an id of its
    own and in another municipality.
    """
    groot, klein = opzet.of(1_000_000, 200), opzet.of(10_000, 100)
    with (
        opstelling(_store(opzet.map, klein, groot)) as weinig,
        opstelling(_store(opzet.map, groot, groot)) as veel,
    ):
        for wat, earlier in (("as of now", False), ("as known before the second export", True)):
            vragen = {naam: _question(store, earlier=earlier) for naam, store in (("weinig", weinig), ("veel", veel))}
            gevonden = {naam: len(vraag(GEMEENTE)) for naam, vraag in vragen.items()}
            print(f"| {wat}: lines in the list | {gevonden['weinig']} and {gevonden['veel']} | | |")
            lijst = in_turn(partial(vragen["veel"], GEMEENTE), partial(vragen["weinig"], GEMEENTE), opzet.of(31, 2))
            _show(wat, klein, groot, lijst)
        vraag = _question(veel, earlier=False)
        land = in_turn(partial(vraag, None), partial(vraag, GEMEENTE), opzet.of(3, 1))
        show(f"the whole country, {len(vraag(None)):,} lines, {groot:,} dossiers", land.onze, "s")


def _show(wat: str, klein: int, groot: int, lijst: Ronden) -> None:
    show(f"{wat}: one municipality, {klein:,} dossiers", [s * 1000 for s in lijst.grens], "ms")
    show(f"{wat}: one municipality, {groot:,} dossiers", [s * 1000 for s in lijst.onze], "ms")
    show(f"{wat}: ratio of the medians", [median(lijst.onze) / median(lijst.grens)], "x", "<= 2 x")


def _question(store: Opstelling, *, earlier: bool) -> Callable[[str | None], list[dict[str, object]]]:
    gevolgd = store.rows.gevolgd_op()
    if gevolgd is None:
        raise ValueError("the rows of this store were never made")
    bekend_op = datetime.fromisoformat((store.folder / OPEN).read_text()) if earlier else gevolgd

    def ask(gemeentecode: str | None) -> list[dict[str, object]]:
        return store.rows.thuiszitters(Vraag(UITVOER, bekend_op), gemeentecode=gemeentecode, status="thuiszitter")

    return ask


def _store(map: Path, dossiers: int, grootste: int) -> Path:
    """Return the folder of a store with about so many dossiers, made once."""
    folder = map / f"dossiers-{dossiers}"
    if (folder / OPEN).exists():
        return folder
    print(f"making a store of about {dossiers:,} dossiers in {folder}", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    for oud in folder.iterdir():
        oud.unlink()
    oogst = levering(folder, int(min(dossiers, INGESTED) * PUPILS_A_DOSSIER), fouten=0)
    with opstelling(folder) as hier:
        anderen = [code for code in hier.kader.gemeenten.codes() if code != GEMEENTE]
        deel = grootste / len(hier.kader.gemeenten.codes()) / dossiers
        tussen = ""
        for export in (oogst.verzuimmeldingen, oogst.verzuimmeldingen_gecorrigeerd):
            hier.ingest(_spread(export, deel, anderen))
            print(f"  {hier.aantal:,} events", flush=True)
            hier.catch_up()
            tussen = tussen or str(hier.rows.gevolgd_op())
    _copy(folder / "verzuimspoor.rijen", dossiers // INGESTED, [*anderen, GEMEENTE])
    (folder / OPEN).write_text(tussen)
    return folder


def _copy(path: Path, keren: int, gemeenten: list[str]) -> None:
    plaats = {code: i for i, code in enumerate(gemeenten)}
    connection = sqlite3.connect(path)
    connection.create_function("ander_id", 2, lambda i, k: blake2b(i, digest_size=16, salt=bytes([k])).digest())
    connection.create_function("elders", 2, lambda code, k: gemeenten[(plaats[code] + k) % len(gemeenten)])
    for view in (statuslijn.VIEW, termijnen.VIEW, scholen.VIEW):
        kolommen = ("bekend_van", "bekend_tot", *view.kolommen)
        connection.execute(f"CREATE TEMP TABLE eerste AS SELECT * FROM {view.name}")
        for k in range(1, keren):
            rest = ", ".join(f"elders({kolom}, {k})" if kolom == "gemeentecode" else kolom for kolom in kolommen)
            connection.execute(f"INSERT INTO {view.name} SELECT ander_id(dossier_id, {k}), {rest} FROM eerste")
        connection.execute("DROP TABLE eerste")
    connection.commit()
    connection.close()


def _spread(export: Path, deel: float, anderen: list[str]) -> Path:
    """Give every pupil a municipality by his number: ours for this part of them, any other for the rest."""
    naar = export.with_name(f"verspreid-{export.name}")
    with export.open(encoding="utf-8", newline="") as bron, naar.open("w", encoding="utf-8", newline="") as doel:
        rijen = csv.reader(bron, delimiter=";")
        uit = csv.writer(doel, delimiter=";")
        kolommen = next(rijen)
        uit.writerow(kolommen)
        pgn, gemeente = kolommen.index("pgn"), kolommen.index("gemeentecode")
        for rij in rijen:
            lot = crc32(rij[pgn].encode())
            rij[gemeente] = GEMEENTE if lot < deel * (1 << 32) else anderen[lot % len(anderen)]
            uit.writerow(rij)
    export.unlink()
    return naar

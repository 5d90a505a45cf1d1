"""Does a rebuild beside the rows in use survive kills, destructions, new policy and new versions, as real processes?"""

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from projections.stores.rijen import Rijen
from projections.stores.sqlite import SqliteRows
from projections.views import CATALOGUE
from services.generator.nummers import bsn
from services.projector import catch_up
from services.projector.leerlingen import Herbouwer
from services.projector.wisselen import Ernaast
from tests.kit.beleidsbestand import regio
from tests.kit.kader import landelijk
from tests.kit.postgres import database
from tests.kit.vernietigen import AANVRAAG
from tests.kit.winkel import Winkel, csv_van, open_winkel, rij, start, voer_uit

pytestmark = pytest.mark.trager
HERBOUW = ("project", "herbouw")
VEEL = 1_000


@pytest.fixture(params=["sqlite", "postgres"])
def adres(request: pytest.FixtureRequest) -> Iterator[str]:
    with ExitStack() as opruimen:
        yield opruimen.enter_context(database()) if request.param == "postgres" else ""


def lever(winkel: Winkel, van: int, tot: int) -> None:
    winkel.lever(f"{van}.csv", csv_van(*(rij(meldingsnummer=str(i), pgn=bsn(i)) for i in range(van, tot))))


def dump(rows: Rijen) -> dict[str, list[tuple[Any, ...]]]:
    return {view.name: rows.all(view) for view in CATALOGUE}


def expected(winkel: Winkel, folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(SqliteRows(folder / "verwacht.rijen")) as rows:
        catch_up(winkel.log, rows, landelijk(), winkel.klok())
        return dump(rows)


def stand(folder: Path, adres: str) -> dict[str, Any]:
    return voer_uit(folder, *HERBOUW, "stand", adres=adres)


def half_way(winkel: Winkel) -> None:
    """Begin beside, and do a few dossiers."""
    een = Ernaast(winkel.log, winkel.rows, landelijk(), winkel.klok)
    een.start()
    with winkel.rows.stel(2) as ander:
        Herbouwer(winkel.log, ander, landelijk(), winkel.klok, tegelijk=2).stap()


def until_begun(folder: Path, adres: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until some dossiers are done, and not all."""
    with open_winkel(folder, adres) as winkel:
        een = Ernaast(winkel.log, winkel.rows, landelijk(), winkel.klok)
        while process.poll() is None:
            with suppress(Exception):
                if 0 < een.stand().gedaan < VEEL:
                    return
            time.sleep(0.005)


def test_killed_again_and_again_it_goes_on_where_it_was(adres: str, tmp_path: Path) -> None:
    with open_winkel(tmp_path, adres) as winkel:
        lever(winkel, 0, VEEL)
        winkel.volg()
        gezien = []
        for _ in range(3):
            process = start(tmp_path, *HERBOUW, "start", adres=adres)
            until_begun(tmp_path, adres, process)
            process.kill()
            process.communicate()
            gezien.append(stand(tmp_path, adres)["gedaan"])
        klaar = voer_uit(tmp_path, *HERBOUW, "start", adres=adres)
        gevonden = voer_uit(tmp_path, *HERBOUW, "vergelijk", adres=adres)

        assert gezien == sorted(gezien)
        assert 0 < gezien[0] < VEEL
        assert (klaar["gevuld"], klaar["gedaan"]) == (True, VEEL)
        assert gevonden["gelijk"], gevonden
        assert sum(view["regels"] for view in gevonden["projecties"]) == sum(map(len, dump(winkel.rows).values()))


def test_several_processes_share_it(adres: str, tmp_path: Path) -> None:
    with open_winkel(tmp_path, adres) as winkel:
        lever(winkel, 0, VEEL)
        klaar = voer_uit(tmp_path, *HERBOUW, "start", "--processen", "3", adres=adres)

        assert (klaar["gevuld"], klaar["achter"]) == (True, 0)
        assert voer_uit(tmp_path, *HERBOUW, "vergelijk", adres=adres)["gelijk"]


def test_a_process_that_serves_and_one_that_follows_go_on_through_swap_and_back(adres: str, tmp_path: Path) -> None:
    """The store of this process and the follower hold their connections open all the time."""
    with open_winkel(tmp_path, adres) as winkel:
        lever(winkel, 0, 30)
        volger = start(tmp_path, "project", "--json", adres=adres)
        try:
            voer_uit(tmp_path, *HERBOUW, "start", adres=adres)
            voer_uit(tmp_path, *HERBOUW, "vergelijk", adres=adres)
            for keer, opdracht in enumerate(("wissel", "terug", "terug")):
                run(tmp_path, adres, opdracht)
                lever(winkel, 30 + 5 * keer, 35 + 5 * keer)
                until_followed(winkel)
                assert len({r[0] for r in winkel.rows.all(CATALOGUE[0])}) == 35 + 5 * keer
            assert volger.poll() is None
        finally:
            volger.kill()
            volger.communicate()

        assert dump(winkel.rows) == expected(winkel, tmp_path)


def run(folder: Path, adres: str, *opdracht: str) -> None:
    process = start(folder, *HERBOUW, *opdracht, adres=adres)
    _, fout = process.communicate(timeout=120)

    assert process.returncode == 0, fout.decode()


def until_followed(winkel: Winkel) -> None:
    until = time.monotonic() + 30
    while min(winkel.rows.positions().values()) < winkel.log.last_id():
        assert time.monotonic() < until, "the follower does not get there"
        time.sleep(0.05)


@pytest.mark.parametrize("wanneer", ["half", "gevuld", "gewisseld"])
def test_a_dossier_that_is_destroyed_meanwhile_is_gone_from_both_and_does_not_come_back(
    wanneer: str, adres: str, tmp_path: Path
) -> None:
    with open_winkel(tmp_path, adres) as winkel:
        lever(winkel, 0, 30)
        winkel.volg()
        half_way(winkel)
        if wanneer != "half":
            voer_uit(tmp_path, *HERBOUW, "start", adres=adres)
        if wanneer == "gewisseld":
            run(tmp_path, adres, "wissel", "--ongezien")
        weg = [winkel.log.find([bsn(i)])[bsn(i)] for i in range(10)]
        for dossier_id in weg[:3]:
            voer_uit(tmp_path, "erase", str(dossier_id), *AANVRAAG, adres=adres)

        assert [rows_of(winkel, nummer, weg[:3]) for nummer in (1, 2)] == [0, 0]
        if wanneer == "gewisseld":
            run(tmp_path, adres, "terug")
        else:
            voer_uit(tmp_path, *HERBOUW, "start", adres=adres)
            assert voer_uit(tmp_path, *HERBOUW, "vergelijk", adres=adres)["gelijk"]
            run(tmp_path, adres, "wissel")
        assert rows_of(winkel, 1, weg[:3]) == rows_of(winkel, 2, weg[:3]) == 0
        assert rows_of(winkel, 1, weg[3:]) == rows_of(winkel, 2, weg[3:]) > 0
        assert dump(winkel.rows) == expected(winkel, tmp_path)


def rows_of(winkel: Winkel, nummer: int, dossiers: list[Any]) -> int:
    with winkel.rows.stel(nummer) as stel:
        return stel.count(dossiers)


def test_policy_that_is_activated_meanwhile_holds_in_the_new_rows_too(adres: str, tmp_path: Path) -> None:
    with open_winkel(tmp_path, adres) as winkel:
        lever(winkel, 0, 30)
        winkel.volg()
        half_way(winkel)
        pad = regio(tmp_path)
        wanneer = ("--ingangsdatum", "2026-02-01", "--terugwerkend")
        voer_uit(tmp_path, "beleid", "activate", str(pad), *wanneer, adres=adres)
        voer_uit(tmp_path, *HERBOUW, "start", adres=adres)
        gevonden = voer_uit(tmp_path, *HERBOUW, "vergelijk", adres=adres)
        run(tmp_path, adres, "wissel")

        assert gevonden["gelijk"], gevonden
        assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_a_new_version_fills_its_rows_while_those_of_the_old_stay_as_they_are(adres: str, tmp_path: Path) -> None:
    with open_winkel(tmp_path, adres) as winkel:
        lever(winkel, 0, 30)
        winkel.volg()
        goed = dump(winkel.rows)
        with winkel.rows.databank.schrijven() as v:
            v.doe("ALTER TABLE statuslijn RENAME COLUMN categorie TO soort")
            v.doe("UPDATE beeld SET vorm = 'van vroeger' WHERE naam = 'statuslijn'")
        if adres:
            voer_uit(tmp_path, "migrate", "--naast", adres=adres)
        voer_uit(tmp_path, *HERBOUW, "start", adres=adres)
        with winkel.rows.databank.lezen() as v:
            [(aantal,)] = v.vraag("SELECT count(soort) FROM statuslijn")
        gevonden = voer_uit(tmp_path, *HERBOUW, "vergelijk", adres=adres)
        lijn = next(view for view in gevonden["projecties"] if not view["gelijk"])
        run(tmp_path, adres, "wissel")

        assert aantal == len(goed["statuslijn"]) > 0, "the old rows are in use until the swap"
        assert (lijn["projectie"], lijn["kolommenWeg"], lijn["kolommenErbij"]) == (
            "statuslijn",
            ["soort"],
            ["categorie"],
        )
        assert lijn["anders"] == 0
        assert dump(winkel.rows) == goed
        process = start(tmp_path, *HERBOUW, "terug", adres=adres)
        _, fout = process.communicate()
        assert b"andere versie" in fout


def test_who_may_use_the_rows_of_a_server_may_use_the_new_ones(tmp_path: Path) -> None:
    with database() as adres, open_winkel(tmp_path, adres) as winkel:
        lever(winkel, 0, 3)
        winkel.volg()
        with psycopg.connect(adres, autocommit=True) as connection:
            connection.execute("GRANT USAGE ON SCHEMA verzuimspoor_rijen TO PUBLIC")
            connection.execute("GRANT SELECT ON verzuimspoor_rijen.statuslijn TO PUBLIC")
            voer_uit(tmp_path, *HERBOUW, "start", adres=adres)
            query = (
                "SELECT tablename, has_table_privilege('pg_monitor', 'verzuimspoor_rijen_2.' || tablename, 'SELECT') "
                "FROM pg_tables WHERE schemaname = 'verzuimspoor_rijen_2' AND tablename IN ('statuslijn', 'termijnen')"
            )

            assert dict(connection.execute(query).fetchall()) == {"statuslijn": True, "termijnen": False}


def test_it_says_beforehand_what_room_it_takes_and_doctor_says_how_far_it_is(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as winkel:
        lever(winkel, 0, 30)
        winkel.volg()
        process = start(tmp_path, *HERBOUW, "start")
        _, gezegd = process.communicate()
        onderdelen = voer_uit(tmp_path, "doctor")["onderdelen"]

        assert b"vragen ongeveer" in gezegd
        assert b"MiB vrij" in gezegd
        assert next(o for o in onderdelen if o["naam"] == "Herbouw")["bevinding"] == "nieuwe projecties: gevuld"

"""Does everything hold when eight ask, record and deliver at the same time, and a policy comes into force meanwhile?"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from stdnum.nl import onderwijsnummer

from tests.kit.apiserver import Api, draait
from tests.kit.postgres import database
from tests.kit.winkel import csv_van, gebeurtenis, ndjson, rij, voer_uit
from tests.server.test_samen import verstuur

NUMMERS = [nummer for nummer in map(str, range(100_000_000, 100_002_000)) if onderwijsnummer.is_valid(nummer)]
THUIS, ANDEREN = NUMMERS[:40], NUMMERS[40:60]
RONDEN = 8
VEEL = 24
"""Threads, three times the connections that a pool has."""
DAG = "2026-03-03"
LIJSTEN = ("/thuiszitters", "/termijnen", "/werkvoorraad", "/signalen")
BLADZIJDEN = ("/", "/thuiszitters", "/werkvoorraad", "/termijnen", "/cijfers", "/datakwaliteit", "/beleid")
SECONDEN = 120


@contextmanager
def opslag(soort: str, folder: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Yield the settings of a store of this kind, and its address when it is on a server."""
    if soort == "sqlite":
        yield {}, ""
        return
    with database() as adres:
        sleutels = str(folder / "verzuimspoor.sleutels")
        yield {"VERZUIMSPOOR_DB": adres, "VERZUIMSPOOR_SLEUTELS": sleutels, "VERZUIMSPOOR_ROL": "dienst"}, adres


def apart(api: Api, doe: Callable[[int, Api], None], wie: int) -> None:
    """Do something with the same server, over connections of one's own."""
    with httpx.Client(base_url=api.url, timeout=SECONDEN) as client:
        doe(wie, replace(api, client=client))


@pytest.mark.trager
@pytest.mark.parametrize("soort", ["sqlite", "postgres"])
def test_eight_at_once(soort: str, tmp_path: Path) -> None:
    (tmp_path / "thuis.csv").write_text(csv_van(*(rij(pgn=p, meldingsnummer=p) for p in THUIS)), encoding="utf-8")
    with opslag(soort, tmp_path) as (omgeving, adres):
        voer_uit(tmp_path, "ingest", tmp_path / "thuis.csv", adres=adres)
        with draait(tmp_path, **omgeving) as api:
            eerste = api.lees("/thuiszitters", peildatum=DAG, perPagina=1000)
            dossiers = [een["dossierId"] for een in eerste["thuiszitters"]]
            vast = {"peildatum": DAG, "bekendOp": eerste["bekendOp"], "perPagina": 1000}
            begonnen = threading.Event()

            def lezer(_: int, ander: Api) -> None:
                for ronde in range(RONDEN):
                    weer = ander.lees("/thuiszitters", **vast)
                    assert weer["thuiszitters"] == eerste["thuiszitters"]
                    ander.lees(LIJSTEN[ronde % len(LIJSTEN)], peildatum=DAG)
                    ander.lees(f"/dossiers/{dossiers[ronde]}/replay")

            def kijker(_: int, ander: Api) -> None:
                for ronde in range(RONDEN):
                    bladzijde = BLADZIJDEN[ronde % len(BLADZIJDEN)]
                    for pad in (f"{bladzijde}?peildatum={DAG}", f"/dossiers/{dossiers[ronde]}"):
                        assert ander.client.get(pad).status_code == 200, pad

            def vastlegger(wie: int, ander: Api) -> None:
                for ronde in range(RONDEN):
                    tekst = {"type": "NotitieGemaakt", "geldigOp": "2026-02-02", "tekst": f"{wie}-{ronde}"}
                    for _ in range(2):  # sent twice, recorded once
                        gezegd = ander.leg_vast(f"/dossiers/{dossiers[ronde]}", tekst, sleutel=f"sleutel-{wie}-{ronde}")
                        assert gezegd.status_code == 201, gezegd.text

            def invuller(wie: int, ander: Api) -> None:
                for ronde in range(RONDEN):
                    pad = f"/dossiers/{dossiers[ronde]}/vastleggen/NotitieGemaakt"
                    gezegd = verstuur(ander, pad, geldigOp="2026-02-03", tekst=f"{wie}-{ronde}")
                    assert gezegd.status_code == 303, gezegd.text

            def leverancier(wie: int, ander: Api) -> None:
                begonnen.set()
                for ronde in range(RONDEN):
                    dag = f"2026-02-{ronde + 1:02}"
                    regels = ndjson(*(gebeurtenis("TeLaatGekomen", dag, pgn=pgn) for pgn in THUIS))
                    ander.lever(f"levering {wie} {ronde}.ndjson", regels, "application/x-ndjson")
                    nieuw = csv_van(rij(pgn=ANDEREN[ronde], meldingsnummer=ANDEREN[ronde]))
                    verstuur(ander, "/aanleveringen", {"bestand": (f"scherm {wie} {ronde}.csv", nieuw)})

            def beleidsmaker(_: int, __: Api) -> None:
                begonnen.wait()
                voer_uit(
                    tmp_path,
                    "beleid",
                    "activate",
                    "liemers",
                    "--ingangsdatum",
                    "2026-01-01",
                    "--terugwerkend",
                    adres=adres,
                )

            doen: list[Callable[[int, Api], None]]
            doen = [lezer, lezer, kijker, kijker, vastlegger, invuller, leverancier, beleidsmaker]
            with ThreadPoolExecutor(len(doen)) as draden:
                uitkomsten = [draden.submit(apart, api, doe, wie) for wie, doe in enumerate(doen)]
            for uitkomst in uitkomsten:
                uitkomst.result()
            leveringen = _done(api)

            assert {een["status"] for een in leveringen} == {"klaar"}
            assert sum(een["afgewezen"] for een in leveringen) == 0
            assert len(leveringen) == 2 * RONDEN
            _everything_is_there_once(api, dossiers)
            erna = api.lees("/thuiszitters", peildatum=DAG, perPagina=1000)
            assert erna["aantal"] == len(THUIS) + RONDEN
            assert api.lees("/thuiszitters", **vast)["thuiszitters"] == eerste["thuiszitters"]
            gezegd = api.gezegd()
        voer_uit(tmp_path, "rebuild", adres=adres)
        opnieuw = voer_uit(tmp_path, "thuiszitters", "--peildatum", DAG, "--bekend-op", erna["bekendOp"], adres=adres)

    assert gezegd == ""
    assert opnieuw["thuiszitters"] == erna["thuiszitters"]


def _done(api: Api) -> list[dict[str, Any]]:
    for _ in range(SECONDEN * 5):
        leveringen: list[dict[str, Any]] = api.lees("/aanleveringen")["aanleveringen"]
        if all(een["status"] in ("klaar", "mislukt") for een in leveringen):
            return leveringen
        time.sleep(0.2)
    raise AssertionError(leveringen)


def _everything_is_there_once(api: Api, dossiers: list[str]) -> None:
    for ronde in range(RONDEN):
        alles = api.lees(f"/dossiers/{dossiers[ronde]}/gebeurtenissen", perPagina=1000)["gebeurtenissen"]
        notities = [een["velden"]["tekst"] for een in alles if een["type"] == "NotitieGemaakt"]
        te_laat = [een["geldigOp"] for een in alles if een["type"] == "TeLaatGekomen"]

        assert sorted(notities) == [f"4-{ronde}", f"5-{ronde}"]
        assert sorted(te_laat) == [f"2026-02-{dag + 1:02}" for dag in range(RONDEN)]


@pytest.mark.trager
@pytest.mark.parametrize("soort", ["sqlite", "postgres"])
def test_more_askers_than_connections(soort: str, tmp_path: Path) -> None:
    """Each brings the rows up to what the others recorded; nobody waits for a connection that a waiter holds."""
    (tmp_path / "thuis.csv").write_text(csv_van(*(rij(pgn=p, meldingsnummer=p) for p in THUIS)), encoding="utf-8")
    with opslag(soort, tmp_path) as (omgeving, adres):
        voer_uit(tmp_path, "ingest", tmp_path / "thuis.csv", adres=adres)
        with draait(tmp_path, **omgeving) as api:
            gevonden = api.lees("/thuiszitters", peildatum=DAG)["thuiszitters"]

            def doe(wie: int, ander: Api) -> None:
                for ronde in range(3):
                    tekst = {"type": "NotitieGemaakt", "geldigOp": "2026-02-02", "tekst": f"{wie}-{ronde}"}
                    pad = f"/dossiers/{gevonden[wie]['dossierId']}"
                    assert ander.leg_vast(pad, tekst, sleutel=f"sleutel-{wie}-{ronde}").status_code == 201
                    assert ander.lees("/thuiszitters", peildatum=DAG)["aantal"] == len(THUIS)

            begin = time.monotonic()
            with ThreadPoolExecutor(VEEL) as draden:
                uitkomsten = [draden.submit(apart, api, doe, wie) for wie in range(VEEL)]
            for uitkomst in uitkomsten:
                uitkomst.result()

            assert time.monotonic() - begin < SECONDEN / 2
            assert api.gezegd() == ""

"""Does the platform hear the truth about a server, without logging in?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.apiserver import draait
from tests.kit.eigen_server import EigenServer, eigen_server
from tests.kit.winkel import csv_van, rij, voer_uit

LEEFT, GEREED = "/_healthz/livez", "/_healthz/readyz"


@pytest.fixture(scope="module")
def eigen() -> Iterator[EigenServer]:
    with eigen_server() as server:
        yield server


def test_a_server_that_can_be_asked_lives_and_is_ready(tmp_path: Path) -> None:
    (tmp_path / "noor.csv").write_text(csv_van(rij()), encoding="utf-8")
    voer_uit(tmp_path, "ingest", tmp_path / "noor.csv")

    with draait(tmp_path) as api:
        for pad in (LEEFT, GEREED):
            antwoord = api.client.get(pad, headers={"host": "10.1.2.3:8400"})
            assert (antwoord.status_code, antwoord.json()) == (200, {"status": "pass"})
            assert antwoord.headers["cache-control"] == "no-store"


def test_nothing_else_is_answered_to_a_name_that_is_not_ours(tmp_path: Path) -> None:
    with draait(tmp_path) as api:
        assert api.client.get("/_healthz/", headers={"host": "10.1.2.3:8400"}).status_code == 421


@pytest.mark.trager
def test_without_its_database_it_lives_and_is_not_ready_and_is_again_when_that_is_back(
    tmp_path: Path, eigen: EigenServer
) -> None:
    sleutels = str(tmp_path / "verzuimspoor.sleutels")
    op_server = {"VERZUIMSPOOR_DB": eigen.adres, "VERZUIMSPOOR_SLEUTELS": sleutels, "VERZUIMSPOOR_ROL": "dienst"}
    voer_uit(tmp_path, "migrate", adres=eigen.adres)
    with draait(tmp_path, **op_server) as api:
        assert api.client.get(GEREED).status_code == 200

        eigen.stop()
        assert api.client.get(LEEFT).status_code == 200
        weg = api.client.get(GEREED, timeout=60)
        assert (weg.status_code, weg.json()) == (503, {"status": "fail"})

        eigen.start()
        assert any(api.client.get(GEREED, timeout=60).status_code == 200 for _ in range(20))

"""Is nobody sent to a server, and no projector called ready, whose rows stand still?"""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from services.meetpost.proces import Bijtijds
from tests.kit.apiserver import draait
from tests.kit.waarneming import Bewaakt, draaiend
from tests.kit.winkel import Winkel, csv_van, open_winkel, rij

pytestmark = pytest.mark.trager
GEREED = "/_healthz/readyz"


def maak_stuk(winkel: Winkel, nummer: int, state: bytes | None = None) -> bytes:
    """Write over what an event says; return what it was."""
    [stored] = winkel.log.stored_since(nummer - 1, 1)
    with winkel.log.databank.schrijven() as v:
        v.doe(
            "UPDATE gebeurtenissen SET state = ? WHERE notification_id = ?",
            (stored.state[:20] if state is None else state, nummer),
        )
    return stored.state


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path) as geopend:
        geopend.lever("noor.csv", csv_van(rij()))
        yield geopend


def lever_stuk(winkel: Winkel) -> tuple[int, bytes]:
    """Record one more pupil whose first event cannot be read; return which, and what it was."""
    nummer = winkel.log.last_id() + 1
    winkel.lever("sem.csv", csv_van(rij(pgn="999990020", meldingsnummer="2")))
    return nummer, maak_stuk(winkel, nummer)


def test_a_pupil_that_holds_up_the_others_makes_a_server_not_ready_until_it_is_mended(
    tmp_path: Path, winkel: Winkel
) -> None:
    with draait(tmp_path) as api:
        assert api.client.get(GEREED).status_code == 200
        nummer, was = lever_stuk(winkel)
        assert (api.client.get(GEREED).status_code, api.client.get("/_healthz/livez").status_code) == (503, 200)
        maak_stuk(winkel, nummer, was)

        assert api.client.get(GEREED).status_code == 200


def test_with_a_projector_that_pupil_waits_the_others_go_on_and_it_is_measured(tmp_path: Path, winkel: Winkel) -> None:
    omgeving = {"VERZUIMSPOOR_DB": str(tmp_path / "verzuimspoor.db"), "VERZUIMSPOOR_METINGEN": "127.0.0.1:0"}
    with draaiend(tmp_path, "project", "project", **omgeving) as project:
        wacht(lambda: project.status(GEREED) == 200)
        assert project.waarde("verzuimspoor_dossiers_wachtend") == 0
        lever_stuk(winkel)
        wacht(lambda: project.waarde("verzuimspoor_dossiers_wachtend") == 1)
        wacht(lambda: project.waarde("verzuimspoor_projectie_achterstand_gebeurtenissen") == 0)
        assert project.status(GEREED) == 200
        stands_still(project)

        assert project.status(GEREED) == 200


def stands_still(project: Bewaakt) -> None:
    """Freeze it, see that a probe hears nothing, and let it go on."""
    adres = project.adres
    assert project.process is not None
    os.kill(project.process.pid, signal.SIGSTOP)
    try:
        with pytest.raises(httpx.TimeoutException):
            httpx.get(f"{adres}{GEREED}", timeout=0.5)
    finally:
        os.kill(project.process.pid, signal.SIGCONT)


def test_a_projector_that_is_too_long_behind_is_not_ready(winkel: Winkel) -> None:
    """What the store of a test holds was received months ago."""
    oordeel = Bijtijds(winkel.log, winkel.rows)
    voor = oordeel()
    winkel.volg()

    assert (voor, oordeel()) == (False, True)


def test_a_projector_whose_store_is_gone_is_not_ready(winkel: Winkel) -> None:
    winkel.volg()
    oordeel = Bijtijds(winkel.log, winkel.rows)
    with winkel.log.databank.schrijven() as v:
        v.doe("ALTER TABLE gebeurtenissen_hoofd RENAME TO weg")

    assert not oordeel()


def wacht(op: Callable[[], bool]) -> None:
    """Wait until something is so."""
    tot = time.monotonic() + 30
    while not op():
        assert time.monotonic() < tot
        time.sleep(0.05)

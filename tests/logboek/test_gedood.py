"""Is an event ever there without its line, or a line without its event, whenever the process is killed?"""

import signal
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pytest

from services.generator import Opdracht, genereer
from tests.kit.kader import landelijk
from tests.kit.logboek import regels
from tests.kit.winkel import open_winkel, start
from tests.services.test_ingest_processen import events_in

pytestmark = pytest.mark.trager
PATIENCE = 60


def test_a_delivery_that_is_killed_half_way_has_a_line_for_every_pupil_it_recorded(tmp_path: Path) -> None:
    opdracht = Opdracht(2_000, 11, 2025, date(2026, 6, 1), "0014", fouten=0.02, dichtheid=40.0)
    kader = landelijk()
    oogst = genereer(opdracht, kader.gemeenten, kader.kalender, tmp_path / "oogst")
    process = start(tmp_path, "ingest", oogst.verzuimmeldingen, "--rejects", tmp_path / "fout.csv")
    deadline = monotonic() + PATIENCE
    while not events_in(tmp_path) and process.poll() is None and monotonic() < deadline:
        sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    with open_winkel(tmp_path) as winkel:
        vastgelegd = {verwijzing.dossier_id for verwijzing in winkel.log.since(0, 1 << 30, 1 << 40)}
        verwacht = set(winkel.log.logboek.betrokkenen(vastgelegd).values())
        gelogd = {regel.betrokkene for regel in regels(winkel) if regel.betrokkene is not None}

        assert len(verwacht) > 100
        assert gelogd == verwacht

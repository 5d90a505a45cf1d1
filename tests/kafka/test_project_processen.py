"""Do projectors in a group go on where another died, and share the work?"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from projections.stores.databank import OpslagError
from tests.kafka.conftest import Brokers, prepared
from tests.kafka.test_project import assert_rows_are_right
from tests.kafka.test_relay import vul
from tests.kafka.test_relay_processen import cut_off_everybody
from tests.kit.volgers import assert_they_run, tot_het_einde, wait_until_there
from tests.kit.winkel import open_winkel, start

pytestmark = pytest.mark.trager


@contextmanager
def lopend(folder: Path, adres: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Run a relay and two projectors, as an installation does."""
    processes = [start(folder, "relay", adres=adres)]
    processes += [start(folder, "project", "--via-kafka", adres=adres) for _ in range(2)]
    with tot_het_einde(processes):
        yield processes


def test_a_group_goes_on_when_one_is_killed_and_everybody_is_cut_off(
    brokers: Brokers, adres: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(brokers["apache"], monkeypatch)
    with open_winkel(tmp_path, adres) as winkel, lopend(tmp_path, adres) as processes:
        vul(winkel, 0, 60)
        wait_until_there(winkel)
        processes[1].kill()
        vul(winkel, 60, 100)
        wait_until_there(winkel)
        cut_off_everybody(adres)
        for _ in range(20):
            with suppress(OpslagError):
                vul(winkel, 100, 120)
                break
        wait_until_there(winkel)

        assert_they_run(processes[0], processes[2])
        assert_rows_are_right(winkel, tmp_path)

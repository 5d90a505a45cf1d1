"""Is nothing left of a destroyed pupil when rows are written anew beside those in use, also by one that was killed?"""

import os
import signal
from pathlib import Path

import pytest

from tests.kit.ernaast import als_groot
from tests.kit.vernietigen import AANVRAAG, BLIJVER, dossier_van, gevonden, sleutels_van, vul, woorden
from tests.kit.winkel import open_winkel
from tests.services.test_cli_proces import vs

pytestmark = pytest.mark.trager


@pytest.mark.parametrize("plek", ["", "neem_over", "_swap"])
def test_nothing_is_left_in_the_files_and_the_others_are_there(tmp_path: Path, plek: str) -> None:
    folder = vul(tmp_path)
    dossier = dossier_van(folder)
    sleutels = sleutels_van(folder, dossier)
    db = ("--db", str(folder / "verzuimspoor.db"))

    klaar = als_groot(folder, os.environ, "erase", str(dossier), *AANVRAAG, *db, plek=plek)

    assert klaar.returncode == (-signal.SIGKILL if plek else 0), klaar.stderr.decode()
    if plek:
        assert vs(folder, "erase", "--afmaken").code == 0
    assert gevonden(folder, *sleutels, *woorden()) == []
    assert vs(folder, "verify").code == 0
    with open_winkel(folder) as winkel:
        assert winkel.rows.count(winkel.log.find([BLIJVER]).values()) > 0
        assert winkel.rows.stellen is not None
        assert winkel.rows.stellen.gebruik().nummer == (1 if plek == "neem_over" else 2)

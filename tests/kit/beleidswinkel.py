"""A store of two pupils, before and after a region agreed something else."""

import json
from pathlib import Path

import pytest

from tests.kit.beleidsbestand import MEIWEEK, leerlingen, regio
from tests.kit.klokken import kopie
from tests.kit.winkel import voer_uit

VANAF = "2026-02-01"
MET_TERUGWERKEND = ("--ingangsdatum", VANAF, "--terugwerkend")
ALLEN = ("thuiszitters", "--status", "alle", "--peildatum")
TOEN = "toen.json"
"""The answer about the day after the new policy begins, asked before it was activated."""


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the store, with the profile of a region and a calendar beside it; it is not to be changed."""
    folder = tmp_path_factory.mktemp("beleid") / "gevuld"
    folder.mkdir()
    (folder / "leerlingen.ndjson").write_text(leerlingen(), encoding="utf-8")
    (folder / "meiweek.toml").write_text(MEIWEEK, encoding="utf-8")
    regio(folder)
    voer_uit(folder, "ingest", folder / "leerlingen.ndjson", "--keep-recorded")
    return folder


@pytest.fixture(scope="module")
def geactiveerd(gevuld: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The profile of the region was activated from 1 February 2026 on; it is not to be changed either."""
    folder = kopie(gevuld, tmp_path_factory.mktemp("beleid") / "geactiveerd")
    (folder / TOEN).write_text(json.dumps(voer_uit(folder, *ALLEN, "2026-02-02")), encoding="utf-8")
    voer_uit(folder, "beleid", "activate", folder / "regio.toml", *MET_TERUGWERKEND)
    return folder

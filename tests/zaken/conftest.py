"""What tests of zaken share: a municipality on a file, and one on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.postgres import database
from tests.kit.winkel import open_winkel
from tests.kit.zaaksysteem import zaaksysteem
from tests.kit.zaken import Gemeente
from tests.kit.zaken import gemeente as open_gemeente


@pytest.fixture
def gemeente(tmp_path: Path) -> Iterator[Gemeente]:
    with open_winkel(tmp_path) as winkel, zaaksysteem() as systeem, open_gemeente(winkel, systeem, "", tmp_path) as g:
        yield g
        assert systeem.bezwaren == []


@pytest.fixture
def op_server(tmp_path: Path) -> Iterator[Gemeente]:
    with (
        database() as adres,
        open_winkel(tmp_path, adres) as winkel,
        zaaksysteem() as systeem,
        open_gemeente(winkel, systeem, adres, tmp_path) as g,
    ):
        yield g
        assert systeem.bezwaren == []

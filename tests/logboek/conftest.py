"""What tests of the log share: a store of each kind, with two pupils in it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.kit.postgres import database
from tests.kit.winkel import Winkel, csv_van, open_winkel, rij
from tests.logboek.gemeente import gemeente, levering, overleg, uitvoer

__all__ = ["adres", "gemeente", "levering", "overleg", "uitvoer", "winkel"]
NOOR, HUGO = "999990019", "999990020"
LEVERING = csv_van(rij(), rij(meldingsnummer="2", pgn=HUGO))


@pytest.fixture(params=["sqlite", "postgres"])
def adres(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the store is; nothing for a file."""
    with ExitStack() as opruimen:
        yield "" if request.param == "sqlite" else opruimen.enter_context(database())


@pytest.fixture
def winkel(tmp_path: Path, adres: str) -> Iterator[Winkel]:
    with open_winkel(tmp_path, adres) as geopend:
        geopend.lever("twee.csv", LEVERING)
        yield geopend

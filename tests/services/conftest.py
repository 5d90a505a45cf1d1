"""What tests of services share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.beleidswinkel import geactiveerd, gevuld
from tests.kit.oogst import oogst
from tests.kit.winkel import Winkel, open_winkel

__all__ = ["geactiveerd", "gevuld", "oogst"]


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    """An empty store, in a folder of its own below `tmp_path`."""
    with open_winkel(tmp_path / "een") as geopend:
        yield geopend

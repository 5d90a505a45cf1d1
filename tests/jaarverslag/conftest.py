"""What tests of the account of a year share: one store of two school years, asked by everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.dashboard import zonder_omgeving
from tests.kit.schooljaar import twee_schooljaren
from tests.kit.toegang import Loket, loket, vul


@pytest.fixture(scope="package")
def jaarwinkel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the store."""
    with zonder_omgeving():
        return vul(tmp_path_factory.mktemp("jaarverslag"), twee_schooljaren())


@pytest.fixture(scope="package")
def raadzaal(jaarwinkel: Path) -> Iterator[Loket]:
    """The applications on it, in which reports are recorded."""
    with zonder_omgeving(), loket(jaarwinkel, ()) as open_:
        yield open_

"""What tests of access share: one small store, asked by everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import Loket, loket, vul


@pytest.fixture(scope="session")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a store with everybody in it."""
    with zonder_omgeving():
        return vul(tmp_path_factory.mktemp("toegang"))


@pytest.fixture(scope="session")
def balie(gevuld: Path) -> Iterator[Loket]:
    """The applications on it."""
    with zonder_omgeving(), loket(gevuld) as open_:
        yield open_

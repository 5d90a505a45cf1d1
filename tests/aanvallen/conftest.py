"""What attacks share: one server to attack, and one that may be changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.belaagd import Doelwit, belaagd
from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import vul


@pytest.fixture(scope="session")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a store with everybody in it."""
    with zonder_omgeving():
        return vul(tmp_path_factory.mktemp("vol"))


@pytest.fixture(scope="session")
def doelwit(gevuld: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doelwit]:
    """A server on which nothing is recorded that another test looks for."""
    with belaagd(tmp_path_factory.mktemp("doelwit"), gevuld) as open_:
        yield open_


@pytest.fixture
def eigen(gevuld: Path, tmp_path: Path) -> Iterator[Doelwit]:
    """A server for one test, in which may be recorded."""
    with belaagd(tmp_path, gevuld) as open_:
        yield open_

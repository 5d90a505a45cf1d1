"""What tests of messages share: one small store, a mail server, and a room for the post on a copy of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.berichten import Postkamer, postkamer
from tests.kit.dashboard import zonder_omgeving
from tests.kit.mailserver import Haakserver, Mailserver, haakserver, mailserver
from tests.kit.toegang import vul


@pytest.fixture(scope="session")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a store with everybody in it."""
    with zonder_omgeving():
        return vul(tmp_path_factory.mktemp("berichten"))


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Mailserver]:
    with mailserver(tmp_path) as deze:
        yield deze


@pytest.fixture
def haak() -> Iterator[Haakserver]:
    with haakserver() as deze:
        yield deze


@pytest.fixture
def kamer(tmp_path: Path, gevuld: Path, post: Mailserver) -> Iterator[Postkamer]:
    with zonder_omgeving(), postkamer(tmp_path, gevuld, post) as deze:
        yield deze

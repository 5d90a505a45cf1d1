"""What the tests of contact and letters share: one small store with decisions and agreements, and whoever asks."""

from collections.abc import Iterator

import pytest

from tests.kit.brieven import vul_met_besluiten
from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import Loket, loket


@pytest.fixture(scope="package")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loket]:
    """The applications on it."""
    with zonder_omgeving(), loket(vul_met_besluiten(tmp_path_factory.mktemp("brieven"))) as open_:
        yield open_

"""What tests of a release share: the release, built once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

MOMENT = "1770000000"


@pytest.fixture(scope="session")
def gebouwd() -> Callable[[Path, Path], str]:
    """Build a tree, as of a fixed moment, and return the hashes of what came of it."""
    from tests.deploy.test_uitgave import uitgave

    def bouw(root: Path, naar: Path) -> str:
        gezegd = uitgave(root, "bouw", str(naar), SOURCE_DATE_EPOCH=MOMENT)
        assert gezegd.returncode == 0, gezegd.stderr
        return (naar / "SHA256SUMS").read_text(encoding="utf-8")

    return bouw


@pytest.fixture(scope="session")
def wiel(gebouwd: Callable[[Path, Path], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this tree and return the wheel."""
    naar = tmp_path_factory.mktemp("dist")
    gebouwd(ROOT, naar)
    [gemaakt] = naar.glob("*.whl")
    return gemaakt

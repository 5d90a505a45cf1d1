"""Does a skipped test fail the run in CI, and only there?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
SKIPPED_TEST = "import pytest\n\ndef test_one() -> None:\n    pytest.skip('no broker here')\n"
SKIPPED_MODULE = "import pytest\n\npytest.skip('no broker here', allow_module_level=True)\n"


def run(directory: Path, test: str, *options: str, **environment: str) -> int:
    (directory / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"))
    (directory / "test_skips.py").write_text(test)
    clean = {key: value for key, value in os.environ.items() if key != "CI" and not key.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options],
        cwd=directory,
        env=clean | environment,
        capture_output=True,
        check=False,
    ).returncode


@pytest.mark.parametrize("test", [SKIPPED_TEST, SKIPPED_MODULE], ids=["test", "module"])
def test_in_ci_a_skip_fails_the_run(tmp_path: Path, test: str) -> None:
    assert run(tmp_path, test, CI="true") == pytest.ExitCode.TESTS_FAILED


def test_also_when_the_tests_run_in_several_processes(tmp_path: Path) -> None:
    assert run(tmp_path, SKIPPED_TEST, "-n", "2", CI="true") == pytest.ExitCode.TESTS_FAILED


def test_elsewhere_a_skip_is_a_skip(tmp_path: Path) -> None:
    assert run(tmp_path, SKIPPED_TEST) == pytest.ExitCode.OK

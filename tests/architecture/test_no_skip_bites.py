"""Does a skipped test fail the run in CI, and only there; and a trace of a pupil everywhere?"""

import os
import shutil
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
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "xdist", *options],
        cwd=directory,
        env=clean | {"PYTHONPATH": str(CONFTEST.parents[1]), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"} | environment,
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


@pytest.mark.parametrize(
    "test",
    [
        "import logging\n\ndef test_one() -> None:\n    logging.getLogger('a').warning('pgn 99999' + '0019')\n",
        "def test_one(tmp_path) -> None:\n    (tmp_path / 'api.log').write_text('pgn 99999' + '0019')\n",
    ],
    ids=["in the log", "in a file"],
)
@pytest.mark.parametrize("opties", [(), ("-n", "2")], ids=["one process", "several"])
def test_a_trace_of_a_pupil_fails_the_run(tmp_path: Path, test: str, opties: tuple[str, ...]) -> None:
    code = run(tmp_path, test, *opties, "--basetemp", str(tmp_path / "resten"))
    shutil.rmtree(tmp_path / "resten")  # or the run of this test would find it too

    assert code == pytest.ExitCode.TESTS_FAILED

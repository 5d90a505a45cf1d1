"""How do the tests run: how many examples, in which process, and what may be skipped?"""

import importlib
import os
from collections import Counter
from typing import Any

import pytest
from hypothesis import settings

from tests.kit import sporen

IN_CI = os.environ.get("CI") == "true"

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, max_examples=40)
settings.load_profile("ci" if IN_CI else "default")


SPOREN: list[str] = []
"""What a run left of pupils where nothing of them may be (`tests.kit.sporen`)."""
GEZIEN = ("Captured log", "Captured stderr")
"""What of the output of a test is that of the product; a test that prints an answer may show a pupil."""


SAMEN = ("kafka", "browser", "aanvallen", "api", "waarneming")
"""
Folders whose tests share what takes long to make: a broker, a browser, a filled municipality.

They go first, in this order: what takes longest would else be done by one process, while the others have nothing left.
"""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file in one process, and those of such a folder too."""
    verdeling = importlib.import_module("xdist.scheduler").LoadScopeScheduling(config, log)
    verdeling._split_scope = _scope_of
    config.option.loadscopereorder = False  # we know more of what takes long than how many tests there are
    return verdeling


def _scope_of(nodeid: str) -> str:
    file = nodeid.partition("::")[0]
    map_ = file.removeprefix("tests/").partition("/")[0]
    return map_ if map_ in SAMEN else file


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: the folders that share, and then the files with most slow tests."""
    van = {item: _scope_of(item.nodeid) for item in items}
    traag = Counter(van[item] for item in items if item.get_closest_marker("trager"))
    items.sort(key=lambda item: (SAMEN.index(van[item]) if van[item] in SAMEN else len(SAMEN), -traag[van[item]]))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Look through what was logged, of every test."""
    for kop, tekst in report.sections:
        if kop.startswith(GEZIEN):
            SPOREN.extend(f"{report.nodeid}, {kop}: {soort}" for soort in sporen.gevonden(tekst.encode()))


def _look_through_files(session: pytest.Session) -> None:
    """Look through what lies in the temporary folder, once all workers are done."""
    fabriek = getattr(session.config, "_tmp_path_factory", None)
    if fabriek is not None and not hasattr(session.config, "workerinput"):
        SPOREN.extend(sporen.in_map(fabriek.getbasetemp()))


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return 0 if reporter is None else len(reporter.stats.get("skipped", ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that left a trace of a pupil, and in CI one that skipped a test: it is not known to work."""
    if (
        IN_CI
        and _skipped(session.config)
        and session.exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}
    ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    _look_through_files(session)
    if SPOREN and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why such a run failed."""
    for spoor in SPOREN:
        terminalreporter.write_line(f"a trace of a pupil: {spoor}", red=True)
    if IN_CI and (number := _skipped(terminalreporter.config)):
        terminalreporter.write_line(f"CI: {number} skipped, and in CI nothing is skipped", red=True)

"""Does ruff find what the import linter cannot see: calls that make a function impure?"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

BANNED = {
    "today": ("from datetime import date\n\nDAG = date.today()\n", "TID251"),
    "now": ("from datetime import UTC, datetime\n\nNU = datetime.now(UTC)\n", "TID251"),
    "time": ("import time\n\nNU = time.time()\n", "TID251"),
    "uuid4": ("import uuid\n\nID = uuid.uuid4()\n", "TID251"),
    "from uuid import": ("from uuid import uuid4\n\nID = uuid4()\n", "TID251"),
    "random": ("import random\n\nKANS = random.Random(1)\n", "TID251"),
    "secrets": ("from secrets import token_bytes\n\nSLEUTEL = token_bytes(32)\n", "TID251"),
    "print": ('print("hier")\n', "T201"),
}
PURE = ["domain/rules/inbreker.py", "projections/views/inbreker.py"]


def rules_broken(source: str, filename: str) -> set[str]:
    """Return the codes that ruff gives to `source`, were it in that file."""
    result = subprocess.run(
        [
            Path(sys.executable).parent / "ruff", "check", "--no-cache", "--output-format=concise",
            "--config", "pyproject.toml", "--stdin-filename", filename, "-",
        ],
        cwd=ROOT,
        input=f'"""What is this?"""\n\n{source}',
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    return {line.split()[1] for line in result.stdout.splitlines() if line.startswith(filename)}


@pytest.mark.parametrize("filename", PURE)
@pytest.mark.parametrize("name", BANNED)
def test_a_banned_call_is_found(name: str, filename: str) -> None:
    source, code = BANNED[name]

    assert code in rules_broken(source, filename)


@pytest.mark.parametrize("filename", PURE)
def test_a_date_that_is_written_down_is_allowed(filename: str) -> None:
    assert rules_broken("from datetime import date\n\nDAG = date(2025, 9, 1)\n", filename) == set()


def test_the_clock_itself_may_read_the_time() -> None:
    source, _ = BANNED["now"]

    assert rules_broken(source, "services/tijd.py") == set()


@pytest.mark.parametrize("package", ["domain", "projections"])
def test_no_comment_lifts_the_ban_in_pure_code(package: str) -> None:
    lifted = [
        file.name
        for file in (ROOT / package).rglob("*.py")
        if "noqa: TID" in file.read_text(encoding="utf-8") or "noqa: T2" in file.read_text(encoding="utf-8")
    ]

    assert lifted == []

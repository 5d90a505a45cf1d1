"""Does each file have its place, its size, and nothing of the machine it was written on?"""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, source_files, tracked_files

FOREIGN = {
    "a package registry": re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs\.|proxy\.golang\."),
    "a path on one machine": re.compile(r"(?<![\w.~>}])/(?:work|root|tmp)/"),
    "an index for pip": re.compile(r"--(?:extra-)?index-url|--(?:find-links|trusted-host)|PIP_(?:\w*INDEX|TRUSTED)"),
}
LONGEST = 300
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def texts() -> dict[Path, str]:
    found = {}
    for file in tracked_files():
        content = file.read_bytes()
        if b"\0" not in content:
            found[file.relative_to(ROOT)] = content.decode()
    return found


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_names_where_it_was_made(what: str) -> None:
    named = [str(file) for file, text in texts().items() if FOREIGN[what].search(text)]

    assert named == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a package registry", "https://pypi" + ".org/simple"),
        ("a path on one machine", "cd /" + "work/main"),
        ("an index for pip", "pip install --" + "index-url"),
    ],
)
def test_such_a_name_would_be_found(what: str, text: str) -> None:
    assert FOREIGN[what].search(text)


def test_no_source_file_is_longer_than_three_hundred_lines() -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in source_files()
    }

    assert {file: length for file, length in lengths.items() if length > LONGEST} == {}


def test_every_folder_with_source_is_a_package() -> None:
    folders = {file.parent for file in source_files()}

    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_source_file_that_is_not_empty_opens_with_a_docstring() -> None:
    filled = [file for file in source_files() if file.read_text(encoding="utf-8").strip()]
    silent = [
        str(file.relative_to(ROOT))
        for file in filled
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_every_file_has_a_name_that_says_something() -> None:
    assert [str(file.relative_to(ROOT)) for file in source_files() if {file.stem, file.parent.name} & NAMELESS] == []

"""Is every Dutch word in the code explained, and every setting?"""

import re

import pytest

import domain
from domain.events import CATALOGUE
from services.settings import Settings
from tests.architecture.tree import ROOT, modules_in

ENGLISH = {"Event", "Rule"}
"""Machinery: names that no attendance officer would say."""


def dutch_classes() -> set[str]:
    defined = {
        name
        for module in modules_in(domain)
        for name, thing in vars(module).items()
        if isinstance(thing, type) and thing.__module__ == module.__name__ and not name.startswith("_")
    }
    return {name for name in defined if name not in ENGLISH and not name.endswith("Error")}


def explained_words() -> set[str]:
    """Return the words of the glossary: in bold, or in backticks in a table."""
    text = (ROOT / "docs" / "woordenlijst.md").read_text(encoding="utf-8")
    cells = "\n".join(line for line in text.splitlines() if line.startswith("|"))
    return set(re.findall(r"\*\*`?(\w+)`?\*\*", text)) | set(re.findall(r"`(\w+)`", cells))


def test_every_event_is_in_the_glossary() -> None:
    assert {event.__name__ for event in CATALOGUE} - explained_words() == set()


def test_every_dutch_class_of_the_domain_is_in_the_glossary() -> None:
    assert dutch_classes() - explained_words() == set()


def places() -> dict[str, list[str]]:
    """Return of each word in backticks where the glossary says that it stands."""
    text = (ROOT / "docs" / "woordenlijst.md").read_text(encoding="utf-8")
    return {row[1]: row[2].split(", ") for row in re.finditer(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", text, re.MULTILINE)}


def test_a_word_stands_where_the_glossary_says() -> None:
    wrong = [
        f"{word}: {place}"
        for word, there in places().items()
        for place in there
        if not any(
            re.search(rf"^(class )?{word}\b", file.read_text(encoding="utf-8"), re.MULTILINE)
            for file in ([ROOT / place] if place.endswith(".py") else (ROOT / place).glob("*.py"))
            if file.exists()
        )
    ]

    assert len(places()) > 100
    assert wrong == []


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_every_setting_is_documented(setting: str) -> None:
    text = (ROOT / "docs" / "instellingen.md").read_text(encoding="utf-8")
    variable = f"{Settings.model_config['env_prefix']}{setting}".upper()

    assert variable in re.findall(r"`(\w+)`", text)

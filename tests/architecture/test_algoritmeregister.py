"""Is what we propose to tell the public about the algorithm in the form of the register, and is it so?"""

import re
import tomllib
from typing import Any

import pytest
import yaml

from domain.events import CATALOGUE as GEBEURTENISSEN
from domain.events import termijn
from domain.events.base import Event
from domain.events.vrijstelling import Grond
from domain.rules import CATALOGUE as REGELS
from services.beleid import profielen
from services.ingest.duo_kolommen import GELEZEN
from tests.architecture.tree import ROOT

REQUIRED = {"name", "description_short", "organization", "status", "contact_email", "publication_category", "lang"}
LONGEST = {
    **{"name": 100, "description_short": 400, "organization": 100, "contact_email": 500, "goal": 2500, "provider": 200},
    **dict.fromkeys(["proportionality", "human_intervention", "risks", "lawful_basis", "source_data", "tags"], 2500),
    **{
        "methods_and_models": 5000,
        "impacttoetsen": 2500,
        "process_index_url": 500,
        "publiccode": 500,
        "source_id": 100,
    },
}
OTHERS = {
    "category",
    "status",
    "begin_date",
    "publication_category",
    "lawful_basis_grouping",
    "lang",
    "standard_version",
}
LEARNS = re.compile(
    r"torch|tensorflow|keras|scikit|sklearn|xgboost|lightgbm|catboost|transformers|openai|anthropic|numpy|scipy|pandas"
    r"|statsmodels|onnx|spacy|nltk"
)
NEVER_KEPT = ("geboorteland", "nationaliteit", "geslacht", "godsdienst")


@pytest.fixture(scope="module")
def tekst() -> dict[str, Any]:
    gelezen: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "algoritmeregister.yaml").read_text(encoding="utf-8"))
    return gelezen


def opsomming(tekst: str, kop: str) -> set[str]:
    """Return what a text lists after a head, up to the full stop."""
    gevonden = re.search(rf"{kop}: ([^.]*)\.", tekst)
    assert gevonden is not None, kop
    return {deel.strip() for deel in gevonden[1].split(",")}


def test_it_has_the_fields_of_the_standard_and_no_others(tekst: dict[str, Any]) -> None:
    assert REQUIRED - tekst.keys() == set()
    assert tekst.keys() - LONGEST.keys() - OTHERS == set()
    assert (tekst["lang"], tekst["standard_version"]) == ("nld", "1.0")


def test_no_field_is_longer_than_the_register_takes(tekst: dict[str, Any]) -> None:
    assert {veld: len(tekst[veld]) for veld in LONGEST if len(tekst[veld]) > LONGEST[veld]} == {}


def test_it_names_every_rule_and_every_profile(tekst: dict[str, Any]) -> None:
    werking = tekst["methods_and_models"]

    assert opsomming(werking, "Regels") == {regel.id for regel in REGELS}
    assert opsomming(werking, "Profielen") == set(profielen())


def test_what_is_recorded_by_itself_is_what_the_clock_records(tekst: dict[str, Any]) -> None:
    vanzelf = {een.__name__ for een in vars(termijn).values() if isinstance(een, type) and issubclass(een, Event)}

    assert opsomming(tekst["methods_and_models"], "Vanzelf vastgelegd") == vanzelf - {"Event"}


def test_it_names_what_is_read(tekst: dict[str, Any]) -> None:
    assert {soort for soort in {*GELEZEN, "verzuimmeldingen"} if soort not in tekst["source_data"]} == set()


def test_nothing_that_ships_can_learn(tekst: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    vast = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8").splitlines()
    namen = [*project["dependencies"], *(regel for regel in vast if "==" in regel)]

    assert "niet zelflerend" in tekst["methods_and_models"]
    assert [naam for naam in namen if LEARNS.match(naam)] == []


def test_what_is_said_never_to_be_kept_is_no_field_of_any_event(tekst: dict[str, Any]) -> None:
    assert all(woord in tekst["risks"].lower() for woord in NEVER_KEPT)
    velden = {veld for soort in GEBEURTENISSEN for veld in soort.model_fields}

    assert {veld for veld in velden for woord in NEVER_KEPT if woord in veld} == set()


def test_what_a_ground_of_exemption_tells_of_somebody_is_told(tekst: dict[str, Any]) -> None:
    assert {"5-onder-a": "gezondheid", "5-onder-b": "levensovertuiging"}.keys() <= {str(grond) for grond in Grond}
    assert re.search(r"5 onder a\s.*gezondheid.*5 onder b\s.*levensovertuiging", tekst["risks"])


def test_only_the_clock_decides_by_itself_to_record(tekst: dict[str, Any]) -> None:
    vragen = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "services").rglob("*.py")
        if "import Klokstand, klokslagen" in file.read_text(encoding="utf-8")
    ]

    assert "besluit nooit over een leerling" in tekst["human_intervention"]
    assert vragen == ["services/clock/klok.py"]

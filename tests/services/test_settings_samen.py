"""Does whoever starts with settings that are wrong hear of all of them at once, at every command, and of no secret?"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import Field
from pydantic_core import PydanticUndefined

from services.gebreken import PREFIX
from services.instellingcontrole import gebreken
from services.settings import InstellingError, Settings
from tests.kit.voorloper import voer_voor
from tests.kit.winkel import ROOT
from tests.services.test_cli_docs import matches, played
from tests.services.test_cli_proces import COMMANDS, ONBEKEND

GEHEIM = "gReTiG-9f31"
VERKEERD = {
    "ROL": "gast",
    "GEMEENTEN": "14, 0106",
    "SCHOLEN": "99AA00",
    "OIN": "12345",
    "LOGBOEK": f"http://iemand:{GEHEIM}@logboek.example/v1/traces",
    "LOGBOEK_TOEGANG": f"Bearer {GEHEIM}",
    "REGISTER_ADRES": "http://register.example",
    "KAFKA": f"iemand:{GEHEIM}@kafka.example",
    "KAFKA_INTERN": "verzuimspoor.gebeurtenissen",
    "KAFKA_AANLEVERING": "verzuimspoor.gebeurtenissen",
    "KAFKA_DATAREF": "api/v1",
    "KAFKA_OPTIES": f'{{"wachtwoord": "{GEHEIM}"}}',
    "MEESTERSLEUTEL": GEHEIM,
    "DB": f"mysql://iemand:{GEHEIM}@db.example/verzuimspoor",
    "PROFIEL": "utrecht",
    "METINGEN": "overal",
    "LOG_VORM": "xml",
    "ZAKEN": "er-zijn-geen-zaken.toml",
    "BERICHTEN": "er-zijn-geen-berichten.toml",
    "KALENDER": "er-is-geen-kalender.toml",
    "SLEUTEL": f"/elders/{GEHEIM}",
}
"""All that can be wrong at once; the last is no setting."""
GOED = {"LOGBOEK_TOEGANG", "BERICHTEN_WACHTWOORD"}
"""What has nothing that could be wrong with it."""
WITHOUT_A_STORE = {"generate", "demo", "serve"}
"""The first two make a store of their own or none; the third would go on, and is tried apart."""
PAGE = ROOT / "docs" / "instellingen.md"
NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in [naam for naam in os.environ if naam.startswith(PREFIX)]:
        monkeypatch.delenv(naam)


@pytest.fixture
def alles_verkeerd(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam, waarde in VERKEERD.items():
        monkeypatch.setenv(f"{PREFIX}{naam}", waarde)


@pytest.mark.usefixtures("alles_verkeerd")
def test_everything_that_is_wrong_is_named_at_once() -> None:
    gevonden = gebreken(Settings())

    assert {gebrek.variabele.removeprefix(PREFIX) for gebrek in gevonden} == VERKEERD.keys() - GOED
    assert all(gebrek.remedie for gebrek in gevonden)


@pytest.mark.usefixtures("alles_verkeerd")
def test_no_message_shows_what_may_be_secret() -> None:
    with pytest.raises(InstellingError) as fout:
        Settings().check()

    assert GEHEIM not in "".join((str(fout.value), *map(str, gebreken(Settings())), Settings().gezet()))


@pytest.mark.parametrize(
    ("geschreven", "bedoeld"),
    [("SLEUTEL", "VERZUIMSPOOR_SLEUTELS"), ("KAFKA_PUBLIK", "VERZUIMSPOOR_KAFKA_PUBLIEK"), ("rollen", "")],
)
def test_a_variable_that_is_none_of_ours_is_named_with_the_one_that_was_meant(
    geschreven: str, bedoeld: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{PREFIX}{geschreven}", "iets")

    [gebrek] = Settings().gebreken()
    assert gebrek.variabele == f"{PREFIX}{geschreven}"
    assert (f"bedoelt u {bedoeld}?" in str(gebrek)) is bool(bedoeld)


def test_what_a_cluster_says_about_a_service_of_our_name_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kubernetes puts these into every pod when a Service is called `verzuimspoor` or `verzuimspoor-serve`."""
    for naam in ("PORT", "SERVICE_HOST", "SERVICE_PORT", "SERVICE_PORT_HTTP", "PORT_8400_TCP", "PORT_8400_TCP_ADDR"):
        monkeypatch.setenv(f"{PREFIX}{naam}", "10.0.0.1")
        monkeypatch.setenv(f"{PREFIX}SERVE_{naam}", "10.0.0.1")

    assert Settings().gebreken() == []


def test_a_value_of_another_kind_is_named_with_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    class MetGetal(Settings):
        getal: int = Field(default=3, description="A number.")

    monkeypatch.setenv(f"{PREFIX}GETAL", GEHEIM)
    monkeypatch.setenv(f"{PREFIX}ROL", "gast")
    with pytest.raises(InstellingError) as fout:
        MetGetal()

    assert {f"{PREFIX}GETAL", f"{PREFIX}ROL"} <= set(re.findall(r"VERZUIMSPOOR_\w+", str(fout.value)))
    assert GEHEIM not in str(fout.value)


def commands() -> Iterator[tuple[str, ...]]:
    """Yield every command, with the words that it cannot do without."""
    woorden = {
        "ingest": ("ingest", "leeg.csv"),
        "aanbieden": ("aanbieden", "leeg.csv"),
        "dossier": ("dossier", ONBEKEND),
        "replay": ("replay", ONBEKEND),
        "inzage": ("inzage", ONBEKEND),
        "schoolteam": ("schoolteam", "99AA"),
        "erase": ("erase", "--afmaken"),
        "beleid": ("beleid", "list"),
        "telling": ("telling", "2025-2026"),
        "jaarverslag": ("jaarverslag", "2025-2026"),
        "logboek": ("logboek", "toon", ONBEKEND),
        "terugmelding": ("terugmelding", "lijst"),
        "werkverdeling": ("werkverdeling", "toon"),
    }
    for naam in COMMANDS:
        if naam not in WITHOUT_A_STORE:
            yield woorden.get(naam, (naam,))


def said(woorden: tuple[str, ...], folder: Path, **verkeerd: str) -> tuple[int, str, str]:
    omgeving = {**os.environ, "PYTHONPATH": str(ROOT), "VERZUIMSPOOR_DB": str(folder / "v.db"), **verkeerd}
    klaar = voer_voor(woorden, folder, omgeving)
    return klaar.returncode, klaar.stdout, klaar.stderr


def test_every_command_says_all_of_it_and_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "leeg.csv").write_text("pgn\n")
    verkeerd = {"VERZUIMSPOOR_ROL": "gast", "VERZUIMSPOOR_OIN": "1", "VERZUIMSPOOR_SLEUTEL": "x"}
    stil = {
        woorden: (code, fout)
        for woorden in (*commands(), ("serve", "--poort", "0"))
        for code, uit, fout in [said(woorden, tmp_path, **verkeerd)]
        if code != (1 if woorden == ("doctor",) else 2) or not all(naam in uit + fout for naam in verkeerd)
    }

    assert stil == {}
    assert not (tmp_path / "v.db").exists()


def test_the_doctor_shows_them(tmp_path: Path) -> None:
    verkeerd = {"VERZUIMSPOOR_ROL": "gast", "VERZUIMSPOOR_SLEUTEL": GEHEIM}
    code, uit, _ = said(("doctor", "--json"), tmp_path, **verkeerd)
    gezond = json.loads(said(("doctor", "--json"), tmp_path, VERZUIMSPOOR_DOOR=GEHEIM)[1])["onderdelen"][0]

    assert code == 1
    assert {o["naam"]: o["goed"] for o in json.loads(uit)["onderdelen"]} == dict.fromkeys(verkeerd, False)
    assert (gezond["naam"], gezond["bevinding"]) == ("Instellingen", "VERZUIMSPOOR_DB, VERZUIMSPOOR_DOOR")


def table() -> dict[str, str]:
    """Return of each variable in docs/instellingen.md what stands there as its default."""
    tekst = PAGE.read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `VERZUIMSPOOR_(\w+)` \| ([^|]+) \|", tekst, re.MULTILINE))


def test_the_page_shows_what_is_really_said(tmp_path: Path) -> None:
    [(opdracht, staat, echt)] = played(PAGE, tmp_path)

    assert matches(staat, echt), f"$ {opdracht}\n{echt}"


def test_the_page_lists_exactly_the_settings_that_there_are() -> None:
    assert sorted(table()) == sorted(NAMES)


@pytest.mark.parametrize("naam", sorted(NAMES))
def test_the_page_says_the_default(naam: str) -> None:
    """A default that is written down stands in the table as it is; none, or one that follows from another, in words."""
    staat, default = table()[naam], Settings.model_fields[naam.lower()].default
    assert default is not PydanticUndefined

    if default in ("", None):
        assert staat == {"PROFIEL": "`landelijk`"}.get(naam, staat)
        assert not re.fullmatch(r"`[^`]+`", staat) or naam == "PROFIEL"
    else:
        assert staat == (f"`{str(default).lower()}`" if isinstance(default, bool) else f"`{default}`")

"""Where do the settings come from, and what is refused?"""

from pathlib import Path

import pytest

from services.settings import InstellingError, Settings
from tests.kit.winkel import csv_van, open_winkel, rij, voer_uit


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(f"VERZUIMSPOOR_{field.upper()}", raising=False)


def test_everything_has_a_default() -> None:
    settings = Settings()

    assert (settings.profiel, settings.rol, settings.door) == ("", "lokaal", "lokaal")
    assert (settings.db_path.name, settings.sleutels_path.name) == ("verzuimspoor.db", "verzuimspoor.sleutels")
    assert settings.db_path.parent == settings.sleutels_path.parent


def test_every_setting_says_what_it_is() -> None:
    assert [naam for naam, field in Settings.model_fields.items() if not field.description] == []


@pytest.mark.parametrize("geschreven", ["{}/a.db", "sqlite:///{}/a.db"])
def test_a_store_is_a_path_or_a_sqlite_url(geschreven: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERZUIMSPOOR_DB", geschreven.format(tmp_path))

    assert Settings().db_path == tmp_path / "a.db"


def test_the_keys_lie_beside_the_store_unless_said_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERZUIMSPOOR_DB", str(tmp_path / "a.db"))
    ernaast = Settings().sleutels_path
    monkeypatch.setenv("VERZUIMSPOOR_SLEUTELS", str(tmp_path / "elders" / "s"))

    assert (ernaast, Settings().sleutels_path) == (tmp_path / "a.sleutels", tmp_path / "elders" / "s")


def test_a_home_folder_may_be_written_as_a_tilde() -> None:
    assert Settings(db="~/v.db").db_path == Path.home() / "v.db"


@pytest.mark.parametrize(
    ("setting", "waarde", "zin"),
    [
        ("VERZUIMSPOOR_DB", "postgresql://ergens/iets", "noem bij een server de rol (VERZUIMSPOOR_ROL=dienst)"),
        ("VERZUIMSPOOR_DB", "mysql://ergens", "--db of VERZUIMSPOOR_DB"),
        ("VERZUIMSPOOR_ROL", "gast", "kies uit: lokaal, dienst, leerplichtambtenaar,"),
    ],
)
def test_what_this_version_does_not_have_is_refused(
    setting: str, waarde: str, zin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(setting, waarde)

    with pytest.raises(InstellingError) as refused:
        Settings().check()
    assert zin in str(refused.value)


def test_a_store_that_is_a_folder_or_something_else_is_refused(tmp_path: Path) -> None:
    ander = tmp_path / "brief.txt"
    ander.write_text("Geachte heer, mevrouw", encoding="utf-8")

    for db in (tmp_path, ander):
        with pytest.raises(InstellingError):
            Settings(db=str(db)).check()


def test_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERZUIMSPOOR_PROFIEL", "landelijk")
    monkeypatch.setenv("VERZUIMSPOOR_DB", "omgeving.db")

    settings = Settings().with_options(profiel="ander", db=None)

    assert (settings.profiel, settings.db) == ("ander", "omgeving.db")


def test_nothing_but_our_own_variables_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DB", "vreemd.db")
    monkeypatch.setenv("ROL", "jgz")

    assert (Settings().db, Settings().rol) == ("", "lokaal")


def test_looking_at_files_that_are_open_leaves_their_locks(tmp_path: Path) -> None:
    """Without them the next process to end takes the -wal away, and with it what is recorded from then on."""
    with open_winkel(tmp_path) as winkel:
        winkel.lever("noor.csv", csv_van(rij()))
        Settings(db=str(tmp_path / "verzuimspoor.db")).check()
        voer_uit(tmp_path, "thuiszitters")
        winkel.lever("sem.csv", csv_van(rij(pgn="999990020", meldingsnummer="2")))
        erna = voer_uit(tmp_path, "thuiszitters", "--peildatum", "2026-03-03")

    assert erna["aantal"] == 2


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    for inhoud in (b"x", b"SQLite format 2\0" + bytes(2_000), bytes(5_000)):
        (tmp_path / "verzuimspoor.db").write_bytes(inhoud)
        with pytest.raises(InstellingError, match="geen bestand van Verzuimspoor"):
            Settings(db=str(tmp_path / "verzuimspoor.db")).check()
    (tmp_path / "verzuimspoor.db").write_bytes(b"")
    Settings(db=str(tmp_path / "verzuimspoor.db")).check()

"""Do the rejected rows of a destroyed pupil go along, and those of others stay?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.wachtrij.levering import Levering, Status, schrijf
from services.wachtrij.vergeten import vergeet
from tests.kit.vernietigen import AANVRAAG, ANDER, PGN, dossier_van, vul
from tests.kit.winkel import vast_id
from tests.services.test_cli_proces import vs

KOP = "meldingsnummer;pgn;toelichting;reden van afwijzing\n"
VAN_HEM = f'1;{PGN};"Hij bleef\n""gewoon"" weg; een week";onbekende-code\n'
VAN_HAAR = f"2;{ANDER};Zij ook;onbekende-code\n"


def kept(folder: Path, inhoud: str, *, soort: str = "verzuimmeldingen", nummer: int = 1) -> Path:
    """Keep a delivery that is done, with what was rejected of it."""
    map_ = folder / "verzuimspoor.aanleveringen" / str(vast_id(nummer))
    map_.mkdir(parents=True)
    levering = Levering(
        id=vast_id(nummer),
        bestandsnaam="a.csv",
        ontvangen_op=datetime(2026, 1, 12, tzinfo=UTC),
        status=Status.KLAAR,
        soort=soort,
    )
    schrijf(map_, levering)
    (map_ / "afgewezen").write_text(inhoud, "utf-8")
    return map_ / "afgewezen"


def test_the_whole_row_goes_also_when_it_is_written_on_several_lines(tmp_path: Path) -> None:
    file = kept(tmp_path, KOP + VAN_HEM + VAN_HAAR)

    assert vergeet(tmp_path / "verzuimspoor.aanleveringen", [PGN]) == 1
    assert file.read_text("utf-8") == KOP + VAN_HAAR
    assert [p.name for p in file.parent.iterdir() if p.suffix == ".deel"] == []


def test_a_line_of_json_goes_whatever_quotes_are_in_it(tmp_path: Path) -> None:
    regels = f'{{"pgn": "{PGN}", "toelichting": "een \\" los"}}\n', f'{{"pgn": "{ANDER}"}}\n'
    file = kept(tmp_path, "".join(regels), soort="gebeurtenissen")

    assert vergeet(tmp_path / "verzuimspoor.aanleveringen", [PGN]) == 1
    assert file.read_text("utf-8") == regels[1]


@pytest.mark.parametrize("nummers", [[], ["999990135"]])
def test_of_others_nothing_changes(nummers: list[str], tmp_path: Path) -> None:
    file = kept(tmp_path, KOP + VAN_HEM + VAN_HAAR)

    assert vergeet(tmp_path / "verzuimspoor.aanleveringen", nummers) == 0
    assert file.read_text("utf-8") == KOP + VAN_HEM + VAN_HAAR


def test_without_deliveries_there_is_nothing_to_forget(tmp_path: Path) -> None:
    assert vergeet(tmp_path / "is er niet", [PGN]) == 0


@pytest.mark.trager
def test_erase_takes_them_along_and_a_refused_one_does_not(tmp_path: Path) -> None:
    vul(tmp_path)
    file = kept(tmp_path, KOP + VAN_HEM + VAN_HAAR)
    dossier = str(dossier_van(tmp_path))

    assert vs(tmp_path, "erase", dossier, "--grondslag", "te vroeg").code == 1
    assert file.read_text("utf-8") == KOP + VAN_HEM + VAN_HAAR
    assert vs(tmp_path, "erase", dossier, *AANVRAAG).code == 0
    assert file.read_text("utf-8") == KOP + VAN_HAAR

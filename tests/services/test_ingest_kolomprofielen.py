"""Can a municipality read what its own package exports, and write a profile without reading code?"""

import csv
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.ingest import BestandError, Uitkomst, ingest, read_profile, shipped_profiles
from services.ingest.aanlevering import Omgeving
from services.tijd import nieuwe_id
from tests.kit.kader import landelijk
from tests.kit.winkel import PGN, ROOT, VANDAAG, Winkel, csv_van, open_winkel, rij, start
from tests.services.test_kolomprofiel_fouten import KLEIN

VOORBEELDEN = Path(__file__).parent / "leveringen"
NOORD, ZUID = "verzonnen-noorderpakket", "verzonnen-zuidstelsel"
ANDER = "999990020"


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path / "een") as geopend:
        yield geopend


def neem_in(winkel: Winkel, path: Path, profiel: str) -> Uitkomst:
    omgeving = Omgeving(winkel.log, landelijk(), winkel.klok, nieuwe_id, VANDAAG, "test")
    return ingest(path, omgeving, profiel=read_profile(profiel))


def lever(winkel: Winkel, inhoud: str, profiel: str, naam: str = "uitvoer.csv") -> Uitkomst:
    path = winkel.folder / naam
    path.write_text(inhoud, encoding="utf-8")
    return neem_in(winkel, path, profiel)


def voorbeeld(winkel: Winkel, naam: str) -> Path:
    return Path(shutil.copy(VOORBEELDEN / f"{naam}.csv", winkel.folder))


def tellingen(uitkomst: Uitkomst) -> tuple[int, int, int]:
    return uitkomst.telling.nieuw, uitkomst.telling.ongewijzigd, uitkomst.telling.afgewezen


def gezegd(winkel: Winkel) -> dict[str, list[tuple[object, ...]]]:
    """Return what is stored, without where it came from."""
    return {pgn: [(nr, naam, wat) for nr, naam, _, wat in regels] for pgn, regels in winkel.inhoud().items()}


EIGEN = {
    NOORD: (
        rij(
            meldingsnummer="N-1",
            melddatum="2026-02-09",
            alle_lessen_gemist="J",
            actie_gewenst="J",
            toelichting='"Zie het plan; bel na 16 uur"',
            laatste_mutatie="2026-02-09T09:15:00",
        ),
        rij(
            **{"meldingsnummer": "N-2", "pgn": ANDER, "geboortedatum": "2011-06-30", "gemeentecode": "1969"},
            **{"vestiging": "01", "soort": "V3", "begindatum": "2026-02-02", "einddatum": "2026-03-03"},
            **{"melddatum": "2026-02-04", "status": "G", "reden": "terug", "alle_lessen_gemist": "N"},
            **{"actie_gewenst": "J", "laatste_mutatie": "2026-03-03T16:40:05"},
        ),
    ),
    ZUID: (
        rij(meldingsnummer="Z1", gemeentecode="0772", melddatum="2026-01-12", laatste_mutatie="2026-02-09T09:15:00"),
        rij(
            **{"meldingsnummer": "Z2", "pgn": ANDER, "geboortedatum": "2011-06-30", "gemeentecode": "0772"},
            **{"brin": "99BB", "vestiging": "", "soort": "V3", "begindatum": "2026-02-02"},
            **{"einddatum": "2026-03-03", "melddatum": "2026-02-02", "status": "B"},
            **{"laatste_mutatie": "2026-03-03T16:40:00"},
        ),
    ),
}
"""The examples, as our own layout would have them."""
BESTAND = {NOORD: "noorderpakket", ZUID: "zuidstelsel"}


def test_every_profile_that_ships_is_invented_says_so_and_has_an_example() -> None:
    assert shipped_profiles() == sorted(EIGEN)
    assert all("(verzonnen)" in read_profile(naam).titel for naam in shipped_profiles())


@pytest.mark.parametrize("profiel", EIGEN)
def test_a_supplier_says_the_same_as_our_own_layout(profiel: str, winkel: Winkel, tmp_path: Path) -> None:
    assert tellingen(neem_in(winkel, voorbeeld(winkel, BESTAND[profiel]), profiel)) == (2, 0, 0)
    with open_winkel(tmp_path / "eigen") as eigen:
        assert tellingen(eigen.lever("eigen.csv", csv_van(*EIGEN[profiel])))[0] == 2
        assert gezegd(eigen) == gezegd(winkel)


@pytest.mark.parametrize("profiel", EIGEN)
def test_the_same_file_twice_changes_nothing(profiel: str, winkel: Winkel) -> None:
    path = voorbeeld(winkel, BESTAND[profiel])
    neem_in(winkel, path, profiel)

    assert tellingen(neem_in(winkel, path, profiel)) == (0, 2, 0)


@pytest.mark.parametrize("profiel", EIGEN)
def test_rows_in_another_order_say_the_same(profiel: str, winkel: Winkel, tmp_path: Path) -> None:
    kop, *rijen = (VOORBEELDEN / f"{BESTAND[profiel]}.csv").read_text(encoding="utf-8").splitlines()
    neem_in(winkel, voorbeeld(winkel, BESTAND[profiel]), profiel)
    with open_winkel(tmp_path / "ander") as ander:
        lever(ander, "\n".join([kop, *reversed(rijen)]), profiel)
        assert gezegd(ander) == gezegd(winkel)


def test_the_page_for_administrators_makes_the_profile_that_ships() -> None:
    page = (ROOT / "docs" / "how-to" / "eigen-leverancier.md").read_text(encoding="utf-8")
    gemaakt = "".join(re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    geleverd = ROOT / "services" / "ingest" / "kolomprofielen" / f"{ZUID}.toml"

    assert tomllib.loads(gemaakt) == tomllib.loads(geleverd.read_text(encoding="utf-8"))


def test_the_source_names_the_supplier(winkel: Winkel) -> None:
    neem_in(winkel, voorbeeld(winkel, "zuidstelsel"), ZUID)

    bronnen = {v.bron for v in winkel.dossiers()[PGN].vastleggingen}
    assert bronnen == {"verzuimmeldingen (Zuidstelsel (verzonnen)) zuidstelsel.csv:2"}


FOUTEN = [
    ("Nieuw", "nieuwe", "Status", "onbekende-code"),
    ("9-2-2026;Nieuw", "2026-02-09;Nieuw", "Gemeld op", "datum-vorm"),
    ("12-1-2026", "32-1-2026", "Eerste dag", "datum-bestaat-niet"),
    (PGN, PGN[:-1], "BSN of onderwijsnr", "pgn-lengte"),
    ("99AA00", "AA9900", "School", "vorm"),
    ("Groningen", "Grunn", "Woongemeente", "onbekende-gemeente"),
    ("9:15", "kwart over 9", "Gewijzigd op", "moment-vorm"),
]


@pytest.mark.parametrize(("goed", "slecht", "kolom", "code"), FOUTEN)
def test_a_bad_row_goes_back_in_the_layout_of_the_supplier(
    goed: str, slecht: str, kolom: str, code: str, winkel: Winkel
) -> None:
    inhoud = (VOORBEELDEN / "noorderpakket.csv").read_text(encoding="utf-8")
    rejects = lever(winkel, inhoud.replace(goed, slecht, 1), NOORD).rejects
    assert rejects is not None
    with rejects.open(encoding="utf-8", newline="") as file:
        regels = [*csv.DictReader(file, delimiter=";")]

    assert [(regel["_regel"], regel["_veld"], regel["_code"]) for regel in regels] == [("2", kolom, code)]
    assert regels[0]["_melding"].startswith(f"{kolom} ")
    assert regels[0]["BSN of onderwijsnr"] not in regels[0]["_melding"]
    hersteld = rejects.read_text(encoding="utf-8").replace(slecht, goed, 1)
    assert tellingen(lever(winkel, hersteld, NOORD, "hersteld.csv")) == (1, 0, 0)


def test_a_line_that_cannot_be_split_goes_back_whole_with_the_same_separator(winkel: Winkel) -> None:
    inhoud = (VOORBEELDEN / "zuidstelsel.csv").read_text(encoding="utf-8")
    rejects = lever(winkel, f"{inhoud}te,weinig\n", ZUID).rejects
    assert rejects is not None

    assert rejects.read_text(encoding="utf-8").splitlines()[1].endswith('?",' + '"te,weinig"')


@pytest.mark.parametrize(("teken", "woord"), [(";", ";"), (",", ","), ("|", "|"), ("\t", "tab")])
def test_every_separator_is_read(teken: str, woord: str, winkel: Winkel, tmp_path: Path) -> None:
    profiel = tmp_path / "klein.toml"
    profiel.write_text(f'scheidingsteken = "{woord}"\n{KLEIN}', encoding="utf-8")
    regels = ("nr;pgn;van;status;gewijzigd", f"1;{PGN};20260112;R;2026-01-13T09:00:00")

    assert tellingen(lever(winkel, "\n".join(regels).replace(";", teken), str(profiel))) == (1, 0, 0)


def test_columns_that_are_not_in_the_file_are_named(winkel: Winkel) -> None:
    with pytest.raises(BestandError, match="regel 1 mist de kolommen Melding, BSN of onderwijsnr"):
        lever(winkel, "a;b\n1;2\n", NOORD)


def test_the_command_line_reads_with_a_profile(tmp_path: Path) -> None:
    process = start(tmp_path, "ingest", VOORBEELDEN / "noorderpakket.csv", "--profile", NOORD, "--json")
    uit, fout = process.communicate(timeout=60)

    assert process.returncode == 0, fout.decode()
    assert {**json.loads(uit), "bestanden": []} == {
        **{"gelezen": 2, "nieuw": 2, "ongewijzigd": 0, "afgewezen": 0},
        "bestanden": [],
    }


def test_a_wrong_profile_is_wrong_usage(tmp_path: Path) -> None:
    process = start(tmp_path, "ingest", VOORBEELDEN / "noorderpakket.csv", "--profile", "nergens", "--json")

    assert (process.wait(timeout=60), (tmp_path / "verzuimspoor.db").exists()) == (2, False)
    process.communicate()

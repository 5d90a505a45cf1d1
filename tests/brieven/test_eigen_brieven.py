"""Can a municipality bring letters of its own, and is one that cannot be used told of?"""

from datetime import date
from pathlib import Path

import pytest

from services.brieven.briefhoofd import Briefhoofd
from services.brieven.inhoud import Gegevens, schrijf, velden
from services.brieven.nakijken import kijk_brieven_na
from services.brieven.sjabloon import MEEGELEVERD, STANDAARD, Sjablonen, Sjabloon, SjabloonError, lees

ONZE = Sjablonen(None, "landelijk")
NOOR = Gegevens(Briefhoofd(organisatie="Gemeente Groningen"), "ouder", date(2026, 3, 16), "Noor", "Ilse")
ZINNEN = {"tekst": "Lange Straat", "lang": "De school meldde drie dagen.", "dag": "2026-03-20"}


def ingevuld(sjabloon: Sjabloon) -> dict[str, str]:
    return {veld.naam: stond or ZINNEN[veld.soort] for veld, stond in velden(sjabloon, NOOR)}


def eigen(map_: Path, tekst: str, *delen: str) -> Path:
    pad = map_.joinpath(*delen)
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst, "utf-8")
    return map_


KOP = '+++\ntitel = "Van ons"\naan = ["ouder"]\n+++\n'


def test_its_own_letter_goes_before_ours_and_that_of_its_profile_before_both(tmp_path: Path) -> None:
    eigen(tmp_path, KOP + "Algemeen.", "b1", "uitnodiging.md")
    eigen(tmp_path, KOP.replace("ons", "Haaglanden") + "Regio.", "haaglanden", "b1", "uitnodiging.md")

    assert Sjablonen(tmp_path, "landelijk").een("uitnodiging").titel == "Van ons"
    assert Sjablonen(tmp_path, "haaglanden").een("uitnodiging").titel == "Van Haaglanden"
    assert Sjablonen(tmp_path, "haaglanden").een("waarschuwing") == ONZE.een("waarschuwing")


def test_it_may_add_a_letter_and_another_level_of_language(tmp_path: Path) -> None:
    eigen(tmp_path, KOP + "Kort.", "a2", "uitnodiging.md")
    eigen(tmp_path, KOP + "Nieuw.", "b1", "huisbezoek.md")
    van_haar = Sjablonen(tmp_path, "landelijk")

    assert van_haar.niveaus("uitnodiging") == [STANDAARD, "a2"]
    assert "huisbezoek" in [sjabloon.soort for sjabloon in van_haar.alle()]


def test_it_may_change_one_part_of_ours(tmp_path: Path) -> None:
    eigen(tmp_path, "Groet van ons.\n", "b1", "_slot.md")
    sjabloon = ONZE.een("waarschuwing")
    waarden = ingevuld(sjabloon)
    brief = schrijf(sjabloon, Sjablonen(tmp_path, "landelijk").mappen(STANDAARD), NOOR, waarden)

    assert "Groet van ons." in brief.tekst


@pytest.mark.parametrize(
    "tekst",
    ["{{ bestaat_niet }}", "{{ ''.__class__.__mro__ }}", "{% for %}", "{{ 1 / 0 }}", "{% include '../../x' %}"],
)
def test_a_letter_that_reaches_for_more_is_refused(tmp_path: Path, tekst: str) -> None:
    eigen(tmp_path, KOP + tekst, "b1", "eigen.md")
    van_haar = Sjablonen(tmp_path, "landelijk")
    sjabloon = van_haar.een("eigen")
    waarden = ingevuld(sjabloon)

    with pytest.raises(SjabloonError, match=r"b1/eigen\.md is niet te maken"):
        schrijf(sjabloon, van_haar.mappen(STANDAARD), NOOR, waarden)


@pytest.mark.parametrize(
    "kop",
    [
        "geen kop",
        "+++\ntitel = \n+++\n",
        '+++\ntitel = "x"\n+++\n',
        '+++\ntitel = "x"\naan = ["buurman"]\n+++\n',
        '+++\ntitel = "x"\naan = ["ouder"]\nbesluit = ["BestaatNiet"]\n+++\n',
        'x+++\ntitel = "x"\naan = ["ouder"]\n+++\n',
    ],
)
def test_one_that_cannot_be_read_says_which(tmp_path: Path, kop: str) -> None:
    eigen(tmp_path, kop, "b1", "stuk.md")

    with pytest.raises(SjabloonError, match=r"b1/stuk\.md"):
        kijk_brieven_na(tmp_path)


def test_a_letterhead_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    eigen(tmp_path, "telefon = '14 050'\n", "briefhoofd.toml")

    with pytest.raises(SjabloonError, match=r"briefhoofd\.toml"):
        kijk_brieven_na(tmp_path)


def test_ours_can_all_be_read() -> None:
    kijk_brieven_na(MEEGELEVERD.parent)

    assert all(lees(pad, STANDAARD) for pad in (MEEGELEVERD / STANDAARD).glob("[a-z]*.md"))

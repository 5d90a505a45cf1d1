"""Can a second May week or a study day be told in a file, and does everything then follow?"""

from datetime import date
from pathlib import Path

import pytest

from domain.events.inschrijving import Vakantieregio
from projections.views.statuslijn import VIEW as STATUSLIJN
from services.beleid import lees_kader
from services.kalenderbestand import KalenderbestandError, lees_kalender
from services.projector import catch_up
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel, csv_van, rij

TWEEDE_MEIWEEK = """
[[afwijking]]
bereik = "Noord"
van = 2026-05-04
tot_en_met = 2026-05-08

[[afwijking]]
bereik = "99AA"
van = 2026-02-23
tot_en_met = 2026-02-24
les = true
"""


def bestand(tmp_path: Path, tekst: str) -> Path:
    path = tmp_path / "kalender.toml"
    path.write_text(tekst, encoding="utf-8")
    return path


def test_a_second_may_week_has_no_school_days_in_its_region_only(tmp_path: Path) -> None:
    kalender = lees_kader("landelijk", bestand(tmp_path, TWEEDE_MEIWEEK)).kalender
    maandag = date(2026, 5, 4)

    assert [kalender.is_lesdag(maandag, regio) for regio in Vakantieregio] == [False, True, True]


def test_a_school_can_have_school_in_a_holiday(tmp_path: Path) -> None:
    kalender = lees_kader("landelijk", bestand(tmp_path, TWEEDE_MEIWEEK)).kalender

    assert kalender.is_lesdag(date(2026, 2, 23), Vakantieregio.NOORD, "99AA") != kalender.is_lesdag(
        date(2026, 2, 25), Vakantieregio.NOORD, "99AA"
    )


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("[[afwijking]]\nbereik = 'Oost'\nvan = 2026-05-04\ntot_en_met = 2026-05-08\n", "regel 1, afwijking.bereik"),
        ("\n[[afwijking]]\nbereik = 'Noord'\nvan = 2026-05-04\n", "regel 2, afwijking.tot_en_met"),
        ("[[afwijking]]\nbereik = 'Noord'\nvan = 2026-05-08\ntot_en_met = 2026-05-04\n", "tot_en_met ligt voor van"),
        ("[[vrij]]\n", "regel 1, vrij"),
        ("afwijking = [", "geen geldige TOML"),
    ],
)
def test_a_mistake_is_said_by_file_line_and_key(tmp_path: Path, tekst: str, zegt: str) -> None:
    path = bestand(tmp_path, tekst)
    with pytest.raises(KalenderbestandError) as gezegd:
        lees_kalender(path)

    assert path.name in str(gezegd.value)
    assert zegt in str(gezegd.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(KalenderbestandError, match="niet te lezen"):
        lees_kalender(tmp_path / "nergens.toml")


def test_rows_of_another_calendar_are_made_anew(winkel: Winkel, tmp_path: Path) -> None:
    """Away before and after the week of 4 May: one period when that week is a holiday, two when it is not."""
    eerst = rij(
        meldingsnummer="1", begindatum="2026-04-13", einddatum="2026-05-02", laatste_mutatie="2026-05-11T09:00:00"
    )
    later = rij(meldingsnummer="2", begindatum="2026-05-11")
    winkel.lever("meldingen.csv", csv_van(eerst, later))
    sinds = []
    for kader in (landelijk(), lees_kader("landelijk", bestand(tmp_path, TWEEDE_MEIWEEK)), landelijk()):
        catch_up(winkel.log, winkel.rows, kader, winkel.klok())
        sinds.append(sorted(row[7] for row in winkel.rows.all(STATUSLIJN)))

    assert sinds[0] != sinds[1]
    assert sinds[0] == sinds[2]

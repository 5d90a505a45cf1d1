"""Does a delivery give the same result when it comes again, corrected, or in parts?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from domain.rules.leerplicht import geboortedatum
from services.generator import Oogst, Opdracht, genereer
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel, csv_van, open_winkel, rij


@pytest.fixture(scope="module")
def oogst(tmp_path_factory: pytest.TempPathFactory) -> Oogst:
    opdracht = Opdracht(150, 7, 2025, date(2026, 6, 1), "0014", fouten=0.05, dichtheid=40.0)
    kader = landelijk()
    return genereer(opdracht, kader.gemeenten, kader.kalender, tmp_path_factory.mktemp("oogst"))


@pytest.fixture
def ander(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path / "twee") as geopend:
        yield geopend


def test_every_wrong_row_of_an_invented_delivery_is_rejected_and_no_other(winkel: Winkel, oogst: Oogst) -> None:
    telling = winkel.neem_in(oogst.verzuimmeldingen).telling

    assert telling.gelezen == oogst.rijen
    assert telling.afgewezen == oogst.rijen_fout > 0
    assert telling.nieuw + telling.ongewijzigd == oogst.rijen - oogst.rijen_fout


def test_the_same_file_twice_gives_the_same_as_once(winkel: Winkel, oogst: Oogst) -> None:
    eerst = winkel.neem_in(oogst.verzuimmeldingen).telling
    voor = winkel.inhoud()
    weer = winkel.neem_in(oogst.verzuimmeldingen).telling

    assert (weer.nieuw, weer.afgewezen) == (0, eerst.afgewezen)
    assert weer.ongewijzigd == eerst.nieuw + eerst.ongewijzigd
    assert winkel.inhoud() == voor


@pytest.mark.parametrize("batch", [1, 7, 100])
def test_it_does_not_matter_how_many_rows_go_in_one_transaction(
    winkel: Winkel, ander: Winkel, oogst: Oogst, batch: int
) -> None:
    heel = winkel.neem_in(oogst.verzuimmeldingen).telling
    delen = ander.neem_in(oogst.verzuimmeldingen, batch=batch).telling

    assert delen == heel
    assert ander.inhoud() == winkel.inhoud()
    assert ander.stand() == winkel.stand()


def test_events_are_all_taken_after_the_meldingen_they_speak_of(winkel: Winkel, oogst: Oogst) -> None:
    winkel.neem_in(oogst.verzuimmeldingen)
    eerst = winkel.neem_in(oogst.gebeurtenissen).telling
    weer = winkel.neem_in(oogst.gebeurtenissen).telling

    assert (eerst.nieuw, eerst.afgewezen) == (oogst.regels, 0)
    assert (weer.nieuw, weer.ongewijzigd) == (0, oogst.regels)


def test_events_offered_before_the_meldingen_are_taken_when_they_come_again(
    winkel: Winkel, ander: Winkel, oogst: Oogst
) -> None:
    te_vroeg = winkel.neem_in(oogst.gebeurtenissen)
    assert te_vroeg.rejects is not None
    winkel.neem_in(oogst.verzuimmeldingen)
    opnieuw = winkel.neem_in(te_vroeg.rejects).telling
    ander.neem_in(oogst.verzuimmeldingen)
    ander.neem_in(oogst.gebeurtenissen)

    assert (opnieuw.gelezen, opnieuw.afgewezen) == (te_vroeg.telling.afgewezen, 0)
    assert winkel.aantal() == ander.aantal()
    assert winkel.stand()["meldingen"] == ander.stand()["meldingen"]


def test_the_corrected_export_gives_the_same_as_if_it_had_been_the_first(
    winkel: Winkel, ander: Winkel, oogst: Oogst
) -> None:
    winkel.neem_in(oogst.verzuimmeldingen)
    winkel.neem_in(oogst.verzuimmeldingen_gecorrigeerd)
    ander.neem_in(oogst.verzuimmeldingen_gecorrigeerd)
    ander.neem_in(oogst.verzuimmeldingen)

    assert winkel.stand() == ander.stand()


def test_an_older_export_after_a_newer_one_changes_nothing_that_stands(winkel: Winkel, oogst: Oogst) -> None:
    winkel.neem_in(oogst.verzuimmeldingen_gecorrigeerd)
    stand = winkel.stand()
    winkel.neem_in(oogst.verzuimmeldingen)
    hersteld = winkel.neem_in(oogst.verzuimmeldingen_gecorrigeerd).telling

    assert hersteld.nieuw == 0
    assert winkel.stand()["meldingen"] == stand["meldingen"]


def test_a_row_of_a_later_mutation_says_how_it_stands(winkel: Winkel) -> None:
    oud, nieuw = rij(), rij(einddatum="2026-03-02", status="G", reden="terug", laatste_mutatie="2026-03-05T10:00:00")
    winkel.lever("nieuw.csv", csv_van(nieuw))
    winkel.lever("oud.csv", csv_van(oud))

    [melding] = winkel.stand()["meldingen"]
    assert (melding["einddatum"], melding["status"]) == ("2026-03-02", "G")


def test_the_same_moment_in_another_form_is_the_same_row(winkel: Winkel) -> None:
    winkel.lever("een.csv", csv_van(rij(laatste_mutatie="2026-01-13T09:00:00")))
    telling = winkel.lever("twee.csv", csv_van(rij(laatste_mutatie="2026-01-13T09:00:00.000"))).telling

    assert (telling.nieuw, telling.ongewijzigd) == (0, 1)


def test_the_same_melding_of_another_pupil_is_another_row(winkel: Winkel) -> None:
    telling = winkel.lever("een.csv", csv_van(rij(), rij(pgn="999990007"))).telling

    assert telling.nieuw == 2


@pytest.mark.parametrize("volgorde", [(0, 1), (1, 0)], ids=["in order", "the other way round"])
def test_a_birth_date_that_a_later_row_leaves_out_stays_known(winkel: Winkel, volgorde: tuple[int, int]) -> None:
    rijen = (rij(), rij(geboortedatum="", laatste_mutatie="2026-01-14T09:00:00"))
    for plaats in volgorde:
        winkel.lever(f"{plaats}.csv", csv_van(rijen[plaats]))

    [dossier] = winkel.dossiers().values()
    assert geboortedatum(dossier) == date(2012, 2, 10)

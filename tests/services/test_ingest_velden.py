"""Which cells of a melding are good, and what is said about the others?"""

import csv

import pytest

from domain.events.duo import MeldingOntvangen
from domain.events.identiteit import LeerlingGeregistreerd
from services.generator.nummers import bsn_met_voorloopnul, onderwijsnummer
from services.ingest import Uitkomst
from tests.kit.winkel import KOLOMMEN, PGN, Winkel, csv_van, rij

VERZONNEN_FOUT_PGN = "999990018"


def lever(winkel: Winkel, **cellen: str) -> Uitkomst:
    return winkel.lever("meldingen.csv", csv_van(rij(**cellen)))


def bezwaren(uitkomst: Uitkomst) -> list[dict[str, str]]:
    assert uitkomst.rejects is not None
    with uitkomst.rejects.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.parametrize("geschreven", ["2026-01-05", "20260105", "05-01-2026"])
@pytest.mark.parametrize("veld", ["begindatum", "melddatum"])
def test_a_date_is_read_in_three_forms(winkel: Winkel, veld: str, geschreven: str) -> None:
    lever(winkel, **{veld: geschreven})

    [melding] = winkel.dossiers()[PGN].van(MeldingOntvangen)
    assert getattr(melding.feit, veld).isoformat() == "2026-01-05"


@pytest.mark.parametrize(
    ("geschreven", "expected"),
    [
        ("2012-02-29", "2012-02-29"),
        ("20120229", "2012-02-29"),
        ("29-02-2012", "2012-02-29"),
        ("2012-05-00", "2012-05-00"),
        ("20120000", "2012-00-00"),
        ("00-00-2012", "2012-00-00"),
        ("2026-06-01", "2026-06-01"),
    ],
)
def test_a_birth_date_may_lack_its_day_or_month(winkel: Winkel, geschreven: str, expected: str) -> None:
    lever(winkel, geboortedatum=geschreven)

    assert winkel.dossiers()[PGN].van(LeerlingGeregistreerd)[0].feit.geboortedatum == expected


@pytest.mark.parametrize("geschreven", ["2026-01-13T09:00:00", "2026-01-13T09:00:00.123", "2026-01-13T00:00:00"])
def test_a_mutation_has_a_local_moment(winkel: Winkel, geschreven: str) -> None:
    assert lever(winkel, laatste_mutatie=geschreven).telling.nieuw == 1


@pytest.mark.parametrize(
    "pgn", [PGN, bsn_met_voorloopnul(0), onderwijsnummer(0)], ids=["BSN", "BSN with a leading zero", "onderwijsnummer"]
)
def test_a_number_that_passes_its_test_is_taken(winkel: Winkel, pgn: str) -> None:
    assert lever(winkel, pgn=pgn).telling.nieuw == 1
    assert list(winkel.dossiers()) == [pgn]


@pytest.mark.parametrize(
    ("cellen", "codes"),
    [
        ({"pgn": ""}, "verplicht"),
        ({"pgn": "99999001"}, "pgn-lengte"),
        ({"pgn": "9999900191"}, "pgn-lengte"),
        ({"pgn": VERZONNEN_FOUT_PGN}, "pgn-toets"),
        ({"pgn": "000123456"}, "pgn-toets"),
        ({"pgn": "9999.90.019"}, "pgn-vorm"),
        ({"pgn": "99999OO19"}, "pgn-vorm"),
        ({"brin": "99aa"}, "vorm"),
        ({"brin": "9AAA"}, "vorm"),
        ({"brin": "99AA00"}, "vorm"),
        ({"brin": ""}, "verplicht"),
        ({"vestiging": "0"}, "vorm"),
        ({"meldingsnummer": ""}, "verplicht"),
        ({"meldingsnummer": "met spatie"}, "vorm"),
        ({"meldingsnummer": "x" * 41}, "vorm"),
        ({"gemeentecode": "9999"}, "onbekende-gemeente"),
        ({"gemeentecode": "14"}, "onbekende-gemeente"),
        ({"gemeentecode": ""}, "verplicht"),
        ({"onderwijssoort": "havo"}, "onbekende-code"),
        ({"soort": "V5"}, "onbekende-code"),
        ({"soort": "lrv"}, "onbekende-code"),
        ({"status": "X"}, "onbekende-code"),
        ({"status": ""}, "verplicht"),
        ({"status": "G", "reden": "zomaar"}, "onbekende-code"),
        ({"alle_lessen_gemist": "ja"}, "onbekende-code"),
        ({"begindatum": ""}, "verplicht"),
        ({"begindatum": "12 januari 2026"}, "datum-vorm"),
        ({"begindatum": "12/01/2026"}, "datum-vorm"),
        ({"begindatum": "2026-02-30"}, "datum-bestaat-niet"),
        ({"einddatum": "2026-01-11"}, "einddatum-voor-begindatum"),
        ({"geboortedatum": "2026-06-02"}, "geboortedatum-in-toekomst"),
        ({"geboortedatum": "2012-00-05"}, "datum-bestaat-niet"),
        ({"geboortedatum": "2012-13-00"}, "datum-bestaat-niet"),
        ({"laatste_mutatie": "2026-01-13"}, "moment-vorm"),
        ({"laatste_mutatie": "2026-01-13T09:00:00Z"}, "moment-vorm"),
        ({"laatste_mutatie": "2026-01-13 09:00:00"}, "moment-vorm"),
        ({"laatste_mutatie": ""}, "verplicht"),
        ({"toelichting": "x" * 20_001}, "tekst-te-lang"),
        ({"status": "I", "reden": "x" * 101}, "tekst-te-lang"),
        ({"laatste_mutatie": "0001-01-01T00:00:00"}, "moment-vorm"),
        ({"pgn": VERZONNEN_FOUT_PGN, "brin": "x", "soort": "V9"}, "pgn-toets | vorm | onbekende-code"),
    ],
)
def test_what_is_wrong_is_rejected_with_line_field_code_and_a_sentence(
    winkel: Winkel, cellen: dict[str, str], codes: str
) -> None:
    uitkomst = lever(winkel, **cellen)

    [bezwaar] = bezwaren(uitkomst)
    assert uitkomst.telling.afgewezen == 1
    assert winkel.aantal() == 0
    assert (bezwaar["_regel"], bezwaar["_code"]) == ("2", codes)
    assert set(bezwaar["_veld"].split(" | ")) <= set(cellen)
    assert len(bezwaar["_melding"]) > 15


@pytest.mark.parametrize("pgn", ["99999001", VERZONNEN_FOUT_PGN, "9999.90.019", "NL999990019"])
def test_a_message_never_repeats_the_number(winkel: Winkel, pgn: str) -> None:
    [bezwaar] = bezwaren(lever(winkel, pgn=pgn))

    assert pgn not in bezwaar["_melding"]
    assert not any(cijfers in bezwaar["_melding"] for cijfers in ("9999", "90019"))


def test_a_lost_leading_zero_is_hinted_at(winkel: Winkel) -> None:
    [bezwaar] = bezwaren(lever(winkel, pgn="99999001"))

    assert "voorloopnul" in bezwaar["_melding"]


def test_all_that_is_wrong_with_a_row_is_told_at_once(winkel: Winkel) -> None:
    [bezwaar] = bezwaren(lever(winkel, **dict.fromkeys(KOLOMMEN, "?")))

    assert len(bezwaar["_code"].split(" | ")) == 15


def test_a_code_that_has_ended_is_taken_as_its_successor(winkel: Winkel) -> None:
    lever(winkel, gemeentecode="1696")

    [melding] = winkel.dossiers()[PGN].van(MeldingOntvangen)
    assert melding.feit.gemeentecode == "0402"


def test_an_empty_cell_is_something_that_is_not_there(winkel: Winkel) -> None:
    lever(winkel, geboortedatum="", vestiging="")

    feit = winkel.dossiers()[PGN].van(MeldingOntvangen)[0].feit
    assert (feit.geboortedatum, feit.vestiging, feit.einddatum, feit.reden, feit.toelichting) == (None,) * 5


def test_where_an_event_comes_from_is_kept(winkel: Winkel) -> None:
    winkel.lever("export juni.csv", csv_van(rij(), rij(meldingsnummer="2")))

    bronnen = [v.bron for v in winkel.dossiers()[PGN].van(MeldingOntvangen)]
    assert bronnen == ["verzuimmeldingen export juni.csv:2", "verzuimmeldingen export juni.csv:3"]
    assert {v.door for v in winkel.dossiers()[PGN].vastleggingen} == {"test"}
    assert len({v.correlatie for v in winkel.dossiers()[PGN].vastleggingen}) == 1

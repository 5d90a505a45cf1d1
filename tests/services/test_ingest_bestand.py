"""Which files of meldingen can be read, whatever wrote them?"""

from datetime import date

import pytest

from domain.events.duo import MeldingOntvangen
from services.ingest import BestandError
from tests.kit.winkel import GEWONE_RIJ, KOLOMMEN, KOP, PGN, Winkel, csv_van, rij

LANGSTE_REGEL = 1 << 20


def melding_in(winkel: Winkel, pgn: str = PGN) -> MeldingOntvangen:
    [melding] = [v.feit for v in winkel.dossiers()[pgn].vastleggingen if isinstance(v.feit, MeldingOntvangen)]
    return melding


def tellingen(winkel: Winkel, inhoud: str | bytes) -> tuple[int, int, int, int]:
    telling = winkel.lever("meldingen.csv", inhoud).telling
    return telling.gelezen, telling.nieuw, telling.ongewijzigd, telling.afgewezen


MET_ACCENT = csv_van(rij(toelichting="Zoë bleef thuis: ‘geen zin’"))


@pytest.mark.parametrize(
    "inhoud",
    [MET_ACCENT.encode(), b"\xef\xbb\xbf" + MET_ACCENT.encode(), MET_ACCENT.encode("cp1252")],
    ids=["utf-8", "utf-8 with a mark", "windows-1252"],
)
def test_every_encoding_gives_the_same_text(winkel: Winkel, inhoud: bytes) -> None:
    assert tellingen(winkel, inhoud) == (1, 1, 0, 0)
    assert melding_in(winkel).toelichting == "Zoë bleef thuis: ‘geen zin’"


def test_one_line_in_windows_1252_in_a_file_of_utf_8_is_read_as_it_is(winkel: Winkel) -> None:
    anders = rij(meldingsnummer="2", pgn="999990007", toelichting="Chloé").encode("cp1252")
    assert tellingen(winkel, MET_ACCENT.encode() + anders) == (2, 2, 0, 0)

    assert melding_in(winkel).toelichting == "Zoë bleef thuis: ‘geen zin’"
    assert melding_in(winkel, "999990007").toelichting == "Chloé"


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_with_a_remedy(winkel: Winkel, coding: str) -> None:
    mark = "\ufeff".encode(coding)
    with pytest.raises(BestandError, match=r"UTF-16.*UTF-8"):
        winkel.lever("meldingen.csv", mark + MET_ACCENT.encode(coding))


@pytest.mark.parametrize(
    "kop",
    [f"#{KOP}", f"# {KOP}", KOP.upper(), f" {KOP.replace(';', ' ; ')} ", '"' + KOP.replace(";", '";"') + '"'],
    ids=["#", "# and a space", "capitals", "spaces", "quotes"],
)
def test_the_header_may_be_written_in_several_ways(winkel: Winkel, kop: str) -> None:
    assert tellingen(winkel, f"{kop}\n{rij()}\n") == (1, 1, 0, 0)
    assert melding_in(winkel).meldingsnummer == "1"


def test_columns_may_be_in_another_order(winkel: Winkel) -> None:
    namen = list(reversed(KOLOMMEN))
    regel = ";".join(GEWONE_RIJ[naam] for naam in namen)
    assert tellingen(winkel, f"{';'.join(namen)}\n{regel}\n") == (1, 1, 0, 0)

    assert melding_in(winkel).begindatum == date(2026, 1, 12)


def test_columns_that_are_not_ours_are_passed_over(winkel: Winkel) -> None:
    inhoud = f"intern;{KOP};opmerking;_regel\nx;{rij()};een opmerking;17\n"

    assert tellingen(winkel, inhoud) == (1, 1, 0, 0)


@pytest.mark.parametrize("einde", ["\n", "\r\n"])
@pytest.mark.parametrize("laatste", ["", "\n", "\n\n \n;;;;\n"], ids=["none", "one", "empty lines"])
def test_line_ends_are_of_any_kind(winkel: Winkel, einde: str, laatste: str) -> None:
    inhoud = (f"{KOP}\n{rij()}{laatste}").replace("\n", einde)

    assert tellingen(winkel, inhoud.encode()) == (1, 1, 0, 0)


def test_a_quoted_cell_may_hold_separators_quotes_and_line_ends(winkel: Winkel) -> None:
    inhoud = csv_van(rij(toelichting='"Moeder: ""ziek""; vader:\r\nniet bereikbaar"'), rij(meldingsnummer="2"))
    assert tellingen(winkel, inhoud) == (2, 2, 0, 0)

    eerste = winkel.dossiers()[PGN].van(MeldingOntvangen)[0].feit
    assert eerste.toelichting == 'Moeder: "ziek"; vader:\nniet bereikbaar'


def test_a_quote_inside_a_cell_is_just_a_quote(winkel: Winkel) -> None:
    assert tellingen(winkel, csv_van(rij(toelichting='een 2" wond'))) == (1, 1, 0, 0)
    assert melding_in(winkel).toelichting == 'een 2" wond'


OPEN = rij(meldingsnummer="2", toelichting='"nooit gesloten')


@pytest.mark.parametrize(
    "rijen",
    [
        [OPEN, rij(), rij(meldingsnummer="3")],
        [rij(), OPEN, rij(meldingsnummer="3")],
        [rij(), rij(meldingsnummer="3"), OPEN],
        [OPEN, *(rij(meldingsnummer=str(nummer)) for nummer in range(10, 80))],
    ],
    ids=["first", "middle", "last", "before many"],
)
def test_an_open_quote_spoils_one_line_only(winkel: Winkel, rijen: list[str]) -> None:
    assert tellingen(winkel, csv_van(*rijen)) == (len(rijen), len(rijen) - 1, 0, 1)


def test_an_open_quote_spoils_one_line_only_also_before_a_line_with_quotes(winkel: Winkel) -> None:
    netjes = rij(meldingsnummer="4", toelichting='"een; met aanhalingstekens"')

    assert tellingen(winkel, csv_van(OPEN, rij(), netjes)) == (3, 2, 0, 1)


def test_two_open_quotes_do_not_swallow_what_is_between_them(winkel: Winkel) -> None:
    uitkomst = winkel.lever("meldingen.csv", csv_van(OPEN, rij(), OPEN.replace("2;", "5;", 1)))

    assert (uitkomst.telling.gelezen, uitkomst.telling.nieuw, uitkomst.telling.afgewezen) == (3, 1, 2)
    assert uitkomst.rejects is not None
    regels = uitkomst.rejects.read_text(encoding="utf-8").splitlines()[1:]
    assert [regel.split(";")[len(KOLOMMEN)] for regel in regels if "aanhalingsteken-open" in regel] == ["2", "4"]


def test_a_line_that_is_too_long_is_rejected_and_the_next_one_read(winkel: Winkel) -> None:
    lang = rij(meldingsnummer="2", toelichting="x" * LANGSTE_REGEL)
    uitkomst = winkel.lever("meldingen.csv", csv_van(lang, rij()))

    assert (uitkomst.telling.nieuw, uitkomst.telling.afgewezen) == (1, 1)
    assert uitkomst.rejects is not None
    assert "regel-te-lang" in uitkomst.rejects.read_text(encoding="utf-8")


@pytest.mark.parametrize("regel", [f"{rij(meldingsnummer='2')};te veel", "2;te;weinig", "losse tekst"])
def test_a_line_with_another_number_of_columns_is_rejected(winkel: Winkel, regel: str) -> None:
    uitkomst = winkel.lever("meldingen.csv", csv_van(regel, rij()))

    assert (uitkomst.telling.nieuw, uitkomst.telling.afgewezen) == (1, 1)
    assert uitkomst.rejects is not None
    geschreven = uitkomst.rejects.read_text(encoding="utf-8")
    assert f"{regel.count(';') + 1} kolommen in plaats van 19" in geschreven
    assert regel.split(";")[-1] in geschreven


@pytest.mark.parametrize("inhoud", ["", "\n", "\r\n  \n", "\ufeff"])
def test_an_empty_file_is_refused(winkel: Winkel, inhoud: str) -> None:
    with pytest.raises(BestandError, match="leeg"):
        winkel.lever("meldingen.csv", inhoud)


def test_a_file_with_only_a_header_has_no_rows(winkel: Winkel) -> None:
    assert tellingen(winkel, csv_van()) == (0, 0, 0, 0)


def test_a_file_without_some_columns_is_refused_by_their_names(winkel: Winkel) -> None:
    kop = KOP.replace(";brin", "").replace(";status", "")
    with pytest.raises(BestandError) as gevangen:
        winkel.lever("meldingen.csv", f"{kop}\n{rij()}\n")

    assert str(gevangen.value) == f"regel 1 mist de kolommen brin, status; verwacht wordt: {KOP}"


def test_a_file_with_a_column_twice_is_refused(winkel: Winkel) -> None:
    with pytest.raises(BestandError, match="kolommen dubbel: brin"):
        winkel.lever("meldingen.csv", f"{KOP};brin\n{rij()};99AA\n")


def test_a_refused_file_leaves_nothing_behind(winkel: Winkel) -> None:
    with pytest.raises(BestandError):
        winkel.lever("meldingen.csv", "a;b\n1;2\n")

    assert winkel.aantal() == 0
    assert list(winkel.folder.glob("*afgewezen*")) == []


def test_a_file_that_is_not_there_says_so(winkel: Winkel) -> None:
    with pytest.raises(FileNotFoundError):
        winkel.neem_in(winkel.folder / "weg.csv")

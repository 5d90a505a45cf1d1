"""Can what was rejected be corrected and offered again, and is nothing lost?"""

import csv
import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from services.ingest import BestandError
from services.ingest.afwijzingen import Afwijzingen, rejects_name
from services.ingest.cellen import Record
from services.ingest.gelezen import Afgewezen, Bezwaar
from services.ingest.verzuimmeldingen import Verzuimmeldingen
from tests.kit.kader import landelijk
from tests.kit.winkel import KOLOMMEN, PGN, VANDAAG, Winkel, csv_van, gebeurtenis, ndjson, open_winkel, rij

GOED = [rij(meldingsnummer=str(nummer), laatste_mutatie=f"2026-01-13T09:00:0{nummer}") for nummer in range(1, 6)]
FOUT = {
    "soort": (GOED[1].replace(";LRV;", ";LVR;"), GOED[1]),
    "pgn": (GOED[2].replace(PGN, PGN[:-1]), GOED[2]),
}


def met_fouten() -> str:
    return csv_van(GOED[0], FOUT["soort"][0], FOUT["pgn"][0], *GOED[3:])


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def test_corrected_and_offered_again_it_takes_exactly_the_rest(winkel: Winkel, tmp_path: Path) -> None:
    rejects = winkel.lever("meldingen.csv", met_fouten()).rejects
    assert rejects is not None
    hersteld = [{**row, "soort": "LRV", "pgn": PGN} for row in rows_of(rejects)]
    write_rows(rejects, hersteld)
    telling = winkel.neem_in(rejects).telling

    assert (telling.gelezen, telling.nieuw, telling.ongewijzigd, telling.afgewezen) == (2, 2, 0, 0)
    with open_winkel(tmp_path / "ander") as ander:
        ander.lever("meldingen.csv", csv_van(*GOED))
        assert ander.stand() == winkel.stand()


def test_what_is_corrected_in_the_delivery_itself_leaves_the_rest_unchanged(winkel: Winkel) -> None:
    winkel.lever("meldingen.csv", met_fouten())
    telling = winkel.lever("meldingen.csv", csv_van(*GOED)).telling

    assert (telling.nieuw, telling.ongewijzigd, telling.afgewezen) == (2, 3, 0)


def test_a_rejected_row_keeps_its_cells_and_is_told_what_is_wrong(winkel: Winkel) -> None:
    rejects = winkel.lever("meldingen.csv", met_fouten()).rejects
    assert rejects is not None
    eerste, tweede = rows_of(rejects)

    assert ";".join(eerste[kolom] for kolom in KOLOMMEN) == FOUT["soort"][0]
    assert (eerste["_regel"], eerste["_veld"], eerste["_code"]) == ("3", "soort", "onbekende-code")
    assert (tweede["_regel"], tweede["_veld"], tweede["_code"]) == ("4", "pgn", "pgn-lengte")


def test_an_untouched_rejects_file_is_rejected_again_and_takes_nothing(winkel: Winkel) -> None:
    rejects = winkel.lever("meldingen.csv", met_fouten()).rejects
    assert rejects is not None
    opnieuw = winkel.neem_in(rejects)

    assert (opnieuw.telling.nieuw, opnieuw.telling.afgewezen) == (0, 2)
    assert opnieuw.rejects is not None
    gelijk = [{**row, "_regel": ""} for row in rows_of(rejects)]
    assert [{**row, "_regel": ""} for row in rows_of(opnieuw.rejects)] == gelijk


def test_a_line_without_cells_is_not_lost_when_it_is_rejected_twice(winkel: Winkel) -> None:
    rejects = winkel.lever("meldingen.csv", csv_van("een halve regel;met een nummer M-17")).rejects
    assert rejects is not None
    opnieuw = winkel.neem_in(rejects).rejects

    assert opnieuw is not None
    assert "een halve regel;met een nummer M-17" in opnieuw.read_text(encoding="utf-8")


def test_a_line_that_is_no_json_is_not_lost_when_it_is_rejected_twice(winkel: Winkel) -> None:
    goed = gebeurtenis("Ziekgemeld", "2026-01-12")
    rejects = winkel.lever("feiten.ndjson", ndjson(goed, '{"pgn": half een regel')).rejects
    assert rejects is not None
    opnieuw = winkel.neem_in(rejects).rejects

    assert opnieuw is not None
    assert "half een regel" in opnieuw.read_text(encoding="utf-8")


def test_nothing_rejected_makes_no_file(winkel: Winkel) -> None:
    assert winkel.lever("meldingen.csv", csv_van(*GOED)).rejects is None
    assert [file.name for file in winkel.folder.glob("meldingen*")] == ["meldingen.csv"]


def test_a_rejects_file_lies_beside_the_delivery_and_is_never_overwritten(winkel: Winkel) -> None:
    namen = []
    for _ in range(3):
        rejects = winkel.lever("meldingen.csv", met_fouten()).rejects
        assert rejects is not None
        rejects.write_text("hier wordt aan gewerkt", encoding="utf-8")
        namen.append(rejects)

    assert [pad.name for pad in namen] == [f"meldingen.afgewezen{i}.csv" for i in ("", "-2", "-3")]
    assert {pad.parent for pad in namen} == {winkel.folder}
    assert {pad.read_text(encoding="utf-8") for pad in namen} == {"hier wordt aan gewerkt"}


def test_a_rejects_file_can_be_put_elsewhere(winkel: Winkel, tmp_path: Path) -> None:
    path = winkel.folder / "meldingen.csv"
    path.write_text(met_fouten(), encoding="utf-8")
    uitkomst = winkel.neem_in(path, rejects=tmp_path / "weg.csv")

    assert uitkomst.rejects == tmp_path / "weg.csv"
    assert len(rows_of(tmp_path / "weg.csv")) == 2


def test_the_delivery_itself_is_never_overwritten_by_its_rejects(winkel: Winkel) -> None:
    path = winkel.folder / "meldingen.csv"
    path.write_text(met_fouten(), encoding="utf-8")
    with suppress(ValueError, OSError, BestandError):
        winkel.neem_in(path, rejects=path)

    assert path.read_text(encoding="utf-8") == met_fouten()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are of posix")
def test_a_rejects_file_is_for_its_owner_only(winkel: Winkel) -> None:
    rejects = winkel.lever("meldingen.csv", met_fouten()).rejects

    assert rejects is not None
    assert rejects.stat().st_mode & 0o777 == 0o600


def test_a_part_left_by_a_killed_run_does_not_stand_in_the_way(winkel: Winkel) -> None:
    deel = winkel.folder / "meldingen.afgewezen.csv.deel"
    deel.write_text("half", encoding="utf-8")
    rejects = winkel.lever("meldingen.csv", met_fouten()).rejects

    assert rejects is not None
    assert len(rows_of(rejects)) == 2
    assert not deel.exists()


def test_two_runs_on_one_file_at_the_same_moment_both_finish_their_rejects(tmp_path: Path) -> None:
    path = tmp_path / "meldingen.csv"
    path.write_text(csv_van(), encoding="utf-8")
    runs = []
    for _ in range(2):
        lezer = Verzuimmeldingen(path, landelijk().gemeenten, VANDAAG, lambda _: None)
        runs.append((lezer, Afwijzingen(rejects_name(path, lezer.rejects_suffix), lezer)))
    fout = Afgewezen(2, (Bezwaar("", "aantal-kolommen", "klopt niet"),), Record(2, ("x",), "x"))
    for _, afwijzingen in runs:
        afwijzingen.add(fout)

    paths = {afwijzingen.close() for _, afwijzingen in runs}
    assert all(pad is not None and len(rows_of(pad)) == 1 for pad in paths)


def test_a_row_that_is_refused_does_not_hide_a_good_row_with_the_same_key(winkel: Winkel) -> None:
    """The first is refused by the dossier, so it was not recorded: the second is no repetition of it."""
    buiten_de_kalender = {"geboortedatum": "2020-01-01", "begindatum": "2031-03-01"}
    geweigerd, goed = rij(meldingsnummer="2", **buiten_de_kalender), rij(meldingsnummer="2")
    winkel.lever(
        "een.csv", csv_van(rij(**{**buiten_de_kalender, "begindatum": "2031-01-01", "einddatum": "2031-02-01"}))
    )
    telling = winkel.lever("twee.csv", csv_van(geweigerd, goed)).telling

    assert (telling.nieuw, telling.afgewezen, telling.ongewijzigd) == (1, 1, 0)


def test_an_event_that_is_refused_does_not_hide_a_good_event_with_the_same_id(winkel: Winkel) -> None:
    eigen = "11111111-1111-4111-8111-111111111111"
    onbekend = gebeurtenis("GebeurtenisHerroepen", "2026-01-12", id=eigen, gebeurtenisId=eigen.replace("1", "2"))
    goed = gebeurtenis("Ziekgemeld", "2026-01-12", id=eigen)
    telling = winkel.lever("feiten.ndjson", ndjson(onbekend, goed)).telling

    assert (telling.nieuw, telling.afgewezen, telling.ongewijzigd) == (1, 1, 0)


def test_a_rejected_event_is_written_as_it_was_with_what_is_wrong(winkel: Winkel) -> None:
    fout = gebeurtenis("Ziekgemeld", "12-01-2026", opmerking="hé")
    rejects = winkel.lever("feiten.ndjson", ndjson(gebeurtenis("Ziekgemeld", "2026-01-12"), fout)).rejects

    assert rejects is not None
    [geschreven] = [json.loads(regel) for regel in rejects.read_text(encoding="utf-8").splitlines()]
    afwijzing = geschreven.pop("_afwijzing")
    assert geschreven == fout
    assert afwijzing["regel"] == 2
    assert {(b["veld"], b["code"]) for b in afwijzing["bezwaren"]} == {
        ("geldigOp", "datum-vorm"),
        ("opmerking", "onbekend-veld"),
    }

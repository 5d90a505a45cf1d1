"""Do two dossiers become one, without changing any answer about before?"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.kaderverloop import Kaderverloop
from projections.bitemporaal import ALTIJD
from projections.stores.promise import Vraag
from projections.views import BY_NAME, CATALOGUE
from services.generator.nummers import bsn
from services.projector import rebuild
from services.vragen.dossier import zoals_bekend
from services.vragen.replay import replay
from services.vragen.thuiszitters import thuiszitters
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, open_winkel, rij, voer_uit

HIER, DAAR, DERDE = bsn(1), bsn(2), bsn(3)
GEBOREN = gebeurtenis("LeerlingGeregistreerd", "2020-01-01", pgn=HIER, geboortedatum="2012-02-10", gemeentecode="0014")
THUIS = gebeurtenis("SchoolgangGestaakt", "2026-01-12", pgn=DAAR)
SAMEN = gebeurtenis("DossiersSamengevoegd", "2026-04-01", pgn=HIER, anderPgn=DAAR)
DAG = date(2026, 3, 2)


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path) as geopend:
        yield geopend


def lever(winkel: Winkel, *regels: dict[str, Any], batch: int = 2_000) -> tuple[int, int, int]:
    telling = winkel.lever("feiten.ndjson", ndjson(*regels), batch=batch).telling
    return telling.nieuw, telling.ongewijzigd, telling.afgewezen


def bezwaar(winkel: Winkel, regel: dict[str, Any]) -> tuple[str, str]:
    rejects = winkel.lever("fout.ndjson", ndjson(regel)).rejects
    assert rejects is not None
    gevonden = json.loads(rejects.read_text(encoding="utf-8"))["_afwijzing"]["bezwaren"][0]
    return gevonden["veld"], gevonden["code"]


def id_of(winkel: Winkel, pgn: str) -> UUID:
    return winkel.log.registered_under([pgn])[pgn]


def wie(winkel: Winkel, bekend_op: datetime) -> list[UUID]:
    antwoord = thuiszitters(winkel.rows, Vraag(DAG, bekend_op), winkel.log.schoolteams)
    return [UUID(z["dossierId"]) for z in antwoord["thuiszitters"]]


def alle_rijen(winkel: Winkel) -> dict[str, list[tuple[Any, ...]]]:
    return {view.name: winkel.rows.all(view) for view in CATALOGUE}


def test_both_numbers_find_the_dossier_that_remains(winkel: Winkel) -> None:
    assert lever(winkel, GEBOREN, THUIS, SAMEN) == (3, 0, 0)
    assert winkel.log.find([HIER, DAAR]) == dict.fromkeys([HIER, DAAR], id_of(winkel, HIER))


def test_a_list_shows_the_pupil_once_and_before_the_merge_as_it_was(winkel: Winkel) -> None:
    lever(winkel, GEBOREN, THUIS)
    voor = winkel.volg()
    eerst = wie(winkel, voor)
    lever(winkel, SAMEN)
    na = winkel.volg()

    assert eerst == [id_of(winkel, DAAR)]
    assert wie(winkel, voor) == eerst
    assert wie(winkel, na) == [id_of(winkel, HIER)]


def test_the_other_dossier_has_no_rows_any_more(winkel: Winkel) -> None:
    lever(winkel, GEBOREN, THUIS)
    winkel.volg()
    lever(winkel, SAMEN)
    winkel.volg()
    weg = id_of(winkel, DAAR).bytes

    staand = [regel for rijen in alle_rijen(winkel).values() for regel in rijen if regel[2] == ALTIJD]
    assert [regel for regel in staand if regel[0] == weg] == []


def test_the_timeline_says_in_which_dossier_each_event_was_recorded(winkel: Winkel) -> None:
    lever(winkel, GEBOREN, THUIS, SAMEN)
    winkel.volg()

    regels = [dict(zip(BY_NAME["tijdlijn"].kolommen, r[3:], strict=True)) for r in winkel.rows.all(BY_NAME["tijdlijn"])]
    assert {(r["stroom"], r["versie"]) for r in regels} == {
        (str(id_of(winkel, pgn)), versie) for pgn in (HIER, DAAR) for versie in (1, 2)
    }


@pytest.mark.parametrize("batch", [1, 2, 3, 5_000])
def test_however_the_rows_follow_a_rebuild_gives_the_same(winkel: Winkel, batch: int) -> None:
    lever(winkel, GEBOREN, THUIS, {**GEBOREN, "pgn": DERDE})
    winkel.volg(batch)
    lever(winkel, SAMEN, {**THUIS, "type": "SchoolgangHervat", "geldigOp": "2026-03-10"})
    winkel.volg(batch)
    lever(winkel, {**SAMEN, "pgn": DERDE, "anderPgn": DAAR, "geldigOp": "2026-05-01"})
    winkel.volg(batch)
    gevolgd = alle_rijen(winkel)
    rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok(), tegelijk=batch)

    assert alle_rijen(winkel) == gevolgd


def test_what_comes_in_under_either_number_goes_to_the_one_that_remains(winkel: Winkel) -> None:
    lever(winkel, GEBOREN, THUIS, SAMEN)
    lever(winkel, gebeurtenis("SchoolgangHervat", "2026-03-02", pgn=DAAR))

    dossier = winkel.log.dossier(id_of(winkel, HIER))
    assert dossier.vastleggingen[-1].dossier_id == id_of(winkel, HIER)
    assert winkel.log.dossier(id_of(winkel, DAAR)).versie == 2


def test_the_same_lines_again_change_nothing(winkel: Winkel) -> None:
    regels = (GEBOREN, THUIS, SAMEN, gebeurtenis("Ziekgemeld", "2026-05-04", pgn=DAAR))
    lever(winkel, *regels)

    assert lever(winkel, *regels) == (0, 4, 0)
    assert lever(winkel, *reversed(regels)) == (0, 4, 0)


@pytest.mark.parametrize("batch", [1, 2, 2_000])
def test_a_line_from_before_the_merge_is_known_after_it(winkel: Winkel, batch: int) -> None:
    assert lever(winkel, GEBOREN, THUIS, SAMEN, THUIS, {**THUIS, "pgn": HIER}, batch=batch) == (3, 2, 0)


def test_a_row_of_duo_from_before_the_merge_is_known_after_it(winkel: Winkel) -> None:
    levering = csv_van(rij(pgn=DAAR))
    winkel.lever("levering.csv", levering)
    lever(winkel, GEBOREN, SAMEN)

    telling = winkel.lever("nog eens.csv", levering).telling
    assert (telling.nieuw, telling.ongewijzigd, telling.afgewezen) == (0, 1, 0)


def test_the_other_may_be_named_by_its_id(winkel: Winkel) -> None:
    lever(winkel, GEBOREN, THUIS)
    met_id = gebeurtenis("DossiersSamengevoegd", "2026-04-01", pgn=HIER, ander=str(id_of(winkel, DAAR)))

    assert lever(winkel, met_id) == (1, 0, 0)
    assert winkel.log.find([DAAR]) == {DAAR: id_of(winkel, HIER)}


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        ({**SAMEN, "anderPgn": HIER}, ("ander", "zelfde-dossier")),
        ({**SAMEN, "anderPgn": bsn(9)}, ("ander", "onbekende-verwijzing")),
        ({**SAMEN, "pgn": bsn(9)}, ("pgn", "onbekende-verwijzing")),
        ({**SAMEN, "blijft": False}, ("blijft", "onbekend-veld")),
        ({**SAMEN, "ander": "11111111-1111-4111-8111-111111111111"}, ("ander", "dubbel")),
        (gebeurtenis("DossiersSamengevoegd", "2026-04-01", pgn=HIER), ("ander", "verplicht")),
        (
            gebeurtenis("DossiersSamengevoegd", "2026-04-01", pgn=HIER, ander="11111111-1111-4111-8111-111111111111"),
            ("ander", "onbekende-verwijzing"),
        ),
    ],
)
def test_what_is_no_merge_is_rejected(winkel: Winkel, regel: dict[str, Any], verwacht: tuple[str, str]) -> None:
    lever(winkel, GEBOREN, THUIS)

    assert bezwaar(winkel, regel) == verwacht


def test_twice_is_refused(winkel: Winkel) -> None:
    lever(winkel, GEBOREN, THUIS, SAMEN)

    assert bezwaar(winkel, {**SAMEN, "geldigOp": "2026-05-01"}) == ("ander", "al-samengevoegd")
    assert bezwaar(winkel, {**SAMEN, "pgn": DAAR, "anderPgn": HIER}) == ("ander", "al-samengevoegd")


def test_a_question_about_either_gives_both_histories(winkel: Winkel) -> None:
    lever(winkel, GEBOREN, THUIS)
    voor = winkel.volg()
    lever(winkel, SAMEN)
    na = winkel.volg()
    hier, daar = id_of(winkel, HIER), id_of(winkel, DAAR)

    assert zoals_bekend(winkel.log, daar, na) == zoals_bekend(winkel.log, hier, na)
    assert [len(zoals_bekend(winkel.log, d, voor).vastleggingen) for d in (hier, daar)] == [1, 1]
    assert zoals_bekend(winkel.log, daar, voor).id == daar


def test_replay_names_the_dossier_of_each_event_and_what_the_merge_changed(winkel: Winkel) -> None:
    for regel in (GEBOREN, THUIS, SAMEN):
        lever(winkel, regel)
    na = winkel.volg()
    hier, daar = id_of(winkel, HIER), id_of(winkel, DAAR)

    stappen = replay(zoals_bekend(winkel.log, daar, na), Kaderverloop(landelijk()), na)["gebeurtenissen"]
    assert [(UUID(s["dossierId"]), s["type"]) for s in stappen] == [
        (hier, "LeerlingGeregistreerd"),
        (daar, "SchoolgangGestaakt"),
        (daar, "DossiersSamengevoegd"),
        (hier, "DossiersSamengevoegd"),
    ]
    assert ["statuslijn" in s["gewijzigd"] for s in stappen] == [False, False, False, True]


def test_no_number_is_in_an_event(winkel: Winkel) -> None:
    lever(winkel, GEBOREN, THUIS, SAMEN)

    assert DAAR not in repr(winkel.log.dossier(id_of(winkel, HIER)))


def test_two_processes_that_merge_and_record_lose_nothing(tmp_path: Path) -> None:
    with open_winkel(tmp_path) as een, open_winkel(tmp_path) as twee:
        lever(een, GEBOREN, THUIS)
        gelezen = twee.log.dossier(id_of(twee, DAAR))
        lever(een, SAMEN)
        lever(twee, gebeurtenis("Ziekgemeld", "2026-05-04", pgn=DAAR))

        assert gelezen.versie == 1
        assert een.log.dossier(id_of(een, HIER)).versie == 3


def test_the_command_answers_by_either_id(tmp_path: Path) -> None:
    file = tmp_path / "feiten.ndjson"
    file.write_text(ndjson(GEBOREN, THUIS, SAMEN))
    voer_uit(tmp_path, "ingest", file)
    with open_winkel(tmp_path) as winkel:
        hier, daar = id_of(winkel, HIER), id_of(winkel, DAAR)

    antwoord = voer_uit(tmp_path, "dossier", str(daar), "--peildatum", "2026-03-02")
    assert (antwoord["dossierId"], antwoord["samengevoegdMet"]) == (str(hier), [str(daar)])
    assert antwoord["status"] == "thuiszitter"

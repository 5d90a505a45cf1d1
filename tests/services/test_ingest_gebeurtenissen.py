"""How are files of events taken in, for migration and from other systems?"""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.dossier import Vastlegging
from domain.events.base import Event
from tests.kit.winkel import BEGIN, PGN, Winkel, gebeurtenis, ndjson

MELDING = gebeurtenis(
    "MeldingOntvangen",
    "2026-01-12",
    meldingsnummer="M1",
    soort="LRV",
    begindatum="2026-01-12",
    mutatieOp="2026-01-13T09:00:00",
)
ZIEK, BETER = gebeurtenis("Ziekgemeld", "2026-01-12"), gebeurtenis("Betergemeld", "2026-01-19")


def lever(winkel: Winkel, *regels: dict[str, Any] | str, keep: bool = False) -> tuple[int, int, int, int]:
    telling = winkel.lever("feiten.ndjson", ndjson(*regels), keep=keep).telling
    return telling.gelezen, telling.nieuw, telling.ongewijzigd, telling.afgewezen


def bezwaren(winkel: Winkel, regel: dict[str, Any] | str, keep: bool = False) -> list[tuple[str, str]]:
    rejects = winkel.lever("feiten.ndjson", ndjson(ZIEK, regel), keep=keep).rejects
    assert rejects is not None
    [geschreven] = rejects.read_text(encoding="utf-8").splitlines()
    return [(bezwaar["veld"], bezwaar["code"]) for bezwaar in json.loads(geschreven)["_afwijzing"]["bezwaren"]]


def types(winkel: Winkel, pgn: str = PGN) -> list[str]:
    return [v.feit.type_name() for v in sorted(vastgelegd(winkel, pgn), key=lambda v: v.versie)]


def vastgelegd(winkel: Winkel, pgn: str = PGN) -> tuple[Vastlegging[Event], ...]:
    return winkel.dossiers()[pgn].vastleggingen


def op(moment: str, regel: dict[str, Any]) -> dict[str, Any]:
    return {**regel, "vastgelegdOp": moment}


def test_every_line_is_an_event(winkel: Winkel) -> None:
    assert lever(winkel, ZIEK, "", BETER, "   ") == (2, 2, 0, 0)
    assert types(winkel) == ["Ziekgemeld", "Betergemeld"]


def test_a_melding_is_an_event_like_any_other(winkel: Winkel) -> None:
    gewijzigd = gebeurtenis("MeldingGewijzigd", "2026-02-02", meldingsnummer="M1", einddatum="2026-01-30")

    assert lever(winkel, MELDING, gewijzigd) == (2, 2, 0, 0)


def test_an_event_comes_from_the_file_and_its_line(winkel: Winkel) -> None:
    lever(winkel, ZIEK, BETER)

    assert [v.bron for v in vastgelegd(winkel)] == [f"gebeurtenissen feiten.ndjson:{regel}" for regel in (1, 2)]


def test_lines_are_applied_in_the_order_they_were_recorded(winkel: Winkel) -> None:
    laatst = gebeurtenis("SchoolgangHervat", "2026-02-02")
    lever(winkel, laatst, op("2026-01-20T10:00:00Z", BETER), op("2026-01-13T10:00:00+01:00", ZIEK))

    assert types(winkel) == ["Ziekgemeld", "Betergemeld", "SchoolgangHervat"]


def test_of_the_same_moment_the_first_line_goes_first(winkel: Winkel) -> None:
    samen = "2026-01-20T10:00:00Z"
    gestaakt = gebeurtenis("SchoolgangGestaakt", "2026-02-02")
    lever(winkel, op("2026-02-20T10:00:00Z", gestaakt), op(samen, BETER), op(samen, ZIEK))

    assert types(winkel) == ["Betergemeld", "Ziekgemeld", "SchoolgangGestaakt"]


def test_a_moment_without_a_zone_is_local_time(winkel: Winkel) -> None:
    lever(winkel, op("2026-01-13T09:30:00Z", BETER), op("2026-01-13T10:15:00", ZIEK), keep=True)

    assert types(winkel) == ["Ziekgemeld", "Betergemeld"]
    assert vastgelegd(winkel)[0].vastgelegd_op == datetime(2026, 1, 13, 9, 15, tzinfo=UTC)


def test_a_large_file_out_of_order_is_put_in_order(winkel: Winkel) -> None:
    dagen = [f"2026-01-{dag:02}T10:00:00Z" for dag in range(1, 29)]
    lever(winkel, *(op(dag, gebeurtenis("TeLaatGekomen", dag[:10])) for dag in (*dagen[14:], *dagen[:14])))

    assert [v.feit.geldig_op.day for v in vastgelegd(winkel)] == list(range(1, 29))


def test_without_the_right_to_migrate_the_moment_is_now(winkel: Winkel) -> None:
    lever(winkel, op("2026-01-13T10:00:00Z", ZIEK))

    [v] = vastgelegd(winkel)
    assert v.vastgelegd_op == v.ontvangen_op > BEGIN
    assert not v.overgenomen


def test_with_the_right_to_migrate_the_moment_claimed_is_kept_beside_that_of_receipt(winkel: Winkel) -> None:
    lever(winkel, op("2026-01-13T10:00:00Z", ZIEK), keep=True)

    [v] = vastgelegd(winkel)
    assert v.vastgelegd_op == datetime(2026, 1, 13, 10, tzinfo=UTC)
    assert v.ontvangen_op > BEGIN
    assert v.overgenomen


def test_with_the_right_to_migrate_a_line_without_a_moment_is_of_now(winkel: Winkel) -> None:
    lever(winkel, ZIEK, keep=True)

    assert not vastgelegd(winkel)[0].overgenomen


def test_a_claim_in_the_future_is_rejected_and_without_claims_it_does_not_matter(winkel: Winkel) -> None:
    toekomst = op("2027-01-01T00:00:00Z", BETER)
    assert bezwaren(winkel, toekomst, keep=True) == [("vastgelegdOp", "vastgelegd-in-toekomst")]

    assert lever(winkel, toekomst) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("anders", "expected"),
    [
        ({"type": "Bestaatniet"}, [("type", "onbekend-type")]),
        ({"type": "Betergemeld.v1"}, [("type", "onbekend-type")]),
        ({"type": None}, [("type", "onbekend-type")]),
        ({"opmerking": "x"}, [("opmerking", "onbekend-veld")]),
        ({"geldig_op": "2026-01-12"}, [("geldig_op", "onbekend-veld")]),
        ({"geldigOp": "12-01-2026"}, [("geldigOp", "datum-vorm")]),
        ({"geldigOp": "2026-02-30"}, [("geldigOp", "datum-vorm")]),
        ({"geldigOp": 20260112}, [("geldigOp", "datum-vorm")]),
        ({"geldigOp": "2026-01-12T00:00:00"}, [("geldigOp", "datum-vorm")]),
        ({"pgn": 999990019}, [("pgn", "pgn-vorm")]),
        ({"pgn": None}, [("pgn", "verplicht")]),
        ({"pgn": "99999001"}, [("pgn", "pgn-lengte")]),
        ({"pgn": "999990018"}, [("pgn", "pgn-toets")]),
        ({"id": "geen-uuid"}, [("id", "vorm")]),
        ({"vastgelegdOp": "gisteren"}, [("vastgelegdOp", "moment-vorm")]),
        ({"vastgelegdOp": 1768298400}, [("vastgelegdOp", "moment-vorm")]),
        ({"vastgelegdOp": "0001-01-01T00:00:00"}, [("vastgelegdOp", "moment-vorm")]),
        ({"vastgelegdOp": "9999-12-31T23:59:59-05:00"}, [("vastgelegdOp", "moment-vorm")]),
        ({"type": "OngeoorloofdVerzuimGeregistreerd", "lesuren": "4"}, [("lesuren", "vorm")]),
        ({"type": "OngeoorloofdVerzuimGeregistreerd", "lesuren": 25}, [("lesuren", "buiten-bereik")]),
        (
            {"type": "MeldingOntvangen", "meldingsnummer": "1", "soort": "X", "begindatum": "2026-01-12"},
            [("soort", "onbekende-code")],
        ),
        (
            {"pgn": "1", "opmerking": "x", "id": 5},
            [("pgn", "pgn-lengte"), ("id", "vorm"), ("opmerking", "onbekend-veld")],
        ),
    ],
)
def test_what_is_wrong_is_rejected_by_field_and_code(
    winkel: Winkel, anders: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert bezwaren(winkel, {**BETER, **anders}) == expected
    assert types(winkel) == ["Ziekgemeld"]


def test_a_field_that_is_not_there_is_named(winkel: Winkel) -> None:
    zonder = {naam: waarde for naam, waarde in BETER.items() if naam != "geldigOp"}

    assert bezwaren(winkel, zonder) == [("geldigOp", "verplicht")]


@pytest.mark.parametrize("regel", ["[1]", "geen json", '{"pgn": ', '"tekst"', "null"])
def test_a_line_that_is_no_object_is_rejected_whole(winkel: Winkel, regel: str) -> None:
    assert bezwaren(winkel, regel) == [("", "geen-json")]


def test_a_line_that_is_too_deep_is_rejected_and_the_others_are_taken(winkel: Winkel) -> None:
    diep = json.dumps(BETER)[:-1] + f', "x": {"[" * 300}{"]" * 300}}}'

    assert lever(winkel, ZIEK, diep, BETER) == (3, 2, 0, 1)


@pytest.mark.parametrize(
    "regel",
    [
        gebeurtenis("TwaalfSchooljarenVoltooid", "9999-12-31"),
        gebeurtenis("StartkwalificatieBehaald", "0001-01-01"),
        gebeurtenis("KwalificatieplichtVervallen", "0001-01-01"),
        gebeurtenis("VerlofVerleend", "2026-01-12", totEnMet="9999-12-31", verleendDoor="hoofd"),
        gebeurtenis("LeerlingGeregistreerd", "2026-01-12", geboortedatum="9999-12-31"),
    ],
    ids=lambda regel: str(regel["type"]),
)
def test_a_day_that_nobody_can_calculate_with_stops_neither_the_intake_nor_the_rows(
    winkel: Winkel, regel: dict[str, Any]
) -> None:
    gestaakt = gebeurtenis("SchoolgangGestaakt", "2026-01-12")
    telling = lever(
        winkel, gebeurtenis("LeerlingGeregistreerd", "2025-08-01", geboortedatum="2012-02-10"), regel, gestaakt
    )
    winkel.volg()

    assert telling[:2] in [(3, 3), (3, 2)]
    assert set(winkel.rows.positions().values()) == {winkel.aantal()}


@pytest.mark.parametrize("pgn", ["99999001", "999990018", 999990019])
def test_a_message_never_repeats_the_number(winkel: Winkel, pgn: object) -> None:
    rejects = winkel.lever("feiten.ndjson", ndjson({**ZIEK, "pgn": pgn})).rejects

    assert rejects is not None
    meldingen = json.loads(rejects.read_text(encoding="utf-8"))["_afwijzing"]
    assert str(pgn) not in json.dumps(meldingen)


@pytest.mark.parametrize("geboortedatum", ["2012-13-01", "2012-02-30", "10-02-2012", "9999-99-99"])
def test_what_is_wrong_with_a_birth_date_is_said_in_dutch_without_the_date(winkel: Winkel, geboortedatum: str) -> None:
    regel = gebeurtenis("LeerlingGeregistreerd", "2026-01-12", geboortedatum=geboortedatum)
    rejects = winkel.lever("feiten.ndjson", ndjson(regel)).rejects

    assert rejects is not None
    [bezwaar] = json.loads(rejects.read_text(encoding="utf-8"))["_afwijzing"]["bezwaren"]
    assert bezwaar["veld"] == "geboortedatum"
    assert geboortedatum not in bezwaar["melding"]
    assert not any(engels in bezwaar["melding"] for engels in ("must", "range", "out of"))


def test_fields_that_do_not_fit_together_are_said_in_a_sentence(winkel: Winkel) -> None:
    rejects = winkel.lever("feiten.ndjson", ndjson(gebeurtenis("Verhuisd", "2026-01-12"))).rejects

    assert rejects is not None
    [bezwaar] = json.loads(rejects.read_text(encoding="utf-8"))["_afwijzing"]["bezwaren"]
    assert bezwaar["melding"] == "een verhuizing noemt een gemeentecode of een land, en niet allebei"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_encoding_gives_the_same_text(winkel: Winkel, coding: str) -> None:
    regel = json.dumps(gebeurtenis("LeerlingGeregistreerd", "2026-01-12", naam="Zoë"), ensure_ascii=False)
    winkel.lever("feiten.ndjson", f"{regel}\r\n".encode(coding))

    assert vastgelegd(winkel)[0].feit.fields_given()["naam"] == "Zoë"

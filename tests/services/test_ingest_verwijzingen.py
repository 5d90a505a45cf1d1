"""When is an event of a file one that we know, and what if it speaks of one that we do not know?"""

from typing import Any

from services.generator.nummers import bsn
from tests.kit.winkel import PGN, Winkel, gebeurtenis, ndjson

EIGEN = "11111111-1111-4111-8111-111111111111"
ANDER_PGN = bsn(5)
MELDING = gebeurtenis("MeldingOntvangen", "2026-01-12", meldingsnummer="M1", soort="LRV", begindatum="2026-01-12")
ZIEK, BETER = gebeurtenis("Ziekgemeld", "2026-01-12"), gebeurtenis("Betergemeld", "2026-01-19")


def lever(winkel: Winkel, *regels: dict[str, Any]) -> tuple[int, int, int, int]:
    telling = winkel.lever("feiten.ndjson", ndjson(*regels)).telling
    return telling.gelezen, telling.nieuw, telling.ongewijzigd, telling.afgewezen


def types(winkel: Winkel) -> list[str]:
    return [v.feit.type_name() for v in winkel.dossiers()[PGN].vastleggingen]


def op(moment: str, regel: dict[str, Any]) -> dict[str, Any]:
    return {**regel, "vastgelegdOp": moment}


def test_the_same_file_again_changes_nothing(winkel: Winkel) -> None:
    regels = (ZIEK, op("2026-01-20T10:00:00Z", BETER), {**gebeurtenis("SchoolgangGestaakt", "2026-02-02"), "id": EIGEN})

    assert lever(winkel, *regels) == (3, 3, 0, 0)
    assert lever(winkel, *regels) == (3, 0, 3, 0)
    assert winkel.aantal() == 3


def test_an_id_seen_before_is_unchanged_whatever_the_line_says(winkel: Winkel) -> None:
    lever(winkel, {**ZIEK, "id": EIGEN})

    assert lever(winkel, {**BETER, "id": EIGEN}) == (1, 0, 1, 0)
    assert lever(winkel, {**ZIEK, "id": EIGEN, "pgn": ANDER_PGN}) == (1, 0, 1, 0)
    assert types(winkel) == ["Ziekgemeld"]
    assert list(winkel.dossiers()) == [PGN]


def test_an_id_given_twice_in_one_file_is_taken_once(winkel: Winkel) -> None:
    assert lever(winkel, {**ZIEK, "id": EIGEN}, {**BETER, "id": EIGEN, "pgn": ANDER_PGN}) == (2, 1, 1, 0)


def test_lines_without_an_id_are_known_by_what_they_say(winkel: Winkel) -> None:
    anders_geschreven = dict(reversed(ZIEK.items()))

    assert lever(winkel, ZIEK, ZIEK, anders_geschreven) == (3, 1, 2, 0)
    assert lever(winkel, {**ZIEK, "geldigOp": "2026-01-13"}, {**ZIEK, "pgn": ANDER_PGN}) == (2, 2, 0, 0)


def test_what_refers_to_something_not_recorded_is_taken_when_it_is_offered_again(winkel: Winkel) -> None:
    brief = gebeurtenis("OnderzoekGestart", "2026-01-20", meldingsnummer="M1")
    herroeping = gebeurtenis("GebeurtenisHerroepen", "2026-01-21", gebeurtenisId=EIGEN)
    rejects = winkel.lever("feiten.ndjson", ndjson(brief, herroeping)).rejects
    assert rejects is not None
    assert rejects.read_text(encoding="utf-8").count("onbekende-verwijzing") == 2
    assert winkel.aantal() == 0

    lever(winkel, MELDING, {**ZIEK, "id": EIGEN})
    telling = winkel.neem_in(rejects).telling
    assert (telling.gelezen, telling.nieuw, telling.afgewezen) == (2, 2, 0)
    assert sorted(types(winkel)) == ["GebeurtenisHerroepen", "MeldingOntvangen", "OnderzoekGestart", "Ziekgemeld"]


def test_in_one_file_a_reference_may_be_written_before_what_it_refers_to(winkel: Winkel) -> None:
    herroeping = gebeurtenis("GebeurtenisHerroepen", "2026-01-21", gebeurtenisId=EIGEN)
    regels = (op("2026-01-21T10:00:00Z", herroeping), op("2026-01-13T10:00:00Z", {**ZIEK, "id": EIGEN}))

    assert lever(winkel, *regels) == (2, 2, 0, 0)


def test_a_revocation_of_an_event_of_another_pupil_is_rejected(winkel: Winkel) -> None:
    lever(winkel, {**ZIEK, "id": EIGEN})
    herroeping = gebeurtenis("GebeurtenisHerroepen", "2026-01-21", gebeurtenisId=EIGEN, pgn=ANDER_PGN)

    assert lever(winkel, herroeping) == (1, 0, 0, 1)


def test_a_new_pupil_with_only_rejected_lines_leaves_no_trace(winkel: Winkel) -> None:
    lever(winkel, ZIEK, gebeurtenis("OnderzoekGestart", "2026-01-20", meldingsnummer="M1", pgn=ANDER_PGN))

    assert winkel.log.find([ANDER_PGN]) == {}


def test_a_revocation_that_claims_to_be_older_than_what_it_revokes_does_not_stop_the_rows(winkel: Winkel) -> None:
    herroeping = gebeurtenis("GebeurtenisHerroepen", "2026-01-21", gebeurtenisId=EIGEN)
    lever(winkel, {**gebeurtenis("SchoolgangGestaakt", "2026-01-12"), "id": EIGEN})
    winkel.lever("migratie.ndjson", ndjson(op("2026-01-01T10:00:00Z", herroeping)), keep=True)
    winkel.volg()

    assert set(winkel.rows.positions().values()) == {2}

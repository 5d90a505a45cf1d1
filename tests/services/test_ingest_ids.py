"""Does the id of an event say nothing about what the event says?"""

from uuid import UUID, uuid5

import orjson

from tests.kit.winkel import Winkel, csv_van, gebeurtenis, ndjson, rij

ZIEK = gebeurtenis("Ziekgemeld", "2026-01-12")


def ids_in(winkel: Winkel) -> dict[UUID, set[UUID]]:
    stored = winkel.log.stored_since(0, 100)
    by_dossier: dict[UUID, set[UUID]] = {}
    for event in stored:
        by_dossier.setdefault(UUID(str(event.originator_id)), set()).add(event.event_id)
    return by_dossier


def test_whoever_has_the_store_cannot_check_a_guess_about_an_event(winkel: Winkel) -> None:
    winkel.lever("feiten.ndjson", ndjson(ZIEK))
    inhoud = {naam: waarde for naam, waarde in ZIEK.items() if naam not in ("pgn", "id")}
    geraden = orjson.dumps(inhoud, option=orjson.OPT_SORT_KEYS).decode()

    assert all(uuid5(dossier_id, geraden) not in ids for dossier_id, ids in ids_in(winkel).items())


def test_nor_about_a_row(winkel: Winkel) -> None:
    winkel.lever("meldingen.csv", csv_van(rij(meldingsnummer="7", laatste_mutatie="2026-01-13T09:00:00")))
    geraden = "7|2026-01-13T08:00:00+00:00"

    assert all(uuid5(dossier_id, geraden) not in ids for dossier_id, ids in ids_in(winkel).items())


def test_and_the_same_line_is_known_again_after_the_store_was_closed(winkel: Winkel) -> None:
    eerste = winkel.lever("een.ndjson", ndjson(ZIEK)).telling
    tweede = winkel.lever("twee.ndjson", ndjson(ZIEK)).telling

    assert (eerste.nieuw, tweede.nieuw, tweede.ongewijzigd) == (1, 0, 1)

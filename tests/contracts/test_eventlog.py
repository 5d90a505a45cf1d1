"""Does a log give back what was stored, once, and all or nothing?"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from eventsourcing.persistence import StoredEvent

from projections.stores.verbinding import is_private
from services.eventlog.codec import Nieuw
from services.eventlog.errors import ConflictError
from services.eventlog.log import EventLog
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier, numbers
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING, feit, lrv

MICROSECONDE = timedelta(microseconds=1)


def test_an_event_comes_back_with_its_whole_envelope(log: EventLog) -> None:
    melding = lrv("2026-01-12", toelichting="Blijft al een week weg.")
    correlatie = vast_id(99)
    log.append([Nieuw(vast_id(1), LEERLING, 1, melding, "meldingen a.csv:2", "lpa-7", correlatie)], nu=NU)

    [vastlegging] = log.dossier(LEERLING).vastleggingen
    assert (vastlegging.id, vastlegging.dossier_id, vastlegging.versie) == (vast_id(1), LEERLING, 1)
    assert (vastlegging.bron, vastlegging.door, vastlegging.correlatie) == ("meldingen a.csv:2", "lpa-7", correlatie)
    assert vastlegging.feit == melding
    assert vastlegging.feit.model_fields_set == melding.model_fields_set
    assert vastlegging.ontvangen_op == vastlegging.vastgelegd_op == NU


def test_a_claim_of_a_migration_is_kept_beside_the_moment_of_receipt(log: EventLog) -> None:
    eerder = NU - timedelta(days=400)
    log.append([nieuw(1)._replace(vastgelegd_op=eerder)], nu=NU)

    [vastlegging] = log.dossier(LEERLING).vastleggingen
    assert (vastlegging.vastgelegd_op, vastlegging.ontvangen_op, vastlegging.overgenomen) == (eerder, NU, True)


def test_an_event_without_correlation_has_none(log: EventLog) -> None:
    log.append([nieuw(1)], nu=NU)

    assert log.dossier(LEERLING).vastleggingen[0].correlatie is None


def test_what_was_stored_is_there_after_opening_again(opslag: Logopslag) -> None:
    eerste = opslag.open()
    eerste.append([nieuw(1), nieuw(2)], nu=NU, pgns={"999990019": LEERLING})
    voor = eerste.dossier(LEERLING)
    eerste.close()

    tweede = opslag.open()
    assert tweede.dossier(LEERLING) == voor
    assert tweede.find(["999990019"]) == {"999990019": LEERLING}


def test_append_returns_the_places_in_the_log(log: EventLog) -> None:
    assert log.append([nieuw(1), nieuw(2)], nu=NU) == range(1, 3)
    assert log.append([nieuw(3)], nu=NU) == range(3, 4)
    assert len(log.append([], nu=NU)) == 0


def test_dossiers_are_read_together_and_apart(log: EventLog) -> None:
    ander, nooit = nieuw_dossier(1), nieuw_dossier(2)
    log.append([nieuw(1), nieuw(1, dossier=ander), nieuw(2), nieuw(2, dossier=ander)], nu=NU)

    dossiers = log.dossiers([LEERLING, ander, nooit])
    assert [v.versie for v in dossiers[LEERLING].vastleggingen] == [1, 2]
    assert {v.dossier_id for v in dossiers[ander].vastleggingen} == {ander}
    assert dossiers[nooit].vastleggingen == ()


def test_a_dossier_can_be_read_as_far_as_a_place_in_the_log(log: EventLog) -> None:
    log.append([nieuw(1), nieuw(2), nieuw(3)], nu=NU)

    assert [v.versie for v in log.dossiers([LEERLING], 2)[LEERLING].vastleggingen] == [1, 2]


def test_the_second_writer_of_a_version_gets_a_conflict_and_stores_nothing(opslag: Logopslag) -> None:
    een, twee = opslag.open(), opslag.open()
    een.append([nieuw(1, id=1)], nu=NU)
    with pytest.raises(ConflictError):
        twee.append([nieuw(1, id=2)], nu=NU)

    assert [v.id for v in twee.dossier(LEERLING).vastleggingen] == [vast_id(1)]


def test_an_id_is_stored_once_in_whatever_dossier(log: EventLog) -> None:
    log.append([nieuw(1, id=7)], nu=NU)
    for dubbel in (nieuw(2, id=7), nieuw(1, id=7, dossier=nieuw_dossier(1))):
        with pytest.raises(ConflictError):
            log.append([dubbel], nu=NU)

    assert numbers(log) == [1]
    assert log.known_ids([vast_id(7), vast_id(8)]) == {vast_id(7)}


def test_a_batch_fails_as_a_whole(log: EventLog) -> None:
    log.append([nieuw(1)], nu=NU)
    with pytest.raises(ConflictError):
        log.append([nieuw(1, dossier=nieuw_dossier(1)), nieuw(1, id=5)], nu=NU, pgns={"999990019": nieuw_dossier(1)})

    assert numbers(log) == [1]
    assert log.dossier(nieuw_dossier(1)).vastleggingen == ()
    assert log.find(["999990019"]) == {}


def test_a_taken_number_of_a_pupil_fails_the_batch_too(log: EventLog) -> None:
    log.append([nieuw(1)], nu=NU, pgns={"999990019": LEERLING})
    with pytest.raises(ConflictError):
        log.append([nieuw(1, dossier=nieuw_dossier(1))], nu=NU, pgns={"999990019": nieuw_dossier(1)})

    assert log.find(["999990019"]) == {"999990019": LEERLING}
    assert log.dossier(nieuw_dossier(1)).vastleggingen == ()


def test_numbers_have_no_gap_after_conflicts_and_rollbacks(log: EventLog) -> None:
    for versie in range(1, 6):
        log.append([nieuw(versie)], nu=NU)
        with pytest.raises(ConflictError):
            log.append([nieuw(versie, id=versie), nieuw(versie + 1, id=100 + versie)], nu=NU)
        with pytest.raises(TypeError):
            log.recorder.insert_events([StoredEvent(LEERLING, 99, "Ziekgemeld.v1", b"")])

    assert numbers(log) == [1, 2, 3, 4, 5]
    assert log.recorder.max_notification_id() == 5


def test_since_gives_what_came_after_in_order_and_as_far_as_asked(log: EventLog) -> None:
    log.append([nieuw(versie) for versie in range(1, 8)], nu=NU)

    assert [v.notification_id for v in log.since(2, 3, 7)] == [3, 4, 5]
    assert [v.notification_id for v in log.since(5, 100, 6)] == [6]
    assert log.since(7, 100, 7) == []
    assert [(v.dossier_id, v.versie) for v in log.since(0, 1, 7)] == [(LEERLING, 1)]


def test_a_pupil_is_found_by_number(log: EventLog) -> None:
    log.append([nieuw(1)], nu=NU, pgns={"999990019": LEERLING, "101234563": LEERLING})

    assert log.find(["999990019", "999990007", "101234563"]) == {"999990019": LEERLING, "101234563": LEERLING}


def test_the_numbers_of_dossiers_are_given_for_those_that_have_one(log: EventLog) -> None:
    log.append([nieuw(1), nieuw(1, dossier=nieuw_dossier(1))], nu=NU, pgns={"999990019": LEERLING})

    assert log.pgns_of([LEERLING, nieuw_dossier(1)]) == {LEERLING: "999990019"}


def test_many_numbers_and_dossiers_are_found_at_once(log: EventLog) -> None:
    ids = {f"{nummer:09}": nieuw_dossier(nummer) for nummer in range(1_201)}
    log.append([nieuw(1, dossier=dossier) for dossier in ids.values()], nu=NU, pgns=ids)

    assert log.find(ids) == ids
    assert log.pgns_of(ids.values()) == {dossier: pgn for pgn, dossier in ids.items()}
    assert len(log.known_ids(v.id for d in log.dossiers(ids.values()).values() for v in d.vastleggingen)) == 1_201


def test_enforcement_data_is_kept_under_a_key_of_its_own(log: EventLog) -> None:
    verhoor = feit("VerdachteGehoord", "2026-01-12", wie="leerling")
    log.append([nieuw(1), nieuw(2, verhoor)], nu=NU)

    assert log.sleutels.aantal() == 2
    assert log.dossier(LEERLING).vastleggingen[1].feit == verhoor


@pytest.mark.skipif(os.name != "posix", reason="modes of files are of posix")
def test_store_and_keys_are_for_their_owner_only(opslag: Logopslag) -> None:
    log = opslag.open()
    log.append([nieuw(1)], nu=NU)

    files = [*(opslag.files() if opslag.is_file else ()), opslag.keys]
    modes = {file.name: file.stat().st_mode & 0o777 for file in files}
    assert modes == dict.fromkeys(modes, 0o600)
    assert is_private(Path(log.sleutels.naam))

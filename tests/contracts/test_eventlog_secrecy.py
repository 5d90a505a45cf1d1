"""What does a copy of the store say without its keys?"""

import sqlite3
from pathlib import Path
from uuid import UUID

import pytest

from domain.events.verzuim import SchoolgangGestaakt
from services.eventlog.codec import Nieuw
from services.eventlog.errors import OnleesbaarError, SleutelOntbreektError
from services.eventlog.log import EventLog
from services.eventlog.sleutels import open_sleutelkast
from services.eventlog.upcasts import Upcast, upcast
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING, feit, lrv

GEHEIMEN = {
    "naam": "Roosmarijn Zwaluwstaart",
    "toelichting": "Slaapt bij oma in Ootmarsum.",
    "pgn": "999990019",
    "geboortedatum": "2012-02-29",
    "brin": "98ZQ",
    "meldingsnummer": "M-4711-0815",
    "bron": "export-klas-3b.csv:17",
    "door": "lpa-vogelvrij",
    "verhoor": "ouder-geheim",
}


def gesproken(log: EventLog) -> None:
    g = GEHEIMEN
    feiten = [
        feit(
            "LeerlingGeregistreerd", "2026-01-12", naam=g["naam"], geboortedatum=g["geboortedatum"], gemeentecode="0014"
        ),
        lrv("2026-01-12", nummer=g["meldingsnummer"], toelichting=g["toelichting"], brin=g["brin"]),
        feit("VerdachteGehoord", "2026-01-12", wie=g["verhoor"], meldingsnummer=g["meldingsnummer"]),
    ]
    log.append(
        [Nieuw(vast_id(i), LEERLING, i, event, g["bron"], g["door"], vast_id(99)) for i, event in enumerate(feiten, 1)],
        nu=NU,
        pgns={g["pgn"]: LEERLING},
    )


@pytest.mark.parametrize("closed", [False, True], ids=["while open", "after closing"])
def test_nothing_about_a_pupil_lies_on_disk_in_the_clear(opslag: Logopslag, closed: bool) -> None:
    log = opslag.open()
    gesproken(log)
    if closed:
        log.close()
    on_disk = opslag.on_disk()

    assert b"MeldingOntvangen.v1" in on_disk
    for waarde in GEHEIMEN.values():
        for geschreven in (waarde, waarde.lower(), waarde.replace("-", "")):
            assert geschreven.encode() not in on_disk
            assert geschreven.encode("utf-16-le") not in on_disk


def test_the_keys_say_nothing_either(opslag: Logopslag) -> None:
    gesproken(opslag.open())

    for file in opslag.keys.parent.glob(f"{opslag.keys.name}*"):
        assert not any(waarde.encode() in file.read_bytes() for waarde in GEHEIMEN.values())


def test_the_same_fact_twice_does_not_look_the_same(log: EventLog) -> None:
    log.append([nieuw(1), nieuw(2), nieuw(1, dossier=nieuw_dossier(1))], nu=NU)

    states = [stored.state[2:] for stored in log.stored_since(0, 10)]
    assert len({state[:12] for state in states}) == 3
    assert len({state[12:] for state in states}) == 3


def test_with_another_key_file_a_number_is_not_found(opslag: Logopslag, tmp_path: Path) -> None:
    log = opslag.open()
    gesproken(log)
    vreemd = open_sleutelkast(tmp_path / "vreemd.sleutels")
    eigen = log.sleutels.index_of(GEHEIMEN["pgn"])

    assert vreemd.index_of(GEHEIMEN["pgn"]) != eigen
    vreemd.close()


@pytest.mark.parametrize("soort", [0, 1], ids=["dossier", "wpg"])
def test_without_its_key_a_dossier_is_not_read_and_others_are(opslag: Logopslag, soort: int) -> None:
    eerste = opslag.open()
    gesproken(eerste)
    eerste.append([nieuw(1, dossier=nieuw_dossier(1))], nu=NU)
    eerste.close()
    forget(opslag.keys, LEERLING, soort)
    log = opslag.open()

    with pytest.raises(SleutelOntbreektError, match=str(LEERLING)):
        log.dossier(LEERLING)
    assert log.dossier(nieuw_dossier(1)).versie == 1


def test_without_its_key_a_number_is_not_shown(opslag: Logopslag) -> None:
    eerste = opslag.open()
    gesproken(eerste)
    eerste.close()
    forget(opslag.keys, LEERLING, 0)

    with pytest.raises(SleutelOntbreektError):
        opslag.open().pgns_of([LEERLING])


def forget(keys: Path, dossier: UUID, soort: int) -> None:
    connection = sqlite3.connect(keys, isolation_level=None)
    connection.execute("DELETE FROM dossier_sleutel WHERE dossier_id = ? AND soort = ?", (dossier.bytes, soort))
    connection.close()


def test_states_that_were_swapped_are_not_read(opslag: Logopslag) -> None:
    log = opslag.open()
    log.append([nieuw(1), nieuw(2)], nu=NU)
    een, twee = (stored.state for stored in log.stored_since(0, 2))
    for notification_id, state in ((1, twee), (2, een)):
        opslag.change("UPDATE gebeurtenissen SET state = ? WHERE notification_id = ?", (state, notification_id))

    with pytest.raises(OnleesbaarError, match=str(LEERLING)):
        log.dossier(LEERLING)


@pytest.mark.parametrize(
    ("wat", "waarde"),
    [
        ("topic", "Betergemeld.v1"),
        ("topic", "BestaatNiet.v1"),
        ("originator_version", 9),
        ("event_id", vast_id(50)),
        ("state", b""),
        ("state", b"\x01"),
        ("state", b"\x01\x00"),
        ("state", b"\x01\x00te kort"),
        ("state", b"\x02\x00" + b"een vorm van later"),
    ],
)
def test_an_event_that_was_changed_is_not_read(opslag: Logopslag, wat: str, waarde: object) -> None:
    log = opslag.open()
    log.append([nieuw(1)], nu=NU)
    opslag.change(f"UPDATE gebeurtenissen SET {wat} = ? WHERE notification_id = 1", (waarde,))  # noqa: S608 - a column named above

    with pytest.raises(OnleesbaarError):
        log.dossier(LEERLING)


def test_an_event_moved_to_another_dossier_is_not_read(opslag: Logopslag) -> None:
    log = opslag.open()
    ander = nieuw_dossier(1)
    log.append([nieuw(1), nieuw(1, dossier=ander)], nu=NU)
    opslag.change("UPDATE gebeurtenissen SET originator_version = 5 WHERE notification_id = 2", ())
    opslag.change("UPDATE gebeurtenissen SET originator_id = ? WHERE notification_id = 1", (ander,))

    with pytest.raises(OnleesbaarError):
        log.dossier(ander)


@pytest.mark.parametrize("plaats", [0, 1, 2, 13, 14, -17, -1])
@pytest.mark.parametrize("masker", [0x01, 0x80])
def test_a_state_with_one_bit_changed_is_not_read(opslag: Logopslag, plaats: int, masker: int) -> None:
    log = opslag.open()
    log.append([nieuw(1)], nu=NU)
    state = bytearray(log.stored_since(0, 1)[0].state)
    state[plaats] ^= masker
    opslag.change("UPDATE gebeurtenissen SET state = ? WHERE notification_id = 1", (bytes(state),))

    with pytest.raises((OnleesbaarError, SleutelOntbreektError)):
        log.dossier(LEERLING)


def test_a_number_moved_to_another_dossier_is_not_shown(opslag: Logopslag) -> None:
    log = opslag.open()
    ander = nieuw_dossier(1)
    log.append([nieuw(1), nieuw(1, dossier=ander)], nu=NU, pgns={"999990019": LEERLING, "999990007": ander})
    opslag.change("UPDATE pgn_index SET dossier_id = ? WHERE dossier_id = ?", (nieuw_dossier(2), LEERLING))
    opslag.change("UPDATE pgn_index SET dossier_id = ? WHERE dossier_id = ?", (LEERLING, ander))

    with pytest.raises(OnleesbaarError):
        log.pgns_of([LEERLING])


class SchoolgangGestaaktVanLater(SchoolgangGestaakt):
    """De gebeurtenis zoals een latere versie haar schrijft: met een veld erbij."""

    aanleiding: str


def test_a_field_that_a_later_version_stored_is_ignored_on_reading(log: EventLog) -> None:
    later = SchoolgangGestaaktVanLater.model_validate({"geldigOp": "2026-01-12", "aanleiding": "pesten"})
    log.append([nieuw(1, later)], nu=NU)

    assert log.dossier(LEERLING).vastleggingen[0].feit == feit("SchoolgangGestaakt", "2026-01-12")


UPCASTS: dict[str, Upcast] = {
    "Weggebleven.v1": ("Weggebleven.v2", lambda velden: {**velden, "dag": velden["datum"]}),
    "Weggebleven.v2": ("SchoolgangGestaakt.v1", lambda velden: {"geldigOp": velden["dag"]}),
}


@pytest.mark.parametrize(
    ("name", "velden"),
    [
        ("Weggebleven.v1", {"datum": "2026-01-12"}),
        ("Weggebleven.v2", {"dag": "2026-01-12"}),
        ("SchoolgangGestaakt.v1", {"geldigOp": "2026-01-12"}),
    ],
)
def test_an_older_shape_is_led_through_all_shapes_between(name: str, velden: dict[str, str]) -> None:
    assert upcast(name, velden, UPCASTS) == ("SchoolgangGestaakt.v1", {"geldigOp": "2026-01-12"})

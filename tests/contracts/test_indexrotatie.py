"""Is every number found, and registered once, at every moment while the key of the index changes?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from services.eventlog import indexrotatie
from services.eventlog.errors import ConflictError, SleutelOntbreektError
from services.eventlog.indexrotatie import roteer_index, versies
from services.eventlog.log import EventLog
from services.eventlog.recorder import Recorder
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier
from tests.kit.woorden import LEERLING

NUMMERS = {f"9999{i:05d}": nieuw_dossier(i) for i in range(60)}
"""By number, of whom it is; the index does not look whether a number is one that may be."""
NIEUW = {f"9998{i:05d}": nieuw_dossier(1_000 + i) for i in range(60)}


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexrotatie, "BATCH", 7)


@pytest.fixture
def log(opslag: Logopslag) -> EventLog:
    log = opslag.open()
    log.append([nieuw(1, dossier=dossier) for dossier in NUMMERS.values()], nu=NU, pgns=NUMMERS)
    return log


def draai(log: EventLog, voortgang: Callable[[int, int], None] = lambda _gedaan, _van: None) -> tuple[int, int]:
    return roteer_index(log.databank, log.sleutels, voortgang)


def stand(log: EventLog) -> list[tuple[int, int]]:
    return [(v.versie, v.nummers) for v in versies(log.databank)]


def register(log: EventLog, pgn: str, dossier: UUID) -> bool:
    """Register a number for a new pupil; say whether nobody had it."""
    try:
        log.append([nieuw(1, dossier=dossier)], nu=NU, pgns={pgn: dossier})
    except ConflictError:
        return False
    return True


def hashes(log: EventLog) -> set[bytes]:
    with log.databank.lezen() as v:
        return {bytes(hash_) for (hash_,) in v.vraag("SELECT hash FROM pgn_index")}


def test_all_numbers_are_found_by_another_key_and_the_old_one_is_gone(opslag: Logopslag, log: EventLog) -> None:
    voor = hashes(log)
    vingerafdruk, naamruimte = log.sleutels.vingerafdruk, log.sleutels.naamruimte

    assert draai(log) == (2, len(NUMMERS))
    assert stand(log) == [(2, len(NUMMERS))]
    assert not voor & hashes(log)
    assert [hash_ for hash_ in voor if hash_ in opslag.on_disk()] == []
    with pytest.raises(SleutelOntbreektError, match="sleutel 1 van de index"):
        log.sleutels.index_of("999900001", 1)
    weer = opslag.open()
    assert weer.find([*NUMMERS, "999999999"]) == NUMMERS
    assert weer.pgns_of(NUMMERS.values()) == {dossier: pgn for pgn, dossier in NUMMERS.items()}
    assert (weer.sleutels.vingerafdruk, weer.sleutels.naamruimte) == (vingerafdruk, naamruimte)


def test_at_every_step_every_number_is_found_and_none_registered_twice(opslag: Logopslag, log: EventLog) -> None:
    ander, komend = opslag.open(), iter(NIEUW.items())
    erbij: dict[str, UUID] = {}
    stappen = 0

    def kijk(*_: int) -> None:
        nonlocal stappen
        stappen += 1
        pgn, dossier = next(komend)
        assert register(ander, pgn, dossier)
        erbij[pgn] = dossier
        for deze in (ander, log, opslag.open()):
            assert deze.find([*NUMMERS, *erbij]) == NUMMERS | erbij
        for bekend in (*list(NUMMERS)[::13], *erbij):
            assert not register(ander, bekend, nieuw_dossier(9_999))

    draai(log, kijk)

    assert stappen == 9
    assert stand(log) == [(2, len(NUMMERS) + len(erbij))]
    assert opslag.open().find([*NUMMERS, *erbij]) == NUMMERS | erbij


@pytest.mark.parametrize("stap", [1, 4, 9])
def test_what_was_interrupted_is_gone_on_with(stap: int, opslag: Logopslag, log: EventLog) -> None:
    over = stap

    def brandt(*_: int) -> None:
        nonlocal over
        over -= 1
        if not over:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        draai(log, brandt)
    halverwege = opslag.open()
    assert [versie for versie, _ in stand(halverwege)] == [1, 2]
    assert halverwege.find(NUMMERS) == NUMMERS

    assert draai(opslag.open())[0] == 2
    assert stand(log) == [(2, len(NUMMERS))]


def test_a_key_that_was_made_and_not_announced_is_the_next(opslag: Logopslag, log: EventLog) -> None:
    log.sleutels.maak_index_versie(2)
    ander = opslag.open()
    assert register(ander, *next(iter(NIEUW.items())))
    assert stand(ander) == [(1, len(NUMMERS) + 1)], "nobody uses a key that was not announced"

    assert draai(log)[0] == 2


def test_an_old_key_that_was_left_is_destroyed_first(log: EventLog, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as even:
        even.setattr(log.sleutels, "vergeet_index_versies", lambda _: None)  # killed just before
        draai(log)
    assert log.sleutels.has_older_index_keys(2)

    assert draai(log) == (2, 0)
    assert not log.sleutels.has_older_index_keys(2)
    assert draai(log)[0] == 3


Tussen = Callable[[Callable[[], None]], None]


@pytest.fixture
def tussen(monkeypatch: pytest.MonkeyPatch) -> Tussen:
    """Do something after the next writer has made ready what it stores, and before it holds the head."""

    def doe_tussen(doe: Callable[[], None]) -> None:
        echt = Recorder._insert
        klaar: list[bool] = []

        def traag(self: Recorder, *args: object) -> list[int]:
            if not klaar:
                klaar.append(True)
                doe()
            return echt(self, *args)  # type: ignore[arg-type] # as it came

        monkeypatch.setattr(Recorder, "_insert", traag)

    return doe_tussen


@pytest.mark.parametrize("eerst", ["begonnen", "klaar"])
def test_who_made_ready_before_the_change_does_not_store_by_the_old_key(
    eerst: str, opslag: Logopslag, log: EventLog, tussen: Tussen
) -> None:
    traag, (pgn, dossier) = opslag.open(), next(iter(NIEUW.items()))

    def begin() -> None:
        with pytest.raises(KeyboardInterrupt):
            draai(log, interrupted)

    def helemaal() -> None:
        draai(log)

    tussen(begin if eerst == "begonnen" else helemaal)

    assert not register(traag, pgn, dossier), "it is to read and decide again"
    assert register(traag, pgn, dossier)
    assert draai(log)[0] == (2 if eerst == "begonnen" else 3)
    assert opslag.open().find([pgn]) == {pgn: dossier}


def interrupted(*_: int) -> None:
    raise KeyboardInterrupt


def test_of_two_writers_one_before_and_one_after_the_change_one_registers(
    opslag: Logopslag, log: EventLog, tussen: Tussen
) -> None:
    """Both want the same number: one reckons with the old key only, the other came after the new one was announced."""
    traag, snel, (pgn, dossier) = opslag.open(), opslag.open(), next(iter(NIEUW.items()))

    def intussen() -> None:
        with pytest.raises(KeyboardInterrupt):
            draai(log, interrupted)
        assert register(snel, pgn, nieuw_dossier(5_000))

    tussen(intussen)

    assert not register(traag, pgn, dossier)
    assert not register(traag, pgn, dossier)
    assert draai(log)[0] == 2
    assert opslag.open().find([pgn]) == {pgn: nieuw_dossier(5_000)}


def test_many_writers_register_each_number_once_while_the_key_changes_and_changes(
    opslag: Logopslag, log: EventLog
) -> None:
    schrijvers = [opslag.open() for _ in range(3)]

    def schrijf(nummer: int) -> dict[str, UUID]:
        gelukt = {}
        for i, pgn in enumerate(NIEUW):
            dossier = nieuw_dossier(10_000 * (nummer + 1) + i)
            while not (bekend := schrijvers[nummer].find([pgn])):
                if register(schrijvers[nummer], pgn, dossier):
                    gelukt[pgn] = dossier
            assert pgn not in gelukt or bekend == {pgn: dossier}
        return gelukt

    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(schrijf, nummer) for nummer in range(3)]
        rondes = 0
        while not all(job.done() for job in jobs) or not rondes:
            draai(log)
            rondes += 1
        gelukt = [job.result() for job in jobs]

    assert sum(map(len, gelukt)) == len(NIEUW), "each number was registered by one"
    alle = {pgn: dossier for deel in gelukt for pgn, dossier in deel.items()}
    assert opslag.open().find([*NUMMERS, *NIEUW]) == NUMMERS | alle
    assert stand(log) == [(rondes + 1, len(NUMMERS) + len(NIEUW))]


def test_a_number_whose_pupil_is_destroyed_meanwhile_does_not_come_back(opslag: Logopslag, log: EventLog) -> None:
    weg = list(NUMMERS.items())[:10]

    def vernietig(*_: int) -> None:
        while weg:
            opslag.change("DELETE FROM pgn_index WHERE dossier_id = ?", (weg.pop()[1],))

    draai(log, vernietig)

    assert stand(log) == [(2, len(NUMMERS) - 10)]


def test_a_number_that_cannot_be_read_keeps_the_old_key(opslag: Logopslag, log: EventLog) -> None:
    opslag.change("UPDATE pgn_index SET pgn = ? WHERE dossier_id = ?", (bytes(40), NUMMERS["999900003"]))
    with pytest.raises(SleutelOntbreektError, match=str(NUMMERS["999900003"])):
        draai(log)

    assert stand(log) == [(1, 1), (2, len(NUMMERS) - 1)]
    assert opslag.open().find(NUMMERS) == NUMMERS


def test_a_number_without_a_key_keeps_the_old_key(opslag: Logopslag, log: EventLog) -> None:
    log.sleutels.destroy([(NUMMERS["999900003"], 0)])
    with pytest.raises(SleutelOntbreektError, match=f"1 nummers zijn niet te lezen.*{NUMMERS['999900003']}"):
        draai(log)

    assert stand(log) == [(1, 1), (2, len(NUMMERS) - 1)]
    assert log.find(NUMMERS) == NUMMERS


def test_an_older_log_beside_newer_keys_is_refused(opslag: Logopslag, log: EventLog) -> None:
    draai(log)
    opslag.change("UPDATE kenmerk SET waarde = ? WHERE naam = 'indexversies'", (b"1",))

    with pytest.raises(SleutelOntbreektError, match="zet opslag en sleutels van dezelfde dag terug"):
        opslag.open()


def test_a_log_from_before_versions_were_counted_knows_them_by_its_numbers(opslag: Logopslag, log: EventLog) -> None:
    draai(log)
    opslag.change("DELETE FROM kenmerk WHERE naam = 'indexversies'", ())

    assert stand(opslag.open()) == [(2, len(NUMMERS))]


def test_in_the_id_of_an_event_a_number_stays_what_it_was(opslag: Logopslag, log: EventLog) -> None:
    merk = log.sleutels.merk_of("999900001")
    draai(log)

    assert opslag.open().sleutels.merk_of("999900001") == merk
    assert not log.find([str(LEERLING)])

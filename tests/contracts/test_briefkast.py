"""What does every store promise of a letter that was sent?"""

import pytest

from domain.events.beheer import DossierVernietigd
from services.eventlog.briefkast import GROOTSTE, vingerafdruk
from services.eventlog.codec import Nieuw
from services.eventlog.errors import ConflictError, OnleesbaarError, SleutelOntbreektError
from services.eventlog.log import EventLog
from services.eventlog.vernietigd import HELE
from tests.contracts.conftest import NU, Logopslag, nieuw, nieuw_dossier
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING, feit

BRIEF = b"%PDF-1.7 Roosmarijn Zwaluwstaart woont in Ootmarsum" * 900
AFDRUK = vingerafdruk(BRIEF)
ANDER = nieuw_dossier(7)


def verzend(log: EventLog, versie: int = 1) -> Nieuw:
    """Record a letter with the version that was sent."""
    event = nieuw(versie, feit("BriefVerzonden", "2026-01-12", soort="uitnodiging", vingerafdruk=AFDRUK))
    log.append([event], nu=NU, mee=log.brieven.leg_erbij(LEERLING, event.id, BRIEF))
    return event


def test_what_was_sent_is_read_back_also_by_another_process(opslag: Logopslag) -> None:
    event = verzend(opslag.open())

    assert opslag.open().brieven.lees(LEERLING, event.id, AFDRUK) == BRIEF


def test_it_says_nothing_without_the_key(opslag: Logopslag) -> None:
    log = opslag.open()
    verzend(log)

    on_disk = opslag.on_disk()

    assert b"BriefVerzonden.v1" in on_disk
    assert b"Zwaluwstaart" not in on_disk
    assert AFDRUK.encode() not in on_disk


def test_there_is_none_of_another_event_or_another_dossier(log: EventLog) -> None:
    event = verzend(log)

    assert log.brieven.lees(LEERLING, vast_id(99), AFDRUK) is None
    assert log.brieven.lees(ANDER, event.id, AFDRUK) is None


def test_without_its_event_it_is_not_there_either(log: EventLog) -> None:
    verzend(log)
    laat = nieuw(1, feit("BriefVerzonden", "2026-01-12", soort="uitnodiging"), id=5)
    with pytest.raises(ConflictError):
        log.append([laat], nu=NU, mee=log.brieven.leg_erbij(LEERLING, laat.id, BRIEF))

    assert log.brieven.lees(LEERLING, laat.id, AFDRUK) is None


def test_one_that_was_put_in_the_place_of_another_is_not_read(opslag: Logopslag) -> None:
    log = opslag.open()
    een, ander = verzend(log), verzend(log, 2)
    opslag.change("DELETE FROM brief WHERE event_id = ?", (ander.id,))
    if opslag.is_file:
        opslag.change("DROP TRIGGER brief_blijft", ())
    opslag.change("UPDATE brief SET event_id = ? WHERE event_id = ?", (ander.id, een.id))

    with pytest.raises(OnleesbaarError):
        log.brieven.lees(LEERLING, ander.id, AFDRUK)


def test_one_that_the_event_does_not_tell_of_is_not_read(log: EventLog) -> None:
    event = verzend(log)

    with pytest.raises(OnleesbaarError):
        log.brieven.lees(LEERLING, event.id, vingerafdruk(b"%PDF-1.7 een andere"))


@pytest.mark.parametrize(("bytes_", "past"), [(GROOTSTE, True), (GROOTSTE + 1, False)])
def test_up_to_its_largest_size(log: EventLog, bytes_: int, past: bool) -> None:
    if past:
        log.brieven.leg_erbij(LEERLING, vast_id(1), b"x" * bytes_)
    else:
        with pytest.raises(ValueError, match="size"):
            log.brieven.leg_erbij(LEERLING, vast_id(1), b"x" * bytes_)


def test_it_goes_with_the_word_of_the_destruction_and_with_the_key(opslag: Logopslag) -> None:
    log = opslag.open()
    event = verzend(log)
    weg = Nieuw(vast_id(9), LEERLING, 2, DossierVernietigd(geldig_op=NU.date(), grondslag="termijn"), "test", "tester")
    namen = log.vernietigingen.namen_van([LEERLING], HELE)
    with log.databank.lezen() as v:
        [(geheim,)] = v.vraag("SELECT inhoud FROM brief")
    log.append([weg], nu=NU, vernietiging=log.vernietigingen.statements(weg.id, LEERLING, HELE, namen, {}))
    log.sleutels.destroy(namen)
    log.compact_index()

    assert log.brieven.lees(LEERLING, event.id, AFDRUK) is None
    assert bytes(geheim)[:200] not in opslag.on_disk()
    with pytest.raises(SleutelOntbreektError):
        log.sleutels.get(namen)

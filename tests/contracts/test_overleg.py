"""Is a meeting found on the days on which it was planned, and is it nobody's dossier, on every store?"""

from datetime import date
from uuid import UUID

from domain.overleg import beeld
from services.eventlog.codec import Nieuw
from services.eventlog.dossierlijst import aantal_dossiers
from services.eventlog.log import EventLog
from tests.contracts.conftest import NU, Logopslag
from tests.kit.winkel import vast_id
from tests.kit.woorden import feit

MDO, NOOR = vast_id(3_701), vast_id(3_702)
MAANDAG, DINSDAG, LATER = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 16)


def told(log: EventLog) -> None:
    """A meeting on Monday 9 March that is moved a week, about one pupil."""
    feiten = (
        feit("OverlegGepland", "2026-03-02", soort="mdo", dag="2026-03-09", gemeentecode="0014", plaats="bij oma"),
        feit("DossierGeagendeerd", "2026-03-02", dossier=str(NOOR)),
        feit("OverlegVerzet", "2026-03-05", dag="2026-03-16"),
    )
    nieuw = [Nieuw(vast_id(3_710 + n), MDO, n, een, "test", "tester") for n, een in enumerate(feiten, 1)]
    log.append(nieuw[:2], nu=NU, overleggen=[(MDO, MAANDAG)])
    log.append(nieuw[2:], nu=NU, overleggen=[(MDO, LATER), (MDO, LATER)])
    noor = Nieuw(vast_id(3_720), NOOR, 1, feit("Ziekgemeld", "2026-03-02"), "test", "tester")
    log.append([noor], nu=NU, pgns={"999990019": NOOR})


def ids(log: EventLog, van: date, tot_en_met: date) -> list[UUID]:
    return [overleg.id for overleg in log.overleggen(van, tot_en_met)]


def test_a_meeting_is_found_once_on_each_day_it_was_planned_on_and_on_no_other(opslag: Logopslag) -> None:
    log = opslag.open()
    told(log)

    assert ids(log, MAANDAG, MAANDAG) == ids(log, LATER, LATER) == ids(log, MAANDAG, LATER) == [MDO]
    assert ids(log, DINSDAG, DINSDAG) == ids(log, date(2026, 3, 17), date(2026, 12, 31)) == []


def test_it_is_read_back_as_it_was_told(opslag: Logopslag) -> None:
    log = opslag.open()
    told(log)
    overleg = log.overleg(MDO)
    assert overleg is not None
    staat = beeld(overleg)
    assert staat is not None

    assert (staat.dag, staat.agenda, overleg.versie) == (LATER, (NOOR,), 3)
    assert log.overleg(NOOR) is None


def test_it_is_nobodys_dossier(opslag: Logopslag) -> None:
    log = opslag.open()
    told(log)
    van_een_leerling = {verwijzing.dossier_id for verwijzing in log.since(0, 100, 100) if verwijzing.is_dossier}

    assert (log.is_dossier(MDO), log.is_dossier(NOOR)) == (False, True)
    assert van_een_leerling == {NOOR}
    assert aantal_dossiers(log.databank, 100) == 1
    assert log.dossiers_without_index() == []
    assert MDO in log.other_streams()
    assert set(log.logboek.betrokkenen([MDO, NOOR])) == {NOOR}


def test_which_pupil_and_where_lie_in_no_file(opslag: Logopslag) -> None:
    log = opslag.open()
    told(log)
    opgeslagen = opslag.on_disk()

    assert b"bij oma" not in opgeslagen
    assert b"DossierGeagendeerd" in opgeslagen

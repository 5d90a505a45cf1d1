"""Can two truths about the same pupil, day and moment be stored, and who may write while others do?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from domain.tijdzone import micros
from projections.bitemporaal import ALTIJD, Wijziging
from projections.stores.databank import BotsingError
from projections.stores.promise import RowStore, Vraag
from projections.stores.schrijver import Wachtend
from projections.views.view import Rij
from tests.contracts.test_rows import (
    ANDER,
    DREIGEND,
    JANUARI,
    KORTER,
    LOPEND,
    MAART,
    MEI,
    STATUSLIJN,
    TERMIJNEN,
    THUIS,
    VERLOPEN,
    corrected,
    fill,
    opened,
    statuses,
    with_terms,
    writing,
)
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING

CONTRADICTIONS = (
    (DREIGEND, DREIGEND._replace(status="thuiszitter")),
    (THUIS, THUIS._replace(van="2026-02-20")),
    (THUIS, THUIS._replace(van="2026-01-12", tot_en_met="2026-02-09")),
)


@pytest.mark.parametrize(("een", "ander"), CONTRADICTIONS)
def test_two_truths_about_one_day_and_one_moment_cannot_be_stored(rows: RowStore, een: Rij, ander: Rij) -> None:
    fill(rows, opened(een))
    with pytest.raises(BotsingError):
        fill(rows, Wijziging(geopend=[(ander, micros(MAART), micros(MEI))]))

    assert len(rows.all(STATUSLIJN)) == 1


@pytest.mark.parametrize(
    ("ander", "van", "tot"),
    [
        (THUIS._replace(van="2026-03-03"), micros(JANUARI), ALTIJD),
        (KORTER._replace(van="2026-02-20"), micros(MAART), ALTIJD),
        (KORTER, micros(MAART), ALTIJD),
    ],
    ids=["the next day", "the next moment", "the same days from the next moment on"],
)
def test_truths_that_only_touch_are_both_stored(rows: RowStore, ander: Rij, van: int, tot: int) -> None:
    fill(rows, Wijziging(geopend=[(KORTER, micros(JANUARI), micros(MAART))]))
    fill(rows, Wijziging(geopend=[(ander, van, tot)]))

    assert len(rows.all(STATUSLIJN)) == 2


def test_the_same_days_of_another_pupil_contradict_nothing(rows: RowStore) -> None:
    fill(rows, opened(THUIS))
    fill(rows, opened(THUIS._replace(status="dreigend")), dossier=ANDER)

    assert len(rows.all(STATUSLIJN)) == 2


def test_of_several_terms_each_has_its_own_truth(rows: RowStore) -> None:
    anders = [LOPEND, LOPEND._replace(soort="reactie"), LOPEND._replace(sleutel="2026-02-01")]
    with_terms(rows, [(LEERLING, [], anders)])
    with pytest.raises(BotsingError):
        with_terms(rows, [(LEERLING, [], [LOPEND._replace(van="2026-02-01", status="gehaald")])])

    assert len(rows.all(TERMIJNEN)) == 3


def test_a_dossier_that_waits_is_named_until_it_goes_on(rows: RowStore) -> None:
    with writing(rows) as schrijver:
        schrijver.let_wait(Wachtend(LEERLING, 7, "OnleesbaarError", MAART))
        schrijver.let_wait(Wachtend(LEERLING, 9, "iets anders", MEI))
    assert rows.waiting() == [Wachtend(LEERLING, 7, "OnleesbaarError", MAART)]
    with writing(rows) as schrijver:
        assert set(schrijver.waiting()) == {LEERLING}
        schrijver.go_on([LEERLING])

    assert rows.waiting() == []


def test_of_one_part_there_is_one_writer_and_who_does_not_wait_takes_another(
    open_rows: Callable[[], RowStore],
) -> None:
    een, twee = open_rows(), open_rows()
    if een.delen == 1:
        return
    with een.writing(0), twee.writing_if_free(0) as bezet, twee.writing_if_free(1) as vrij:
        assert bezet is None
        assert vrij is not None


def test_every_dossier_is_in_one_part(rows: RowStore) -> None:
    assert {rows.deel_van(vast_id(i)) for i in range(500)} == set(range(rows.delen))


def test_several_threads_may_ask_while_another_writes(rows: RowStore) -> None:
    corrected(rows)

    def ask(_: int) -> list[str]:
        return statuses(rows, "2026-02-10", MEI)

    with ThreadPoolExecutor(4) as pool, writing(rows) as schrijver:
        schrijver.apply(STATUSLIJN, {LEERLING: Wijziging(opnieuw=True)})
        gezien = list(pool.map(ask, range(40)))

    assert gezien == [["thuiszitter"]] * 40
    assert statuses(rows, "2026-02-10", MEI) == []


def test_terms_can_be_asked_by_kind_by_status_and_by_when_they_fall_due(rows: RowStore) -> None:
    with_terms(rows, [(LEERLING, [], [LOPEND, VERLOPEN]), (ANDER, [], [LOPEND._replace(soort="reactie")])])
    dag = Vraag(date(2026, 4, 9), MEI)

    assert len(rows.termijnen(dag)) == 2
    assert len(rows.termijnen(dag, soort="reactie")) == 1
    assert len(rows.termijnen(dag, binnen=3)) == 2
    assert rows.termijnen(dag, binnen=2) == []
    assert rows.termijnen(dag, status="verlopen") == []
    assert len(rows.termijnen(Vraag(date(2026, 4, 13), MEI), status="verlopen")) == 1

"""Do rows and their place in the log change together, and do they answer on both axes of time?"""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Event as Sein
from typing import Any
from uuid import UUID

import pytest

from domain.tijdzone import micros
from projections.bitemporaal import ALTIJD, Wijziging
from projections.stores.promise import RowStore, Schrijver, Vraag
from projections.views import BY_NAME, CATALOGUE
from projections.views.statuslijn import Lijnstuk
from projections.views.termijnen import Termijnstand
from projections.views.view import OPEN_EINDE, Rij
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING, moment

STATUSLIJN, TERMIJNEN = BY_NAME["statuslijn"], BY_NAME["termijnen"]
JANUARI, MAART, MEI = moment("2026-01-15"), moment("2026-03-05"), moment("2026-05-01")
ANDER = vast_id(1)
MICROSECONDE = timedelta(microseconds=1)

DREIGEND = Lijnstuk("2026-01-12", "2026-02-08", "dreigend", "relatief", "2026-01-12", None, "0014", "99AA", None, "[]")
THUIS = Lijnstuk(
    "2026-02-09", OPEN_EINDE, "thuiszitter", "relatief", "2026-01-12", "2026-02-09", "0014", "99AA", None, "[]"
)
KORTER = THUIS._replace(tot_en_met="2026-03-02")
LOPEND = Termijnstand(
    soort="thuiszitterspact",
    sleutel="2026-01-12",
    start="2026-01-12",
    vervalt_op="2026-04-12",
    van="2026-01-12",
    tot_en_met="2026-04-12",
    status="lopend",
    gehaald_op=None,
    aan_zet="school",
    grondslag="Thuiszitterspact",
    uitleg="[]",
)
VERLOPEN = LOPEND._replace(van="2026-04-13", tot_en_met=OPEN_EINDE, status="verlopen")


def opened(*rijen: Rij, vanaf: datetime = JANUARI) -> Wijziging:
    return Wijziging(geopend=[(rij, micros(vanaf), ALTIJD) for rij in rijen])


def writing(rows: RowStore) -> AbstractContextManager[Schrijver]:
    """Open a transaction about the part in which the pupil is."""
    return rows.writing(rows.deel_van(LEERLING))


def here(rows: RowStore) -> Mapping[str, int]:
    """Return where the rows of that part are."""
    return rows.positions_by_part()[rows.deel_van(LEERLING)]


def fill(rows: RowStore, wijziging: Wijziging, position: int = 1, dossier: UUID = LEERLING) -> None:
    with writing(rows) as schrijver:
        schrijver.apply(STATUSLIJN, {dossier: wijziging})
        schrijver.move(STATUSLIJN, position)


def corrected(rows: RowStore) -> None:
    """Known since January to be at home; in March we hear that it ended on the second of March."""
    fill(rows, opened(DREIGEND, THUIS), 1)
    fill(
        rows,
        Wijziging(gesloten=[(THUIS, micros(JANUARI), micros(MAART))], geopend=[(KORTER, micros(MAART), ALTIJD)]),
        2,
    )


def statuses(rows: RowStore, peildatum: str, bekend_op: datetime, **filters: str) -> list[str]:
    gevonden = rows.thuiszitters(Vraag(date.fromisoformat(peildatum), bekend_op), **filters)
    return [rij["status"] for rij in gevonden]


def test_a_new_store_is_at_the_beginning(rows: RowStore) -> None:
    assert rows.positions() == {view.name: 0 for view in CATALOGUE}
    assert rows.gevolgd_op() is None
    assert all(rows.all(view) == [] for view in CATALOGUE)


def test_rows_and_position_are_written_together(rows: RowStore) -> None:
    fill(rows, opened(DREIGEND), 7)

    assert len(rows.all(STATUSLIJN)) == 1
    assert here(rows) == {**{view.name: 0 for view in CATALOGUE}, "statuslijn": 7}


def test_what_goes_wrong_half_way_leaves_rows_and_position(rows: RowStore) -> None:
    fill(rows, opened(DREIGEND), 7)
    voor = rows.all(STATUSLIJN)
    with suppress(RuntimeError), writing(rows) as schrijver:
        schrijver.apply(STATUSLIJN, {LEERLING: opened(THUIS)})
        schrijver.move(STATUSLIJN, 8)
        schrijver.follow(MAART)
        raise RuntimeError

    assert rows.all(STATUSLIJN) == voor
    assert here(rows)["statuslijn"] == 7
    assert rows.gevolgd_op() is None


def test_clearing_is_undone_too_when_something_goes_wrong(rows: RowStore) -> None:
    fill(rows, opened(DREIGEND), 7)
    with suppress(KeyboardInterrupt), writing(rows) as schrijver:
        schrijver.clear(STATUSLIJN)
        raise KeyboardInterrupt

    assert len(rows.all(STATUSLIJN)) == 1
    assert here(rows)["statuslijn"] == 7


def test_after_a_failure_the_store_can_be_written_again(rows: RowStore) -> None:
    with pytest.raises(RuntimeError), writing(rows):
        raise RuntimeError
    fill(rows, opened(DREIGEND), 1)

    assert here(rows)["statuslijn"] == 1


def test_what_one_wrote_another_reads(open_rows: Callable[[], RowStore]) -> None:
    een, twee = open_rows(), open_rows()
    fill(een, opened(DREIGEND), 3)

    assert twee.all(STATUSLIJN) == een.all(STATUSLIJN) != []
    assert twee.positions() == een.positions()


def test_what_is_not_committed_nobody_else_reads(open_rows: Callable[[], RowStore]) -> None:
    een, twee = open_rows(), open_rows()
    with writing(een) as schrijver:
        schrijver.apply(STATUSLIJN, {LEERLING: opened(DREIGEND)})

        assert twee.all(STATUSLIJN) == []


def test_a_second_writer_waits_for_the_first_and_sees_what_it_did(open_rows: Callable[[], RowStore]) -> None:
    een, twee, begonnen, klaar = open_rows(), open_rows(), Sein(), Sein()

    def first() -> None:
        with writing(een) as schrijver:
            begonnen.set()
            klaar.wait(0.2)
            schrijver.move(STATUSLIJN, 5)

    def second() -> int:
        begonnen.wait()
        with writing(twee) as schrijver:
            return schrijver.positions()["statuslijn"]

    with ThreadPoolExecutor(2) as pool:
        pool.submit(first)
        gezien = pool.submit(second)

    assert gezien.result() == 5


def test_a_position_and_the_moment_followed_never_go_back(rows: RowStore) -> None:
    for position, moment_ in ((7, MAART), (5, JANUARI)):
        for deel in range(rows.delen):
            with rows.writing(deel) as schrijver:
                schrijver.move(STATUSLIJN, position)
                schrijver.follow(moment_)

    assert rows.positions()["statuslijn"] == 7
    assert rows.gevolgd_op() == MAART


def test_clearing_drops_the_rows_of_one_view_and_begins_anew(rows: RowStore) -> None:
    with writing(rows) as schrijver:
        for view, rij in ((STATUSLIJN, DREIGEND), (TERMIJNEN, LOPEND)):
            schrijver.apply(view, {LEERLING: opened(rij)})
            schrijver.move(view, 4)
    with writing(rows) as schrijver:
        schrijver.clear(STATUSLIJN)

    assert (rows.all(STATUSLIJN), len(rows.all(TERMIJNEN))) == ([], 1)
    assert (here(rows)["statuslijn"], here(rows)["termijnen"]) == (0, 4)


def test_after_clearing_the_view_can_be_filled_again(rows: RowStore) -> None:
    fill(rows, opened(DREIGEND), 9)
    with writing(rows) as schrijver:
        schrijver.clear(STATUSLIJN)
        schrijver.apply(STATUSLIJN, {LEERLING: opened(DREIGEND)})
        schrijver.move(STATUSLIJN, 2)

    assert len(rows.all(STATUSLIJN)) == 1
    assert here(rows)["statuslijn"] == 2


def test_only_rows_that_stand_open_stand(rows: RowStore) -> None:
    corrected(rows)
    with writing(rows) as schrijver:
        staand = schrijver.staand(STATUSLIJN, [LEERLING, ANDER])

    assert staand == {LEERLING: {DREIGEND: micros(JANUARI), KORTER: micros(MAART)}, ANDER: {}}


def test_a_row_that_no_longer_holds_stays_with_its_end(rows: RowStore) -> None:
    corrected(rows)

    held = {(van, tot, waarden[1]) for _, van, tot, *waarden in rows.all(STATUSLIJN)}
    assert held == {
        (micros(JANUARI), ALTIJD, "2026-02-08"),
        (micros(JANUARI), micros(MAART), OPEN_EINDE),
        (micros(MAART), ALTIJD, "2026-03-02"),
    }


def test_replacing_all_rows_of_one_dossier_leaves_the_others(rows: RowStore) -> None:
    corrected(rows)
    fill(rows, opened(DREIGEND), 3, ANDER)
    fill(rows, replace(opened(KORTER, vanaf=MEI), opnieuw=True), 4)

    by_dossier = [(UUID(bytes=dossier), van) for dossier, van, *_ in rows.all(STATUSLIJN)]
    assert sorted(by_dossier) == sorted([(LEERLING, micros(MEI)), (ANDER, micros(JANUARI))])


@pytest.mark.parametrize(
    ("peildatum", "bekend_op", "expected"),
    [
        ("2026-01-11", MEI, []),
        ("2026-01-12", MEI, ["dreigend"]),
        ("2026-02-08", MEI, ["dreigend"]),
        ("2026-02-09", MEI, ["thuiszitter"]),
        ("2026-03-02", MEI, ["thuiszitter"]),
        ("2026-03-03", MEI, []),
        ("2026-03-03", MAART - MICROSECONDE, ["thuiszitter"]),
        ("2026-03-03", MAART, []),
        ("2030-01-01", MAART - MICROSECONDE, ["thuiszitter"]),
        ("2026-02-09", JANUARI, ["thuiszitter"]),
        ("2026-02-09", JANUARI - MICROSECONDE, []),
    ],
)
def test_a_question_is_answered_on_both_axes(
    rows: RowStore, peildatum: str, bekend_op: datetime, expected: list[str]
) -> None:
    corrected(rows)

    assert statuses(rows, peildatum, bekend_op) == expected


def test_thuiszitters_can_be_asked_by_municipality_and_status(rows: RowStore) -> None:
    fill(rows, opened(DREIGEND, THUIS), 1)
    fill(rows, opened(THUIS._replace(gemeentecode="0034")), 2, ANDER)

    assert statuses(rows, "2026-02-10", MEI, gemeentecode="0034") == ["thuiszitter"]
    assert statuses(rows, "2026-02-10", MEI, gemeentecode="0001") == []
    assert statuses(rows, "2026-02-01", MEI, status="dreigend") == ["dreigend"]
    assert statuses(rows, "2026-02-10", MEI, status="dreigend") == []


def with_terms(rows: RowStore, per_dossier: Iterable[tuple[UUID, list[Rij], list[Rij]]]) -> None:
    with writing(rows) as schrijver:
        for dossier, lijn, termijnen in per_dossier:
            schrijver.apply(STATUSLIJN, {dossier: opened(*lijn)})
            schrijver.apply(TERMIJNEN, {dossier: opened(*termijnen)})


def test_a_thuiszitter_comes_with_the_term_as_it_stood_that_day(rows: RowStore) -> None:
    with_terms(rows, [(LEERLING, [DREIGEND, THUIS], [LOPEND, VERLOPEN])])

    def asked(dag: str) -> list[Any]:
        [gevonden] = rows.thuiszitters(Vraag(date.fromisoformat(dag), MEI))
        return [gevonden["dossier_id"], gevonden["termijn_soort"], gevonden["vervalt_op"], gevonden["termijn_status"]]

    assert asked("2026-04-12") == [LEERLING, "thuiszitterspact", "2026-04-12", "lopend"]
    assert asked("2026-04-13") == [LEERLING, "thuiszitterspact", "2026-04-12", "verlopen"]


def test_answers_are_in_the_order_of_the_day_they_fall_due_and_then_of_dossier(rows: RowStore) -> None:
    eerder = LOPEND._replace(vervalt_op="2026-03-01")
    ids = sorted((vast_id(nummer) for nummer in range(4)), key=lambda i: i.hex)
    with_terms(
        rows,
        [(ids[0], [THUIS], []), (ids[3], [THUIS], [LOPEND]), (ids[1], [THUIS], [LOPEND]), (ids[2], [THUIS], [eerder])],
    )
    vraag = Vraag(date(2026, 2, 10), MEI)

    assert [rij["dossier_id"] for rij in rows.thuiszitters(vraag)] == [ids[2], ids[1], ids[3], ids[0]]
    assert [rij["dossier_id"] for rij in rows.termijnen(vraag)] == [ids[2], ids[1], ids[3]]

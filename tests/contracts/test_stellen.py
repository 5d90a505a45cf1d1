"""Does everybody who reads or writes see one set of rows, all of it, whenever the two are swapped?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Event as Sein
from typing import Any, cast
from uuid import UUID

import pytest

from domain.tijdzone import micros
from projections.bitemporaal import ALTIJD, Wijziging
from projections.stores.databank import OpslagError
from projections.stores.promise import RowStore
from projections.stores.rijen import Rijen
from projections.stores.stellen import Ander, Gebruik, Stellen
from projections.stores.vergelijking import Vergelijking, vergelijk
from projections.views import BY_NAME, CATALOGUE
from projections.views.statuslijn import Lijnstuk
from projections.views.view import OPEN_EINDE
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING, moment

STATUSLIJN, TERMIJNEN = BY_NAME["statuslijn"], BY_NAME["termijnen"]
JANUARI, DAG = moment("2026-01-15"), date(2026, 2, 10)
THUIS = Lijnstuk("2026-01-12", OPEN_EINDE, "dreigend", "relatief", "2026-01-12", None, "0014", "99AA", None, "[]")
ANDERS = THUIS._replace(status="thuiszitter", uitleg="[1]")
Winkels = Callable[[], RowStore]


def stellen_of(rows: RowStore) -> Stellen:
    stellen = cast("Rijen", rows).stellen
    assert stellen is not None
    return stellen


def add(rows: RowStore, rij: Lijnstuk, dossier: UUID = LEERLING, position: int = 5) -> None:
    with rows.writing(rows.deel_van(dossier)) as schrijver:
        schrijver.apply(STATUSLIJN, {dossier: Wijziging(geopend=[(rij, micros(JANUARI), ALTIJD)])})
    for deel in range(rows.delen):
        with rows.writing(deel) as schrijver:
            for view in CATALOGUE:
                schrijver.move(view, position)


def with_two(rows: RowStore) -> Gebruik:
    """Put a row in the set in use and another in the set beside it; return how it stands."""
    stellen = stellen_of(rows)
    add(rows, THUIS)
    with cast("Rijen", rows).stel(2) as ander:
        ander.maak_tabellen()
        add(ander, ANDERS)
    assert stellen.zet(Gebruik(1), Gebruik(1, Ander.NIEUW))
    return stellen.gebruik()


def swap(rows: RowStore) -> None:
    stellen = stellen_of(rows)
    nu = stellen.gebruik()
    assert stellen.zet(nu, Gebruik(nu.andere, Ander.VORIGE))


def statuses(rows: RowStore) -> set[str]:
    return {dict(zip(STATUSLIJN.kolommen, rij[3:], strict=True))["status"] for rij in rows.all(STATUSLIJN)}


def test_a_new_store_has_one_set(rows: RowStore) -> None:
    assert stellen_of(rows).gebruik() == Gebruik(1, Ander.LEEG, None)


def test_a_swap_is_seen_at_once_by_whoever_had_it_open_and_so_is_going_back(open_rows: Winkels) -> None:
    een, ander = open_rows(), open_rows()
    with_two(een)
    gezien = [statuses(ander)]
    for _ in range(2):
        swap(een)
        gezien.append(statuses(ander))

    assert gezien == [{"dreigend"}, {"thuiszitter"}, {"dreigend"}]
    assert statuses(open_rows()) == {"dreigend"}


def test_what_is_written_after_a_swap_is_in_the_new_set_only(open_rows: Winkels) -> None:
    een, ander = open_rows(), open_rows()
    with_two(een)
    swap(een)
    add(ander, THUIS, vast_id(1), position=9)

    assert len(een.all(STATUSLIJN)) == 2
    assert set(een.positions().values()) == {9}
    swap(een)
    assert len(een.all(STATUSLIJN)) == 1
    assert set(een.positions().values()) == {5}


def test_who_looks_at_one_moment_goes_on_seeing_it(open_rows: Winkels) -> None:
    een, ander = cast("Rijen", open_rows()), open_rows()
    with_two(een)
    with een.databank.lezen() as v:
        voor = v.vraag("SELECT status FROM statuslijn")
        swap(ander)
        assert v.vraag("SELECT status FROM statuslijn") == voor == [("dreigend",)]


def test_a_swap_waits_for_who_is_writing(open_rows: Winkels) -> None:
    een, ander = open_rows(), open_rows()
    with_two(een)
    begonnen = Sein()

    def swap_it() -> None:
        begonnen.set()
        swap(ander)

    with ThreadPoolExecutor(1) as pool:
        with een.writing(een.deel_van(vast_id(1))) as schrijver:
            job = pool.submit(swap_it)
            begonnen.wait()
            schrijver.apply(STATUSLIJN, {vast_id(1): Wijziging(geopend=[(THUIS, micros(JANUARI), ALTIJD)])})
            assert not job.done()
        job.result()

    assert len(een.all(STATUSLIJN)) == 1
    swap(een)
    assert len(een.all(STATUSLIJN)) == 2


def test_readers_and_writers_see_all_old_or_all_new_however_often_it_is_swapped(open_rows: Winkels) -> None:
    """Both sets agree with themselves on how many rows two views have; nobody may see one of each."""
    een = cast("Rijen", open_rows())
    with_two(een)
    swap(een)
    add(een, ANDERS, vast_id(1))
    klaar, vreemd = Sein(), list[Any]()

    def look(rows: RowStore) -> int:
        keren = 0
        while not klaar.is_set():
            with cast("Rijen", rows).databank.lezen() as v:
                statussen = {s for (s,) in v.vraag("SELECT status FROM statuslijn")}
                [(aantal,)] = v.vraag("SELECT count(*) FROM statuslijn")
            if (statussen, aantal) not in (({"dreigend"}, 1), ({"thuiszitter"}, 2)):
                vreemd.append((statussen, aantal))
            keren += 1
        return keren

    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(look, open_rows()) for _ in range(2)]
        for _ in range(40):
            swap(een)
        klaar.set()
        keren = [job.result() for job in jobs]

    assert vreemd == []
    assert min(keren) > 0


def test_of_two_who_change_it_at_once_one_does(open_rows: Winkels) -> None:
    rows = open_rows()
    nu = with_two(rows)
    naar = Gebruik(2, Ander.VORIGE)

    assert stellen_of(rows).zet(nu, naar)
    assert not stellen_of(open_rows()).zet(nu, naar)
    assert not stellen_of(rows).zet(naar, nu, mits=lambda: False)
    assert stellen_of(rows).gebruik() == naar


def test_when_they_were_compared_is_kept(rows: RowStore) -> None:
    nu = with_two(rows)
    vergeleken = replace(nu, vergeleken=moment("2026-05-01"))
    stellen_of(rows).zet(nu, vergeleken)

    assert stellen_of(rows).gebruik() == vergeleken


def test_a_set_that_is_emptied_has_no_tables_and_the_other_stays(rows: RowStore) -> None:
    with_two(rows)
    with cast("Rijen", rows).stel(2) as ander:
        ander.maak_leeg()
        assert not ander.is_of_this_version()
        with pytest.raises(OpslagError):
            ander.all(STATUSLIJN)

    assert statuses(rows) == {"dreigend"}


def test_compacting_reaches_both_sets(rows: RowStore) -> None:
    with_two(rows)
    with cast("Rijen", rows).stel(2) as ander:
        with ander.writing(ander.deel_van(LEERLING)) as schrijver:
            schrijver.forget([LEERLING])
        rows.compact()
        assert ander.all(STATUSLIJN) == []

    assert statuses(rows) == {"dreigend"}


def test_who_was_destroyed_since_is_forgotten_beside_too_and_nobody_else(rows: RowStore) -> None:
    with_two(rows)
    gevraagd: list[int] = []
    with cast("Rijen", rows).stel(2) as ander:
        add(ander, THUIS, vast_id(1))

        def destroyed(na: int) -> list[UUID]:
            gevraagd.append(na)
            return [LEERLING]

        rows.forget_beside(destroyed)
        over = {rij[0] for rij in ander.all(STATUSLIJN)}

    assert over == {vast_id(1).bytes}
    assert gevraagd == [5] * rows.delen
    assert statuses(rows) == {"dreigend"}


# Comparing


def compared(rows: RowStore, *bewogen: UUID) -> Vergelijking:
    with cast("Rijen", rows).stel(1) as een, cast("Rijen", rows).stel(2) as ander:
        return vergelijk(een.databank, ander.databank, lambda _van, _tot: set(bewogen))


def test_rows_that_differ_are_counted_by_column_with_a_dossier_as_example(rows: RowStore) -> None:
    with_two(rows)
    with cast("Rijen", rows).stel(2) as ander:
        add(ander, THUIS, vast_id(1))
    add(rows, THUIS, vast_id(2))
    gevonden = compared(rows)
    lijn = next(view for view in gevonden.views if view.naam == "statuslijn")

    assert (lijn.anders, lijn.alleen_oud, lijn.alleen_nieuw) == (1, 1, 1)
    assert dict(lijn.kolommen) == {"status": 1, "uitleg": 1}
    assert lijn.voorbeelden == {
        **{"status": LEERLING, "uitleg": LEERLING},
        **{"alleen nieuw": vast_id(1), "alleen oud": vast_id(2)},
    }
    assert not gevonden.is_gelijk
    assert [view.naam for view in gevonden.views] == [view.name for view in CATALOGUE]


def test_equal_rows_are_equal(rows: RowStore) -> None:
    with_two(rows)
    with cast("Rijen", rows).stel(2) as ander, ander.writing(ander.deel_van(LEERLING)) as schrijver:
        schrijver.forget([LEERLING])
        schrijver.apply(STATUSLIJN, {LEERLING: Wijziging(geopend=[(THUIS, micros(JANUARI), ALTIJD)])})

    assert compared(rows).is_gelijk


def test_a_pupil_of_whom_something_came_in_meanwhile_is_not_compared(rows: RowStore) -> None:
    with_two(rows)
    with cast("Rijen", rows).stel(2) as ander:
        add(ander, THUIS, vast_id(1), position=6)
    gevonden = compared(rows, LEERLING, vast_id(1))

    assert gevonden.is_gelijk
    assert gevonden.overgeslagen == 2


def test_a_column_more_or_less_is_said_and_the_others_are_compared(rows: RowStore) -> None:
    with_two(rows)
    with cast("Rijen", rows).stel(1) as een, een.databank.schrijven() as v:
        v.doe("ALTER TABLE statuslijn RENAME COLUMN uitleg TO toelichting")
    lijn = next(view for view in compared(rows).views if view.naam == "statuslijn")

    assert (lijn.kolommen_weg, lijn.kolommen_erbij) == (("toelichting",), ("uitleg",))
    assert dict(lijn.kolommen) == {"status": 1}


def test_a_view_that_is_new_has_only_new_rows(rows: RowStore) -> None:
    with_two(rows)
    with cast("Rijen", rows).stel(1) as een, een.databank.schrijven() as v:
        v.doe("DELETE FROM beeld WHERE naam = 'statuslijn'")
        v.doe("DROP TABLE statuslijn")
    lijn = next(view for view in compared(rows).views if view.naam == "statuslijn")

    assert (lijn.alleen_oud, lijn.alleen_nieuw, lijn.anders) == (0, 1, 0)

"""What does every store of rows do when a dossier is destroyed?"""

from uuid import UUID

from projections.bitemporaal import ALTIJD, Wijziging
from projections.stores.promise import RowStore
from projections.views import BY_NAME
from projections.views.statuslijn import Lijnstuk
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING

STATUSLIJN = BY_NAME["statuslijn"]
THUIS = Lijnstuk("2026-01-12", "2026-02-08", "dreigend", "relatief", "2026-01-12", None, "0014", "99AA", None, "[]")


def fill(rows: RowStore, dossier: UUID, wijziging: Wijziging) -> None:
    with rows.writing() as schrijver:
        schrijver.apply(STATUSLIJN, {dossier: wijziging})


def test_rows_that_are_no_longer_held_true_count_too(rows: RowStore) -> None:
    fill(rows, LEERLING, Wijziging(geopend=[(THUIS, 1, 2), (THUIS, 3, ALTIJD)]))
    fill(rows, vast_id(2), Wijziging(geopend=[(THUIS, 1, ALTIJD)]))

    assert rows.count([LEERLING]) == 2
    assert rows.count([LEERLING, vast_id(2)]) == 3


def test_after_dropping_and_compacting_the_others_are_there(rows: RowStore) -> None:
    fill(rows, LEERLING, Wijziging(geopend=[(THUIS, 1, ALTIJD)]))
    fill(rows, vast_id(2), Wijziging(geopend=[(THUIS, 1, ALTIJD)]))
    fill(rows, LEERLING, Wijziging(opnieuw=True))

    rows.compact()

    assert rows.count([LEERLING]) == 0
    assert rows.count([vast_id(2)]) == 1

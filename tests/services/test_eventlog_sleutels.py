"""Does the key file keep a key for each pupil, once, and for its owner only?"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest

from projections.stores.verbinding import is_private
from services.eventlog.errors import SleutelOntbreektError, SleutelVernietigdError
from services.eventlog.sleutels import Sleutelkast, Sleutelsoort, open_sleutelkast
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING

GEWOON, WPG = (LEERLING, Sleutelsoort.DOSSIER), (LEERLING, Sleutelsoort.WPG)
PGN = "999990019"


@pytest.fixture
def sleutels(tmp_path: Path) -> Iterator[Sleutelkast]:
    geopend = open_sleutelkast(tmp_path / "map" / "test.sleutels")
    yield geopend
    geopend.close()


def test_a_key_is_made_once(sleutels: Sleutelkast) -> None:
    eerste = sleutels.get_or_make([GEWOON])

    assert sleutels.get_or_make([GEWOON, GEWOON]) == eerste == sleutels.get([GEWOON])
    assert sleutels.aantal() == 1


def test_a_key_that_was_thought_new_and_is_there_is_found(sleutels: Sleutelkast) -> None:
    eerste = sleutels.get_or_make([GEWOON])
    beide = sleutels.get_or_make([GEWOON, WPG], nieuw=[GEWOON, WPG])

    assert beide.items() >= eerste.items()
    assert beide == sleutels.get([GEWOON, WPG])


def test_a_key_that_was_thought_new_and_was_destroyed_is_not_made_again(sleutels: Sleutelkast) -> None:
    sleutels.get_or_make([GEWOON])
    sleutels.destroy([GEWOON])

    with pytest.raises(SleutelVernietigdError):
        sleutels.get_or_make([GEWOON, WPG], nieuw=[GEWOON, WPG])


def test_every_pupil_and_kind_has_a_key_of_its_own(sleutels: Sleutelkast) -> None:
    namen = [GEWOON, WPG, *((vast_id(i), Sleutelsoort.DOSSIER) for i in range(1_500))]
    gemaakt = sleutels.get_or_make(namen)

    assert set(gemaakt) == set(namen)
    assert len(set(gemaakt.values())) == len(namen)
    assert {len(sleutel) for sleutel in gemaakt.values()} == {32}


def test_only_what_was_asked_for_comes_back(sleutels: Sleutelkast) -> None:
    sleutels.get_or_make([GEWOON, WPG])

    assert set(sleutels.get([WPG])) == {WPG}
    assert sleutels.get([]) == {}


def test_a_key_that_is_not_there_is_named_by_dossier_and_kind(sleutels: Sleutelkast) -> None:
    sleutels.get_or_make([GEWOON])
    with pytest.raises(SleutelOntbreektError, match=rf"\(wpg\) van dossier {LEERLING}"):
        sleutels.get([GEWOON, WPG])


def test_keys_are_there_after_opening_again(sleutels: Sleutelkast) -> None:
    gemaakt = sleutels.get_or_make([GEWOON])
    weer = open_sleutelkast(sleutels.naam)

    assert weer.get([GEWOON]) == gemaakt
    assert weer.index_of(PGN) == sleutels.index_of(PGN)
    weer.close()


def test_two_that_make_the_same_key_get_the_same_key(sleutels: Sleutelkast) -> None:
    bestanden = [open_sleutelkast(sleutels.naam) for _ in range(4)]
    namen = [(vast_id(i), Sleutelsoort.DOSSIER) for i in range(40)]

    def make(bestand: Sleutelkast) -> dict[tuple[UUID, Sleutelsoort], bytes]:
        return {naam: sleutel for naam in namen for sleutel in bestand.get_or_make([naam]).values()}

    with ThreadPoolExecutor(4) as pool:
        gemaakt = list(pool.map(make, bestanden))
    for bestand in bestanden:
        bestand.close()

    assert all(van_een == gemaakt[0] for van_een in gemaakt)


def test_a_number_is_found_by_something_that_does_not_show_it(sleutels: Sleutelkast, tmp_path: Path) -> None:
    ander = open_sleutelkast(tmp_path / "ander.sleutels")

    assert sleutels.index_of(PGN) == sleutels.index_of(PGN) != sleutels.index_of("999990007")
    assert sleutels.index_of(PGN) != ander.index_of(PGN)
    assert len(sleutels.index_of(PGN)) == 32
    ander.close()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are of posix")
def test_the_file_is_for_its_owner_only_and_says_so_when_it_is_not(sleutels: Sleutelkast) -> None:
    assert Path(sleutels.naam).stat().st_mode & 0o777 == 0o600
    assert is_private(Path(sleutels.naam))

    Path(sleutels.naam).chmod(0o644)
    assert not is_private(Path(sleutels.naam))

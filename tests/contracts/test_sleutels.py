"""Does the key store keep a key for each pupil, once, wrapped, and found by nobody from the moment it is destroyed?"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from uuid import UUID

import pytest

from services.eventlog.errors import (
    MeestersleutelError,
    OnleesbaarError,
    SleutelOntbreektError,
    SleutelVernietigdError,
)
from services.eventlog.meesterbestand import Meesterbestand, Meesteromgeving
from services.eventlog.sleutelgeheugen import Sleutelgeheugen
from services.eventlog.sleutels import Sleutelkast, Sleutelsoort
from tests.kit.sleutels import Kastopslag, Meekijkend
from tests.kit.winkel import vast_id
from tests.kit.woorden import LEERLING

GEWOON, WPG = (LEERLING, Sleutelsoort.DOSSIER), (LEERLING, Sleutelsoort.WPG)
VEEL = [(vast_id(i), Sleutelsoort.DOSSIER) for i in range(1_200)]
PGN = "999990019"


@pytest.fixture
def kast(kasten: Kastopslag) -> Sleutelkast:
    return kasten.open()


def test_a_key_is_made_once_and_is_there_after_opening_again(kasten: Kastopslag, kast: Sleutelkast) -> None:
    eerste = kast.get_or_make([GEWOON, WPG])

    assert kast.get_or_make([GEWOON, GEWOON, WPG]) == eerste == kasten.open().get([WPG, GEWOON])
    assert len(set(eerste.values())) == 2
    assert {len(sleutel) for sleutel in eerste.values()} == {32}
    assert kast.aantal() == 2


def test_only_what_was_asked_for_comes_back(kast: Sleutelkast) -> None:
    kast.get_or_make([GEWOON, WPG])

    assert set(kast.get([WPG])) == {WPG}
    assert kast.get([]) == kast.find([(vast_id(1), 0)]) == {}
    with pytest.raises(SleutelOntbreektError, match=rf"\(wpg\).*{vast_id(1)}"):
        kast.get([GEWOON, (vast_id(1), Sleutelsoort.WPG)])


def test_many_are_made_and_found_together(kasten: Kastopslag, kast: Sleutelkast) -> None:
    gemaakt = kast.get_or_make(VEEL)
    meester = Meekijkend(Meesterbestand(kasten.meester))

    assert kasten.open(meester).get(VEEL) == gemaakt
    assert len(set(gemaakt.values())) == len(VEEL)
    assert meester.uitgepakt[-1] == len(VEEL), "all in one call"


def test_several_that_make_the_same_keys_get_the_same(kasten: Kastopslag) -> None:
    namen, barrier = VEEL[:40], Barrier(4)

    def maak(i: int) -> dict[tuple[UUID, int], bytes]:
        kast = kasten.open()  # the first opening is at the same moment too
        barrier.wait()
        return kast.get_or_make(namen[::-1] if i % 2 else namen)

    with ThreadPoolExecutor(4) as pool:
        antwoorden = list(pool.map(maak, range(4)))

    assert all(antwoord == antwoorden[0] for antwoord in antwoorden)
    assert len({kast.vingerafdruk for kast in kasten.opened}) == 1


def test_no_key_lies_there_in_the_clear(kasten: Kastopslag, kast: Sleutelkast) -> None:
    sleutels = [*kast.get_or_make([GEWOON, WPG]).values(), kast.zegelsleutel, *kast._vaste.values()]

    assert len(sleutels) == 7
    assert b"huidig" in kasten.on_disk()
    assert [sleutel for sleutel in sleutels if sleutel in kasten.on_disk()] == []
    assert PGN.encode() not in kasten.on_disk()


def test_the_same_key_never_looks_the_same(kasten: Kastopslag, kast: Sleutelkast) -> None:
    kast.get_or_make(VEEL[:100])

    verpakt = [bytes(sleutel) for (sleutel,) in kasten.ask("SELECT sleutel FROM dossier_sleutel")]
    assert len({v[:12] for v in verpakt}) == 100, "no nonce is used twice"
    assert {len(v) for v in verpakt} == {60}


@pytest.mark.parametrize("ander", [(vast_id(1), 0), (LEERLING, 1)], ids=["another pupil", "another kind"])
def test_a_key_in_the_place_of_another_does_not_open(kasten: Kastopslag, ander: tuple[UUID, int]) -> None:
    kasten.open().get_or_make([GEWOON, ander])
    [(sleutel,)] = kasten.ask("SELECT sleutel FROM dossier_sleutel WHERE dossier_id = ? AND soort = 0", (LEERLING,))
    kasten.change("UPDATE dossier_sleutel SET sleutel = ? WHERE dossier_id = ? AND soort = ?", (sleutel, *ander))
    kast = kasten.open()

    assert set(kast.find([GEWOON])) == {GEWOON}
    for vraag in (kast.find, kast.get, kast.get_or_make):
        with pytest.raises(OnleesbaarError, match=str(ander[0])):
            vraag([ander])


def test_a_destroyed_key_is_gone_for_all_at_once_and_never_made_again(kasten: Kastopslag, kast: Sleutelkast) -> None:
    ander = kasten.open()
    namen = [GEWOON, WPG, *VEEL[:3]]
    gemaakt = kast.get_or_make(namen)
    assert ander.get(namen) == gemaakt, "it is in the memory of both"
    kast.destroy([GEWOON, WPG])

    for deze in (kast, ander, kasten.open()):
        assert set(deze.find(namen)) == set(VEEL[:3])
        with pytest.raises(SleutelVernietigdError):
            deze.get_or_make([GEWOON])
    assert kast.aantal() == 3
    assert gemaakt[GEWOON] not in kasten.on_disk()


def test_nothing_of_a_destroyed_key_stays_in_the_store_wrapped_either(kasten: Kastopslag, kast: Sleutelkast) -> None:
    kast.get_or_make(VEEL)
    [(verpakt,)] = kasten.ask("SELECT sleutel FROM dossier_sleutel WHERE dossier_id = ?", (VEEL[7][0],))
    assert bytes(verpakt) in kasten.on_disk()
    kast.destroy([VEEL[7]])

    assert bytes(verpakt) not in kasten.on_disk()
    assert bytes(verpakt)[12:] not in kasten.on_disk()


def test_what_was_opened_is_remembered_for_a_while_and_up_to_a_number(kasten: Kastopslag) -> None:
    kasten.open().get_or_make(VEEL[:50])
    meester = Meekijkend(Meesterbestand(kasten.meester))
    geheugen = Sleutelgeheugen(seconds=60, most=20)
    kast = kasten.open_with(geheugen, meester)
    meester.uitgepakt.clear()
    for namen in (VEEL[:10], VEEL[:10], VEEL[:50], VEEL[:50]):
        kast.get(namen)

    assert meester.uitgepakt == [10, 40, 30]
    assert len(geheugen) == 20


def test_what_was_opened_is_forgotten(kasten: Kastopslag) -> None:
    kasten.open().get_or_make(VEEL[:5])
    meester, geheugen = Meekijkend(Meesterbestand(kasten.meester)), Sleutelgeheugen(seconds=0)
    kast = kasten.open_with(geheugen, meester)
    meester.uitgepakt.clear()
    kast.get(VEEL[:5])
    kast.get(VEEL[:5])

    assert meester.uitgepakt == [5, 5]
    kast.close()
    assert len(geheugen) == 0


def test_the_word_on_a_destruction_is_read_with_a_key_that_is_never_stored(kast: Sleutelkast) -> None:
    bewijs = (LEERLING, Sleutelsoort.BEWIJS)

    assert kast.get([bewijs]) == kast.get_or_make([bewijs])
    assert kast.aantal() == 0


# The master key


def test_another_master_key_is_refused_and_the_first_goes_on(kasten: Kastopslag, tmp_path: Path) -> None:
    gemaakt = kasten.open().get_or_make([GEWOON])
    ander = Meesterbestand(tmp_path / "ander.meester")
    ander.maak(1)

    with pytest.raises(MeestersleutelError, match="hoort niet bij deze sleutels"):
        kasten.open(ander)
    assert kasten.open().get([GEWOON]) == gemaakt


def test_a_master_key_that_is_away_is_not_made_anew(kasten: Kastopslag) -> None:
    kasten.open().get_or_make([GEWOON])
    weg = kasten.meester.rename(kasten.meester.with_name("weg"))

    with pytest.raises(MeestersleutelError, match=r"versie 1 .* is niet in .*test\.meester"):
        kasten.open()
    assert not kasten.meester.exists()
    weg.rename(kasten.meester)
    assert set(kasten.open().find([GEWOON])) == {GEWOON}


@pytest.mark.parametrize("rechten", [0o640, 0o604, 0o620])
def test_a_master_key_that_others_may_read_is_refused(kasten: Kastopslag, rechten: int) -> None:
    kasten.open()
    assert kasten.meester.stat().st_mode & 0o777 == 0o600
    kasten.meester.chmod(rechten)

    with pytest.raises(MeestersleutelError, match=f"{rechten:o}.*chmod 600"):
        kasten.open()


def test_the_environment_may_hold_the_master_key(kasten: Kastopslag) -> None:
    kasten.open().get_or_make([GEWOON])
    (regel,) = (r for r in kasten.meester.read_text("utf-8").splitlines() if not r.startswith("#"))
    omgeving = Meesteromgeving(regel.split()[1], "DE_OMGEVING")
    kasten.meester.unlink()

    assert set(kasten.open(omgeving).find([GEWOON])) == {GEWOON}
    assert not kasten.meester.exists()


@pytest.mark.parametrize("geheim", ["", "kort", "AAAA", "1:AAAA", "x:" + "A" * 43 + "=", "0:" + "A" * 43 + "="])
def test_what_is_no_master_key_is_refused_without_telling_it(geheim: str, kasten: Kastopslag) -> None:
    with pytest.raises(MeestersleutelError) as geweigerd:
        kasten.open(Meesteromgeving(geheim, "DE_OMGEVING")).get_or_make([GEWOON])

    assert not geheim or geheim not in str(geweigerd.value)


def test_a_changed_key_of_the_store_itself_is_named(kasten: Kastopslag) -> None:
    kasten.open().close()
    kasten.change("UPDATE vaste_sleutel SET sleutel = ? WHERE naam = 'zegel'", (bytes(60),))

    with pytest.raises(OnleesbaarError, match="zegel"):
        kasten.open()

"""Is every key wrapped anew when the master key changes, whoever reads, makes, destroys or is killed meanwhile?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from services.eventlog import sleutelrotatie
from services.eventlog.errors import MeestersleutelError, OnleesbaarError
from services.eventlog.meesterbestand import Meesterbestand, Meesteromgeving
from services.eventlog.sleutelrotatie import NogNodigError, roteer, ruim_op, versies
from services.eventlog.sleutels import Sleutelkast, Sleutelsoort
from tests.kit.sleutels import Kastopslag, Meekijkend
from tests.kit.winkel import vast_id

VEEL = [(vast_id(i), Sleutelsoort(i % 2)) for i in range(100)]
VASTE = 4


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sleutelrotatie, "BATCH", 7)


@pytest.fixture
def kast(kasten: Kastopslag) -> Sleutelkast:
    kast = kasten.open()
    kast.get_or_make(VEEL)
    return kast


def stand(kast: Sleutelkast) -> list[tuple[int, str, int]]:
    return [(v.versie, v.stand, v.sleutels) for v in versies(kast)]


def test_every_key_stays_and_is_wrapped_anew(kasten: Kastopslag, kast: Sleutelkast) -> None:
    voor, vingerafdruk = kast.get(VEEL), kast.vingerafdruk
    gedaan: list[tuple[int, int]] = []
    roteer(kast, lambda *hoever: gedaan.append(hoever))

    assert stand(kast) == [(1, "oud", 0), (2, "huidig", len(VEEL) + VASTE)]
    assert gedaan[-1] == (len(VEEL) + VASTE, len(VEEL) + VASTE)
    weer = kasten.open()
    assert weer.get(VEEL) == voor
    assert (weer.vingerafdruk, weer.zegelsleutel) == (vingerafdruk, kast.zegelsleutel)


def test_a_process_that_was_there_before_goes_on(kasten: Kastopslag, kast: Sleutelkast) -> None:
    ander, nieuw = kasten.open(), (vast_id(1_000), Sleutelsoort.DOSSIER)
    roteer(kast)
    ruim_op(kast)

    assert ander.get(VEEL) == kast.get(VEEL)
    assert ander.get_or_make([nieuw]) == kast.get([nieuw])
    assert stand(ander) == [(1, "vervallen", 0), (2, "huidig", len(VEEL) + VASTE + 1)]


def test_an_old_version_goes_only_when_nothing_is_under_it(kasten: Kastopslag, kast: Sleutelkast) -> None:
    oud = [bytes(sleutel) for (sleutel,) in kasten.ask("SELECT sleutel FROM dossier_sleutel")]
    assert ruim_op(kast) == ([], [])
    with pytest.raises(KeyboardInterrupt):
        roteer(kast, interrupted_at(30))
    with pytest.raises(NogNodigError, match=r"onder versie 1 staan nog \d+ sleutels"):
        ruim_op(kast)
    roteer(kast)
    geheim = kasten.meester.read_bytes()

    assert ruim_op(kast) == ([1], [])
    assert Meesterbestand(kasten.meester).versies() == {2}
    assert len(kasten.meester.read_bytes()) < len(geheim)
    assert [sleutel for sleutel in oud if sleutel in kasten.on_disk()] == [], "nor what the old one had wrapped"
    assert ruim_op(kast) == ([], [])


def interrupted_at(aantal: int) -> Callable[[int, int], None]:
    def voortgang(gedaan: int, _: int) -> None:
        if gedaan >= aantal:
            raise KeyboardInterrupt

    return voortgang


def test_a_copy_of_the_keys_from_before_the_old_version_went_does_without_it(
    kasten: Kastopslag, kast: Sleutelkast
) -> None:
    """It is made between the rotation and `ruim_op`, and put back when only the new version is left."""
    with pytest.raises(KeyboardInterrupt):
        roteer(kast, interrupted_at(30))
    half = kasten.meester.read_bytes()
    Meesterbestand(kasten.meester).vergeet(1)
    with pytest.raises(MeestersleutelError, match="versie 1"):
        kasten.open()

    kasten.meester.write_bytes(half)
    roteer(kasten.open())
    Meesterbestand(kasten.meester).vergeet(1)
    assert kasten.open().aantal() == kast.aantal()


def test_what_was_interrupted_goes_on_and_makes_no_third_version(kasten: Kastopslag, kast: Sleutelkast) -> None:
    voor = kast.get(VEEL)
    for aantal in (1, 20, 50):
        with pytest.raises(KeyboardInterrupt):
            roteer(kasten.open(), interrupted_at(aantal))
        assert kasten.open().get(VEEL) == voor, "it is read halfway as well"
    halverwege = stand(kast)
    roteer(kasten.open())

    assert [s[:2] for s in halverwege] == [(1, "oud"), (2, "huidig")]
    assert all(0 < aantal < len(VEEL) + VASTE for *_, aantal in halverwege)
    assert stand(kast) == [(1, "oud", 0), (2, "huidig", len(VEEL) + VASTE)]


def test_a_version_that_was_made_and_not_begun_is_the_next(kasten: Kastopslag, kast: Sleutelkast) -> None:
    Meesterbestand(kasten.meester).maak(2)  # killed before the key store knew
    roteer(kast)

    assert [v.versie for v in versies(kast)] == [1, 2]


def test_a_key_that_is_being_made_comes_under_the_new_version(kasten: Kastopslag, kast: Sleutelkast) -> None:
    """The writer has wrapped by the old version, and stores only then."""
    nieuw = (vast_id(1_000), Sleutelsoort.DOSSIER)
    meester = Meekijkend(Meesterbestand(kasten.meester))
    traag = kasten.open(meester)

    def intussen() -> None:
        roteer(kast)
        ruim_op(kast)

    meester.voor_wrap = intussen
    gemaakt = traag.get_or_make([nieuw])

    assert gemaakt == kasten.open().get([nieuw])
    assert stand(kast) == [(1, "vervallen", 0), (2, "huidig", len(VEEL) + VASTE + 1)]


def test_so_it_does_when_the_old_version_is_gone_before_it_could_wrap(kasten: Kastopslag, kast: Sleutelkast) -> None:
    nieuw = (vast_id(1_000), Sleutelsoort.DOSSIER)
    meester = Meekijkend(Meesterbestand(kasten.meester))
    traag = kasten.open(meester)

    def intussen() -> None:
        roteer(kast)
        ruim_op(kast)
        meester.echt = Meesterbestand(kasten.meester)  # as a KMS, it holds nothing that is gone

    meester.voor_wrap = intussen

    assert traag.get_or_make([nieuw]) == kasten.open().get([nieuw])
    assert stand(kast)[-1] == (2, "huidig", len(VEEL) + VASTE + 1)


def test_a_key_that_is_destroyed_meanwhile_does_not_come_back(kasten: Kastopslag, kast: Sleutelkast) -> None:
    meester = Meekijkend(Meesterbestand(kasten.meester))
    traag = kasten.open(meester)
    eerste = [(dossier_id, soort) for dossier_id, soort in VEEL if dossier_id in sorted(d for d, _ in VEEL)[:5]]
    roteer(traag)  # so that the fixed keys are no hindrance to what follows

    def pas_bij_de_dossiers() -> None:
        meester.na_unwrap = lambda: kast.destroy(eerste)

    meester.na_unwrap = pas_bij_de_dossiers
    roteer(traag)

    assert kasten.open().find(eerste) == {}
    assert kast.aantal() == len(VEEL) - len(eerste)


@pytest.mark.parametrize("ronde", range(3))
def test_while_others_read_and_make_nothing_is_lost(ronde: int, kasten: Kastopslag, kast: Sleutelkast) -> None:
    gemaakt = [(vast_id(10_000 + 100 * ronde + i), Sleutelsoort.DOSSIER) for i in range(30)]
    anderen = [kasten.open(), kasten.open()]
    voor = kast.get(VEEL)

    def schrijf(deze: Sleutelkast) -> dict[object, bytes]:
        return {naam: sleutel for nieuw in gemaakt for naam, sleutel in deze.get_or_make([nieuw]).items()}

    def lees(deze: Sleutelkast) -> bool:
        return all(deze.get(VEEL) == voor for _ in range(20))

    with ThreadPoolExecutor(4) as pool:
        schrijvers = [pool.submit(schrijf, deze) for deze in anderen]
        lezer = pool.submit(lees, kasten.open())
        roteer(kast)
        roteer(kast)
        antwoorden = [schrijver.result() for schrijver in schrijvers]
        assert lezer.result()
    roteer(kast)
    ruim_op(kast)

    assert antwoorden[0] == antwoorden[1] == kasten.open().get(gemaakt)
    assert kasten.open().get(VEEL) == voor
    assert stand(kast)[-1] == (4, "huidig", len(VEEL) + VASTE + len(gemaakt))


def test_two_that_change_the_master_key_at_once_make_one_version_or_two(kasten: Kastopslag, kast: Sleutelkast) -> None:
    kasten_ = [kasten.open(), kasten.open()]
    barrier = Barrier(2)

    def draai(deze: Sleutelkast) -> None:
        barrier.wait()
        roteer(deze)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(draai, kasten_))

    assert stand(kast)[-1][1:] == ("huidig", len(VEEL) + VASTE)
    assert sum(aantal for *_, aantal in stand(kast)) == len(VEEL) + VASTE
    assert len(kasten.open().get(VEEL)) == len(VEEL)


def test_who_rotates_leaves_alone_what_a_later_one_wrapped_meanwhile(kasten: Kastopslag, kast: Sleutelkast) -> None:
    ander = [kasten.open()]

    def tussendoor(_gedaan: int, _van: int) -> None:
        if ander:
            deze = ander.pop()
            roteer(deze)  # finishes the one that is on its way
            roteer(deze)

    assert roteer(kast, tussendoor).versie == 2
    assert stand(kast)[-1] == (3, "huidig", len(VEEL) + VASTE)


def test_a_key_that_does_not_open_stops_nothing_and_keeps_its_version(kasten: Kastopslag, kast: Sleutelkast) -> None:
    kasten.change("UPDATE dossier_sleutel SET sleutel = ? WHERE dossier_id = ?", (bytes(60), VEEL[3][0]))
    with pytest.raises(OnleesbaarError, match="verify"):
        roteer(kast)

    assert [aantal for *_, aantal in stand(kast)] == [1, len(VEEL) + VASTE - 1]
    with pytest.raises(NogNodigError):
        ruim_op(kast)


def test_the_environment_gets_its_next_version_from_whoever_sets_it(kasten: Kastopslag) -> None:
    een, twee = "A" * 43 + "=", "B" * 42 + "A="
    kast = kasten.open(Meesteromgeving(een, "OMGEVING"))
    voor = kast.get_or_make(VEEL)
    with pytest.raises(MeestersleutelError, match="voeg aan OMGEVING een versie 2 toe"):
        roteer(kast)
    straks = kasten.open(Meesteromgeving(f"2:{twee},1:{een}", "OMGEVING"))
    roteer(straks)

    assert ruim_op(straks) == ([1], [1]), "who set it must take it away"
    assert kasten.open(Meesteromgeving(f"2:{twee}", "OMGEVING")).get(VEEL) == voor

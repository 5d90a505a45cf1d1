"""Is a log that nobody touched never accused, and is a tree what RFC 6962 says?"""

import hashlib
import multiprocessing
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.eventlog.errors import ConflictError
from services.eventlog.zegel import BLAD, Boom, lagen, pad, wortel_langs
from services.vragen.bundel import bewijs
from tests.kit.verzegeld import ANDER, bevindingen, controlepunt, geopend, leg_vast
from tests.kit.winkel import IN_MEMORY, vast_id
from tests.kit.woorden import LEERLING
from tests.services.test_zegel_punt import gelezen

WAAR = IN_MEMORY if IN_MEMORY.is_dir() else None
leerlingen = st.sampled_from([LEERLING, ANDER, vast_id(2)])
transacties = st.lists(st.lists(leerlingen, max_size=9), max_size=6)
"""Also empty ones."""


@settings(max_examples=40)
@given(transacties, transacties)
def test_a_log_that_nobody_touched_is_in_order(eerst: list[list[object]], later: list[list[object]]) -> None:
    with TemporaryDirectory(dir=WAAR) as waar:
        folder, punt = Path(waar), None
        with geopend(folder) as log:
            leg_vast(log, eerst)  # type: ignore[arg-type] # of pupils
        if any(eerst):
            punt = gelezen(controlepunt(folder))
        with geopend(folder) as log:
            leg_vast(log, later)  # type: ignore[arg-type] # of pupils
            proven = [bewijs(log, leerling, punt).bevindingen for leerling in (LEERLING, ANDER)]

        assert [b for b in bevindingen(folder, punt) if b.code != "index-ontbreekt"] == []
        assert proven == [[], []]


def write(folder: str, nummer: int) -> None:
    """Append to a pupil of its own, and now and then to one that all share."""
    with geopend(Path(folder)) as log:
        for i in range(15):
            leg_vast(log, [[vast_id(nummer)] * (1 + i % 3)])
            try:
                leg_vast(log, [[LEERLING]])
            except ConflictError:
                continue


@pytest.mark.trager
def test_a_log_that_several_write_at_once_is_in_order_meanwhile_and_afterwards(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=write, args=(str(tmp_path), nummer)) for nummer in range(3)]
    with geopend(tmp_path):
        pass
    for process in processes:
        process.start()
    gevonden = []
    while any(process.is_alive() for process in processes):
        gevonden.extend(bevindingen(tmp_path))
    for process in processes:
        process.join()
    gevonden.extend(bevindingen(tmp_path))

    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert {bevinding.code for bevinding in gevonden} <= {"index-ontbreekt"}, gevonden


def blad_van(inhoud: bytes) -> bytes:
    return hashlib.sha256(BLAD + inhoud).digest()


BEKEND = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
"""The leaves that implementations of Certificate Transparency are tested with, and the roots over the first so many."""
WORTELS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize("aantal", WORTELS)
def test_a_tree_has_the_root_that_everybody_gets(aantal: int) -> None:
    bladeren = [blad_van(bytes.fromhex(inhoud)) for inhoud in BEKEND[:aantal]]

    assert Boom(bladeren).wortel.hex() == WORTELS[aantal]


@given(st.integers(1, 70), st.data())
def test_every_leaf_is_proven_and_nothing_else_is(aantal: int, data: st.DataObject) -> None:
    bladeren = [blad_van(bytes([i])) for i in range(aantal)]
    index, ander = data.draw(st.integers(0, aantal - 1)), data.draw(st.integers(-1, aantal))
    wortel, buren = Boom(bladeren).wortel, pad(lagen(bladeren), index)

    assert wortel_langs(bladeren[index], index, aantal, buren) == wortel
    assert lagen(bladeren)[-1] == [wortel]
    if ander != index:
        assert wortel_langs(bladeren[index], ander, aantal, buren) != wortel
    for fout in wrong(buren):
        assert wortel_langs(bladeren[index], index, aantal, fout) != wortel


def wrong(buren: Sequence[bytes]) -> list[list[bytes]]:
    """Return proofs that are not this one: longer, shorter, and with each of its steps changed."""
    anders = [[*buren[:i], bytes(32), *buren[i + 1 :]] for i in range(len(buren))]
    return [[*buren, bytes(32)], *([list(buren[:-1])] if buren else []), *anders]

"""Is a key file of an older version, whose keys were plain, wrapped once, whatever happens meanwhile?"""

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from hmac import digest
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest

from projections.stores.databank import SqliteDatabank, sqlite
from services.eventlog import meesterbestand, sleutelinrichting
from services.eventlog.errors import SleutelVernietigdError
from services.eventlog.meesterbestand import Meesterbestand
from services.eventlog.sleutelinrichting import moet_schoon
from services.eventlog.sleutels import open_sleutelkast
from tests.kit.sleutels import plat_bestand
from tests.kit.winkel import vast_id

PGN = "999990019"
WEG = (vast_id(7_777), 0)


@pytest.fixture
def plat() -> dict[tuple[UUID, int], bytes]:
    return {(vast_id(i), i % 2): os.urandom(32) for i in range(1_100)}


@pytest.fixture
def vast() -> dict[str, bytes]:
    return {naam: os.urandom(32) for naam in ("index", "id", "zegel")}


@pytest.fixture
def path(tmp_path: Path, plat: dict[tuple[UUID, int], bytes], vast: dict[str, bytes]) -> Path:
    plat_bestand(tmp_path / "oud.sleutels", {**plat, WEG: b""}, vast)
    return tmp_path / "oud.sleutels"


def bytes_of(path: Path) -> bytes:
    return b"\0".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def in_the_clear(path: Path, plat: dict[tuple[UUID, int], bytes], vast: dict[str, bytes]) -> int:
    inhoud = bytes_of(path)
    return sum(sleutel in inhoud for sleutel in [*plat.values(), *vast.values()])


def test_every_key_is_the_same_and_lies_there_wrapped(
    path: Path, plat: dict[tuple[UUID, int], bytes], vast: dict[str, bytes]
) -> None:
    assert in_the_clear(path, plat, vast) == len(plat) + 3
    with closing(open_sleutelkast(path)) as kast:
        assert kast.get(plat) == plat
        assert kast.zegelsleutel == vast["zegel"]
        assert kast.bezegeld
        assert kast.index_of(PGN) == kast.merk_of(PGN) == digest(vast["index"], PGN.encode(), sha256)
        assert kast.vingerafdruk == digest(vast["index"], b"verzuimspoor: vingerafdruk", sha256)
        assert kast.naamruimte.bytes == digest(vast["id"], b"verzuimspoor: naamruimte", sha256)[:16]
        with pytest.raises(SleutelVernietigdError):
            kast.get_or_make([WEG])
        assert in_the_clear(path, plat, vast) == 0, "while it is open"
    assert in_the_clear(path, plat, vast) == 0


def test_a_file_from_before_the_seal_gets_a_key_for_it(tmp_path: Path, vast: dict[str, bytes]) -> None:
    del vast["zegel"]
    plat_bestand(tmp_path / "ouder.sleutels", {}, vast)
    with closing(open_sleutelkast(tmp_path / "ouder.sleutels")) as kast:
        assert not kast.bezegeld
        assert len(kast.zegelsleutel) == 32


def test_several_that_open_it_wrap_it_once(path: Path, plat: dict[tuple[UUID, int], bytes]) -> None:
    barrier = Barrier(5)

    def open_it(_: int) -> bool:
        barrier.wait()
        with closing(open_sleutelkast(path)) as kast:
            return kast.get(plat) == plat

    with ThreadPoolExecutor(5) as pool:
        assert all(pool.map(open_it, range(5)))


def fuse(waar: Any, naam: str, voor: int | None = None, na: int | None = None) -> None:
    """Let this process be killed before or after the so manieth call."""
    echt: Callable[..., Any] = getattr(waar, naam)
    keer = 0

    def doe(*args: Any, **kwargs: Any) -> Any:
        nonlocal keer
        keer += 1
        if keer == voor:
            os.kill(os.getpid(), signal.SIGKILL)
        gedaan = echt(*args, **kwargs)
        if keer == na:
            os.kill(os.getpid(), signal.SIGKILL)
        return gedaan

    setattr(waar, naam, doe)


def killed(path: str, plek: str) -> None:
    match plek:
        case "before the tables":
            fuse(sleutelinrichting, "maak_klaar", voor=1)
        case "after the tables":
            fuse(sleutelinrichting, "maak_klaar", na=1)
        case "before the master key":
            fuse(meesterbestand.Meesterbestand, "_write", voor=1)
        case "after the master key":
            fuse(meesterbestand.Meesterbestand, "_write", na=1)
        case "after the fixed keys":
            fuse(sleutelinrichting, "_wrap_fixed", na=1)
        case "among the keys":
            fuse(Meesterbestand, "wrap", na=4)
        case "before the commit":
            fuse(sleutelinrichting, "_wrap_plain", na=1)
        case "after the commit":
            fuse(sleutelinrichting, "_begin", na=1)
        case "before the cleaning":
            fuse(sqlite, "compact", voor=1)
        case "after the cleaning":
            fuse(sqlite, "compact", na=1)
    open_sleutelkast(path).close()


@pytest.mark.trager
@pytest.mark.parametrize(
    "plek",
    [
        "before the tables",
        "after the tables",
        "before the master key",
        "after the master key",
        "after the fixed keys",
        "among the keys",
        "before the commit",
        "after the commit",
        "before the cleaning",
        "after the cleaning",
    ],
)
def test_killed_at_any_moment_no_key_is_lost(
    plek: str, path: Path, plat: dict[tuple[UUID, int], bytes], vast: dict[str, bytes]
) -> None:
    process = multiprocessing.get_context("spawn").Process(target=killed, args=(str(path), plek))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL

    with closing(open_sleutelkast(path)) as kast:
        assert kast.get(plat) == plat
        assert kast.zegelsleutel == vast["zegel"]
        assert kast.aantal() == len(plat)
    assert in_the_clear(path, plat, vast) == 0


def test_cleaning_waits_for_whoever_reads(
    path: Path, plat: dict[tuple[UUID, int], bytes], vast: dict[str, bytes]
) -> None:
    lezer = SqliteDatabank(path)
    with lezer.lezen() as v:
        v.vraag("SELECT count(*) FROM dossier_sleutel")
        with pytest.MonkeyPatch.context() as even:
            even.setattr("projections.stores.verbinding.SECONDS_TO_WAIT_FOR_A_WRITER", 1)
            with closing(open_sleutelkast(path)) as kast:
                assert kast.get(plat) == plat
                assert moet_schoon(kast.databank), "doctor says so"
    lezer.close()
    with closing(open_sleutelkast(path)) as kast:
        assert not moet_schoon(kast.databank)
    assert in_the_clear(path, plat, vast) == 0

"""Are rows written anew beside those in use, while everybody goes on, so that nothing of what was dropped is left?"""

from pathlib import Path
from threading import Thread

import pytest

from projections.stores import overnemen
from projections.stores.databank import OpslagError, PostgresDatabank, uuid_of
from projections.stores.postgres import SCHEMA
from projections.stores.stellen import Ander
from projections.views import BY_NAME
from services.projector import wisselen
from services.projector.leerlingen import begin
from services.projector.wisselen import herschrijf_als_groot
from tests.kit.winkel import Winkel
from tests.services.test_herbouw import AANTAL, dump, ernaast, expected, lever
from tests.services.test_herbouw import winkel as winkel  # the fixture: both stores

STATUSLIJN = BY_NAME["statuslijn"]


def on_disk(winkel: Winkel) -> bytes:
    """Return everything that is stored of rows, in both sets."""
    assert winkel.rows.stellen is not None
    databank = winkel.rows.databank
    if isinstance(databank, PostgresDatabank):
        er = "SELECT schemaname, tablename FROM pg_tables WHERE starts_with(schemaname, ?)"
        with databank.lezen() as v:
            tabellen = v.vraag(er, (SCHEMA,))
            return b"".join(
                str(v.vraag(f'SELECT t::text FROM "{schema}".{tabel} t')).encode()  # noqa: S608 - our own names
                for schema, tabel in tabellen
            )
    path = Path(databank.naam)
    return b"".join(bestand.read_bytes() for bestand in sorted(path.parent.glob(f"{path.name}*")))


def forget_one(winkel: Winkel) -> tuple[bytes, bytes]:
    """Drop the rows of one dossier, and return its id as it may lie in a file, and as text."""
    weg = uuid_of(winkel.rows.all(STATUSLIJN)[0][0])
    with winkel.rows.writing(winkel.rows.deel_van(weg)) as schrijver:
        schrijver.forget([weg])
    return weg.bytes, str(weg).encode()


def test_the_rows_written_anew_are_those_in_use_and_there_is_nothing_beside_them(
    winkel: Winkel, tmp_path: Path
) -> None:
    voor, gevolgd = dump(winkel.rows), winkel.rows.gevolgd_op()
    een = ernaast(winkel)

    assert een.herschrijf()
    assert (een.stand().gebruik.nummer, een.stand().gebruik.ander) == (2, Ander.LEEG)
    assert dump(winkel.rows) == voor == expected(winkel, tmp_path)
    assert gevolgd is not None
    assert (winkel.rows.gevolgd_op() or gevolgd) >= gevolgd

    lever(winkel, AANTAL, AANTAL + 5)
    winkel.volg()
    assert een.herschrijf()
    assert (een.stand().gebruik.nummer, een.stand().gebruik.ander) == (1, Ander.LEEG)
    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_nothing_is_left_of_rows_that_were_dropped(winkel: Winkel) -> None:
    namen = forget_one(winkel)
    assert ernaast(winkel).herschrijf()

    assert not any(naam in on_disk(winkel) for naam in namen)


def test_what_comes_in_while_rows_are_copied_is_in_the_new_ones(
    winkel: Winkel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, keren = overnemen.neem_over, list[int]()

    def and_somebody_writes(*args: object) -> bool:
        gedaan = echt(*args)  # type: ignore[arg-type] # as it was called
        if not keren:
            keren.append(1)
            lever(winkel, AANTAL, AANTAL + 8)
            lever(winkel, 0, 4, reden="anders")
            winkel.volg()
        return gedaan

    monkeypatch.setattr(wisselen, "neem_over", and_somebody_writes)

    assert ernaast(winkel).herschrijf()
    assert dump(winkel.rows) == expected(winkel, tmp_path)


def test_whoever_asks_or_writes_does_not_wait_while_rows_are_copied(
    winkel: Winkel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a server the copy of a part is not finished while we ask; of a file there is one writer of the copy too."""
    echt, gevraagd = overnemen._copy, list[int]()

    def ask() -> None:
        gevraagd.append(len(winkel.rows.all(STATUSLIJN)))
        with winkel.rows.writing(0) as schrijver:
            schrijver.positions()

    def and_somebody_asks(tabel: str, *args: object) -> None:
        echt(tabel, *args)  # type: ignore[arg-type] # as it was called
        if tabel == STATUSLIJN.name and not gevraagd:
            vrager = Thread(target=ask)
            vrager.start()
            vrager.join(20)
            assert not vrager.is_alive()

    monkeypatch.setattr(overnemen, "_copy", and_somebody_asks)

    assert ernaast(winkel).herschrijf()
    assert gevraagd


def test_whoever_destroys_somebody_waits_for_the_copy_of_his_part_and_finds_the_rows_in_it(
    winkel: Winkel, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, vergeet = overnemen._copy, list[Thread]()
    wie = uuid_of(winkel.rows.all(STATUSLIJN)[0][0])

    def forget() -> None:
        winkel.rows.forget_beside(lambda _na: [wie])

    def and_somebody_is_destroyed(tabel: str, deel: int, *args: object) -> None:
        echt(tabel, deel, *args)  # type: ignore[arg-type] # as it was called
        if tabel == STATUSLIJN.name and deel == winkel.rows.deel_van(wie) and not vergeet:
            vergeet.append(Thread(target=forget))
            vergeet[0].start()
            vergeet[0].join(0.5)
            assert vergeet[0].is_alive()

    een = ernaast(winkel)
    monkeypatch.setattr(overnemen, "_copy", and_somebody_is_destroyed)
    monkeypatch.setattr(een.__class__, "_swap", lambda *_: vergeet[0].join(50))
    monkeypatch.setattr(een.__class__, "weg", lambda _: None)
    assert een.herschrijf()
    monkeypatch.undo()

    assert not vergeet[0].is_alive()
    with winkel.rows.stel(2) as ander:
        assert ander.count([wie]) == 0
        assert ander.all(STATUSLIJN) != []
    een.weg()


def test_it_is_not_done_beside_other_rows_or_while_these_are_made(winkel: Winkel) -> None:
    een, voor = ernaast(winkel), dump(winkel.rows)
    een.start()
    een.vul()
    assert not een.herschrijf()
    assert een.stand().gebruik.ander is Ander.NIEUW
    een.weg()

    with winkel.rows.writing(0) as schrijver:
        kader = schrijver.kader()
        assert kader is not None
        begin(winkel.log, winkel.rows, schrijver, [STATUSLIJN], winkel.log.last_id(), kader)
    assert not een.herschrijf()
    assert (een.stand().gebruik.nummer, een.stand().gebruik.ander) == (1, Ander.LEEG)
    winkel.volg()
    assert dump(winkel.rows) == voor


def test_when_it_fails_the_rows_in_use_are_as_they_were_and_it_can_be_done_again(
    winkel: Winkel, monkeypatch: pytest.MonkeyPatch
) -> None:
    een, voor = ernaast(winkel), dump(winkel.rows)
    echt = overnemen._copy

    def full(tabel: str, *args: object) -> None:
        if tabel == "toegang":
            raise OpslagError("schijf vol")
        echt(tabel, *args)  # type: ignore[arg-type] # as it was called

    with monkeypatch.context() as m:
        m.setattr(overnemen, "_copy", full)
        with pytest.raises(OpslagError):
            een.herschrijf()
    assert (een.stand().gebruik.nummer, een.stand().gebruik.ander) == (1, Ander.LEEG)
    assert dump(winkel.rows) == voor

    assert een.herschrijf()
    assert dump(winkel.rows) == voor


@pytest.mark.parametrize(("vanaf", "nummer"), [(0, 2), (1 << 40, 1)])
def test_few_rows_are_left_to_be_written_in_place(winkel: Winkel, vanaf: int, nummer: int) -> None:
    een = ernaast(winkel)

    assert herschrijf_als_groot(een, vanaf) is (nummer == 2)
    assert een.stand().gebruik.nummer == nummer

"""Do DUO deliveries say the same, however often and in whatever order they come?"""

from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

import pytest

from tests.kit.duo import A04_KORT, A04_OUD, A05, ANDER, bestand, feiten, start, tellingen, weg
from tests.kit.winkel import PGN, Winkel, gebeurtenis, ndjson, open_winkel


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path / "een") as geopend:
        yield geopend


def test_the_same_file_and_that_of_the_next_month_change_nothing(winkel: Winkel) -> None:
    winkel.lever("A05.csv", bestand(A05, start()))
    winkel.lever("A04.csv", bestand(A04_KORT, weg("202601")))
    aantal = winkel.aantal()
    volgende = bestand(A04_KORT, weg("202601"), weg("202602"))

    assert tellingen(winkel.lever("A05.csv", bestand(A05, start()))) == (0, 1, 0)
    assert tellingen(winkel.lever("A05_nu.csv", bestand(A05, start("202601")))) == (0, 1, 0)
    assert tellingen(winkel.lever("A04_nu.csv", volgende)) == (0, 2, 0)
    assert winkel.aantal() == aantal


def test_a_corrected_birth_date_is_taken_though_the_enrolment_is_known(winkel: Winkel) -> None:
    winkel.lever("A05.csv", bestand(A05, start()))

    assert tellingen(winkel.lever("A05_nu.csv", bestand(A05, start("202511", geboren="11-02-2009")))) == (1, 0, 0)
    assert tellingen(winkel.lever("A05.csv", bestand(A05, start()))) == (0, 1, 0)
    assert feiten(winkel)[-1] == ("LeerlingGeregistreerd", {"geldig_op": "2025-11-01", "geboortedatum": "2009-02-11"})


def test_a_day_from_the_school_is_more_precise_than_the_month(winkel: Winkel) -> None:
    winkel.lever("feiten.ndjson", ndjson(gebeurtenis("Uitgeschreven", "2026-01-12", brin="99AA")))

    assert tellingen(winkel.lever("A04.csv", bestand(A04_KORT, weg("202601"), weg("202602")))) == (0, 2, 0)


def test_who_was_enrolled_again_can_leave_again(winkel: Winkel) -> None:
    winkel.lever("A04.csv", bestand(A04_KORT, weg("202601")))
    winkel.lever("feiten.ndjson", ndjson(gebeurtenis("Ingeschreven", "2026-02-09", brin="99AA")))

    assert tellingen(winkel.lever("A04.csv", bestand(A04_KORT, weg("202602"), weg("202603")))) == (1, 1, 0)


def test_what_was_revoked_by_hand_does_not_come_back(winkel: Winkel) -> None:
    winkel.lever("A04.csv", bestand(A04_KORT, weg("202601")))
    fout = winkel.dossiers()[PGN].vastleggingen[-1].id
    herroepen = gebeurtenis("GebeurtenisHerroepen", "2026-02-01", gebeurtenisId=str(fout), reden="vergissing")
    winkel.lever("feiten.ndjson", ndjson(herroepen))

    assert tellingen(winkel.lever("A04.csv", bestand(A04_KORT, weg("202601")))) == (0, 1, 0)


VOLGORDES: Sequence[tuple[str, str]] = [
    (A05, start("202510")),
    (A04_KORT, weg("202510")),
    (A04_KORT, weg("202511")),
    (A04_KORT, weg("202602", reden="02")),
    (A04_OUD, f"202601;{PGN};25180;BOL;J;1969;1;01;02;C1"),
    (A04_KORT, weg("202601")),
    (A05, start("202610", geboren="11-02-2009")),
]


def test_the_order_of_deliveries_makes_no_difference(tmp_path: Path) -> None:
    gezien = set[str]()
    for nummer, volgorde in enumerate([*permutations(VOLGORDES)][::211]):
        with open_winkel(tmp_path / str(nummer)) as winkel:
            for i, (kop, regel) in enumerate(volgorde):
                winkel.lever(f"{i}.csv", bestand(kop, regel))
            gezien.add(repr(winkel.stand()))

    assert len(gezien) == 1


def test_the_order_of_rows_and_the_size_of_a_batch_make_no_difference(tmp_path: Path) -> None:
    rijen = [weg("202601"), weg("202603", brin="99BB"), weg("202602"), weg("202601", ANDER), weg("202511", ANDER)]
    standen = []
    for nummer, volgorde in enumerate((rijen, rijen[::-1], sorted(rijen))):
        with open_winkel(tmp_path / str(nummer)) as winkel:
            winkel.lever("A04.csv", bestand(A04_KORT, *volgorde), batch=nummer + 1)
            standen.append(winkel.stand())

    assert standen[0] == standen[1] == standen[2]

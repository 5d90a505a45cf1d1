"""What do the DUO deliveries A05, A04 and A14 become, in both generations of column names?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.ingest.aanlevering import soort_of
from services.ingest.duo_kolommen import NAMEN
from services.ingest.duo_leveringen import DuoLeveringen
from tests.kit.duo import (
    A04_KORT,
    A04_NIEUW,
    A04_OUD,
    A05,
    A05_NIEUW,
    A05_TWEE,
    ONDERWIJSNUMMER,
    bestand,
    feiten,
    start,
    tellingen,
    weg,
)
from tests.kit.kader import landelijk
from tests.kit.winkel import PGN, ROOT, VANDAAG, Winkel, csv_van, open_winkel, rij


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path / "een") as geopend:
        yield geopend


def test_a_start_set_tells_who_is_enrolled_on_the_first_of_october(winkel: Winkel) -> None:
    uitkomst = winkel.lever("A05_2025.csv", bestand(A05, start("202602")))

    assert (uitkomst.soort, tellingen(uitkomst)) == ("duo-a05", (1, 0, 0))
    assert feiten(winkel) == [
        ("LeerlingGeregistreerd", {"geldig_op": "2026-02-01", "geboortedatum": "2009-02-10", "gemeentecode": "0014"}),
        ("Ingeschreven", {"geldig_op": "2025-10-01", "brin": "99AA", "onderwijssoort": "mbo"}),
    ]


def test_the_source_says_how_the_day_was_read(winkel: Winkel) -> None:
    winkel.lever("A05.csv", bestand(A05, start()))
    winkel.lever("A04.csv", bestand(A04_KORT, weg("202601")))

    assert [v.bron for v in winkel.dossiers()[PGN].vastleggingen] == [
        "duo-a05 (ingeschreven op 1 oktober) A05.csv:2",
        "duo-a05 (ingeschreven op 1 oktober) A05.csv:2",
        "duo-a04 (uitgeschreven sinds de rapportagemaand) A04.csv:2",
    ]


@pytest.mark.parametrize(
    ("kop", "regel"),
    [
        (A05, start()),
        (A05_NIEUW, f"99AA;202510;{PGN};C1;BOL;25180;10-02-2009;0014"),
        (A05_TWEE, f"99AA;202510;{PGN};;;25180;20090210;14"),
        (A05_TWEE.replace(";", ","), f"99AA,202510,{PGN},0,bbl,,2009-02-10,0014"),
    ],
)
def test_both_generations_and_all_forms_say_the_same(kop: str, regel: str, winkel: Winkel) -> None:
    winkel.lever("levering.csv", bestand(kop, regel))

    assert feiten(winkel) == [
        ("LeerlingGeregistreerd", {"geldig_op": "2025-10-01", "geboortedatum": "2009-02-10", "gemeentecode": "0014"}),
        ("Ingeschreven", {"geldig_op": "2025-10-01", "brin": "99AA", "onderwijssoort": "mbo"}),
    ]


def test_an_onderwijsnummer_counts_where_the_bsn_is_zero(winkel: Winkel) -> None:
    winkel.lever("A05.csv", bestand(A05_TWEE, f"99AA;202510;0;{ONDERWIJSNUMMER};;1234;10-02-2009;0014"))

    assert feiten(winkel, ONDERWIJSNUMMER)[1][1] == {"geldig_op": "2025-10-01", "brin": "99AA"}


@pytest.mark.parametrize(
    ("naam", "kop", "regel", "brin"),
    [
        ("A04.csv", A04_OUD, f"202601;{PGN};25180;BOL;J;0014;1;01;02;C1", {}),
        ("A14.csv", A04_NIEUW, f"99AA;202601;{PGN};01;02;J;", {"brin": "99AA"}),
    ],
)
def test_who_left_is_unenrolled_from_the_first_day_of_the_month(
    naam: str, kop: str, regel: str, brin: dict[str, str], winkel: Winkel
) -> None:
    uitkomst = winkel.lever(naam, bestand(kop, regel))

    assert uitkomst.soort == f"duo-{naam[:3].lower()}"
    assert feiten(winkel)[-1] == ("Uitgeschreven", {"geldig_op": "2026-01-01", **brin, "reden": "01"})


def test_in_october_that_is_the_day_after_the_start_set(winkel: Winkel) -> None:
    winkel.lever("A05.csv", bestand(A05, start()))
    winkel.lever("A04.csv", bestand(A04_KORT, weg("202510")))

    assert next((s["van"], s["status"]) for s in winkel.stand()["statuslijn"]) == ("2025-10-02", "thuiszitter")


def test_our_own_layout_is_still_told_apart(winkel: Winkel) -> None:
    path = winkel.folder / "A04.csv"
    path.write_text(csv_van(rij()), encoding="utf-8")

    assert soort_of(path) == "verzuimmeldingen"


def test_every_column_that_is_read_stands_on_the_page() -> None:
    page = (ROOT / "docs" / "duo-leveringen.md").read_text(encoding="utf-8")

    assert [naam for namen in NAMEN.values() for naam in namen if f"`{naam}`" not in page] == []


def test_a_long_delivery_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "A04.csv"
    path.write_text(bestand(A04_KORT, *(weg("202601") for _ in range(10_000))), encoding="utf-8")
    gelezen: list[int] = []
    next(iter(DuoLeveringen(path, landelijk().gemeenten, VANDAAG, gelezen.append)))

    assert len(gelezen) == 2

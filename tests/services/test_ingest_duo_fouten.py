"""What becomes of a bad row of a DUO delivery, and of a file that is none?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.ingest import BestandError
from tests.kit.duo import A04_OUD, A05, ANDER, bestand, start, tellingen
from tests.kit.winkel import PGN, Winkel, open_winkel


@pytest.fixture
def winkel(tmp_path: Path) -> Iterator[Winkel]:
    with open_winkel(tmp_path / "een") as geopend:
        yield geopend


FOUT = {
    "RAPPORTAGE_MAAND": (start("202613"), "vorm"),
    "BSN_ONDERWIJSNR": (start(pgn=PGN[:-1]), "pgn-lengte"),
    "BRIN": (start(brin="AA99"), "vorm"),
    "GEBOORTEDATUM": (start(geboren="31-02-2009"), "datum-bestaat-niet"),
    "GEMCODE": (start().replace(";0014", ";9998"), "onbekende-gemeente"),
}


@pytest.mark.parametrize("kolom", FOUT)
def test_a_bad_row_goes_back_in_the_layout_of_the_file(kolom: str, winkel: Winkel) -> None:
    slecht, code = FOUT[kolom]
    rejects = winkel.lever("A05.csv", bestand(A05, start(pgn=ANDER), slecht)).rejects
    assert rejects is not None
    kop, regel = rejects.read_text(encoding="utf-8").splitlines()

    assert kop == f"{A05};_regel;_veld;_code;_melding;_oorspronkelijk"
    assert regel.startswith(f"{slecht};3;{kolom};{code};{kolom} ") or regel.startswith(
        f'{slecht};3;{kolom};{code};"{kolom} '
    )
    assert PGN not in regel.partition(";3;")[2]


def test_corrected_the_rejects_file_is_taken(winkel: Winkel) -> None:
    rejects = winkel.lever("A05.csv", bestand(A05, FOUT["GEMCODE"][0], "te;weinig")).rejects
    assert rejects is not None
    goed = rejects.read_text(encoding="utf-8").replace(";9998;", ";0014;")
    rejects.write_text(goed, encoding="utf-8")

    assert tellingen(winkel.neem_in(rejects)) == (1, 0, 1)


@pytest.mark.parametrize(
    ("naam", "kop", "zin"),
    [
        ("A02_2025.csv", A05, "volgens zijn naam de DUO-levering A02"),
        ("A05.csv", A04_OUD, "de naam zegt A05, maar er is een kolom REDEN_UITSTROOM"),
        ("a04-maart.csv", A05, "de naam zegt A04, maar er is geen kolom REDEN_UITSTROOM"),
        ("x.csv", "RAPPORTAGEMAAND;BRIN", "regel 1 mist voor een A05: BSN_ONDERWIJSNR of PERSOONSGEBONDENNUMMER of"),
        ("x.csv", "RAPPORTAGEMAAND;PERSOONSGEBONDENNUMMER", "regel 1 mist voor een A05: BRIN"),
        ("x.csv", "RAPPORTAGEMAAND;GEMCODE;GEMCODE;BRIN;PERSOONSGEBONDENNUMMER", "heeft de kolom GEMCODE dubbel"),
    ],
)
def test_what_is_no_such_delivery_is_refused_whole(naam: str, kop: str, zin: str, winkel: Winkel) -> None:
    with pytest.raises(BestandError, match=zin):
        winkel.lever(naam, bestand(kop))

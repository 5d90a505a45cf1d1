"""Is a row that was taken out of a file read as it is in the file?"""

from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from services.aanvoer.aanbieden import _as_written
from services.aanvoer.levering import Levering, leeswijze_van
from services.ingest import read_profile
from services.ingest.aanlevering import Omgeving, maak_lezer, soort_of
from services.ingest.gelezen import Afgewezen, Gelezen, Teamregel
from services.ingest.kolomprofiel import Kolomprofiel
from services.ingest.regels import Regel
from services.tijd import nieuwe_id
from tests.kit import duo
from tests.kit.kader import landelijk
from tests.kit.winkel import BEGIN, KOP, VANDAAG, csv_van, gebeurtenis, kortstondig, ndjson, rij

LEVERINGEN = Path(__file__).with_name("leveringen")
VERBETERD = rij(toelichting="'=1+1")
BESTANDEN: dict[str, str] = {
    "meldingen.csv": csv_van(
        rij(),
        rij(toelichting='"over\ntwee; regels"'),
        rij(pgn="123"),
        rij(pgn="", begindatum="gisteren"),
        "te;weinig",
        rij(toelichting='"zonder einde'),
        rij(meldingsnummer="9"),
    ),
    "afgewezen.csv": f"{KOP};_regel;_veld;_code;_melding;_oorspronkelijk\n{VERBETERD};3;a;b;c;\n",
    "a05.csv": duo.bestand(duo.A05, duo.start(), duo.start(pgn="123456789"), duo.start(brin="x"), "half"),
    "a04.csv": duo.bestand(duo.A04_KORT, duo.weg("202511"), duo.weg("202513")),
    "gebeurtenissen.ndjson": ndjson(
        {**gebeurtenis("SchoolgangHervat", "2026-03-02"), "vastgelegdOp": "2026-03-04T10:00:00Z"},
        {**gebeurtenis("SchoolgangHervat", "2026-03-01"), "vastgelegdOp": "2026-03-03T10:00:00Z"},
        gebeurtenis("SchoolgangHervat", "2026-03-99"),
        gebeurtenis("SchoolgangHervat", "2026-03-01", pgn="12"),
        "geen json",
        {"schoolteam": {"brin": "99AA"}, "type": "TeamoverlegGehouden", "geldigOp": "2026-03-01"},
    ),
}
PROFIELEN = ("noorderpakket", "zuidstelsel")


@pytest.fixture(scope="module")
def omgeving() -> Iterator[Omgeving]:
    with kortstondig() as winkel:
        yield Omgeving(winkel.log, landelijk(), lambda: BEGIN, nieuwe_id, VANDAAG, "test")


def said(een: Gelezen | Teamregel | Afgewezen) -> tuple[Any, ...]:
    """Return everything that a line came to, but how it is written back."""
    return type(een).__name__, *astuple(een)[:2], getattr(een, "opdracht", None), getattr(een, "wie", None)


def assert_the_same(path: Path, omgeving: Omgeving, profiel: Kolomprofiel | None = None) -> None:
    soort = soort_of(path, profiel)
    alle = list(maak_lezer(path, soort, omgeving, lambda _: None, profiel, keep_recorded=False))
    leeswijze = leeswijze_van(path, soort, profiel, "test", keep_recorded=False)
    lezer = Levering(nieuwe_id(), BEGIN, bytes(32), leeswijze).lezer(omgeving)

    assert alle
    for een in alle:
        tekst, te_lang = _as_written(een.ruw)
        assert said(lezer.een(Regel(een.regel, tekst, te_lang))) == said(een)


@pytest.mark.parametrize("naam", BESTANDEN)
def test_a_row_by_itself_is_what_it_is_in_its_file(naam: str, omgeving: Omgeving, tmp_path: Path) -> None:
    path = tmp_path / naam
    path.write_text(BESTANDEN[naam])

    assert_the_same(path, omgeving)


@pytest.mark.parametrize("naam", PROFIELEN)
def test_so_is_a_row_in_the_layout_of_a_supplier(naam: str, omgeving: Omgeving) -> None:
    assert_the_same(LEVERINGEN / f"{naam}.csv", omgeving, read_profile(f"verzonnen-{naam}"))

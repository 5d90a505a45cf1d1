"""Does it matter in which order, in which parts and how often rows are delivered?"""

import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from services.generator.nummers import bsn
from tests.kit.winkel import Winkel, csv_van, gebeurtenis, kortstondig, ndjson, rij

PGNS = [bsn(0), bsn(1)]
STATUSSEN = (
    ("R", ""),
    ("B", ""),
    ("G", "terug"),
    ("G", "uitgeschreven"),
    ("G", "overleden"),
    ("G", "legitiem"),
    ("I", "onterecht"),
)
DAGEN = ("2025-09-01", "2025-12-19", "2026-01-12", "2026-02-09", "2026-03-02")
MUTATIES = tuple(f"2026-0{maand}-1{dag}T{uur}:00:00" for maand in (1, 3) for dag in (1, 2) for uur in ("00", "23"))


@st.composite
def rijen(draw: st.DrawFn) -> str:
    begin, eind = sorted(draw(st.tuples(st.sampled_from(DAGEN), st.sampled_from(DAGEN))))
    status, reden = draw(st.sampled_from(STATUSSEN))
    return rij(
        meldingsnummer=draw(st.sampled_from("123")),
        pgn=draw(st.sampled_from(PGNS)),
        geboortedatum=draw(st.sampled_from(("2012-02-10", "2012-02-11"))),
        gemeentecode=draw(st.sampled_from(("0014", "0363"))),
        brin=draw(st.sampled_from(("99AA", "98BB"))),
        soort=draw(st.sampled_from(("LRV", "LRV", "V4", "V1"))),
        begindatum=begin,
        einddatum=draw(st.sampled_from((eind, ""))),
        status=status,
        reden=reden,
        laatste_mutatie=draw(st.sampled_from(MUTATIES)),
    )


def key(regel: str) -> tuple[str, ...]:
    """Return what a row is known by: two rows that differ never have the same."""
    cellen = regel.split(";")
    return cellen[0], cellen[1], cellen[-1]


leveringen: SearchStrategy[list[str]] = st.lists(rijen(), min_size=1, max_size=8, unique_by=key)
delen = st.integers(1, 4)


def stand_na(*bestanden: str, batch: int = 2_000, suffix: str = "csv") -> dict[str, Any]:
    with kortstondig() as winkel:
        for nummer, bestand in enumerate(bestanden):
            winkel.lever(f"{nummer}.{suffix}", bestand, batch=batch)
        return stand_in(winkel)


def stand_in(winkel: Winkel) -> dict[str, Any]:
    """Return how it stands; a term that lapsed tells of what we once thought, so it may depend on the order."""
    stand = winkel.stand()
    stand["termijnen"] = [termijn for termijn in stand["termijnen"] if termijn["status"] != "vervallen"]
    return {**stand, "leerlingen": sorted(winkel.dossiers())}


@given(regels=leveringen, data=st.data(), batch=delen)
def test_rows_in_another_order_give_the_same(regels: list[str], data: st.DataObject, batch: int) -> None:
    anders = data.draw(st.permutations(regels))

    assert stand_na(csv_van(*anders), batch=batch) == stand_na(csv_van(*regels))


@settings(max_examples=50)
@given(regels=leveringen, data=st.data(), batch=delen)
def test_rows_in_several_files_and_more_than_once_give_the_same(
    regels: list[str], data: st.DataObject, batch: int
) -> None:
    knip = data.draw(st.integers(0, len(regels)))
    dubbel = data.draw(st.lists(st.sampled_from(regels), max_size=4))
    bestanden = [csv_van(*regels[knip:], *dubbel), csv_van(*dubbel, *regels[:knip])]

    assert stand_na(*bestanden, batch=batch) == stand_na(csv_van(*regels))


def with_wrong_rows(regels: list[str], fout: list[int]) -> list[str]:
    return [
        regel.replace(";99AA;", ";fout;").replace(";98BB;", ";fout;") if i in fout else regel
        for i, regel in enumerate(regels)
    ]


@settings(max_examples=50)
@given(regels=leveringen, fout=st.lists(st.integers(0, 7), max_size=4))
def test_wrong_rows_corrected_in_their_rejects_file_give_the_same(regels: list[str], fout: list[int]) -> None:
    with kortstondig() as winkel:
        rejects = winkel.lever("meldingen.csv", csv_van(*with_wrong_rows(regels, fout))).rejects
        if rejects is not None:
            correct(rejects, regels)
            assert winkel.neem_in(rejects).telling.afgewezen == 0
        hersteld = stand_in(winkel)

    assert hersteld == stand_na(csv_van(*regels))


def correct(rejects: Path, regels: list[str]) -> None:
    """Write the right school again, by the key of the row."""
    brins = {key(regel): regel.split(";")[4] for regel in regels}
    kop, *fout = rejects.read_text(encoding="utf-8").splitlines()
    hersteld = []
    for regel in fout:
        cellen = regel.split(";")
        cellen[4] = brins[cellen[0], cellen[1], cellen[18]]
        hersteld.append(";".join(cellen))
    rejects.write_text("\n".join([kop, *hersteld]), encoding="utf-8")


feiten = st.lists(
    st.builds(
        gebeurtenis,
        st.sampled_from(("SchoolgangGestaakt", "SchoolgangHervat", "Uitgeschreven", "Ziekgemeld", "Betergemeld")),
        st.sampled_from(DAGEN),
        pgn=st.sampled_from(PGNS),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda feit: json.dumps(feit, sort_keys=True),
)


@settings(max_examples=50)
@given(regels=feiten, data=st.data(), batch=delen)
def test_events_in_another_order_and_more_than_once_give_the_same(
    regels: list[dict[str, Any]], data: st.DataObject, batch: int
) -> None:
    anders = data.draw(st.permutations(regels + regels[:2]))

    assert stand_na(ndjson(*anders), batch=batch, suffix="ndjson") == stand_na(ndjson(*regels), suffix="ndjson")


@settings(max_examples=50)
@given(regels=feiten, data=st.data())
def test_lines_with_moments_give_the_same_events_in_whatever_order_they_are_written(
    regels: list[dict[str, Any]], data: st.DataObject
) -> None:
    met_moment = [{**regel, "vastgelegdOp": f"2026-05-0{i + 1}T10:00:00Z"} for i, regel in enumerate(regels)]
    anders = data.draw(st.permutations(met_moment))

    assert without_source(anders) == without_source(met_moment)


def without_source(regels: list[dict[str, Any]]) -> dict[str, list[tuple[Any, ...]]]:
    with kortstondig() as winkel:
        winkel.lever("feiten.ndjson", ndjson(*regels), keep=True)
        return {pgn: [(versie, name, velden) for versie, name, _, velden in feiten] for pgn, feiten in content(winkel)}


def content(winkel: Winkel) -> list[tuple[str, list[tuple[Any, ...]]]]:
    return list(winkel.inhoud().items())

"""Is a country that the generator invents a country: every pupil once, in one municipality, and the same each time?"""

import csv
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import orjson
import pytest

from services.generator import Landoogst, Opdracht, genereer, genereer_land
from services.generator.land import per_gemeente
from tests.kit.kader import landelijk
from tests.kit.oogst import DICHT, gebeurtenissen_van

GEMEENTEN = landelijk().gemeenten
LEERLINGEN = 700
LAND = replace(DICHT, leerlingen=LEERLINGEN, fouten=0.0, dichtheid=1.0, iedereen=True)


def maak_land(opdracht: Opdracht, map: Path) -> Landoogst:
    return genereer_land(opdracht, GEMEENTEN, landelijk().kalender, map, lambda _: None)


def rows_of(pad: Path) -> list[dict[str, str]]:
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Landoogst:
    return maak_land(LAND, tmp_path_factory.mktemp("land"))


@pytest.mark.parametrize("leerlingen", [1, 10_000, 2_426_369])
def test_every_pupil_lives_in_one_municipality(leerlingen: int) -> None:
    verdeeld = list(per_gemeente(leerlingen, GEMEENTEN))
    grenzen = [wie.start for _, wie in verdeeld[1:]]

    assert [wie.stop for _, wie in verdeeld] == [*grenzen, leerlingen]
    assert len({gemeente.code for gemeente, _ in verdeeld}) == len(verdeeld)
    assert all(gemeente.opvolger is None for gemeente, _ in verdeeld)


def test_the_largest_is_larger_than_the_next_and_nobody_is_left_out() -> None:
    aantallen = [len(wie) for _, wie in per_gemeente(1_000_000, GEMEENTEN)]

    assert max(na - voor for voor, na in pairwise(aantallen)) <= 1  # by rounding
    assert aantallen[0] == pytest.approx(1_000_000 / 16, rel=0.03)
    assert min(aantallen) > 700


def test_of_everybody_it_is_told_where_he_is_enrolled(land: Landoogst) -> None:
    verteld = Counter(
        (regel["pgn"], regel["type"])
        for oogst in land.gemeenten
        for regel in map(orjson.loads, oogst.gebeurtenissen.read_bytes().splitlines())
    )
    gemeld = {rij["pgn"] for oogst in land.gemeenten for rij in rows_of(oogst.verzuimmeldingen)}
    geregistreerd = {pgn for pgn, soort in verteld if soort == "LeerlingGeregistreerd"}

    assert max(verteld[pgn, "LeerlingGeregistreerd"] for pgn in geregistreerd) == 1
    verbeterd = {rij["pgn"] for oogst in land.gemeenten for rij in rows_of(oogst.verzuimmeldingen_gecorrigeerd)}
    ingeschreven = {pgn for pgn, soort in verteld if soort == "Ingeschreven"}
    assert len(geregistreerd | gemeld | verbeterd | ingeschreven) == land.leerlingen_in_beeld
    assert land.leerlingen_in_beeld >= LEERLINGEN - 5  # of whom the first is told after the last export is not there


def test_a_pupil_is_told_of_by_his_own_municipality(land: Landoogst) -> None:
    for oogst in land.gemeenten:
        codes = {
            regel["gemeentecode"]
            for regel in gebeurtenissen_van(oogst.gebeurtenissen)
            if regel["type"] == "LeerlingGeregistreerd"
        }
        assert codes <= {oogst.gebeurtenissen.parent.name}


def test_without_everybody_only_who_is_in_sight_is_there(land: Landoogst, tmp_path: Path) -> None:
    minder = maak_land(replace(LAND, iedereen=False), tmp_path)

    assert 0 < minder.leerlingen_in_beeld < land.leerlingen_in_beeld / 10
    assert minder.rijen == land.rijen


def test_the_list_adds_up_and_the_same_order_gives_the_same_bytes(land: Landoogst, tmp_path: Path) -> None:
    nog_eens = maak_land(LAND, tmp_path)
    regels = rows_of(land.overzicht)
    een, twee = (
        {p.relative_to(m): p.read_bytes() for p in m.rglob("*") if p.is_file()}
        for m in (land.overzicht.parent, tmp_path)
    )

    assert sum(int(regel["leerlingen"]) for regel in regels) == LEERLINGEN
    assert sum(int(regel["regels"]) for regel in regels) == land.regels == nog_eens.regels
    assert een == twee


def test_a_municipality_of_a_country_is_the_municipality_by_itself(land: Landoogst, tmp_path: Path) -> None:
    gemeente, wie = next(iter(per_gemeente(LEERLINGEN, GEMEENTEN)))
    alleen = genereer(
        replace(LAND, leerlingen=len(wie), eerste=wie.start, gemeentecode=gemeente.code),
        GEMEENTEN,
        landelijk().kalender,
        tmp_path,
    )

    assert alleen.gebeurtenissen.read_bytes() == land.gemeenten[0].gebeurtenissen.read_bytes()

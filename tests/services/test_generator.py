"""Does the generator make the deliveries that were ordered?"""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from domain.events.inschrijving import Onderwijssoort
from services.generator import Oogst
from services.generator.fouten import Fout
from tests.kit.oogst import (
    BESTANDEN,
    DICHT,
    VORMEN,
    gebeurtenissen_van,
    goede_rijen,
    maak,
    regels_van,
    rijen_van,
)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    klein = replace(DICHT, leerlingen=300)
    een, twee = maak(klein, tmp_path / "een"), maak(klein, tmp_path / "twee")

    for naam in (*BESTANDEN, "LEESMIJ.txt"):
        assert (tmp_path / "een" / naam).read_bytes() == (tmp_path / "twee" / naam).read_bytes()
    assert een.rijen == twee.rijen


def test_another_seed_gives_other_pupils(tmp_path: Path) -> None:
    maak(replace(DICHT, leerlingen=300), tmp_path / "een")
    maak(replace(DICHT, leerlingen=300, seed=8), tmp_path / "twee")

    for naam in BESTANDEN:
        assert (tmp_path / "een" / naam).read_bytes() != (tmp_path / "twee" / naam).read_bytes()


def test_a_larger_order_begins_with_a_smaller_one(oogst: Oogst, tmp_path: Path) -> None:
    maak(replace(DICHT, leerlingen=500), tmp_path)

    for naam in BESTANDEN:
        groot = (oogst.verzuimmeldingen.parent / naam).read_bytes()
        klein = (tmp_path / naam).read_bytes()
        assert len(klein) < len(groot)
        assert groot.startswith(klein)


def test_the_counts_are_those_of_the_files(oogst: Oogst) -> None:
    assert oogst.rijen == len(regels_van(oogst.verzuimmeldingen)) - 1
    assert oogst.rijen_gecorrigeerd == len(regels_van(oogst.verzuimmeldingen_gecorrigeerd)) - 1
    assert oogst.regels == len(gebeurtenissen_van(oogst.gebeurtenissen))


@pytest.mark.parametrize("fout", list(Fout))
def test_every_kind_of_bad_row_occurs_as_often_as_is_said(oogst: Oogst, fout: Fout) -> None:
    gevonden = [soort for _, soort in rijen_van(oogst.verzuimmeldingen)].count(fout)

    assert gevonden == oogst.fouten[fout] > 0


def test_about_the_share_asked_for_is_bad(oogst: Oogst) -> None:
    assert oogst.rijen_fout / oogst.rijen == pytest.approx(0.05, rel=0.3)


def test_without_mistakes_every_row_is_good(tmp_path: Path) -> None:
    schoon = maak(replace(DICHT, fouten=0.0, leerlingen=1000), tmp_path)

    assert schoon.rijen_fout == 0
    assert len(goede_rijen(schoon.verzuimmeldingen)) == schoon.rijen


def test_the_corrected_export_holds_every_melding_of_the_first_and_more(oogst: Oogst) -> None:
    eerste = {rij["meldingsnummer"] for rij in goede_rijen(oogst.verzuimmeldingen)}
    alle = [rij for rij, _ in rijen_van(oogst.verzuimmeldingen)]
    tweede = goede_rijen(oogst.verzuimmeldingen_gecorrigeerd)
    nummers = {rij["meldingsnummer"] for rij in tweede}

    assert len(tweede) == oogst.rijen_gecorrigeerd
    assert {rij["meldingsnummer"] for rij in alle} - {""} <= nummers
    assert len(nummers) > len(eerste)


def test_a_bad_row_is_there_again_in_its_right_form(oogst: Oogst) -> None:
    hersteld = {
        (rij["meldingsnummer"], rij["laatste_mutatie"]) for rij in goede_rijen(oogst.verzuimmeldingen_gecorrigeerd)
    }
    for rij, fout in rijen_van(oogst.verzuimmeldingen):
        if fout is not None and "laatste_mutatie" in rij:
            assert (rij["meldingsnummer"], rij["laatste_mutatie"]) in hersteld


def test_some_meldingen_changed_between_the_exports(oogst: Oogst) -> None:
    eerste = {rij["meldingsnummer"]: rij for rij in goede_rijen(oogst.verzuimmeldingen)}
    gewijzigd = [
        (eerste[rij["meldingsnummer"]], rij)
        for rij in goede_rijen(oogst.verzuimmeldingen_gecorrigeerd)
        if rij["meldingsnummer"] in eerste and rij["laatste_mutatie"] > eerste[rij["meldingsnummer"]]["laatste_mutatie"]
    ]

    assert any(not oud["einddatum"] and nieuw["einddatum"] for oud, nieuw in gewijzigd)
    assert any(oud["status"] != "G" and nieuw["status"] == "G" for oud, nieuw in gewijzigd)
    assert any(nieuw["status"] == "I" for _, nieuw in gewijzigd)


def test_the_first_export_is_messy(oogst: Oogst) -> None:
    rijen = goede_rijen(oogst.verzuimmeldingen)
    sleutels = [(rij["meldingsnummer"], rij["laatste_mutatie"]) for rij in rijen]
    paren = list(pairwise(sleutels))

    for patroon in VORMEN:
        assert any(re.fullmatch(patroon, rij["melddatum"]) for rij in rijen)
    assert any(rij["soort"] == "LRV" and not rij["einddatum"] for rij in rijen)
    assert len(sleutels) > len(set(sleutels))
    assert any(a[0] == b[0] and a[1] > b[1] for a, b in paren)
    assert any(";" in rij["toelichting"] and '"' in rij["toelichting"] for rij in rijen)
    assert any("é" in rij["toelichting"] for rij in rijen)
    assert {rij["onderwijssoort"] for rij in rijen} == set(Onderwijssoort)


def test_everything_says_it_is_invented(oogst: Oogst) -> None:
    for rij in goede_rijen(oogst.verzuimmeldingen):
        assert "verzonnen" in rij["toelichting"]
    for regel in gebeurtenissen_van(oogst.gebeurtenissen):
        assert "verzonnen" in regel.get("naam", "verzonnen")
    assert "VERZONNEN" in oogst.leesmij.read_text(encoding="utf-8")

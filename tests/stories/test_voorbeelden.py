"""Do the worked examples of docs/voorbeelden.md, and those on the pages of the rules, hold?"""

from pathlib import Path

import pytest

from domain.rules import CATALOGUE
from tests.architecture.tree import ROOT
from tests.stories.tabel import Voorbeeld, voorbeelden
from tests.stories.voorbeeldtaal import antwoord_op, klopt, verhaal_van

REGELS = sorted((ROOT / "docs" / "regels").glob("*.md"))
UITGEWERKT = list(voorbeelden(ROOT / "docs" / "voorbeelden.md"))
BIJ_REGELS = [voorbeeld for page in REGELS for voorbeeld in voorbeelden(page)]


@pytest.mark.parametrize("voorbeeld", [*UITGEWERKT, *BIJ_REGELS], ids=lambda voorbeeld: voorbeeld.plaats)
def test_het_voorbeeld_klopt(voorbeeld: Voorbeeld) -> None:
    antwoord = antwoord_op(voorbeeld.vraag, verhaal_van(voorbeeld.gebeurtenissen))

    assert klopt(voorbeeld.antwoord, antwoord), f"het antwoord is: {antwoord}"


def test_elk_uitgewerkt_voorbeeld_heeft_een_eigen_nummer() -> None:
    plaatsen = [voorbeeld.plaats for voorbeeld in UITGEWERKT]

    assert len(plaatsen) == len(set(plaatsen))


@pytest.mark.parametrize("page", REGELS, ids=lambda page: page.stem)
def test_elke_regel_heeft_voorbeelden(page: Path) -> None:
    assert [voorbeeld for voorbeeld in BIJ_REGELS if voorbeeld.plaats.startswith(f"regels/{page.name}")]


def test_er_is_een_bladzijde_voor_elke_regel() -> None:
    assert {regel.id for regel in CATALOGUE} <= {page.stem for page in REGELS}


@pytest.mark.parametrize(
    ("antwoord", "gevonden", "goed"),
    [
        ("dreigend", "dreigend relatief, thuis sinds 2026-01-12", True),
        ("dreigend absoluut", "dreigend relatief, thuis sinds 2026-01-12", False),
        ("dreigend, thuis sinds 2026-01-12", "dreigend relatief, thuis sinds 2026-01-12", True),
        ("dreigend, thuis sinds 2026-01-13", "dreigend relatief, thuis sinds 2026-01-12", False),
        ("geen", "dreigend relatief, thuis sinds 2026-01-12", False),
    ],
)
def test_een_verkeerd_antwoord_zou_gevonden_worden(antwoord: str, gevonden: str, goed: bool) -> None:
    assert klopt(antwoord, gevonden) == goed

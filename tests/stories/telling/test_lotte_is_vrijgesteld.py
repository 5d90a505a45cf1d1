"""
Lotte is vrijgesteld, en telt in elk schooljaar waarin dat op een dag van haar plicht gold.

Bron: docs/regels/telling.md
"""

from typing import Any

import pytest

from tests.kit.overzichten import geteld, telt
from tests.kit.verhaal import Verhaal, gegeven
from tests.kit.woorden import feit, geboren

A = "vrijstelling-5-onder-a"


def lotte(op: str, geboren_op: str = "2012-02-10", **velden: Any) -> Verhaal:
    return gegeven(geboren(geboren_op), feit("VrijstellingVerleend", op, **{"grond": "5-onder-a", **velden}))


@pytest.mark.parametrize("grond", ["3a", "3b", "5-onder-a", "5-onder-b", "5-onder-c", "5a", "15"])
def test_elke_grond_heeft_zijn_cijfer(grond: str) -> None:
    assert telt(lotte("2025-09-01", grond=grond)) == [f"vrijstelling-{grond}"]


def test_zij_telt_in_elk_schooljaar_waarin_de_vrijstelling_geldt() -> None:
    meer_jaren = lotte("2025-03-01", totEnMet="2026-08-01")

    assert [geteld(meer_jaren, A, jaar) for jaar in ("2024-2025", "2025-2026", "2026-2027", "2027-2028")] == [
        ["0014 2025-03-01 onbekend"],
        ["0014 2025-08-01 onbekend"],
        ["0014 2026-08-01 onbekend"],
        [],
    ]


def test_zij_telt_pas_als_de_plicht_begonnen_is() -> None:
    assert geteld(lotte("2025-06-01", "2020-09-02"), A) == ["0014 2025-10-01 onbekend"]


def test_zij_telt_niet_meer_als_de_plicht_voorbij_is() -> None:
    assert telt(lotte("2025-03-01", "2007-08-01")) == []


def test_een_aanvraag_telt_niet() -> None:
    assert telt(gegeven(geboren("2012-02-10"), feit("VrijstellingAangevraagd", "2025-09-01", grond="5-onder-a"))) == []

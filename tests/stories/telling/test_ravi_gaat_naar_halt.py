"""
Ravi wordt naar Halt verwezen, en vraagt verlof.

Bron: docs/regels/telling.md
"""

import pytest

from domain.events.base import Event
from tests.kit.overzichten import geteld, telt
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren

RAVI = geboren("2010-02-10")


def verlof(door: str, op: str = "2025-11-03", **velden: str) -> Event:
    return feit("VerlofVerleend", op, verleendDoor=door, **velden)


def test_hij_telt_bij_halt_vanaf_de_dag_van_de_verwijzing() -> None:
    ravi = gegeven(RAVI, feit("HaltVerwezen", "2025-11-03"))

    assert geteld(ravi, "halt") == ["0014 2025-11-03 onbekend"]
    assert telt(ravi, stand="2025-11-02") == []


@pytest.mark.parametrize(("op", "jaar"), [("2025-07-31", "2024-2025"), ("2025-08-01", "2025-2026")])
def test_een_verwijzing_hoort_bij_het_schooljaar_van_haar_dag(op: str, jaar: str) -> None:
    ravi = gegeven(RAVI, feit("HaltVerwezen", op))

    assert telt(ravi, jaar, stand="2027-07-31") == ["halt"]


def test_twee_keer_naar_halt_is_een_leerling_en_twee_keren() -> None:
    ravi = gegeven(RAVI, feit("HaltVerwezen", "2025-11-03"), feit("HaltVerwezen", "2026-03-02"))

    assert (telt(ravi), len(geteld(ravi, "halt"))) == (["halt"], 2)


def test_verlof_van_het_hoofd_telt_hier_niet_en_dat_van_de_leerplichtambtenaar_wel() -> None:
    assert telt(gegeven(RAVI, verlof("hoofd"))) == []
    assert telt(gegeven(RAVI, verlof("leerplicht"))) == ["verlof-verleend"]


def test_verlof_hoort_bij_de_dag_van_het_besluit() -> None:
    ravi = gegeven(RAVI, verlof("leerplicht", "2025-08-11", besluitOp="2025-07-31"))

    assert geteld(ravi, "verlof-verleend", "2024-2025") == ["0014 2025-07-31 onbekend"]
    assert geteld(ravi, "verlof-verleend") == []


def test_geweigerd_verlof_telt_ook() -> None:
    assert telt(gegeven(RAVI, feit("VerlofGeweigerd", "2025-11-03"))) == ["verlof-geweigerd"]


def test_een_herroepen_verwijzing_telt_niet() -> None:
    assert telt(gegeven(RAVI, feit("HaltVerwezen", "2025-11-03"), herroepen("2025-11-10", 1))) == []

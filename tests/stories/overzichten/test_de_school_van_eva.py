"""
Eva zit op een vestiging; een melding die de vestiging niet noemt, brengt haar niet naar een andere.

Bron: R-3.7; docs/how-to/schoolteam.md (wie vraag je voor haar?)
"""

from domain.events.base import Event
from tests.kit.overzichten import toont
from tests.kit.verhaal import gegeven
from tests.kit.woorden import ingeschreven, ingetrokken, lrv

OP_01 = ingeschreven("2025-08-25", vestiging="01")
ALTIJD_AL = "0001-01-01"


def school(*feiten: Event) -> list[str]:
    return toont("scholen", gegeven(*feiten), "brin", "vestiging")


def test_de_vestiging_van_haar_inschrijving() -> None:
    assert school(OP_01) == [f"{ALTIJD_AL}.. 99AA 01"]


def test_zonder_vestiging_is_het_de_hoofdvestiging() -> None:
    assert school(ingeschreven("2025-08-25")) == [f"{ALTIJD_AL}.. 99AA 00"]


def test_een_melding_van_dezelfde_school_zonder_vestiging_verandert_niets() -> None:
    assert school(OP_01, lrv("2026-01-12", brin="99AA")) == [f"{ALTIJD_AL}.. 99AA 01"]


def test_een_melding_van_een_andere_vestiging_wel() -> None:
    assert school(OP_01, lrv("2026-01-12", brin="99AA", vestiging="02")) == [
        f"{ALTIJD_AL}..2026-01-11 99AA 01",
        "2026-01-12.. 99AA 02",
    ]


def test_op_een_andere_school_zegt_de_oude_vestiging_niets() -> None:
    assert school(OP_01, ingeschreven("2026-01-12", "99BB")) == [
        f"{ALTIJD_AL}..2026-01-11 99AA 01",
        "2026-01-12.. 99BB 00",
    ]


def test_een_ingetrokken_melding_telt_niet() -> None:
    assert school(OP_01, lrv("2026-01-12", brin="99BB"), ingetrokken("2026-01-19")) == [f"{ALTIJD_AL}.. 99AA 01"]


def test_van_wie_geen_school_bekend_is_staat_er_niets() -> None:
    assert school() == []

"""
Van Kim wordt op 2 maart 2026 een andere geboortedatum vastgelegd.

Bron: docs/regels/leerplicht.md (specificatie 3.3: de laatst vastgelegde telt)
"""

from tests.kit.verhaal import gegeven, vernomen
from tests.kit.woorden import geboren

KIM = gegeven(geboren("2020-09-02"), vernomen("2026-03-02", geboren("2021-03-12")))


def test_zoals_eerder_bekend_moest_kim_vanaf_1_oktober_naar_school() -> None:
    KIM.zoals_bekend_op("2026-03-01").op("2025-10-01").is_leerplichtig()


def test_en_de_dag_ervoor_nog_niet() -> None:
    KIM.zoals_bekend_op("2026-03-01").op("2025-09-30").hoeft_niet()


def test_nu_pas_vanaf_1_april() -> None:
    KIM.zoals_bekend_op("2026-03-02").op("2026-03-31").hoeft_niet()


def test_en_op_1_april_wel() -> None:
    KIM.zoals_bekend_op("2026-03-02").op("2026-04-01").is_leerplichtig()

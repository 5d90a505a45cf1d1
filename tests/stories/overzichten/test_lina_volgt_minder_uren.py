"""
Lina gaat na een lange ziekte eerst tien, dan vijftien uur per week naar school.

Bron: specificatie 4 (VerkorteOnderwijstijdVastgesteld) en docs/how-to/overzichten.md
"""

from domain.events.base import Event
from tests.kit.overzichten import toont
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, ingeschreven


def uren(op: str, aantal: float | None, tot_en_met: str | None = None) -> Event:
    velden = {"totEnMet": tot_en_met, "urenPerWeek": aantal}
    genoemd = {veld: waarde for veld, waarde in velden.items() if waarde is not None}
    return feit("VerkorteOnderwijstijdVastgesteld", op, **genoemd)


def lijn(*feiten: Event) -> list[str]:
    return toont("verkorte_onderwijstijd", gegeven(*feiten), "uren_per_week", "brin")


def test_een_afspraak_loopt_tot_en_met_haar_laatste_dag() -> None:
    assert lijn(uren("2026-01-12", 10, "2026-02-20")) == ["2026-01-12..2026-02-20 10.0"]


def test_zonder_einde_loopt_zij_door() -> None:
    assert lijn(uren("2026-01-12", 12.5)) == ["2026-01-12.. 12.5"]


def test_een_nieuwe_afspraak_vervangt_de_vorige() -> None:
    assert lijn(uren("2026-01-12", 10, "2026-03-20"), uren("2026-02-02", 15)) == [
        "2026-01-12..2026-02-01 10.0",
        "2026-02-02.. 15.0",
    ]


def test_van_twee_afspraken_op_een_dag_geldt_de_laatste() -> None:
    assert lijn(uren("2026-01-12", 10), uren("2026-01-12", 15)) == ["2026-01-12.. 15.0"]


def test_de_school_staat_erbij() -> None:
    assert lijn(ingeschreven("2024-08-01"), uren("2026-01-12", None)) == ["2026-01-12.. 99AA"]

"""
Vos woont waar een vastgelegd traject de termijn haalt, en een aanbod niet.

Bron: docs/regels/thuiszitterspact.md (beleid pactGehaaldDoor: TrajectVastgelegd, R-2.9)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv

VOS = gegeven(geboren("2012-02-10"), lrv("2026-01-12")).met_beleid(
    thuiszitterspact={"gehaald_door": ["TrajectVastgelegd"]}
)
TRAJECT = feit("TrajectVastgelegd", "2026-03-20", perspectief="terug naar school na de zomer")


def test_de_dag_voor_het_traject_loopt_de_termijn() -> None:
    VOS.en_dan(TRAJECT).op("2026-03-19").pact("lopend")


def test_met_het_traject_is_hij_gehaald() -> None:
    VOS.en_dan(TRAJECT).op("2026-03-20").pact("gehaald", gehaald_op="2026-03-20")


def test_een_aanbod_haalt_hem_daar_niet() -> None:
    VOS.en_dan(feit("PassendAanbodGedaan", "2026-03-20")).op("2026-03-20").pact("lopend")


def test_landelijk_haalt_een_traject_hem_niet() -> None:
    gegeven(geboren("2012-02-10"), lrv("2026-01-12"), TRAJECT).op("2026-03-20").pact("lopend")

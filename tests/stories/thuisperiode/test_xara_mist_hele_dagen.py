"""
Xara mist in maart 2026 hele dagen; verder meldt niemand iets.

Bron: docs/regels/thuisperiode.md (specificatie 3.3: heleDag op een lesdag)
"""

from domain.events.base import Event
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren

XARA = geboren("2012-02-10")


def hele_dag(op: str) -> Event:
    return feit("OngeoorloofdVerzuimGeregistreerd", op, heleDag=True)


def test_een_hele_lesdag_is_een_dag_thuis() -> None:
    gegeven(XARA, hele_dag("2026-03-03")).is_thuis("2026-03-03..2026-03-03 dreigend relatief")


def test_twee_dagen_achter_elkaar_zijn_een_periode() -> None:
    gegeven(XARA, hele_dag("2026-03-03"), hele_dag("2026-03-04")).is_thuis("2026-03-03..2026-03-04 dreigend relatief")


def test_vrijdag_en_maandag_ook() -> None:
    gegeven(XARA, hele_dag("2026-03-06"), hele_dag("2026-03-09")).is_thuis("2026-03-06..2026-03-09 dreigend relatief")


def test_een_zaterdag_telt_niet() -> None:
    gegeven(XARA, hele_dag("2026-03-07")).is_nooit_thuis()


def test_een_dag_in_de_voorjaarsvakantie_ook_niet() -> None:
    gegeven(XARA, hele_dag("2026-02-27")).is_nooit_thuis()


def test_de_eerste_lesdag_na_de_vakantie_wel() -> None:
    gegeven(XARA, hele_dag("2026-03-02")).op("2026-03-02").is_dreigend()


def test_gemiste_lesuren_zijn_geen_dag_thuis() -> None:
    gegeven(XARA, feit("OngeoorloofdVerzuimGeregistreerd", "2026-03-03", lesuren=7)).is_nooit_thuis()


def test_een_hele_dag_na_de_hervatting_is_een_nieuwe_periode() -> None:
    verhaal = gegeven(XARA, hele_dag("2026-03-03"), feit("SchoolgangHervat", "2026-03-04"), hele_dag("2026-03-05"))
    verhaal.op("2026-03-05").is_dreigend(thuis_sinds="2026-03-05")

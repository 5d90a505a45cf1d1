"""
Jip, geboren op 1 september 2008, verlaat het praktijkonderwijs met een getuigschrift.

Bron: docs/regels/leerplicht.md (Leerplichtwet art. 4a lid 2, R-1.10)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren

JIP = geboren("2008-09-01")
GETUIGSCHRIFT = feit("KwalificatieplichtVervallen", "2026-06-10", reden="getuigschrift praktijkonderwijs")


def test_de_dag_ervoor_is_jip_kwalificatieplichtig() -> None:
    gegeven(JIP, GETUIGSCHRIFT).op("2026-06-09").is_kwalificatieplichtig()


def test_met_het_getuigschrift_niet_meer() -> None:
    gegeven(JIP, GETUIGSCHRIFT).op("2026-06-10").hoeft_niet()

"""
De melding over Lars wordt gesloten omdat hij is overleden.

Bron: docs/regels/meldingen.md (specificatie 5.1)
"""

from tests.kit.rijen import rij
from tests.kit.verhaal import aangeleverd

OPEN = rij("2026-01-20")
OVERLEDEN = rij("2026-02-23", eind="2026-02-16", status="G", reden="overleden")


def test_dan_wordt_ook_het_overlijden_vastgelegd() -> None:
    aangeleverd(OPEN).als_rij(OVERLEDEN).geeft("MeldingGewijzigd", "Overleden")


def test_de_dag_ervoor_was_hij_thuiszitter() -> None:
    aangeleverd(OPEN, OVERLEDEN).op("2026-02-15").is_thuiszitter()


def test_ook_een_andere_open_melding_telt_niet_meer() -> None:
    aangeleverd(OPEN, rij("2026-01-20", nummer="2"), OVERLEDEN).op("2026-02-16").is_geen()


def test_bleek_het_een_vergissing_dan_telt_die_weer() -> None:
    vergissing = rij("2026-03-02", eind="2026-02-16", status="G", reden="terug")
    aangeleverd(OPEN, rij("2026-01-20", nummer="2"), OVERLEDEN, vergissing).op("2026-02-16").is_thuiszitter()

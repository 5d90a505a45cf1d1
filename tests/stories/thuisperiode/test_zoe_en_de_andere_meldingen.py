"""
Over Zoe komen andere meldingen dan langdurig verzuim.

Bron: docs/regels/thuisperiode.md (regels 3.2; beleid alle_lessen_gemist_telt)
"""

import pytest

from domain.events.base import Event
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren

ZOE = geboren("2012-02-10")


def melding(soort: str, alle: bool) -> Event:
    velden = {"meldingsnummer": "1", "soort": soort, "begindatum": "2026-01-12", "alleLessenGemist": alle}
    return feit("MeldingOntvangen", "2026-01-12", **velden)


@pytest.mark.parametrize("soort", ["V1", "V2", "V3", "V4", "L", "O", "RMC"])
def test_alleen_langdurig_verzuim_geeft_dagen_thuis(soort: str) -> None:
    gegeven(ZOE, melding(soort, alle=True)).is_nooit_thuis()


@pytest.mark.parametrize("soort", ["V3", "V4"])
def test_waar_dat_is_afgesproken_ook_16_uur_met_alle_lessen_gemist(soort: str) -> None:
    verhaal = gegeven(ZOE, melding(soort, alle=True)).met_beleid(thuiszitter={"alle_lessen_gemist_telt": True})
    verhaal.op("2026-01-12").is_dreigend()


@pytest.mark.parametrize("soort", ["V3", "V4"])
def test_maar_niet_als_er_lessen_zijn_gevolgd(soort: str) -> None:
    verhaal = gegeven(ZOE, melding(soort, alle=False)).met_beleid(thuiszitter={"alle_lessen_gemist_telt": True})
    verhaal.is_nooit_thuis()


@pytest.mark.parametrize("soort", ["L", "O", "RMC"])
def test_en_geen_andere_soort(soort: str) -> None:
    verhaal = gegeven(ZOE, melding(soort, alle=True)).met_beleid(thuiszitter={"alle_lessen_gemist_telt": True})
    verhaal.is_nooit_thuis()

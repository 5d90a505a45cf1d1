"""
Over Guus komt een bericht over een melding die niemand kent.

Bron: docs/regels/bewaking.md (specificatie hoofdstuk 4: onbekende-verwijzing)
"""

import pytest

from domain.events.base import Event
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren, gewijzigd, ingetrokken, lrv

CODE = "onbekende-verwijzing"
GUUS = gegeven(geboren("2012-02-10"), lrv("2026-01-12", nummer="1"))
OVER_MELDING_2 = [
    feit("MeldingStatusGewijzigd", "2026-02-16", meldingsnummer="2", status="B"),
    gewijzigd("2026-02-16", nummer="2", einddatum="2026-02-16"),
    ingetrokken("2026-02-16", nummer="2"),
    feit("TerugkoppelingGegeven", "2026-02-16", meldingsnummer="2"),
    feit("OnderzoekGestart", "2026-02-16", meldingsnummer="2"),
    feit("VerdachteGehoord", "2026-02-16", wie="ouder", meldingsnummer="2"),
    feit("ProcesVerbaalOpgemaakt", "2026-02-16", tegen="ouder", meldingsnummer="2"),
    feit("ProcesVerbaalIngezonden", "2026-02-16", tegen="ouder", meldingsnummer="2"),
]


@pytest.mark.parametrize("bericht", OVER_MELDING_2, ids=lambda feit: feit.type_name())
def test_een_bericht_over_een_onbekende_melding_wacht(bericht: Event) -> None:
    GUUS.als(bericht).wordt_geweigerd(CODE)


@pytest.mark.parametrize("bericht", OVER_MELDING_2, ids=lambda feit: feit.type_name())
def test_en_wordt_opgenomen_als_de_melding_er_is(bericht: Event) -> None:
    GUUS.en_dan(lrv("2026-02-02", nummer="2")).als(bericht).wordt_vastgelegd()


def test_de_melding_zelf_mag_altijd() -> None:
    GUUS.als(lrv("2026-02-02", nummer="2")).wordt_vastgelegd()


def test_een_onderzoek_zonder_nummer_ook() -> None:
    GUUS.als(feit("OnderzoekGestart", "2026-02-16")).wordt_vastgelegd()


def test_van_een_herroepen_melding_is_niets_bekend() -> None:
    GUUS.en_dan(herroepen("2026-02-02", 2)).als(ingetrokken("2026-02-16")).wordt_geweigerd(CODE)

"""
De melding over Zara, vanaf 12 januari 2026, wordt ingetrokken.

Bron: docs/regels/meldingen.md (regels 3.3: status I)
"""

from tests.kit.verhaal import gegeven, herroepen, vernomen
from tests.kit.woorden import feit, geboren, gewijzigd, ingetrokken, lrv

ZARA = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))


def test_een_ingetrokken_melding_geeft_geen_dagen() -> None:
    ZARA.en_dan(ingetrokken("2026-05-01")).is_nooit_thuis()


def test_een_status_i_is_hetzelfde() -> None:
    status = feit("MeldingStatusGewijzigd", "2026-05-01", meldingsnummer="1", status="I", reden="onterecht")
    ZARA.en_dan(status).is_nooit_thuis()


def test_de_reden_doet_er_niet_toe() -> None:
    ZARA.en_dan(ingetrokken("2026-05-01", "dubbel gemeld")).is_nooit_thuis()


def test_weer_in_behandeling_telt_zij_weer() -> None:
    weer = feit("MeldingStatusGewijzigd", "2026-05-04", meldingsnummer="1", status="B")
    ZARA.en_dan(ingetrokken("2026-05-01"), weer).op("2026-02-09").is_thuiszitter()


def test_een_herroepen_intrekking_ook() -> None:
    ZARA.en_dan(ingetrokken("2026-05-01"), herroepen("2026-05-04", 3)).op("2026-02-09").is_thuiszitter()


def test_een_oudere_mutatie_na_de_intrekking_verandert_niets() -> None:
    oud = vernomen("2026-05-04", gewijzigd("2026-02-02", einddatum="2026-02-02"))
    ZARA.en_dan(ingetrokken("2026-05-01"), oud).is_nooit_thuis()


def test_een_andere_melding_blijft_gelden() -> None:
    ander = lrv("2026-02-02", nummer="2")
    ZARA.en_dan(ander, ingetrokken("2026-05-01")).op("2026-02-02").is_dreigend(thuis_sinds="2026-02-02")

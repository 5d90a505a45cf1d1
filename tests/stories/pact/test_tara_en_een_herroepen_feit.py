"""
Van Tara is vastgelegd dat zij op 12 januari 2026 stopte met school; dat klopt niet en wordt herroepen.

Bron: docs/regels/thuiszitterspact.md (specificatie 3.3 en 3.5: een herroepen gebeurtenis telt als nooit vastgelegd)
"""

from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren, lrv

TARA = gegeven(geboren("2012-02-10"), feit("SchoolgangGestaakt", "2026-01-12"), herroepen("2026-05-01", 2))


def test_zoals_eerder_bekend_was_zij_thuiszitter() -> None:
    TARA.op("2026-02-09").zoals_bekend_op("2026-04-30").is_thuiszitter()


def test_na_de_herroeping_was_zij_dat_nooit() -> None:
    TARA.is_nooit_thuis()


def test_de_termijn_blijft_zichtbaar_als_vervallen() -> None:
    TARA.pact_loopt("2026-01-12.. vervallen")


def test_een_herroepen_herroeping_herstelt_alles() -> None:
    TARA.en_dan(herroepen("2026-05-04", 3)).op("2026-02-09").is_thuiszitter()


def test_ook_de_termijn() -> None:
    TARA.en_dan(herroepen("2026-05-04", 3)).op("2026-04-13").pact("verlopen")


def test_en_nog_eens_herroepen_is_weer_niets() -> None:
    TARA.en_dan(herroepen("2026-05-04", 3), herroepen("2026-05-05", 4)).is_nooit_thuis()


def test_een_herroepen_aanbod_telt_niet() -> None:
    aanbod = feit("PassendAanbodGedaan", "2026-03-20")
    verhaal = gegeven(geboren("2012-02-10"), lrv("2026-01-12"), aanbod, herroepen("2026-03-25", 3))
    verhaal.op("2026-03-25").pact("lopend")

"""
Daphne is vrijgesteld van 1 oktober 2025 tot en met 31 juli 2026; voor 1 juli beroepen haar ouders zich opnieuw.

Bron: docs/regels/termijnen.md (LPW art. 6 lid 2, R-1.31: elk jaar voor 1 juli)
"""

import pytest

from domain.events.base import Event
from tests.kit.klok import gegeven
from tests.kit.verhaal import herroepen
from tests.kit.woorden import feit, geboren

SOORT = "vrijstelling-verlengen"


def verleend(op: str = "2025-10-01", tot: str | None = "2026-07-31", **velden: object) -> Event:
    einde = {} if tot is None else {"totEnMet": tot}
    return feit("VrijstellingVerleend", op, **{"grond": "5-onder-a", **einde, **velden})


def gevraagd(op: str, grond: str = "5-onder-a") -> Event:
    return feit("VrijstellingAangevraagd", op, grond=grond)


DAPHNE = gegeven(geboren("2014-02-10"), verleend())


def test_voor_de_vrijstelling_is_er_geen_termijn() -> None:
    DAPHNE.termijn(SOORT, op="2025-09-30").bestaat_niet()


def test_op_30_juni_loopt_hij() -> None:
    DAPHNE.termijn(SOORT, op="2026-06-30").is_lopend(vervalt_op="2026-06-30", aan_zet="leerplicht")


def test_op_1_juli_is_hij_verlopen() -> None:
    DAPHNE.termijn(SOORT, op="2026-07-01").is_verlopen()


def test_op_30_juni_gevraagd_is_op_tijd() -> None:
    DAPHNE.en_dan(gevraagd("2026-06-30")).termijn(SOORT, op="2026-06-30").is_gehaald()


def test_op_1_juli_is_te_laat() -> None:
    DAPHNE.en_dan(gevraagd("2026-07-01")).termijn(SOORT, op="2026-07-01").is_te_laat(gehaald_op="2026-07-01")


def test_een_beroep_op_een_andere_grond_telt_niet() -> None:
    DAPHNE.en_dan(gevraagd("2026-06-30", "5-onder-b")).termijn(SOORT, op="2026-06-30").is_lopend()


def test_het_beroep_van_voor_de_vrijstelling_telt_niet() -> None:
    eerder = gegeven(geboren("2014-02-10"), gevraagd("2025-09-01"), verleend())
    eerder.termijn(SOORT, op="2026-06-30").is_lopend()


@pytest.mark.parametrize("grond", ["5-onder-b", "5-onder-c"])
def test_ook_voor_deze_gronden(grond: str) -> None:
    gegeven(verleend(grond=grond)).termijn(SOORT, op="2025-10-01").is_lopend(vervalt_op="2026-06-30")


@pytest.mark.parametrize("grond", ["3a", "3b", "5a", "15"])
def test_niet_voor_deze(grond: str) -> None:
    gegeven(verleend(grond=grond)).termijn(SOORT, op="2025-10-01").bestaat_niet()


def test_niet_voor_wie_voor_het_leven_is_vrijgesteld() -> None:
    gegeven(verleend(levenslang=True)).termijn(SOORT, op="2025-10-01").bestaat_niet()


def test_zonder_einde_geldt_het_schooljaar_waarin_zij_begon() -> None:
    gegeven(verleend(tot=None)).termijn(SOORT, op="2025-10-01").is_lopend(vervalt_op="2026-06-30")


def test_eindigt_zij_op_de_eerste_dag_van_een_schooljaar_dan_30_juni_daarvan() -> None:
    gegeven(verleend(tot="2026-08-01")).termijn(SOORT, op="2025-10-01").is_lopend(vervalt_op="2027-06-30")


def test_30_juni_schuift_niet_op_in_het_weekend() -> None:
    gegeven(verleend("2023-10-01", "2024-07-31")).termijn(SOORT, op="2024-06-30").is_lopend(vervalt_op="2024-06-30")


def test_was_zij_niet_verleend_dan_is_hij_vervallen() -> None:
    DAPHNE.en_dan(herroepen("2026-03-02", 2)).termijn(SOORT, op="2026-07-01").is_vervallen("herroepen")


def test_zolang_de_vrijstelling_duurt_blijft_hij_verlopen() -> None:
    DAPHNE.termijn(SOORT, op="2026-07-31").is_verlopen()


def test_daarna_valt_er_niets_te_verlengen() -> None:
    DAPHNE.termijn(SOORT, op="2026-08-01").is_beeindigd()


def test_zonder_einde_blijft_hij_verlopen() -> None:
    gegeven(verleend(tot=None)).termijn(SOORT, op="2027-08-01").is_verlopen()


def test_eerder_beeindigd_is_vervallen() -> None:
    eerder = DAPHNE.en_dan(feit("VrijstellingBeeindigd", "2026-06-30", grond="5-onder-a"))
    eerder.termijn(SOORT, op="2026-06-29").is_lopend()
    eerder.termijn(SOORT, op="2026-06-30").is_vervallen()


def test_een_dag_later_is_beeindigd() -> None:
    eerder = DAPHNE.en_dan(feit("VrijstellingBeeindigd", "2026-07-01", grond="5-onder-a"))
    eerder.termijn(SOORT, op="2026-07-01").is_beeindigd()

"""
Puck krijgt op 20 maart 2026 een aanbod, en op 20 april vervalt het.

Bron: docs/regels/thuiszitterspact.md (AanbodVervallen: vanaf zijn dag, voor aanbiedingen van eerdere dagen)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv

PUCK = gegeven(geboren("2012-02-10"), lrv("2026-01-12"), feit("PassendAanbodGedaan", "2026-03-20"))
VERVALLEN = feit("AanbodVervallen", "2026-04-20")


def test_de_dag_ervoor_is_de_termijn_gehaald() -> None:
    PUCK.en_dan(VERVALLEN).op("2026-04-19").pact("gehaald")


def test_vanaf_die_dag_is_hij_verlopen() -> None:
    PUCK.en_dan(VERVALLEN).op("2026-04-20").pact("verlopen")


def test_vervalt_het_binnen_de_termijn_dan_loopt_hij_weer() -> None:
    PUCK.en_dan(feit("AanbodVervallen", "2026-04-12")).op("2026-04-12").pact("lopend")


def test_op_de_dag_van_het_aanbod_vervalt_dat_niet() -> None:
    PUCK.en_dan(feit("AanbodVervallen", "2026-03-20")).op("2026-03-20").pact("gehaald")


def test_de_dag_erna_wel() -> None:
    PUCK.en_dan(feit("AanbodVervallen", "2026-03-21")).op("2026-03-21").pact("lopend")


def test_een_nieuw_aanbod_daarna_is_te_laat() -> None:
    PUCK.en_dan(VERVALLEN, feit("PassendAanbodGedaan", "2026-05-04")).op("2026-05-04").pact(
        "te-laat", gehaald_op="2026-05-04"
    )


def test_een_nieuw_aanbod_op_die_dag_blijft_staan() -> None:
    PUCK.en_dan(VERVALLEN, feit("PassendAanbodGedaan", "2026-04-20")).op("2026-04-20").pact("te-laat")

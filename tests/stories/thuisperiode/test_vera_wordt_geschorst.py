"""
Vera zit thuis vanaf 12 januari 2026 en wordt geschorst vanaf dinsdag 3 februari.

Bron: docs/regels/thuisperiode.md (R-1.39 en R-1.47: een schorsing is geen ongeoorloofd verzuim)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv

VERA = gegeven(geboren("2012-02-10"), lrv("2026-01-12"))
TWEE_DAGEN = feit("Geschorst", "2026-02-03", totEnMet="2026-02-04")


def test_de_dag_voor_de_schorsing_zit_vera_thuis() -> None:
    VERA.en_dan(TWEE_DAGEN).op("2026-02-02").is_dreigend()


def test_op_de_eerste_dag_niet() -> None:
    VERA.en_dan(TWEE_DAGEN).op("2026-02-03").is_geen()


def test_op_de_laatste_dag_niet() -> None:
    VERA.en_dan(TWEE_DAGEN).op("2026-02-04").is_geen()


def test_de_dag_erna_begint_het_opnieuw() -> None:
    VERA.en_dan(TWEE_DAGEN).op("2026-02-05").is_dreigend(thuis_sinds="2026-02-05")


def test_een_schorsing_zonder_einde_duurt_een_dag() -> None:
    VERA.en_dan(feit("Geschorst", "2026-02-03")).op("2026-02-04").is_dreigend(thuis_sinds="2026-02-04")

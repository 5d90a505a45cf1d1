"""
Sven wordt ziek gemeld en niemand meldt hem beter.

Bron: docs/regels/thuisperiode.md (specificatie 3.3: tot de dag voor een later langdurig verzuim, anders open)
"""

from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, ingetrokken, lrv

SVEN = gegeven(geboren("2012-02-10"), lrv("2026-01-12"), feit("Ziekgemeld", "2026-02-02"))


def test_hij_blijft_ziek() -> None:
    SVEN.op("2026-06-01").is_geen()


def test_tot_de_dag_voor_een_later_langdurig_verzuim() -> None:
    SVEN.en_dan(lrv("2026-03-02", nummer="2")).op("2026-03-01").is_geen()


def test_en_dan_zit_hij_thuis() -> None:
    SVEN.en_dan(lrv("2026-03-02", nummer="2")).op("2026-03-02").is_dreigend(thuis_sinds="2026-03-02")


def test_een_langdurig_verzuim_van_dezelfde_dag_is_niet_later() -> None:
    SVEN.en_dan(lrv("2026-02-02", nummer="2")).op("2026-02-02").is_geen()


def test_een_dag_later_wel() -> None:
    SVEN.en_dan(lrv("2026-02-03", nummer="2")).op("2026-02-03").is_dreigend(thuis_sinds="2026-02-03")


def test_een_melding_zonder_verzuim_maakt_niet_beter() -> None:
    legitiem = lrv("2026-03-02", nummer="2", status="G", reden="legitiem")
    SVEN.en_dan(legitiem).op("2026-03-02").is_geen()


def test_een_ingetrokken_melding_ook_niet() -> None:
    SVEN.en_dan(lrv("2026-03-02", nummer="2"), ingetrokken("2026-03-09", nummer="2")).op("2026-03-02").is_geen()


def test_een_melding_van_16_uur_ook_niet() -> None:
    v3 = feit("MeldingOntvangen", "2026-03-02", meldingsnummer="2", soort="V3", begindatum="2026-03-02")
    SVEN.en_dan(v3).op("2026-03-02").is_geen()

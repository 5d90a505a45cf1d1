"""
Het verzuim van Bea is op 2 februari 2026 gemeld; op 2 maart is haar moeder daarover gehoord.

Bron: docs/regels/termijnen.md (R-4.8: van melding tot proces-verbaal hoogstens twee maanden)
"""

from tests.kit.klok import gegeven
from tests.kit.regels import gemeld
from tests.kit.woorden import feit, geboren, gewijzigd, ingetrokken

SOORT = "pv-na-melding"
GEMELD = gegeven(geboren("2012-02-10"), gemeld("V3", "2026-01-26", op="2026-02-02"))
BEA = GEMELD.en_dan(feit("VerdachteGehoord", "2026-03-02", wie="ouder", meldingsnummer="1"))


def test_een_melding_alleen_begint_hem_niet() -> None:
    GEMELD.termijn(SOORT, op="2026-03-02").bestaat_niet()


def test_tot_het_verhoor_is_hij_er_niet() -> None:
    BEA.termijn(SOORT, op="2026-03-01").bestaat_niet()


def test_vanaf_het_verhoor_loopt_hij_sinds_de_melddatum() -> None:
    BEA.termijn(SOORT, op="2026-03-02", start="2026-02-02").is_lopend(vervalt_op="2026-04-02", aan_zet="leerplicht")


def test_een_proces_verbaal_dat_de_melding_noemt_begint_hem_ook() -> None:
    opgemaakt = GEMELD.en_dan(feit("ProcesVerbaalOpgemaakt", "2026-03-09", tegen="ouder", meldingsnummer="1"))
    opgemaakt.termijn(SOORT, op="2026-03-09").is_lopend(vervalt_op="2026-04-02")


def test_een_verhoor_zonder_meldingsnummer_niet() -> None:
    GEMELD.en_dan(feit("VerdachteGehoord", "2026-03-02", wie="ouder")).termijn(SOORT, op="2026-03-02").bestaat_niet()


def test_een_verhoor_over_een_onbekende_melding_niet() -> None:
    ander = feit("VerdachteGehoord", "2026-03-02", wie="ouder", meldingsnummer="2")
    GEMELD.en_dan(ander).termijn(SOORT, op="2026-03-02").bestaat_niet()


def test_een_dag_na_twee_maanden_is_hij_verlopen() -> None:
    BEA.termijn(SOORT, op="2026-04-03").is_verlopen()


def test_op_de_laatste_dag_ingezonden_is_op_tijd() -> None:
    pv = feit("ProcesVerbaalIngezonden", "2026-04-02", tegen="ouder", meldingsnummer="1")
    BEA.en_dan(pv).termijn(SOORT, op="2026-04-02").is_gehaald()


def test_een_dag_later_is_te_laat() -> None:
    pv = feit("ProcesVerbaalIngezonden", "2026-04-03", tegen="ouder", meldingsnummer="1")
    BEA.en_dan(pv).termijn(SOORT, op="2026-04-03").is_te_laat(gehaald_op="2026-04-03")


def test_na_twee_maanden_gehoord_is_hij_meteen_verlopen() -> None:
    laat = GEMELD.en_dan(feit("VerdachteGehoord", "2026-04-13", wie="ouder", meldingsnummer="1"))
    laat.termijn(SOORT, op="2026-04-12").bestaat_niet()
    laat.termijn(SOORT, op="2026-04-13").is_verlopen(vervalt_op="2026-04-02")


def test_met_een_waarschuwing_vervalt_hij() -> None:
    BEA.en_dan(feit("WaarschuwingGegeven", "2026-04-02")).termijn(SOORT, op="2026-04-02").is_vervallen()


def test_een_dag_te_laat_gewaarschuwd_is_hij_beeindigd() -> None:
    BEA.en_dan(feit("WaarschuwingGegeven", "2026-04-03")).termijn(SOORT, op="2026-04-03").is_beeindigd()


def test_verandert_de_melddatum_dan_verandert_de_termijn() -> None:
    BEA.en_dan(gewijzigd("2026-03-03", melddatum="2026-02-09")).termijn(SOORT, op="2026-03-03").is_lopend(
        vervalt_op="2026-04-09"
    )


def test_wordt_de_melding_ingetrokken_dan_was_hij_er_nooit() -> None:
    bea = BEA.en_dan(ingetrokken("2026-05-01"))
    bea.termijn(SOORT, op="2026-03-02").is_vervallen("ingetrokken")
    bea.zoals_bekend_op("2026-04-30").termijn(SOORT, op="2026-04-03").is_verlopen()

"""
De vader van Aron is op 2 maart 2026 als verdachte gehoord; uiterlijk 2 april gaat het proces-verbaal in.

Bron: docs/regels/termijnen.md (R-4.8: binnen een maand na het eerste verhoor)
"""

from domain.events.base import Event
from tests.kit.klok import gegeven
from tests.kit.verhaal import herroepen
from tests.kit.woorden import feit, geboren

SOORT = "pv-na-verhoor"
ARON = gegeven(geboren("2012-02-10"), feit("VerdachteGehoord", "2026-03-02", wie="ouder"))


def ingezonden(op: str, **velden: str) -> Event:
    return feit("ProcesVerbaalIngezonden", op, **velden)


def test_voor_het_verhoor_is_er_geen_termijn() -> None:
    ARON.termijn(SOORT, op="2026-03-01").bestaat_niet()


def test_op_de_laatste_dag_loopt_hij() -> None:
    ARON.termijn(SOORT, op="2026-04-02").is_lopend(vervalt_op="2026-04-02", aan_zet="leerplicht")


def test_een_dag_later_is_hij_verlopen() -> None:
    ARON.termijn(SOORT, op="2026-04-03").is_verlopen(aan_zet="leerplicht")


def test_op_de_laatste_dag_ingezonden_is_op_tijd() -> None:
    ARON.en_dan(ingezonden("2026-04-02")).termijn(SOORT, op="2026-04-02").is_gehaald(gehaald_op="2026-04-02")


def test_een_dag_later_is_te_laat() -> None:
    ARON.en_dan(ingezonden("2026-04-03")).termijn(SOORT, op="2026-04-03").is_te_laat(gehaald_op="2026-04-03")


def test_een_dag_eerder_was_dat_nog_niet_zo() -> None:
    ARON.en_dan(ingezonden("2026-04-02")).termijn(SOORT, op="2026-04-01").is_lopend()


def test_een_verwijzing_naar_halt_op_de_laatste_dag_laat_hem_vervallen() -> None:
    ARON.en_dan(feit("HaltVerwezen", "2026-04-02")).termijn(SOORT, op="2026-04-02").is_vervallen()


def test_een_dag_later_beeindigt_zij_hem() -> None:
    aron = ARON.en_dan(feit("HaltVerwezen", "2026-04-03"))
    aron.termijn(SOORT, op="2026-04-02").is_lopend()
    aron.termijn(SOORT, op="2026-04-03").is_beeindigd()


def test_een_waarschuwing_doet_hetzelfde() -> None:
    aron = ARON.en_dan(feit("WaarschuwingGegeven", "2026-03-16", aan="ouder"))
    aron.termijn(SOORT, op="2026-03-15").is_lopend()
    aron.termijn(SOORT, op="2026-03-16").is_vervallen()


def test_een_tweede_verhoor_van_dezelfde_begint_hem_niet_opnieuw() -> None:
    aron = ARON.en_dan(feit("VerdachteGehoord", "2026-03-16", wie="ouder"))
    aron.termijn(SOORT, op="2026-03-16").is_lopend(vervalt_op="2026-04-02")


def test_een_verhoor_van_een_ander_heeft_een_eigen_termijn() -> None:
    aron = ARON.en_dan(feit("VerdachteGehoord", "2026-03-16", wie="leerling"))
    aron.termijn(SOORT, op="2026-03-16", bij=3).is_lopend(vervalt_op="2026-04-16")


def test_in_een_kortere_maand_is_het_de_laatste_dag() -> None:
    kort = gegeven(feit("VerdachteGehoord", "2026-01-31", wie="ouder"))
    kort.termijn(SOORT, op="2026-02-28").is_lopend(vervalt_op="2026-02-28")


def test_hij_is_niet_van_de_wet_en_schuift_dus_niet_op() -> None:
    op_zaterdag = gegeven(feit("VerdachteGehoord", "2026-03-04", wie="ouder"))
    op_zaterdag.termijn(SOORT, op="2026-03-04").is_lopend(vervalt_op="2026-04-04")


def test_was_er_geen_verhoor_dan_is_hij_op_elke_dag_vervallen() -> None:
    aron = ARON.en_dan(herroepen("2026-05-01", 2))
    aron.termijn(SOORT, op="2026-03-02").is_vervallen("de gebeurtenis is herroepen")
    aron.zoals_bekend_op("2026-04-30").termijn(SOORT, op="2026-04-03").is_verlopen()

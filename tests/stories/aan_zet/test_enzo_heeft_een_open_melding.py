"""
Over Enzo is op 3 maart 2026 verzuim gemeld; op 10 maart wordt hij achttien.

Bron: docs/regels/aan_zet.md (de vierde stap: leerplicht, vanaf 18 jaar het Doorstroompunt)
"""

from tests.kit.regels import gegeven, gemeld, gesloten
from tests.kit.woorden import geboren, ingetrokken

MELDING = gemeld("V1", "2026-03-02", op="2026-03-03")
ENZO = gegeven(geboren("2008-03-10"), MELDING)


def test_voor_de_melddatum_is_niemand_aan_zet() -> None:
    ENZO.niemand_aan_zet(op="2026-03-02")


def test_vanaf_de_melddatum_leerplicht() -> None:
    ENZO.aan_zet("leerplicht", op="2026-03-03", want="open melding")


def test_tot_de_dag_voor_de_achttiende_verjaardag() -> None:
    ENZO.aan_zet("leerplicht", op="2026-03-09")


def test_vanaf_die_dag_het_doorstroompunt() -> None:
    ENZO.aan_zet("rmc", op="2026-03-10")


def test_van_wie_de_leeftijd_onbekend_is_leerplicht() -> None:
    gegeven(MELDING).aan_zet("leerplicht", op="2030-03-10")


def test_tot_de_melding_gesloten_is() -> None:
    enzo = ENZO.en_dan(gesloten("2026-03-06", reden="terug"))
    enzo.aan_zet("leerplicht", op="2026-03-05")
    enzo.niemand_aan_zet(op="2026-03-06")


def test_in_behandeling_is_nog_open() -> None:
    ENZO.en_dan(gesloten("2026-03-06", status="B")).aan_zet("leerplicht", op="2026-03-06")


def test_een_kennisgeving_is_niet_open() -> None:
    ENZO.en_dan(gesloten("2026-03-06", status="K")).niemand_aan_zet(op="2026-03-06")


def test_een_ingetrokken_melding_was_er_nooit() -> None:
    ENZO.en_dan(ingetrokken("2026-03-06")).niemand_aan_zet(op="2026-03-03")

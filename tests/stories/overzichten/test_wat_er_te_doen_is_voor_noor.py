"""
Noor zit thuis sinds 12 januari; wie is tot wanneer aan zet, en wie behandelt haar dossier?

Bron: specificatie 3.5 en 3.7, docs/how-to/overzichten.md
"""

from domain.events.base import Event
from tests.kit.overzichten import rijen, toont
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, lrv

NOOR = geboren("2012-02-10")
THUIS = lrv("2026-01-12")


def werk(*feiten: Event) -> list[str]:
    return toont("werkvoorraad", gegeven(NOOR, *feiten), "rol", "behandelaar", "vervalt_op", "status")


def test_de_termijn_wacht_eerst_lopend_en_dan_verlopen() -> None:
    assert werk(THUIS) == [
        "2026-01-12..2026-04-12 leerplicht 2026-04-12 lopend",
        "2026-04-13..2030-02-09 leerplicht 2026-04-12 verlopen",
    ]


def test_wat_gehaald_is_ligt_er_niet_meer() -> None:
    assert werk(THUIS, feit("PassendAanbodGedaan", "2026-03-20", soort="onderwijs")) == [
        "2026-01-12..2026-03-19 leerplicht 2026-04-12 lopend"
    ]


def test_terug_op_school_ligt_er_niets_meer() -> None:
    assert werk(lrv("2026-01-12", "2026-03-02")) == ["2026-01-12..2026-03-01 leerplicht 2026-04-12 lopend"]


def test_de_behandelaar_staat_erbij_vanaf_zijn_eerste_dag() -> None:
    assert werk(THUIS, feit("BehandelaarToegewezen", "2026-01-19", behandelaar="m-7"))[:2] == [
        "2026-01-12..2026-01-18 leerplicht 2026-04-12 lopend",
        "2026-01-19..2026-04-12 leerplicht m-7 2026-04-12 lopend",
    ]


def test_wie_waarneemt_gaat_voor_zolang_dat_duurt() -> None:
    toegewezen = feit("BehandelaarToegewezen", "2026-01-12", behandelaar="m-7")
    vervangen = feit("BehandelaarVervangen", "2026-02-02", behandelaar="m-9", totEnMet="2026-02-08")

    assert werk(THUIS, toegewezen, vervangen)[:3] == [
        "2026-01-12..2026-02-01 leerplicht m-7 2026-04-12 lopend",
        "2026-02-02..2026-02-08 leerplicht m-9 2026-04-12 lopend",
        "2026-02-09..2026-04-12 leerplicht m-7 2026-04-12 lopend",
    ]


def test_een_waarneming_zonder_einde_duurt_tot_een_nieuwe_toewijzing() -> None:
    vervangen = feit("BehandelaarVervangen", "2026-02-02", behandelaar="m-9")
    opnieuw = feit("BehandelaarToegewezen", "2026-03-02", behandelaar="m-3")

    assert werk(THUIS, vervangen, opnieuw)[1:3] == [
        "2026-02-02..2026-03-01 leerplicht m-9 2026-04-12 lopend",
        "2026-03-02..2026-04-12 leerplicht m-3 2026-04-12 lopend",
    ]


def test_het_bewaren_van_het_dossier_is_geen_werk_voor_de_leerling() -> None:
    assert werk() == []


def test_de_redenen_staan_erbij() -> None:
    assert "thuiszitterspact" in rijen("werkvoorraad", gegeven(NOOR, THUIS))[0].uitleg

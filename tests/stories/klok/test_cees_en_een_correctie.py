"""
De drie maanden van Cees verstreken op 13 april 2026; daarna blijkt het anders.

Bron: docs/regels/klok.md (een correctie herziet wat verstreken heette, en wist het niet)
"""

from tests.kit.klok import gegeven
from tests.kit.regels import gemeld
from tests.kit.verhaal import herroepen, vernomen
from tests.kit.woorden import feit, geboren, gewijzigd, ingetrokken, lrv

PACT = "thuiszitterspact"
CEES = gegeven(geboren("2012-02-10"), lrv("2026-01-12")).sloeg_de_klok("2026-04-13")


def test_zonder_correctie_wordt_er_niets_herzien() -> None:
    CEES.als_het_is("2026-05-01").gebeurt_er_niets()


def test_was_cees_op_tijd_terug_dan_was_hij_vervallen() -> None:
    terug = CEES.en_dan(vernomen("2026-05-01", gewijzigd("2026-05-01", einddatum="2026-04-12")))
    terug.als_het_is("2026-05-01").wordt_herzien(PACT, reden="de termijn is vervallen")


def test_was_hij_een_dag_later_terug_dan_was_hij_wel_verstreken() -> None:
    terug = CEES.en_dan(vernomen("2026-05-01", gewijzigd("2026-05-01", einddatum="2026-04-13")))
    terug.als_het_is("2026-05-01").gebeurt_er_niets()


def test_was_er_op_tijd_een_aanbod_dan_was_hij_gehaald() -> None:
    aanbod = CEES.en_dan(vernomen("2026-05-01", feit("PassendAanbodGedaan", "2026-04-12")))
    aanbod.als_het_is("2026-05-01").wordt_herzien(PACT, reden="de termijn blijkt op tijd gehaald")


def test_een_aanbod_een_dag_later_verandert_niets() -> None:
    aanbod = CEES.en_dan(vernomen("2026-05-01", feit("PassendAanbodGedaan", "2026-04-13")))
    aanbod.als_het_is("2026-05-01").gebeurt_er_niets()


def test_was_de_melding_er_niet_dan_ook_de_termijn_niet() -> None:
    CEES.en_dan(ingetrokken("2026-05-01")).als_het_is("2026-05-01").wordt_herzien(PACT, reden="de termijn is vervallen")


def test_de_herziening_komt_een_keer() -> None:
    CEES.en_dan(ingetrokken("2026-05-01")).sloeg_de_klok("2026-05-01").als_het_is("2026-05-02").gebeurt_er_niets()


def test_was_het_toch_zo_dan_verstrijkt_hij_opnieuw() -> None:
    cees = CEES.en_dan(vernomen("2026-05-01", feit("PassendAanbodGedaan", "2026-04-12"))).sloeg_de_klok("2026-05-01")
    toch_niet = cees.en_dan(herroepen("2026-05-04", cees.verhaal.dossier.versie - 1))
    toch_niet.als_het_is("2026-05-04").gebeurt("2026-04-13 verstrijkt thuiszitterspact")


def test_en_dan_is_het_weer_klaar() -> None:
    cees = CEES.en_dan(vernomen("2026-05-01", feit("PassendAanbodGedaan", "2026-04-12"))).sloeg_de_klok("2026-05-01")
    toch_niet = cees.en_dan(herroepen("2026-05-04", cees.verhaal.dossier.versie - 1)).sloeg_de_klok("2026-05-04")
    toch_niet.als_het_is("2026-05-05").gebeurt_er_niets()


def test_begon_hij_later_dan_verstrijkt_er_later_een_ander() -> None:
    later = CEES.en_dan(gewijzigd("2026-05-01", begindatum="2026-02-02")).sloeg_de_klok("2026-05-01")
    later.als_het_is("2026-05-02").verstrijkt_niet(PACT)
    later.als_het_is("2026-05-03").verstrijkt(PACT, vervalt_op="2026-05-02")


def test_en_is_de_eerste_herzien() -> None:
    later = CEES.en_dan(gewijzigd("2026-05-01", begindatum="2026-02-02"))
    later.als_het_is("2026-05-01").wordt_herzien(PACT, reden="de termijn bestaat niet meer")


PV = "pv-na-melding"
GEHOORD = gegeven(
    gemeld("V3", "2026-01-26", op="2026-02-02"),
    feit("VerdachteGehoord", "2026-03-02", wie="ouder", meldingsnummer="1"),
).sloeg_de_klok("2026-04-03")


def test_een_verplaatste_termijn_wordt_herzien_met_de_nieuwe_dag() -> None:
    verplaatst = GEHOORD.en_dan(gewijzigd("2026-04-08", melddatum="2026-02-09"))
    verplaatst.als_het_is("2026-04-08").wordt_herzien(
        PV, vervalt_op="2026-04-09", reden="de termijn is verplaatst van 2026-04-02 naar 2026-04-09"
    )


def test_op_de_nieuwe_laatste_dag_verstrijkt_hij_nog_niet() -> None:
    verplaatst = GEHOORD.en_dan(gewijzigd("2026-04-08", melddatum="2026-02-09")).sloeg_de_klok("2026-04-08")
    verplaatst.als_het_is("2026-04-09").gebeurt_er_niets()


def test_een_dag_later_verstrijkt_hij_opnieuw() -> None:
    verplaatst = GEHOORD.en_dan(gewijzigd("2026-04-08", melddatum="2026-02-09")).sloeg_de_klok("2026-04-08")
    verplaatst.als_het_is("2026-04-10").verstrijkt(PV, vervalt_op="2026-04-09")


def test_is_ook_die_dag_al_voorbij_dan_eerst_herzien_en_dan_verstreken() -> None:
    verplaatst = GEHOORD.en_dan(gewijzigd("2026-04-15", melddatum="2026-02-09"))
    verplaatst.als_het_is("2026-04-15").gebeurt(
        "2026-04-03 herzien pv-na-melding", "2026-04-10 verstrijkt pv-na-melding"
    )

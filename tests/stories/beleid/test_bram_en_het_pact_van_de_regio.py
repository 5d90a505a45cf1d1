"""
Bram zit thuis vanaf 12 januari 2026: het pact vervalt op 12 april, en de regio spreekt een andere duur af.

De termijn wordt op elke dag beoordeeld met de duur die op die dag geldt, ook als hij eerder begon.

Bron: issue "Policy and calendar versions are events, effective-dated"; docs/decisions/0011
"""

from tests.kit.beleidsverloop import Beleidsverhaal, Versie, beleid, gegeven
from tests.kit.woorden import geboren, lrv

BRAM = geboren("2012-02-10")


def thuis() -> Beleidsverhaal:
    return gegeven(BRAM, lrv("2026-01-12"))


def maanden(aantal: int, *, vanaf: str) -> Versie:
    return beleid("2026-02-16", vanaf=vanaf, thuiszitterspact={"duur": {"aantal": aantal, "eenheid": "maanden"}})


def test_de_dag_voor_de_ingangsdatum_geldt_de_oude_duur() -> None:
    thuis().met(maanden(4, vanaf="2026-04-01")).op("2026-03-31").pact_is("lopend", vervalt_op="2026-04-12")


def test_op_de_ingangsdatum_geldt_de_nieuwe_duur() -> None:
    thuis().met(maanden(4, vanaf="2026-04-01")).op("2026-04-01").pact_is("lopend", vervalt_op="2026-05-12")


def test_wat_nog_niet_verstreken_was_verstrijkt_volgens_de_nieuwe_duur() -> None:
    verhaal = thuis().met(maanden(4, vanaf="2026-04-01"))

    verhaal.op("2026-05-12").pact_is("lopend", vervalt_op="2026-05-12")
    verhaal.op("2026-05-13").pact_is("verlopen", vervalt_op="2026-05-12")


def test_wat_al_verstreken_was_was_dat_op_die_dagen() -> None:
    verhaal = thuis().met(maanden(4, vanaf="2026-05-01"))

    verhaal.op("2026-04-13").pact_is("verlopen", vervalt_op="2026-04-12")
    verhaal.op("2026-04-30").pact_is("verlopen", vervalt_op="2026-04-12")
    verhaal.op("2026-05-01").pact_is("lopend", vervalt_op="2026-05-12")


def test_met_een_kortere_duur_kan_het_pact_op_de_ingangsdatum_al_voorbij_zijn() -> None:
    verhaal = thuis().met(maanden(2, vanaf="2026-04-01"))

    verhaal.op("2026-03-31").pact_is("lopend", vervalt_op="2026-04-12")
    verhaal.op("2026-04-01").pact_is("verlopen", vervalt_op="2026-03-12")


def test_zoals_bekend_op_de_dag_voor_de_vaststelling_vervalt_het_op_12_april() -> None:
    verhaal = thuis().met(maanden(4, vanaf="2026-04-01"))

    verhaal.zoals_bekend_op("2026-02-15").op("2026-04-13").pact_is("verlopen", vervalt_op="2026-04-12")
    verhaal.zoals_bekend_op("2026-02-16").op("2026-04-13").pact_is("lopend", vervalt_op="2026-05-12")

"""
Over Ilse zijn haar moeder (ouder-1) en haar vader (ouder-2) gehoord, over twee meldingen.

Wat een persoon, een grond, een rol of een melding noemt, haalt alleen de termijn met dezelfde; zonder dat alle.
Bron: docs/regels/termijnen.md (specificatie 3.5)
"""

import pytest

from tests.kit.klok import gegeven
from tests.kit.regels import gemeld
from tests.kit.woorden import feit, geboren

MOEDER, VADER = 2, 3
VERHOOR = "pv-na-verhoor"
ILSE = gegeven(
    geboren("2012-02-10"),
    feit("VerdachteGehoord", "2026-03-02", wie="ouder-1"),
    feit("VerdachteGehoord", "2026-03-02", wie="ouder-2"),
)


@pytest.mark.parametrize("wie", [MOEDER, VADER])
def test_ieder_heeft_een_eigen_termijn(wie: int) -> None:
    ILSE.termijn(VERHOOR, op="2026-03-02", bij=wie).is_lopend()


def test_een_proces_verbaal_tegen_de_moeder_haalt_de_hare() -> None:
    pv = feit("ProcesVerbaalIngezonden", "2026-03-16", tegen="ouder-1")
    ILSE.en_dan(pv).termijn(VERHOOR, op="2026-03-16", bij=MOEDER).is_gehaald()


def test_en_niet_die_van_de_vader() -> None:
    pv = feit("ProcesVerbaalIngezonden", "2026-03-16", tegen="ouder-1")
    ILSE.en_dan(pv).termijn(VERHOOR, op="2026-03-16", bij=VADER).is_lopend()


@pytest.mark.parametrize("wie", [MOEDER, VADER])
def test_zonder_naam_haalt_het_allebei(wie: int) -> None:
    pv = feit("ProcesVerbaalIngezonden", "2026-03-16")
    ILSE.en_dan(pv).termijn(VERHOOR, op="2026-03-16", bij=wie).is_gehaald()


def test_een_waarschuwing_aan_de_vader_laat_alleen_de_zijne_vervallen() -> None:
    ilse = ILSE.en_dan(feit("WaarschuwingGegeven", "2026-03-16", aan="ouder-2"))
    ilse.termijn(VERHOOR, op="2026-03-16", bij=VADER).is_vervallen()
    ilse.termijn(VERHOOR, op="2026-03-16", bij=MOEDER).is_lopend()


def test_wie_niet_genoemd_is_bij_het_verhoor_wordt_door_elk_gehaald() -> None:
    zonder_naam = gegeven(feit("VerdachteGehoord", "2026-03-02"))
    pv = feit("ProcesVerbaalIngezonden", "2026-03-16", tegen="ouder-1")
    zonder_naam.en_dan(pv).termijn(VERHOOR, op="2026-03-16").is_gehaald()


MELDINGEN = gegeven(
    geboren("2012-02-10"),
    gemeld("V3", "2026-01-26", op="2026-02-02"),
    gemeld("V3", "2026-02-09", op="2026-02-16", nummer="2"),
    feit("VerdachteGehoord", "2026-03-02", wie="ouder", meldingsnummer="1"),
    feit("VerdachteGehoord", "2026-03-02", wie="ouder", meldingsnummer="2"),
)


def test_elke_melding_heeft_een_eigen_termijn() -> None:
    MELDINGEN.termijn("pv-na-melding", op="2026-03-02", start="2026-02-02").is_lopend(vervalt_op="2026-04-02")
    MELDINGEN.termijn("pv-na-melding", op="2026-03-02", start="2026-02-16").is_lopend(vervalt_op="2026-04-16")


def test_een_proces_verbaal_over_de_tweede_haalt_de_eerste_niet() -> None:
    pv = MELDINGEN.en_dan(feit("ProcesVerbaalIngezonden", "2026-03-16", tegen="ouder", meldingsnummer="2"))
    pv.termijn("pv-na-melding", op="2026-03-16", start="2026-02-02").is_lopend()
    pv.termijn("pv-na-melding", op="2026-03-16", start="2026-02-16").is_gehaald()


OUDER, LEERLING = 2, 3
TWEE = gegeven(
    gemeld("V3", "2026-01-26", op="2026-02-02"),
    feit("VerdachteGehoord", "2026-02-09", wie="ouder", meldingsnummer="1"),
    feit("VerdachteGehoord", "2026-02-16", wie="leerling", meldingsnummer="1"),
)


def test_over_een_melding_kunnen_twee_mensen_gehoord_zijn() -> None:
    twee = TWEE.en_dan(feit("ProcesVerbaalIngezonden", "2026-03-16", tegen="leerling", meldingsnummer="1"))
    twee.termijn("pv-na-melding", op="2026-03-16", bij=LEERLING).is_gehaald()
    twee.termijn("pv-na-melding", op="2026-03-16", bij=OUDER).is_lopend(vervalt_op="2026-04-02")


def test_elk_heeft_de_termijn_vanaf_het_eigen_verhoor() -> None:
    TWEE.termijn("pv-na-melding", op="2026-02-15", bij=LEERLING).bestaat_niet()
    TWEE.termijn("pv-na-melding", op="2026-02-16", bij=LEERLING).is_lopend(vervalt_op="2026-04-02")


@pytest.mark.parametrize("wie", [OUDER, LEERLING])
def test_zonder_naam_haalt_een_proces_verbaal_de_termijn_van_elk(wie: int) -> None:
    twee = TWEE.en_dan(feit("ProcesVerbaalIngezonden", "2026-03-16", meldingsnummer="1"))
    twee.termijn("pv-na-melding", op="2026-03-16", bij=wie).is_gehaald()


def test_wie_nog_eens_gehoord_wordt_houdt_dezelfde_termijn() -> None:
    weer = TWEE.en_dan(feit("VerdachteGehoord", "2026-02-23", wie="ouder", meldingsnummer="1"))
    weer.heeft_termijnen("pv-na-melding lopend", "pv-na-verhoor lopend", op="2026-02-23")
    weer.termijn("pv-na-melding", op="2026-02-23", bij=4).bestaat_niet()


def test_de_klok_zegt_het_voor_elk() -> None:
    verstreken = TWEE.als_het_is("2026-04-03").regels

    assert verstreken.count("2026-04-03 verstrijkt pv-na-melding") == 2


PARTNERS = gegeven(
    feit("PartnerBetrokken", "2026-03-02", rol="jgz"), feit("PartnerBetrokken", "2026-03-03", rol="wijkteam")
).onder("groningen-stad")


def test_een_reactie_van_de_ene_partner_haalt_die_van_de_andere_niet() -> None:
    gereageerd = PARTNERS.en_dan(feit("ReactieGegeven", "2026-03-04", rol="jgz"))
    gereageerd.termijn("reactie-ketenpartner", op="2026-03-04", bij=1).is_gehaald()
    gereageerd.termijn("reactie-ketenpartner", op="2026-03-04", bij=2).is_lopend(aan_zet="wijkteam")


def test_een_reactie_zonder_rol_haalt_allebei() -> None:
    gereageerd = PARTNERS.en_dan(feit("ReactieGegeven", "2026-03-04"))
    gereageerd.termijn("reactie-ketenpartner", op="2026-03-04", bij=1).is_gehaald()
    gereageerd.termijn("reactie-ketenpartner", op="2026-03-04", bij=2).is_gehaald()


def test_een_reactie_van_voor_de_vraag_telt_niet() -> None:
    eerder = gegeven(feit("ReactieGegeven", "2026-03-01", rol="jgz"), feit("PartnerBetrokken", "2026-03-02", rol="jgz"))
    eerder.onder("groningen-stad").termijn("reactie-ketenpartner", op="2026-03-02").is_lopend()

"""
Anna behandelt het dossier van Noor en gaat van 2 tot en met 15 maart met verlof; Bram neemt waar.

Bron: docs/regels/werkverdeling.md.
"""

import pytest

from domain.events.base import Event
from tests.kit.werkverdeling import Kantoor, aangesteld, afwezig, kantoor, terug, toegewezen, vertrokken
from tests.kit.woorden import feit, lrv

ANNA, BRAM, CARO = (aangesteld("2026-01-01", wie) for wie in ("anna", "bram", "caro"))
VERLOF = afwezig("2026-03-02", "anna", "2026-03-15", waarnemer="bram")
RAND = ("2026-03-01", "2026-03-02", "2026-03-15", "2026-03-16")


def noor(*wat: Event) -> Kantoor:
    return kantoor(ANNA, BRAM, CARO, *wat).met(lrv("2026-01-12"), toegewezen("2026-02-09", "anna"))


def test_bram_doet_het_op_de_dagen_van_het_verlof_en_op_geen_andere() -> None:
    noor(VERLOF).verdeelt("2026-03-02").behandelt("anna", "bram", "bram", "anna", op=RAND)


def test_de_dag_ervoor_wordt_nog_niets_vastgelegd() -> None:
    noor(VERLOF).zegt_niets_meer("2026-03-01")


def test_elke_dag_verdelen_zegt_het_een_keer() -> None:
    assert noor(VERLOF).elke_dag("2026-03-01", "2026-03-20").dossier.versie == 3


def test_slaat_de_klok_later_dan_neemt_hij_vanaf_dan_waar() -> None:
    noor(VERLOF).verdeelt("2026-03-04").behandelt("anna", "bram", op=("2026-03-03", "2026-03-04"))


def test_komt_anna_eerder_terug_dan_is_het_meteen_weer_van_haar() -> None:
    weg = noor(VERLOF).verdeelt("2026-03-02").en_dan(terug("2026-03-09", "anna"))

    weg.verdeelt("2026-03-05").behandelt("bram", "anna", "anna", op=("2026-03-08", "2026-03-09", "2026-03-15"))
    weg.verdeelt("2026-03-09").behandelt("bram", "anna", "anna", op=("2026-03-08", "2026-03-09", "2026-03-15"))
    weg.verdeelt("2026-03-05").zegt_niets_meer("2026-03-06")


def test_duurt_het_langer_dan_blijft_bram_waarnemen() -> None:
    langer = afwezig("2026-03-16", "anna", "2026-03-20", waarnemer="bram")

    noor(VERLOF, langer).elke_dag("2026-03-02", "2026-03-22").behandelt(
        "bram", "bram", "anna", op=("2026-03-15", "2026-03-20", "2026-03-21")
    )


def test_zonder_laatste_dag_duurt_het_tot_zij_terug_is() -> None:
    ziek = noor(afwezig("2026-03-02", "anna", waarnemer="bram")).verdeelt("2026-03-02")

    ziek.behandelt("bram", op="2027-01-01")
    ziek.en_dan(terug("2026-06-01", "anna")).verdeelt("2026-06-01").behandelt(
        "bram", "anna", "anna", op=("2026-05-31", "2026-06-01", "2027-01-01")
    )


def test_is_bram_er_zelf_ook_niet_dan_doet_wie_voor_hem_waarneemt_het() -> None:
    ook = afwezig("2026-03-09", "bram", "2026-03-10", waarnemer="caro")

    noor(VERLOF, ook).elke_dag("2026-03-02", "2026-03-12").behandelt(
        "bram", "caro", "caro", "bram", op=("2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11")
    )


def test_nemen_zij_elkaar_waar_dan_doet_niemand_het() -> None:
    kruis = afwezig("2026-03-02", "bram", "2026-03-15", waarnemer="anna")
    beiden = noor(VERLOF, kruis).verdeelt("2026-03-02")

    assert [beiden.zonder(dag) for dag in RAND] == [None, "geen-waarnemer", "geen-waarnemer", None]


def test_zonder_waarnemer_staat_noor_op_de_lijst() -> None:
    alleen = noor(afwezig("2026-03-02", "anna", "2026-03-15")).verdeelt("2026-03-02")

    assert [alleen.zonder(dag) for dag in RAND] == [None, "geen-waarnemer", "geen-waarnemer", None]


def test_wie_met_de_hand_waarneemt_wordt_met_rust_gelaten() -> None:
    zelf = feit("BehandelaarVervangen", "2026-03-02", behandelaar="caro", totEnMet="2026-03-06")
    gekozen = kantoor(ANNA, BRAM, CARO, VERLOF).met(lrv("2026-01-12"), toegewezen("2026-02-09", "anna"), zelf)

    gekozen.elke_dag("2026-03-02", "2026-03-08").behandelt("caro", "bram", op=("2026-03-06", "2026-03-07"))


def test_een_nieuw_dossier_van_anna_gaat_tijdens_haar_verlof_naar_bram() -> None:
    nieuw = kantoor(ANNA, BRAM, VERLOF).met(lrv("2026-03-05")).geeft("2026-03-05", "anna")

    nieuw.verdeelt("2026-03-05").behandelt("bram", "anna", op=("2026-03-15", "2026-03-16"))


def test_wie_weg_is_krijgt_volgens_de_laatste_regel_niets_nieuws() -> None:
    assert kantoor(ANNA, BRAM, VERLOF).met(lrv("2026-03-05")).kiest("2026-03-15", {"bram": 9}) == (
        "bram",
        "minst-belast",
    )
    assert kantoor(ANNA, BRAM, VERLOF).met(lrv("2026-03-05")).kiest("2026-03-16", {"bram": 9}) == (
        "anna",
        "minst-belast",
    )


def test_vertrekt_anna_dan_staat_noor_op_de_lijst_tot_iemand_haar_overdraagt() -> None:
    weg = noor(vertrokken("2026-03-02", "anna")).verdeelt("2026-03-02")

    assert [weg.zonder(dag) for dag in ("2026-03-01", "2026-03-02")] == [None, "medewerker-vertrokken"]
    weg.geeft("2026-03-03", "caro").behandelt("anna", "caro", op=("2026-03-02", "2026-03-03"))
    weg.verdeelt("2026-03-03", opnieuw=True).behandelt("bram", op="2026-03-03")


def test_een_nieuwe_melding_na_haar_vertrek_is_nieuw_werk() -> None:
    dicht = feit("MeldingStatusGewijzigd", "2026-02-20", meldingsnummer="1", status="G", reden="04")
    hervat = feit("SchoolgangHervat", "2026-02-20")
    eerder = (lrv("2026-01-12"), toegewezen("2026-02-09", "anna"), hervat, dicht)
    weer = lrv("2026-03-09", nummer="2")

    huis = kantoor(ANNA, BRAM, vertrokken("2026-03-02", "anna"))
    huis.met(*eerder, weer).verdeelt("2026-03-09").behandelt("bram", op="2026-03-09")


@pytest.mark.parametrize(
    ("feit_", "code"),
    [
        (afwezig("2025-12-31", "anna"), "onbekende-verwijzing"),
        (afwezig("2026-01-01", "anna"), None),
        (afwezig("2026-03-02", "anna", "2026-03-01"), "einde-voor-begin"),
        (afwezig("2026-03-02", "anna", "2026-03-02"), None),
        (afwezig("2026-03-02", "anna", waarnemer="anna"), "neemt-zichzelf-waar"),
        (afwezig("2026-03-02", "anna", waarnemer="dirk"), "onbekende-verwijzing"),
        (vertrokken("2026-03-02", "dirk"), "onbekende-verwijzing"),
        (terug("2026-03-01", "anna"), "niet-afwezig"),
        (terug("2026-03-02", "anna"), "nog-niet-weg"),
        (terug("2026-03-03", "anna"), None),
        (terug("2026-03-15", "anna"), None),
        (terug("2026-03-16", "anna"), "niet-afwezig"),
        (aangesteld("2026-03-02", "dirk", rol="portier"), "onbekende-rol"),
        (aangesteld("2026-03-02", "dirk", "west"), "onbekende-portefeuille"),
        (aangesteld("2199-03-02", "dirk"), "datum-buiten-bereik"),
        (lrv("2026-01-12"), "hoort-niet-bij-personeel"),
    ],
)
def test_wat_over_medewerkers_mag_worden_vastgelegd(feit_: Event, code: str | None) -> None:
    assert noor(VERLOF).weigert(feit_) == code

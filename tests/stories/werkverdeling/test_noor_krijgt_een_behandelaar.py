"""
Noor wordt gemeld; haar dossier komt bij wie de regels noemen.

Bron: docs/regels/werkverdeling.md.
"""

import pytest

from domain.werkverdeling import beginletter
from tests.kit.werkverdeling import aangesteld, kantoor, vertrokken
from tests.kit.woorden import feit, lrv

ANNA, BRAM = aangesteld("2026-01-01", "anna", "noord"), aangesteld("2026-01-01", "bram")
NOOR = (
    feit("LeerlingGeregistreerd", "2026-02-09", geboortedatum="2012-02-10", gemeentecode="0014", woonplaats="Haren",
         naam="Noor de Vries"),
    lrv("2026-01-12", brin="99AA", vestiging="01", melddatum="2026-02-09"),
)  # fmt: skip
SCHOOL = {"regel": "school", "portefeuille": "noord", "scholen": ["99AA"]}
NOORD = {"noord": "Wijk Noord"}


def test_zonder_regels_krijgt_wie_het_minst_heeft_haar() -> None:
    kantoor(ANNA, BRAM).met(*NOOR).verdeelt("2026-02-09", {"anna": 2, "bram": 1}).behandelt("bram", op="2026-02-09")


def test_voor_de_uren_die_hij_werkt() -> None:
    half = aangesteld("2026-01-01", "bram", aandeel=50)

    kantoor(ANNA, half).met(*NOOR).verdeelt("2026-02-09", {"anna": 3, "bram": 2}).behandelt("anna", op="2026-02-09")
    kantoor(ANNA, half).met(*NOOR).verdeelt("2026-02-09", {"anna": 5, "bram": 2}).behandelt("bram", op="2026-02-09")


def test_bij_gelijke_last_beslist_het_pseudoniem() -> None:
    kantoor(BRAM, ANNA).met(*NOOR).verdeelt("2026-02-09", {"anna": 2, "bram": 2}).behandelt("anna", op="2026-02-09")


def test_de_regel_over_haar_school_gaat_voor_ook_als_anna_meer_heeft() -> None:
    groningen = kantoor(ANNA, BRAM).met_regels(SCHOOL, **NOORD).met(*NOOR)
    verdeeld = groningen.verdeelt("2026-02-09", {"anna": 90})

    verdeeld.behandelt("anna", op="2026-02-09")
    assert verdeeld.volgens() == ["school"]


@pytest.mark.parametrize(
    ("eis", "past"),
    [
        ({"scholen": ["99AA"]}, True),
        ({"scholen": ["99AA01"]}, True),
        ({"scholen": ["99AA00"]}, False),
        ({"scholen": ["99BB", "99AA"]}, True),
        ({"gemeenten": ["0014"]}, True),
        ({"gemeenten": ["0518"]}, False),
        ({"woonplaatsen": ["haren"]}, True),
        ({"woonplaatsen": ["Onnen"]}, False),
        ({"letters": ["A", "U"]}, False),
        ({"letters": ["V", "V"]}, True),
        ({"letters": ["W", "Z"]}, False),
        ({"scholen": ["99AA"], "letters": ["A", "K"]}, False),
        ({"scholen": ["99AA"], "letters": ["L", "Z"]}, True),
    ],
)
def test_een_regel_past_als_alles_klopt_wat_zij_vraagt(eis: dict[str, list[str]], past: bool) -> None:
    huis = kantoor(ANNA, BRAM).met_regels({"regel": "r", "portefeuille": "noord", **eis}, **NOORD).met(*NOOR)

    assert huis.kiest("2026-02-09", {"anna": 5}) == (("anna", "r") if past else ("bram", "minst-belast"))


def test_wat_niet_bekend_is_past_nergens() -> None:
    regels = [{"regel": "r", "portefeuille": "noord", "letters": ["A", "Z"]}]
    zonder_naam = kantoor(ANNA, BRAM).met_regels(*regels, anders="niemand", **NOORD).met(lrv("2026-01-12"))

    assert zonder_naam.kiest("2026-02-09") == (None, None)


def test_de_eerste_regel_die_past_beslist() -> None:
    tweede = {"regel": "tweede", "portefeuille": "zuid", "gemeenten": ["0014"]}
    zuid = aangesteld("2026-01-01", "bram", "zuid")
    huis = kantoor(ANNA, zuid).met(*NOOR)

    assert huis.met_regels(SCHOOL, tweede, zuid="Zuid", **NOORD).kiest("2026-02-09") == ("anna", "school")
    assert huis.met_regels(tweede, SCHOOL, zuid="Zuid", **NOORD).kiest("2026-02-09") == ("bram", "tweede")


def test_op_de_laatste_dag_van_anna_krijgt_zij_noor_nog() -> None:
    huis = kantoor(ANNA, BRAM, vertrokken("2026-02-10", "anna")).met_regels(SCHOOL, **NOORD).met(*NOOR)

    assert huis.kiest("2026-02-09") == ("anna", "school")


def test_een_dag_later_krijgt_niemand_haar_en_wordt_de_regel_niet_overgeslagen() -> None:
    huis = kantoor(ANNA, BRAM, vertrokken("2026-02-10", "anna")).met_regels(SCHOOL, **NOORD).met(*NOOR)

    assert huis.kiest("2026-02-10") == (None, "school")
    huis.verdeelt("2026-02-10").behandelt(None, op="2026-02-10")
    assert huis.verdeelt("2026-02-10").zonder("2026-02-10") == "niet-toegewezen"


def test_twee_keer_verdelen_zegt_niets_meer() -> None:
    kantoor(ANNA).met(*NOOR).verdeelt("2026-02-09").zegt_niets_meer("2026-02-09")


def test_wie_haar_met_de_hand_kreeg_houdt_haar() -> None:
    kantoor(ANNA, BRAM).met(*NOOR).geeft("2026-02-09", "bram").verdeelt("2026-02-10", {"bram": 50}).behandelt(
        "bram", op="2026-02-10"
    )


def test_waar_niemand_werkt_gebeurt_niets() -> None:
    kantoor().met(*NOOR).zegt_niets_meer("2026-02-09")


def test_voor_de_melding_is_zij_al_open_omdat_zij_thuis_zit() -> None:
    assert kantoor().met(*NOOR).is_open("2026-01-11", "2026-01-12") == [False, True]


def test_na_het_sluiten_is_er_niets_meer_te_doen() -> None:
    dicht = feit("MeldingStatusGewijzigd", "2026-03-02", meldingsnummer="1", status="G", reden="04")
    terug = feit("SchoolgangHervat", "2026-03-02")

    assert kantoor().met(*NOOR, terug, dicht).is_open("2026-03-01", "2026-03-02") == [True, False]


@pytest.mark.parametrize(
    ("naam", "letter"),
    [
        ("Noor de Vries", "V"),
        ("Vries, Noor de", "V"),
        ("Éva Östlund", "O"),
        ("Sem van 't Hof", "H"),
        ("Lina Jansen-de Boer", "J"),
        ("Lina", "L"),
        ("  ", None),
        ("123", None),
    ],
)
def test_met_welke_letter_een_achternaam_begint(naam: str, letter: str | None) -> None:
    assert beginletter(naam) == letter

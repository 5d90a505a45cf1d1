"""Is the table of municipalities that ships with the product whole?"""

import csv
from importlib.resources import files

import pytest

from domain.events.inschrijving import Vakantieregio
from services.beleid import lees_gemeenten

PROVINCIES = {
    *("Drenthe", "Flevoland", "Fryslân", "Gelderland", "Groningen", "Limburg"),
    *("Noord-Brabant", "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland"),
}
IN_2024 = 342


def rows() -> list[dict[str, str]]:
    text = (files("domain") / "data" / "gemeenten.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_the_municipalities_of_2024_are_there() -> None:
    in_2024 = [row for row in rows() if not row["tot_en_met"] or row["tot_en_met"] >= "2024-01-01"]

    assert len(in_2024) == IN_2024


def test_codes_are_four_digits_and_unique() -> None:
    codes = [row["gemeentecode"] for row in rows()]

    assert all(len(code) == 4 and code.isascii() and code.isdigit() for code in codes)
    assert len(set(codes)) == len(codes)


def test_every_code_leads_to_one_in_use() -> None:
    gemeenten = lees_gemeenten()
    in_use = set(gemeenten.codes())

    assert {gemeente.code for row in rows() if (gemeente := gemeenten.huidige(row["gemeentecode"]))} == in_use
    assert all(gemeenten.huidige(row["gemeentecode"]) for row in rows())


def test_a_code_has_a_successor_when_it_has_ended_and_not_before() -> None:
    assert all(bool(row["tot_en_met"]) == bool(row["opvolger"]) for row in rows())


def test_every_row_has_a_name_a_province_and_a_region() -> None:
    assert all(row["naam"].strip() == row["naam"] != "" for row in rows())
    assert {row["provincie"] for row in rows()} == PROVINCIES
    assert {row["vakantieregio"] for row in rows()} == {regio.value for regio in Vakantieregio}


def test_names_in_use_are_unique() -> None:
    namen = [row["naam"] for row in rows() if not row["opvolger"]]

    assert len(set(namen)) == len(namen)


@pytest.mark.parametrize(
    ("code", "naam", "provincie", "regio"),
    [
        ("0014", "Groningen", "Groningen", "Noord"),
        ("0034", "Almere", "Flevoland", "Noord"),
        ("0050", "Zeewolde", "Flevoland", "Midden"),
        ("0363", "Amsterdam", "Noord-Holland", "Noord"),
        ("0518", "'s-Gravenhage", "Zuid-Holland", "Midden"),
        ("0599", "Rotterdam", "Zuid-Holland", "Midden"),
        ("0344", "Utrecht", "Utrecht", "Midden"),
        ("0772", "Eindhoven", "Noord-Brabant", "Zuid"),
        ("0935", "Maastricht", "Limburg", "Zuid"),
        ("0687", "Middelburg (Z.)", "Zeeland", "Zuid"),
        ("0106", "Assen", "Drenthe", "Noord"),
        ("0193", "Zwolle", "Overijssel", "Noord"),
        ("0202", "Arnhem", "Gelderland", "Zuid"),
        ("0200", "Apeldoorn", "Gelderland", "Midden"),
        ("0268", "Nijmegen", "Gelderland", "Zuid"),
    ],
)
def test_a_municipality_is_what_everybody_knows_it_to_be(code: str, naam: str, provincie: str, regio: str) -> None:
    gemeente = lees_gemeenten().huidige(code)

    assert gemeente is not None
    assert (gemeente.naam, gemeente.provincie, gemeente.vakantieregio) == (naam, provincie, regio)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("1696", "0402"),  # Wijdemeren, since 2025 Hilversum
        ("0457", "0363"),  # Weesp, since 2022 Amsterdam
        ("0370", "0439"),  # Beemster, since 2022 Purmerend
        ("0003", "1979"),  # Appingedam, since 2021 Eemsdelta
        ("0501", "1992"),  # Brielle, since 2023 Voorne aan Zee
        ("0856", "1991"),  # Uden, since 2022 Maashorst
        ("1684", "1982"),  # Cuijk, since 2022 Land van Cuijk
        ("0398", "1980"),  # Heerhugowaard, since 2022 Dijk en Waard
        ("0014", "0014"),
    ],
)
def test_an_old_code_means_its_successor(oud: str, nieuw: str) -> None:
    gemeente = lees_gemeenten().huidige(oud)

    assert gemeente is not None
    assert gemeente.code == nieuw


@pytest.mark.parametrize("code", ["", "9999", "14", "014", "0000", "Groningen"])
def test_a_code_that_never_was_is_none(code: str) -> None:
    assert lees_gemeenten().huidige(code) is None


def test_only_codes_in_use_are_listed_in_order() -> None:
    codes = lees_gemeenten().codes()

    assert codes == sorted(codes)
    assert "1696" not in codes
    assert {"0402", "0014"} <= set(codes)

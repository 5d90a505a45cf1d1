"""
DUO zet een afgesloten melding met reden vrijstelling achteraf op ingetrokken.

Op 9 augustus maakte DUO van G (afgesloten, vrijstelling) met terugwerkende kracht I (ingetrokken, vrijstelling). Wat
wij eerder wisten blijft staan zoals het was. Bron: regels.md 3.4.
"""

from tests.kit.rijen import rij
from tests.kit.verhaal import aangeleverd

GEMELD = rij("2026-01-13")
AFGESLOTEN = rij("2026-03-02", eind="2026-03-02", status="G", reden="vrijstelling")
HERSCHREVEN = rij("2026-08-09", eind="2026-03-02", status="I", reden="vrijstelling")
NOAH = aangeleverd(GEMELD, AFGESLOTEN, HERSCHREVEN)


def test_eerst_was_hij_thuiszitter() -> None:
    NOAH.op("2026-02-10").zoals_bekend_op("2026-08-08").is_thuiszitter()


def test_na_de_herschrijving_was_hij_het_nooit() -> None:
    NOAH.zoals_bekend_op("2026-08-09").is_nooit_thuis()


def test_het_antwoord_van_toen_blijft_het_antwoord_van_toen() -> None:
    toen = aangeleverd(GEMELD, AFGESLOTEN).statuslijn

    assert NOAH.zoals_bekend_op("2026-08-08").statuslijn == toen


def test_de_pacttermijn_is_vervallen_en_blijft_zichtbaar() -> None:
    NOAH.op("2026-02-10").pact("vervallen", vervalt_op="2026-04-12")


def test_de_melding_is_ingetrokken_wegens_vrijstelling() -> None:
    NOAH.zijn_melding_heeft(status="I", reden="vrijstelling", einddatum="2026-03-02")


def test_de_herschrijving_is_een_gebeurtenis_erbij() -> None:
    aangeleverd(GEMELD, AFGESLOTEN).als_rij(HERSCHREVEN).geeft("MeldingGewijzigd")


def test_dezelfde_herschrijving_nog_eens_verandert_niets() -> None:
    NOAH.als_rij(HERSCHREVEN).verandert_niets()


def test_komt_de_afsluiting_na_de_herschrijving_binnen_dan_blijft_hij_ingetrokken() -> None:
    aangeleverd(GEMELD, HERSCHREVEN, AFGESLOTEN).zijn_melding_heeft(status="I")

"""
Welke status mag na welke, over de melding van Ilias van 12 januari 2026?

Bron: regels 3.3 (DUO publiceert geen overgangen; deze zijn afgeleid), docs/how-to/terugmelden.md
"""

from domain.errors import Weigering
from tests.kit.terugmelden import aangeboden, antwoord, bepaald, onderzoek
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren, ingetrokken, lrv

ILIAS = gegeven(geboren("2012-02-10"), lrv("2026-01-12", status="R"))
IN_ONDERZOEK = ILIAS.en_dan(onderzoek("2026-01-14"))
WEG = aangeboden(IN_ONDERZOEK, "2026-01-15")


def test_van_gemeld_naar_in_behandeling_mag() -> None:
    ILIAS.als(bepaald("2026-01-14", "B")).wordt_vastgelegd()


def test_en_naar_ter_kennisgeving() -> None:
    ILIAS.als(bepaald("2026-01-14", "K")).wordt_vastgelegd()


def test_maar_niet_meteen_naar_afgesloten() -> None:
    ILIAS.als(bepaald("2026-01-14", "G", "terug")).wordt_geweigerd("overgang-mag-niet")


def test_de_weigering_zegt_wat_wel_kan() -> None:
    besluit = ILIAS.als(bepaald("2026-01-14", "G", "terug")).besluit

    assert isinstance(besluit, Weigering)
    assert besluit.melding == (
        "Een melding die geregistreerd is, kan niet afgesloten worden. "
        "Kies in behandeling of ter kennisgeving aangenomen."
    )


def test_tenzij_de_regio_dat_heeft_afgesproken() -> None:
    mag = {"overgangen": [{"van": "R", "naar": "G", "bron": "afspraak met de leverancier"}]}
    ILIAS.met_beleid(terugmelden=mag).als(bepaald("2026-01-14", "G", "terug")).wordt_vastgelegd()


def test_wat_onderweg_is_telt_mee() -> None:
    IN_ONDERZOEK.als(bepaald("2026-02-02", "G", "terug")).wordt_vastgelegd()


def test_afsluiten_zonder_reden_niet() -> None:
    IN_ONDERZOEK.als(bepaald("2026-02-02", "G")).wordt_geweigerd("sluitreden-ontbreekt")


def test_een_reden_zonder_afsluiten_niet() -> None:
    ILIAS.als(bepaald("2026-01-14", "B", "terug")).wordt_geweigerd("reden-alleen-bij-afsluiten")


def test_na_afsluiten_is_er_niets_meer() -> None:
    dicht = IN_ONDERZOEK.en_dan(bepaald("2026-02-02", "G", "terug"))
    dicht.als(bepaald("2026-02-03", "B")).wordt_geweigerd("overgang-mag-niet")


def test_een_ingetrokken_melding_krijgt_geen_status() -> None:
    ILIAS.en_dan(ingetrokken("2026-01-13")).als(bepaald("2026-01-14", "B")).wordt_geweigerd("melding-ingetrokken")


def test_een_onbekende_melding_ook_niet() -> None:
    ILIAS.als(bepaald("2026-01-14", "B", nummer="2")).wordt_geweigerd("onbekende-verwijzing")


def test_na_een_afwijzing_mag_dezelfde_status_opnieuw() -> None:
    afgewezen = WEG.en_dan(antwoord(WEG, "TerugmeldingAfgewezen", "2026-01-16", code="E12"))
    afgewezen.als(bepaald("2026-01-19", "B")).wordt_vastgelegd()


def test_zonder_afwijzing_niet() -> None:
    WEG.als(bepaald("2026-01-19", "B")).wordt_geweigerd("overgang-mag-niet")


def test_wat_is_aangeboden_kan_niet_nog_eens() -> None:
    nog_eens = WEG.dossier.vastleggingen[-1].feit
    WEG.als(nog_eens).wordt_geweigerd("terugmelding-niet-open")


def test_wat_niet_verschuldigd_is_ook_niet() -> None:
    ander = WEG.dossier.vastleggingen[-1].feit
    ILIAS.als(ander).wordt_geweigerd("onbekende-terugmelding")


def test_een_antwoord_op_wat_niet_is_aangeboden_niet() -> None:
    IN_ONDERZOEK.als(antwoord(IN_ONDERZOEK, "TerugmeldingBevestigd", "2026-01-15")).wordt_geweigerd(
        "terugmelding-wacht-niet"
    )


def test_een_antwoord_op_een_andere_status_niet() -> None:
    ander = antwoord(WEG, "TerugmeldingAfgewezen", "2026-01-16", status="K", code="E12")
    WEG.als(ander).wordt_geweigerd("onbekende-terugmelding")


def test_een_bevestigde_status_is_niet_meer_af_te_wijzen() -> None:
    klaar = WEG.en_dan(antwoord(WEG, "TerugmeldingBevestigd", "2026-01-16"))
    klaar.als(antwoord(klaar, "TerugmeldingAfgewezen", "2026-01-17", code="E12")).wordt_geweigerd(
        "terugmelding-wacht-niet"
    )


def test_een_afgewezen_status_kan_alsnog_worden_overgenomen() -> None:
    afgewezen = WEG.en_dan(antwoord(WEG, "TerugmeldingAfgewezen", "2026-01-16", code="E12"))
    afgewezen.als(antwoord(afgewezen, "TerugmeldingBevestigd", "2026-01-17")).wordt_vastgelegd()


def test_een_aanbieding_is_niet_te_herroepen() -> None:
    WEG.als(herroepen("2026-01-16", 4)).wordt_geweigerd("aanbieding-blijft")


def test_het_onderzoek_zelf_wel() -> None:
    WEG.als(herroepen("2026-01-16", 3)).wordt_vastgelegd()


def test_een_melding_die_duo_sloot_is_niet_te_behandelen() -> None:
    dicht = ILIAS.en_dan(feit("MeldingGewijzigd", "2026-01-13", meldingsnummer="1", status="G", reden="terug"))
    dicht.als(bepaald("2026-01-14", "B")).wordt_geweigerd("overgang-mag-niet")

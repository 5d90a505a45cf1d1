"""
De school meldt Ilias op 12 januari 2026; wat de gemeente doet, gaat terug naar DUO.

Bron: LPW art. 21a lid 6 (telkens de status van de behandeling), regels 3.3, docs/how-to/terugmelden.md
"""

from tests.kit.terugmelden import aangeboden, antwoord, bepaald, onderzoek, standen
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import geboren, gewijzigd, ingetrokken, lrv

ILIAS = gegeven(geboren("2012-02-10"), lrv("2026-01-12", status="R"))
IN_ONDERZOEK = ILIAS.en_dan(onderzoek("2026-01-14"))
GESLOTEN = IN_ONDERZOEK.en_dan(bepaald("2026-02-02", "G", "terug"))


def test_van_een_nieuwe_melding_is_niets_terug_te_melden() -> None:
    assert standen(ILIAS) == []


def test_een_onderzoek_dat_begon_maakt_in_behandeling_verschuldigd() -> None:
    assert standen(IN_ONDERZOEK) == ["B te-melden"]


def test_ook_als_het_onderzoek_de_melding_niet_noemt_en_er_maar_een_open_is() -> None:
    assert standen(ILIAS.en_dan(onderzoek("2026-01-14", None))) == ["B te-melden"]


def test_maar_niet_als_er_twee_open_zijn() -> None:
    twee = ILIAS.en_dan(lrv("2026-01-13", nummer="2", status="R"), onderzoek("2026-01-14", None))

    assert standen(twee) == []


def test_een_tweede_onderzoek_zegt_niets_nieuws() -> None:
    assert standen(IN_ONDERZOEK.en_dan(onderzoek("2026-01-20"))) == ["B te-melden"]


def test_wie_al_in_behandeling_is_bij_duo_hoeft_niet_terug() -> None:
    al = ILIAS.en_dan(gewijzigd("2026-01-13", status="B"), onderzoek("2026-01-14"))

    assert standen(al) == []


def test_een_herroepen_onderzoek_is_nooit_verschuldigd() -> None:
    assert standen(IN_ONDERZOEK.en_dan(herroepen("2026-01-15", 3))) == []


def test_wat_is_aangeboden_staat_er_een_keer() -> None:
    assert standen(aangeboden(IN_ONDERZOEK, "2026-01-15")) == ["B aangeboden"]


def test_de_volgende_levering_van_duo_bevestigt() -> None:
    bevestigd = aangeboden(IN_ONDERZOEK, "2026-01-15").en_dan(gewijzigd("2026-01-16", status="B"))

    assert standen(bevestigd) == ["B bevestigd"]


def test_een_levering_waarin_nog_niets_veranderde_niet() -> None:
    nog = aangeboden(IN_ONDERZOEK, "2026-01-15").en_dan(gewijzigd("2026-01-16", status="R"))

    assert standen(nog) == ["B aangeboden"]


def test_een_bevestiging_van_duo_ook_en_dan_staat_de_melding_zo() -> None:
    weg = aangeboden(IN_ONDERZOEK, "2026-01-15")
    bevestigd = weg.en_dan(antwoord(weg, "TerugmeldingBevestigd", "2026-01-16"))

    assert standen(bevestigd) == ["B bevestigd"]
    bevestigd.zijn_melding_heeft(status="B")


def test_tot_dan_blijft_de_melding_zoals_duo_haar_heeft() -> None:
    aangeboden(GESLOTEN, "2026-02-03").zijn_melding_heeft(status="R")


def test_sluiten_gaat_na_in_behandeling_in_die_volgorde() -> None:
    assert standen(GESLOTEN) == ["B te-melden", "G te-melden"]


def test_duo_die_gesloten_zegt_kent_ook_wat_ervoor_kwam() -> None:
    verder = aangeboden(GESLOTEN, "2026-02-03").en_dan(gewijzigd("2026-02-05", status="G", reden="terug"))

    assert standen(verder) == ["B vervallen duo-is-verder", "G bevestigd"]


def test_gesloten_om_een_andere_reden_bevestigt_niet() -> None:
    anders = aangeboden(GESLOTEN, "2026-02-03").en_dan(gewijzigd("2026-02-05", status="G", reden="legitiem"))

    assert standen(anders) == ["B vervallen duo-is-verder", "G aangeboden"]


def test_een_ingetrokken_melding_hoeft_niet_meer_terug() -> None:
    assert standen(GESLOTEN.en_dan(ingetrokken("2026-02-04"))) == ["B vervallen ingetrokken", "G vervallen ingetrokken"]


def test_wat_duo_afwijst_wacht_op_een_besluit() -> None:
    weg = aangeboden(IN_ONDERZOEK, "2026-01-15")
    afgewezen = weg.en_dan(antwoord(weg, "TerugmeldingAfgewezen", "2026-01-16", code="E12"))

    assert standen(afgewezen) == ["B afgewezen"]
    assert standen(afgewezen.en_dan(bepaald("2026-01-19", "B"))) == ["B vervallen opgevolgd", "B te-melden"]


def test_een_onderzoek_dat_na_het_aanbieden_is_herroepen_blijft_te_zien() -> None:
    weg = aangeboden(IN_ONDERZOEK, "2026-01-15").en_dan(herroepen("2026-01-16", 3))

    assert standen(weg) == ["B aangeboden herroepen"]

"""
Noor wordt op 12 januari uitgeschreven en staat nergens meer ingeschreven: absoluut verzuim.

Bron: docs/regels/telling.md
"""

from tests.kit.overzichten import geteld, telt
from tests.kit.verhaal import gegeven
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

NOOR = (geboren("2012-02-10"), ingeschreven("2024-08-01", onderwijssoort="vo"))
WEG = uitgeschreven("2026-01-12")


def test_zij_telt_een_keer_vanaf_de_eerste_dag_met_de_laatst_gevolgde_onderwijssoort() -> None:
    assert geteld(gegeven(*NOOR, WEG), "absoluut") == ["0014 2026-01-12 vo"]


def test_wie_twee_keer_zonder_school_is_telt_een_keer() -> None:
    terug = (ingeschreven("2026-02-02", "99BB"), uitgeschreven("2026-03-02", "99BB"))

    assert geteld(gegeven(*NOOR, WEG, *terug), "absoluut") == ["0014 2026-01-12 vo"]


def test_na_precies_drie_maanden_is_het_nog_niet_langer() -> None:
    assert telt(gegeven(*NOOR, WEG), stand="2026-04-12") == ["absoluut"]


def test_een_dag_later_wel() -> None:
    assert telt(gegeven(*NOOR, WEG), stand="2026-04-13") == ["absoluut", "absoluut-langer-dan-drie-maanden"]


def test_duurt_het_tot_in_het_volgende_schooljaar_dan_telt_zij_daar_vanaf_de_eerste_dag() -> None:
    assert geteld(gegeven(*NOOR, WEG), "absoluut-langer-dan-drie-maanden", "2026-2027") == ["0014 2026-08-01 vo"]


def test_een_nieuwe_school_lost_het_op() -> None:
    assert geteld(gegeven(*NOOR, WEG, ingeschreven("2026-02-02", "99BB")), "absoluut-opgelost") == [
        "0014 2026-02-02 vo"
    ]


def test_een_vrijstelling_ook() -> None:
    vrij = feit("VrijstellingVerleend", "2026-02-02", grond="5-onder-a")

    assert geteld(gegeven(*NOOR, WEG, vrij), "absoluut-opgelost") == ["0014 2026-02-02 vo"]


def test_een_vertrek_naar_het_buitenland_niet() -> None:
    assert geteld(gegeven(*NOOR, WEG, feit("Verhuisd", "2026-02-02", land="BE")), "absoluut-opgelost") == []


def test_het_einde_van_de_plicht_ook_niet() -> None:
    bijna_achttien = (geboren("2008-02-10"), NOOR[1])

    assert telt(gegeven(*bijna_achttien, WEG)) == ["absoluut"]


def test_wie_daarna_weer_zonder_school_is_is_niet_opgelost() -> None:
    terug = (ingeschreven("2026-02-02", "99BB"), uitgeschreven("2026-03-02", "99BB"))

    assert geteld(gegeven(*NOOR, WEG, *terug), "absoluut-opgelost") == []


def test_op_31_juli_terug_is_nog_opgelost_in_het_schooljaar() -> None:
    assert "absoluut-opgelost" in telt(gegeven(*NOOR, WEG, ingeschreven("2026-07-31", "99BB")))


def test_op_1_augustus_niet_meer() -> None:
    sam = gegeven(*NOOR, WEG, ingeschreven("2026-08-01", "99BB"))

    assert "absoluut-opgelost" not in telt(sam) + telt(sam, "2026-2027", stand="2027-07-31")


def test_wat_nog_niet_gebeurd_is_telt_niet() -> None:
    assert telt(gegeven(*NOOR, WEG), stand="2026-01-11") == []

"""
De ouders van Sem doen een beroep op artikel 5 onder a; de gemeente verleent, weigert of beeindigt.

Bron: docs/regels/vrijstellingen.md
"""

from tests.kit.overzichten import rijen, toont
from tests.kit.verhaal import Verhaal, gegeven, herroepen
from tests.kit.woorden import feit

A = "5-onder-a"
GEVRAAGD = feit("VrijstellingAangevraagd", "2025-06-10", grond=A)
VERLEEND = feit("VrijstellingVerleend", "2025-08-01", grond=A, totEnMet="2026-07-31", besluitOp="2025-06-24")
GEWEIGERD = feit("VrijstellingGeweigerd", "2025-06-24", grond=A)


def standen(verhaal: Verhaal) -> list[str]:
    return toont("vrijstellingen", verhaal, "status")


def test_een_beroep_staat_open_tot_het_besluit() -> None:
    assert standen(gegeven(GEVRAAGD)) == ["2025-06-10.. aangevraagd"]


def test_na_het_besluit_is_zij_verleend_dan_van_kracht_en_dan_afgelopen() -> None:
    assert standen(gegeven(GEVRAAGD, VERLEEND)) == [
        "2025-06-10..2025-06-23 aangevraagd",
        "2025-06-24..2025-07-31 verleend",
        "2025-08-01..2026-07-31 van-kracht",
        "2026-08-01.. afgelopen",
    ]


def test_een_weigering_is_het_einde() -> None:
    assert standen(gegeven(GEVRAAGD, GEWEIGERD)) == [
        "2025-06-10..2025-06-23 aangevraagd",
        "2025-06-24.. geweigerd",
    ]


def test_een_beroep_van_rechtswege_geldt_zonder_aanvraag() -> None:
    assert standen(gegeven(feit("VrijstellingVerleend", "2025-08-01", grond=A))) == ["2025-08-01.. van-kracht"]


def test_een_beeindiging_gaat_voor_het_afgesproken_einde() -> None:
    beeindigd = feit("VrijstellingBeeindigd", "2026-03-02", grond=A)

    assert standen(gegeven(GEVRAAGD, VERLEEND, beeindigd))[2:] == [
        "2025-08-01..2026-03-01 van-kracht",
        "2026-03-02.. beeindigd",
    ]


def test_wie_beeindigt_voor_de_eerste_dag_is_nooit_vrijgesteld() -> None:
    beeindigd = feit("VrijstellingBeeindigd", "2025-08-01", grond=A)
    sem = gegeven(GEVRAAGD, VERLEEND, beeindigd)

    assert standen(sem)[1:] == ["2025-06-24..2025-07-31 verleend", "2025-08-01.. beeindigd"]
    assert {rij.van_kracht_van for rij in rijen("vrijstellingen", sem)} == {None}


def test_een_beeindiging_van_een_andere_grond_verandert_niets() -> None:
    anders = feit("VrijstellingBeeindigd", "2026-03-02", grond="5-onder-b")

    assert standen(gegeven(GEVRAAGD, VERLEEND, anders)) == standen(gegeven(GEVRAAGD, VERLEEND))


def test_nog_eens_vragen_voor_het_besluit_is_dezelfde_aanvraag() -> None:
    nog_eens = feit("VrijstellingAangevraagd", "2025-06-17", grond=A)

    assert standen(gegeven(GEVRAAGD, nog_eens, GEWEIGERD)) == standen(gegeven(GEVRAAGD, GEWEIGERD))


def test_na_een_weigering_vragen_is_een_nieuwe_aanvraag() -> None:
    opnieuw = feit("VrijstellingAangevraagd", "2025-09-01", grond=A)

    assert standen(gegeven(GEVRAAGD, GEWEIGERD, opnieuw))[1:] == [
        "2025-06-24.. geweigerd",
        "2025-09-01.. aangevraagd",
    ]


def test_een_besluit_achteraf_geldt_vanaf_zijn_eerste_dag() -> None:
    achteraf = feit("VrijstellingVerleend", "2025-06-16", grond=A, besluitOp="2025-06-24")

    assert standen(gegeven(GEVRAAGD, achteraf)) == ["2025-06-10..2025-06-15 aangevraagd", "2025-06-16.. van-kracht"]


def test_een_herroepen_besluit_telt_niet() -> None:
    assert standen(gegeven(GEVRAAGD, VERLEEND, herroepen("2025-08-04", 2))) == ["2025-06-10.. aangevraagd"]

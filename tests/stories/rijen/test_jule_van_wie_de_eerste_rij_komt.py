"""
Over Jule komen volledige rijen binnen, in en buiten hun volgorde.

Bron: docs/regels/meldingen.md (specificatie 5.1: een rij is bekend aan meldingsnummer en laatste_mutatie)
"""

from tests.kit.rijen import rij
from tests.kit.verhaal import aangeleverd, gegeven
from tests.kit.woorden import geboren, lrv

EERSTE = rij("2026-01-20")
TWEEDE = rij("2026-02-16", status="B")
DERDE = rij("2026-03-05", eind="2026-03-02", status="G", reden="terug")


def test_de_eerste_rij_die_wij_zien_is_de_ontvangen_melding() -> None:
    gegeven().als_rij(EERSTE).geeft("LeerlingGeregistreerd", "MeldingOntvangen")


def test_ook_als_dat_niet_de_oudste_is() -> None:
    gegeven().als_rij(DERDE).geeft("LeerlingGeregistreerd", "MeldingOntvangen")


def test_een_volgende_rij_wijzigt_haar() -> None:
    aangeleverd(EERSTE).als_rij(TWEEDE).geeft("MeldingGewijzigd")


def test_een_oudere_rij_ook() -> None:
    aangeleverd(DERDE).als_rij(EERSTE).geeft("MeldingGewijzigd")


def test_maar_zij_verandert_niet_hoe_de_melding_staat() -> None:
    aangeleverd(DERDE, EERSTE).zijn_melding_heeft(einddatum="2026-03-02", status="G")


def test_dezelfde_rij_verandert_niets() -> None:
    aangeleverd(EERSTE, TWEEDE).als_rij(EERSTE).verandert_niets()


def test_een_rij_van_een_andere_melding_is_een_nieuwe_melding() -> None:
    aangeleverd(EERSTE).als_rij(rij("2026-01-20", nummer="2")).geeft("MeldingOntvangen")


def test_een_seconde_later_is_een_andere_rij() -> None:
    aangeleverd(EERSTE).als_rij(rij("2026-01-20T09:00:01")).geeft("MeldingGewijzigd")


def test_jule_zat_thuis_tot_haar_einddatum() -> None:
    aangeleverd(DERDE, EERSTE, TWEEDE).op("2026-03-01").is_thuiszitter(thuis_sinds="2026-01-12")


def test_en_daarna_niet() -> None:
    aangeleverd(DERDE, EERSTE, TWEEDE).op("2026-03-02").is_geen()


def test_een_lege_einddatum_in_een_nieuwere_rij_wist_de_oude() -> None:
    aangeleverd(DERDE, rij("2026-03-12", status="B")).op("2026-03-02").is_thuiszitter(thuis_sinds="2026-01-12")


def test_een_rij_over_een_melding_uit_een_ander_bestand_wijzigt_die() -> None:
    gegeven(geboren("2012-02-10"), lrv("2026-01-12", nummer="1")).als_rij(TWEEDE).geeft("MeldingGewijzigd")

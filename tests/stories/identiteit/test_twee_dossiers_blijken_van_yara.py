"""
Yara stond onder een onderwijsnummer en onder haar BSN bekend: twee dossiers, samengevoegd op 1 april.

Bron: specificatie 1, regels.md R-3.4.
"""

from uuid import UUID

import pytest

from domain.decisions.identiteit import voeg_samen
from domain.dossier import Dossier
from domain.errors import Weigering
from tests.kit.identiteit import ANDER, MERGE, dossier, samengevoegd, verhaal_van
from tests.kit.kader import landelijk
from tests.kit.verhaal import herroepen
from tests.kit.woorden import LEERLING, feit, geboren, ingeschreven, lrv

BSN = dossier(LEERLING, geboren("2012-02-10"), ingeschreven("2024-08-01"))
ONDERWIJSNUMMER = dossier(ANDER, lrv("2026-01-12"))
YARA, OPGEGAAN = samengevoegd("2026-04-01", BSN, ONDERWIJSNUMMER)


def test_voor_de_samenvoeging_is_zij_onder_haar_bsn_nooit_thuis() -> None:
    verhaal_van(YARA).zoals_bekend_op("2026-03-31").is_nooit_thuis()


def test_vanaf_de_samenvoeging_is_zij_thuiszitter_sinds_de_dag_van_toen() -> None:
    verhaal_van(YARA).op("2026-02-09").zoals_bekend_op("2026-04-01").is_thuiszitter(thuis_sinds="2026-01-12")


def test_het_andere_dossier_zegt_over_vroeger_wat_het_zei() -> None:
    voor = verhaal_van(OPGEGAAN).zoals_bekend_op("2026-03-31")

    assert voor.statuslijn == verhaal_van(ONDERWIJSNUMMER).zoals_bekend_op("2026-03-31").statuslijn


def test_elk_feit_zegt_uit_welk_dossier_het_komt() -> None:
    assert [v.dossier_id for v in YARA.vastleggingen] == [LEERLING, LEERLING, ANDER, ANDER, LEERLING]


def test_het_andere_dossier_verwijst_door() -> None:
    assert OPGEGAAN.opgegaan_in == LEERLING
    assert YARA.opgegaan_in is None


def test_in_het_andere_dossier_komt_niets_meer_bij() -> None:
    verhaal_van(OPGEGAAN).als(feit("SchoolgangHervat", "2026-04-02")).wordt_geweigerd("dossier-opgegaan")


def test_bij_yara_kan_er_wel_iets_bij() -> None:
    verhaal_van(YARA).als(feit("SchoolgangHervat", "2026-04-02")).wordt_vastgelegd()


def test_een_feit_uit_het_andere_dossier_is_bij_yara_te_herroepen() -> None:
    melding = ONDERWIJSNUMMER.vastleggingen[0].id

    verhaal_van(YARA).als(herroepen("2026-04-02", melding)).wordt_vastgelegd()


def test_een_samenvoeging_is_niet_te_herroepen() -> None:
    samenvoeging = YARA.vastleggingen[-1].id

    verhaal_van(YARA).als(herroepen("2026-04-02", samenvoeging)).wordt_geweigerd("samenvoeging-blijft")


def test_samenvoegen_gaat_over_twee_dossiers() -> None:
    alleen = feit("DossiersSamengevoegd", "2026-04-01", ander=str(ANDER))

    verhaal_van(BSN).als(alleen).wordt_geweigerd("samenvoegen-noemt-twee")


DERDE = dossier(UUID(int=3), geboren("2012-02-10"))
TEAM = dossier(UUID(int=4), feit("TeamoverlegGehouden", "2026-01-12"))
VERNIETIGD = dossier(UUID(int=5), feit("DossierVernietigd", "2026-01-12", grondslag="bewaartermijn"))


@pytest.mark.parametrize(
    ("een", "ander", "code"),
    [
        (BSN, BSN, "zelfde-dossier"),
        (YARA, OPGEGAAN, "al-samengevoegd"),
        (OPGEGAAN, YARA, "al-samengevoegd"),
        (YARA, YARA, "al-samengevoegd"),
        (DERDE, OPGEGAAN, "al-samengevoegd"),
        (BSN, Dossier(ANDER), "onbekende-verwijzing"),
        (Dossier(ANDER), BSN, "onbekende-verwijzing"),
        (BSN, TEAM, "onbekende-verwijzing"),
        (BSN, VERNIETIGD, "dossier-vernietigd"),
    ],
)
def test_wat_niet_samen_te_voegen_is(een: Dossier, ander: Dossier, code: str) -> None:
    besluit = voeg_samen(een, ander, MERGE, BSN.vastleggingen[0].feit.geldig_op, landelijk())

    assert isinstance(besluit, Weigering)
    assert besluit.code == code


def test_een_derde_dossier_brengt_mee_wat_er_al_in_was_opgegaan() -> None:
    alles, _ = samengevoegd("2026-05-01", DERDE, YARA)

    verhaal_van(alles).op("2026-02-09").zoals_bekend_op("2026-04-30").is_geen()
    verhaal_van(alles).op("2026-02-09").zoals_bekend_op("2026-05-01").is_thuiszitter()


def test_dezelfde_melding_in_beide_dossiers_is_een_melding() -> None:
    samen, _ = samengevoegd("2026-04-01", dossier(LEERLING, lrv("2026-01-12", "2026-03-02")), ONDERWIJSNUMMER)

    verhaal_van(samen).zijn_melding_heeft(begindatum="2026-01-12")

"""
De ouders van Bilal vragen verlof; de school van Cleo vraagt een arrangement aan. Wat wacht op wie?

Bron: LPW art. 14 (R-1.43), docs/agreements/001-haaglanden.md en 004-lekstroom.md
"""

from domain.events.base import Event
from tests.kit.overzichten import rijen, toont
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit


def wacht(*feiten: Event) -> list[str]:
    return toont("aanvragen", gegeven(*feiten), "soort", "wacht_op")


def gevraagd(schooldagen: int, op: str = "2026-03-02") -> Event:
    return feit("VerlofAangevraagd", op, van="2026-06-01", totEnMet="2026-06-15", schooldagen=schooldagen)


def verleend(op: str, besluit_op: str, **velden: object) -> Event:
    return feit("VerlofVerleend", op, **{"besluitOp": besluit_op, "verleendDoor": "leerplicht", **velden})


def test_over_tien_dagen_beslist_het_hoofd() -> None:
    assert wacht(gevraagd(10)) == ["2026-03-02.. verlof school"]


def test_over_elf_dagen_de_leerplichtambtenaar() -> None:
    assert wacht(gevraagd(11)) == ["2026-03-02.. verlof leerplicht"]


def test_wat_dat_schooljaar_al_gegeven_is_telt_mee() -> None:
    al_gehad = feit("VerlofVerleend", "2025-10-13", schooldagen=8, verleendDoor="hoofd")

    assert wacht(al_gehad, gevraagd(2)) == ["2026-03-02.. verlof school"]
    assert wacht(al_gehad, gevraagd(3)) == ["2026-03-02.. verlof leerplicht"]


def test_verlof_van_een_vorig_schooljaar_telt_niet_mee() -> None:
    assert wacht(feit("VerlofVerleend", "2025-07-31", schooldagen=8, verleendDoor="hoofd"), gevraagd(3)) == [
        "2026-03-02.. verlof school"
    ]


def test_op_de_dag_van_het_besluit_wacht_het_niet_meer() -> None:
    assert wacht(gevraagd(11), verleend("2026-06-01", "2026-03-09")) == ["2026-03-02..2026-03-08 verlof leerplicht"]


def test_een_besluit_op_de_dag_zelf_laat_niets_wachten() -> None:
    assert wacht(gevraagd(11), verleend("2026-06-01", "2026-03-02")) == []


def test_ook_een_weigering_is_een_besluit() -> None:
    assert wacht(gevraagd(11), feit("VerlofGeweigerd", "2026-03-16")) == ["2026-03-02..2026-03-15 verlof leerplicht"]


def test_verlof_voor_andere_dagen_beantwoordt_de_aanvraag_niet() -> None:
    na_de_laatste_dag = verleend("2026-06-16", "2026-03-09")
    op_de_laatste_dag = verleend("2026-06-15", "2026-03-09")

    assert wacht(gevraagd(11), na_de_laatste_dag) == ["2026-03-02.. verlof leerplicht"]
    assert wacht(gevraagd(11), op_de_laatste_dag) == ["2026-03-02..2026-03-08 verlof leerplicht"]


def test_zonder_aantal_telt_elke_werkdag_van_de_week() -> None:
    tien = feit("VerlofAangevraagd", "2026-03-02", totEnMet="2026-03-15")
    elf = feit("VerlofAangevraagd", "2026-03-02", totEnMet="2026-03-16")

    assert wacht(tien) == ["2026-03-02.. verlof school"]
    assert wacht(elf) == ["2026-03-02.. verlof leerplicht"]


def test_de_gevraagde_dagen_staan_erbij() -> None:
    (rij,) = rijen("aanvragen", gegeven(gevraagd(11)))

    assert (rij.eerste_dag, rij.laatste_dag) == ("2026-06-01", "2026-06-15")


def test_een_herroepen_aanvraag_wacht_niet() -> None:
    assert wacht(gevraagd(11), herroepen("2026-03-03", 1)) == []


REBOUND = feit("ArrangementAangevraagd", "2026-03-02", soort="rebound")


def test_een_arrangement_wacht_op_het_samenwerkingsverband() -> None:
    assert wacht(REBOUND, feit("ArrangementBesloten", "2026-04-01", soort="rebound", toegekend=False)) == [
        "2026-03-02..2026-03-31 arrangement swv"
    ]


def test_een_besluit_over_een_ander_arrangement_is_geen_antwoord() -> None:
    assert wacht(REBOUND, feit("ArrangementBesloten", "2026-04-01", soort="sterk", toegekend=True)) == [
        "2026-03-02.. arrangement swv"
    ]


def test_een_besluit_zonder_soort_wel() -> None:
    assert wacht(REBOUND, feit("ArrangementBesloten", "2026-04-01", toegekend=True)) == [
        "2026-03-02..2026-03-31 arrangement swv"
    ]


def test_een_tlv_en_vervoer_wachten_ook() -> None:
    assert wacht(feit("TlvAangevraagd", "2026-03-02"), feit("TlvAfgegeven", "2026-04-01")) == [
        "2026-03-02..2026-03-31 tlv swv"
    ]
    assert wacht(feit("LeerlingenvervoerAangevraagd", "2026-03-02")) == [
        "2026-03-02.. leerlingenvervoer leerlingenvervoer"
    ]


def test_over_een_vernietigd_dossier_wordt_niets_meer_besloten() -> None:
    assert wacht(REBOUND, feit("DossierVernietigd", "2026-03-03", grondslag="selectielijst")) == []

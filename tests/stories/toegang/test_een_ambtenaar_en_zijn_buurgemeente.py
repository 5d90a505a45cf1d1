"""
Noor woont in Groningen en is gemeld; zij verhuist op 16 maart 2026 naar Assen.

Bron: docs/toegang.md, docs/regels/overdracht.md (R-7.10, R-7.11) en docs/regels/doelbinding.md (R-7.8)
"""

from datetime import date

from domain.toegang.besluit import besluit, besluit_over
from domain.toegang.bron import Bron, Handeling
from domain.toegang.gebruiker import Gebruiker, Rol
from domain.toegang.kenmerken import kenmerken
from services.beleid import lees_gemeenten
from tests.kit.regels import Regelverhaal, gegeven, gemeld, gesloten
from tests.kit.woorden import feit, geboren, ingeschreven

GRONINGEN = Gebruiker("ambtenaar-groningen", Rol.LEERPLICHTAMBTENAAR, frozenset({"0014"}))
ASSEN = Gebruiker("ambtenaar-assen", Rol.LEERPLICHTAMBTENAAR, frozenset({"0106"}))
SCHOOL = Gebruiker("school", Rol.SCHOOL, frozenset(), frozenset({"99AA"}))
NOOR = gegeven(
    geboren("2012-02-10"),
    ingeschreven("2025-08-25"),
    gemeld("V1", "2026-03-02", op="2026-03-03"),
    feit("Verhuisd", "2026-03-16", gemeentecode="0106"),
)
GESLOTEN = NOOR.en_dan(gesloten("2026-03-20"))
WEER_GEMELD = GESLOTEN.en_dan(gemeld("V1", "2027-09-13", op="2027-09-14", nummer="2"))
AANSLUITEND = GESLOTEN.en_dan(gemeld("V1", "2027-07-12", op="2027-07-13", nummer="2"))


def mag(wie: Gebruiker, verhaal: Regelverhaal, op: str, handeling: Handeling = Handeling.LEZEN) -> str:
    eerst = besluit(wie, Bron.GEBEURTENISSEN, handeling)
    alles = kenmerken(verhaal.verhaal.dossier, verhaal.verhaal.kader)
    return besluit_over(wie, eerst, alles, date.fromisoformat(op), lees_gemeenten()).reden


def test_voor_de_melding_is_er_geen_grondslag() -> None:
    assert mag(GRONINGEN, NOOR, "2026-03-02") == "geen-grondslag"


def test_op_de_dag_van_de_melding_wel() -> None:
    assert mag(GRONINGEN, NOOR, "2026-03-03") == "toegestaan"


def test_de_buurgemeente_ziet_haar_tot_de_verhuizing_niet() -> None:
    assert mag(ASSEN, NOOR, "2026-03-15") == "ander-werkgebied"


def test_vanaf_de_verhuizing_ziet_de_nieuwe_gemeente_alles() -> None:
    assert mag(ASSEN, NOOR, "2026-03-16") == "toegestaan"


def test_en_de_oude_wat_er_tot_de_overdracht_was() -> None:
    assert mag(GRONINGEN, NOOR, "2026-03-15") == "toegestaan"
    assert mag(GRONINGEN, NOOR, "2026-03-16") == "tot-overdracht"


def test_de_oude_gemeente_legt_niets_meer_vast() -> None:
    assert mag(GRONINGEN, NOOR, "2026-03-16", Handeling.VASTLEGGEN) == "ander-werkgebied"


def test_haar_school_ziet_haar_ook_zonder_melding() -> None:
    assert mag(SCHOOL, NOOR, "2026-03-02") == "toegestaan"


def test_de_grondslag_eindigt_met_het_schooljaar_na_de_melding() -> None:
    assert mag(ASSEN, GESLOTEN, "2027-07-31") == "toegestaan"
    assert mag(ASSEN, GESLOTEN, "2027-08-01") == "geen-grondslag"
    assert mag(GRONINGEN, GESLOTEN, "2027-08-01") == "ander-werkgebied"


def test_wat_de_nieuwe_gemeente_later_aangaat_opent_voor_de_oude_niets() -> None:
    assert mag(ASSEN, WEER_GEMELD, "2027-09-14") == "toegestaan"
    assert mag(GRONINGEN, WEER_GEMELD, "2027-09-14") == "ander-werkgebied"


def test_wat_aansluit_op_de_grondslag_van_toen_gaat_er_in_door() -> None:
    """Which municipality a ground is of, is not kept (decision 0019)."""
    assert mag(GRONINGEN, AANSLUITEND, "2027-09-14") == "tot-overdracht"

"""
Yara wordt vijf op 12 maart 2026 en is dus leerplichtig vanaf 1 april; het consultatiebureau volgt haar al.

Bron: docs/agreements/002-liemers.md, thema 5; docs/regels/risicokinderen.md
"""

from domain.events.base import Event
from tests.kit import klok
from tests.kit.overzichten import rijen, toont
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

YARA = geboren("2021-03-12", "0299")
VERZOCHT = feit("SamenwerkingVerzocht", "2025-09-01", kanaal="consultatiebureau")
TOT_IN_HAAR_PLICHT = ["2025-09-01..2026-03-31 voor-de-leerplicht", "2026-04-01..2039-03-11 leerplichtig"]


def gevolgd(*feiten: Event) -> list[str]:
    return toont("risicokinderen", gegeven(YARA, *feiten), "status")


def test_zij_wordt_gevolgd_zolang_zij_geen_school_heeft() -> None:
    assert gevolgd(VERZOCHT) == TOT_IN_HAAR_PLICHT


def test_tot_de_dag_voor_haar_inschrijving() -> None:
    assert gevolgd(VERZOCHT, ingeschreven("2026-03-31")) == ["2025-09-01..2026-03-30 voor-de-leerplicht"]


def test_een_partner_betrekken_is_ook_volgen() -> None:
    assert gevolgd(feit("PartnerBetrokken", "2026-03-31", rol="jgz"))[0] == "2026-03-31..2026-03-31 voor-de-leerplicht"


def test_vanaf_de_eerste_dag_van_de_leerplicht_is_het_geen_volgen_voor_school() -> None:
    assert gevolgd(feit("PartnerBetrokken", "2026-04-01", rol="jgz")) == []


def test_wie_al_op_school_zit_wordt_niet_zo_gevolgd() -> None:
    assert gevolgd(ingeschreven("2025-08-25"), VERZOCHT) == []


def test_gaat_zij_weer_van_school_dan_is_dat_een_andere_zaak() -> None:
    weg = (VERZOCHT, ingeschreven("2025-11-03"), uitgeschreven("2025-12-01"))

    assert gevolgd(*weg) == ["2025-09-01..2025-11-02 voor-de-leerplicht"]


def test_een_vrijstelling_neemt_haar_eruit() -> None:
    vrij = feit("VrijstellingVerleend", "2026-04-01", grond="5-onder-a", totEnMet="2039-07-31")

    assert gevolgd(VERZOCHT, vrij) == ["2025-09-01..2026-03-31 voor-de-leerplicht"]


def test_wie_naar_het_buitenland_gaat_wordt_hier_niet_gevolgd() -> None:
    assert gevolgd(VERZOCHT, feit("Verhuisd", "2026-01-05", land="BE")) == ["2025-09-01..2026-01-04 voor-de-leerplicht"]


def test_in_de_gemeente_waar_zij_woont() -> None:
    verhuisd = gegeven(YARA, VERZOCHT, feit("Verhuisd", "2026-01-05", gemeentecode="0226"))

    assert [(r.van, r.gemeentecode) for r in rijen("risicokinderen", verhuisd)][:2] == [
        ("2025-09-01", "0299"),
        ("2026-01-05", "0226"),
    ]


def test_zonder_geboortedatum_weten_wij_het_niet() -> None:
    assert toont("risicokinderen", gegeven(VERZOCHT)) == []


def test_een_herroepen_verzoek_volgt_niemand() -> None:
    assert gevolgd(VERZOCHT, herroepen("2025-09-02", 2)) == []


PLEK = "plek-bij-leerplicht"


def liemers(*feiten: Event) -> klok.Verloop:
    return klok.gegeven(YARA, VERZOCHT, *feiten).onder("liemers")


def test_in_de_liemers_is_er_dan_een_week_voor_een_school() -> None:
    liemers().termijn(PLEK, op="2026-04-08").is_lopend(vervalt_op="2026-04-08", aan_zet="wijkteam")
    liemers().termijn(PLEK, op="2026-04-09").is_verlopen(aan_zet="wijkteam")


def test_voor_de_leerplicht_is_er_geen_termijn() -> None:
    liemers().termijn(PLEK, op="2026-03-31").bestaat_niet()


def test_een_inschrijving_op_de_laatste_dag_is_op_tijd() -> None:
    liemers(ingeschreven("2026-04-08")).termijn(PLEK, op="2026-04-08").is_gehaald(gehaald_op="2026-04-08")


def test_een_dag_later_te_laat() -> None:
    liemers(ingeschreven("2026-04-09")).termijn(PLEK, op="2026-04-09").is_te_laat(gehaald_op="2026-04-09")


def test_een_inschrijving_op_de_eerste_dag_haalt_hem_meteen() -> None:
    liemers(ingeschreven("2026-04-01")).termijn(PLEK, op="2026-04-01").is_gehaald(gehaald_op="2026-04-01")


def test_wie_een_dag_eerder_op_school_zat_heeft_geen_termijn() -> None:
    liemers(ingeschreven("2026-03-31")).termijn(PLEK, op="2026-04-01").bestaat_niet()


def test_een_vrijstelling_laat_hem_vervallen() -> None:
    vrij = feit("VrijstellingVerleend", "2026-04-07", grond="5-onder-a")

    liemers(vrij).termijn(PLEK, op="2026-04-07").is_vervallen()


def test_wie_nooit_gevolgd_werd_heeft_geen_termijn() -> None:
    klok.gegeven(YARA).onder("liemers").termijn(PLEK, op="2026-04-09").bestaat_niet()


def test_en_dan_hoort_de_toegang_het() -> None:
    slag = liemers().als_het_is("2026-04-09")
    slag.verstrijkt(PLEK, vervalt_op="2026-04-08").wordt_gesignaleerd("leerplichtig-zonder-school", aan="wijkteam")

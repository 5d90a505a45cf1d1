"""
Amal zit thuis vanaf 12 januari 2026; op 12 april zijn de drie maanden om.

Bron: docs/regels/klok.md (een termijn verstrijkt een keer, op de dag na de laatste)
"""

from tests.kit.klok import gegeven
from tests.kit.woorden import feit, geboren, lrv

AMAL = gegeven(geboren("2012-02-10"), lrv("2026-01-12", melddatum="2026-01-14"))
GEWAARSCHUWD = AMAL.sloeg_de_klok("2026-02-26", "2026-03-25")


def test_op_de_laatste_dag_gebeurt_er_niets() -> None:
    GEWAARSCHUWD.als_het_is("2026-04-12").gebeurt_er_niets()


def test_een_dag_later_verstrijkt_de_termijn() -> None:
    GEWAARSCHUWD.als_het_is("2026-04-13").verstrijkt("thuiszitterspact", vervalt_op="2026-04-12")


def test_eerst_verstrijkt_de_termijn_en_dan_volgt_het_signaal() -> None:
    GEWAARSCHUWD.als_het_is("2026-04-13").gebeurt(
        "2026-04-13 verstrijkt thuiszitterspact",
        "2026-04-13 signaal doorzettingsmacht aan procescoordinator",
    )


def test_wie_het_later_merkt_zegt_beide_dagen() -> None:
    slag = GEWAARSCHUWD.als_het_is("2026-04-20")
    slag.verstrijkt("thuiszitterspact", vervalt_op="2026-04-12", sinds="2026-04-13", opgemerkt_op="2026-04-20")


def test_ook_bij_het_signaal() -> None:
    slag = GEWAARSCHUWD.als_het_is("2026-04-20")
    slag.wordt_gesignaleerd("doorzettingsmacht", aan="procescoordinator", sinds="2026-04-13", opgemerkt_op="2026-04-20")


def test_dezelfde_dag_nog_eens_gebeurt_er_niets() -> None:
    GEWAARSCHUWD.sloeg_de_klok("2026-04-13").als_het_is("2026-04-13").gebeurt_er_niets()


def test_een_dag_later_ook_niet() -> None:
    GEWAARSCHUWD.sloeg_de_klok("2026-04-13").als_het_is("2026-04-14").gebeurt_er_niets()


def test_twee_klokken_leggen_hetzelfde_vast() -> None:
    een, ander = GEWAARSCHUWD.als_het_is("2026-04-20"), GEWAARSCHUWD.als_het_is("2026-04-20")

    assert [slag.id for slag in een.slagen] == [slag.id for slag in ander.slagen]


def test_een_klok_die_op_een_andere_dag_slaat_legt_hetzelfde_vast() -> None:
    een, ander = GEWAARSCHUWD.als_het_is("2026-04-13"), GEWAARSCHUWD.als_het_is("2026-04-20")

    assert [slag.id for slag in een.slagen] == [slag.id for slag in ander.slagen]


def test_met_een_aanbod_op_de_laatste_dag_gebeurt_er_niets() -> None:
    GEWAARSCHUWD.en_dan(feit("PassendAanbodGedaan", "2026-04-12")).als_het_is("2026-04-13").gebeurt_er_niets()


def test_met_een_aanbod_een_dag_later_is_hij_toch_verstreken() -> None:
    te_laat = GEWAARSCHUWD.en_dan(feit("PassendAanbodGedaan", "2026-04-13"))
    te_laat.als_het_is("2026-04-13").gebeurt("2026-04-13 verstrijkt thuiszitterspact")


def test_was_amal_die_dag_terug_dan_is_hij_toch_verstreken() -> None:
    terug = GEWAARSCHUWD.en_dan(feit("SchoolgangHervat", "2026-04-13"))
    terug.als_het_is("2026-04-13").gebeurt("2026-04-13 verstrijkt thuiszitterspact")


def test_was_amal_een_dag_eerder_terug_dan_niet() -> None:
    GEWAARSCHUWD.en_dan(feit("SchoolgangHervat", "2026-04-12")).als_het_is("2026-04-13").gebeurt_er_niets()


def test_een_vernietigd_dossier_hoort_de_klok_niet() -> None:
    vernietigd = GEWAARSCHUWD.en_dan(feit("DossierVernietigd", "2026-04-01", grondslag="selectielijst"))
    vernietigd.als_het_is("2026-04-13").gebeurt_er_niets()


def test_een_dossier_dat_in_een_ander_opging_ook_niet() -> None:
    ander = "00000000-0000-4000-8000-000000000002"
    opgegaan = GEWAARSCHUWD.en_dan(feit("DossiersSamengevoegd", "2026-04-01", ander=ander, blijft=False))
    opgegaan.als_het_is("2026-04-13").gebeurt_er_niets()


def test_in_een_vernietigd_dossier_is_de_termijn_vervallen_en_komt_er_geen_stap() -> None:
    vernietigd = GEWAARSCHUWD.en_dan(feit("DossierVernietigd", "2026-04-01", grondslag="selectielijst"))
    vernietigd.termijn("thuiszitterspact", op="2026-03-31").is_lopend()
    vernietigd.termijn("thuiszitterspact", op="2026-04-01").is_vervallen()
    assert vernietigd.inzicht.stappen == ()


VERSTREKEN = feit("TermijnVerstreken", "2026-02-06", termijn="pv-na-verhoor", sleutel="weg", vervaltOp="2026-02-05")


def test_een_verstreken_termijn_die_er_nooit_was_wordt_herzien() -> None:
    gegeven(geboren("2012-02-10"), VERSTREKEN).als_het_is("2026-04-13").wordt_herzien("pv-na-verhoor")


def test_niet_als_het_verhoor_waarop_zij_rustte_vernietigd_is() -> None:
    vernietigd = feit("HandhavingVernietigd", "2026-03-02", grondslag="Wpg art. 14")
    gegeven(geboren("2012-02-10"), VERSTREKEN, vernietigd).als_het_is("2026-04-13").gebeurt_er_niets()

"""
Ravi uit Nieuwegein: leerlingenvervoer, een verhuizing naar Houten en een paar dagen zonder school.

Bron: docs/agreements/004-lekstroom.md (profiel lekstroom)
"""

from tests.kit.overzichten import toont
from tests.kit.regels import gegeven, gemeld, gesloten, ziek
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

RAVI = gegeven(
    geboren("2012-02-10", "0356"),
    ingeschreven("2025-09-01"),
    ziek("2026-01-07", "2026-01-08"),
    ziek("2026-01-14", "2026-01-15"),
    ziek("2026-01-21", "2026-01-22"),
    ziek("2026-01-28", "2026-01-29"),
    feit("SchoolgangGestaakt", "2026-02-09"),
    gemeld("LRV", "2026-02-09", op="2026-03-10"),
    feit("LeerlingenvervoerAangevraagd", "2026-03-10"),
    feit("ArrangementAangevraagd", "2026-03-30", soort="rebound"),
    feit("Verhuisd", "2026-04-13", gemeentecode="0321"),
    feit("DossierOvergedragen", "2026-04-20", naar="0321"),
    feit("LeerlingenvervoerBesloten", "2026-05-08", toegekend=True),
    feit("ArrangementBesloten", "2026-05-12", soort="rebound", toegekend=True),
    feit("ArrangementGestart", "2026-05-13", soort="rebound"),
    uitgeschreven("2026-05-18"),
    feit("PassendAanbodGedaan", "2026-05-22", soort="onderwijs"),
    ingeschreven("2026-05-26", "99BB"),
    feit("SchoolgangHervat", "2026-05-26"),
    gesloten("2026-05-26", reden="terug"),
).onder("lekstroom")


def test_alles_wat_de_klok_vastlegde() -> None:
    RAVI.gebeurt_dag_na_dag(
        "2026-01-01",
        "2026-07-31",
        "2026-01-28 signaal vaak-ziek aan school",
        "2026-02-09 signaal samen-bespreken aan school",
        "2026-03-09 signaal multidisciplinair-overleg aan school",
        "2026-03-26 signaal bovenschools-arrangement aan school",
        "2026-03-26 signaal pact-halverwege aan school",
        "2026-03-26 signaal pact-halverwege aan leerplicht",
        "2026-04-13 signaal gemeente-overstijgend aan procescoordinator",
        "2026-04-20 signaal overdracht-volgen aan procescoordinator",
        "2026-04-22 signaal complexe-casus aan procescoordinator",
        "2026-04-22 signaal pact-bijna-om aan school",
        "2026-04-22 signaal pact-bijna-om aan leerplicht",
        "2026-04-22 signaal ronde-tafel aan swv",
        "2026-05-07 verstrijkt leerlingenvervoer-beslissen",
        "2026-05-07 signaal vervoer-uitgebleven aan leerlingenvervoer",
        "2026-05-10 verstrijkt thuiszitterspact",
        "2026-05-10 signaal doorzettingsmacht aan procescoordinator",
        "2026-05-12 verstrijkt arrangement-beslissen",
        "2026-05-18 signaal absoluut-verzuim aan leerplicht",
    )


def test_acht_weken_later_is_het_bevrijdingsdag_en_dus_een_dag_later() -> None:
    RAVI.termijn("leerlingenvervoer-beslissen", op="2026-05-06").is_lopend(
        vervalt_op="2026-05-06", aan_zet="leerlingenvervoer"
    )


def test_een_dag_later_is_hij_verlopen() -> None:
    RAVI.termijn("leerlingenvervoer-beslissen", op="2026-05-07").is_verlopen()


def test_met_het_besluit_is_hij_te_laat_gehaald() -> None:
    RAVI.termijn("leerlingenvervoer-beslissen", op="2026-05-08").is_te_laat(gehaald_op="2026-05-08")


def test_tot_er_iets_gevraagd_is_is_de_school_aan_zet() -> None:
    RAVI.aan_zet("school", op="2026-03-09", want="thuiszitterspact")


def test_wat_het_eerst_vervalt_gaat_voor() -> None:
    RAVI.aan_zet("leerlingenvervoer", op="2026-03-10", want="leerlingenvervoer-beslissen")
    RAVI.aan_zet("leerlingenvervoer", op="2026-05-07", want="leerlingenvervoer-beslissen")


def test_daarna_is_het_aan_leerplicht() -> None:
    RAVI.aan_zet("leerplicht", op="2026-05-08", want="thuiszitterspact")


def test_zonder_school_is_ravi_absoluut_thuis() -> None:
    RAVI.verhaal.op("2026-05-17").is_thuiszitter("relatief")
    RAVI.verhaal.op("2026-05-18").is_thuiszitter("absoluut")
    RAVI.verhaal.op("2026-05-26").is_geen()


def test_het_aanbod_kwam_te_laat() -> None:
    RAVI.termijn("thuiszitterspact", op="2026-05-21").is_verlopen()
    RAVI.termijn("thuiszitterspact", op="2026-05-22").is_te_laat(gehaald_op="2026-05-22")


def test_aan_het_eind_is_alleen_de_jeugdarts_nog_niet_klaar() -> None:
    RAVI.aan_zet("jgz", op="2026-07-31")
    RAVI.niemand_aan_zet(op="2026-08-01")


def test_zes_weken_na_de_aanvraag_kan_het_samenwerkingsverband_nog_besluiten() -> None:
    RAVI.termijn("arrangement-beslissen", op="2026-05-11").is_lopend(vervalt_op="2026-05-11", aan_zet="swv")


def test_een_dag_later_is_het_te_laat() -> None:
    RAVI.termijn("arrangement-beslissen", op="2026-05-12").is_te_laat(gehaald_op="2026-05-12")


def test_de_aanvraag_wachtte_tot_de_dag_voor_het_besluit() -> None:
    assert toont("aanvragen", RAVI.verhaal, "soort", "wacht_op") == [
        "2026-03-10..2026-05-07 leerlingenvervoer leerlingenvervoer",
        "2026-03-30..2026-05-11 arrangement swv",
    ]

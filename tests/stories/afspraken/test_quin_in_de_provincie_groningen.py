"""
Quin uit Delfzijl: eerst route 1, dan opgeschaald naar route 2, en een zorg over de veiligheid.

Bron: docs/agreements/003-groningen-provincie.md (profiel groningen-provincie)
"""

from tests.kit.overzichten import toont
from tests.kit.regels import gegeven, gemeld, gesloten, ziek
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

QUIN = gegeven(
    geboren("2012-02-10", "1979"),
    ingeschreven("2025-08-25"),
    ziek("2026-01-07", "2026-01-08"),
    ziek("2026-01-14", "2026-01-15"),
    ziek("2026-01-21", "2026-01-22"),
    ziek("2026-01-28", "2026-01-29"),
    gemeld("LRV", "2026-02-09", op="2026-02-16"),
    feit("OnderzoekGestart", "2026-02-17", meldingsnummer="1"),
    feit("RouteBepaald", "2026-02-19", route="1"),
    feit("SamenwerkingVerzocht", "2026-03-23"),
    feit("Opgeschaald", "2026-04-07", naar="route-2"),
    feit("CasusregieBelegd", "2026-04-08", rol="wijkteam"),
    feit("VeiligheidszorgGemeld", "2026-04-13"),
    feit("CasusregieBelegd", "2026-04-14", rol="veilig-thuis", soort="specialistisch", reden="veiligheid bedreigd"),
    feit("Opgeschaald", "2026-04-28", naar="procescoordinator"),
    feit("VeiligheidszorgAfgesloten", "2026-05-06"),
    feit("CasusregieBelegd", "2026-05-20", rol="wijkteam", soort="regulier"),
    feit("PassendAanbodGedaan", "2026-05-21", soort="zorg"),
    feit("UitstroomBepaald", "2026-06-08", profiel="arbeidsmarkt"),
    feit("SchoolgangHervat", "2026-06-15"),
    gesloten("2026-06-15", reden="terug"),
).onder("groningen-provincie")


def test_alles_wat_de_klok_vastlegde() -> None:
    QUIN.gebeurt_dag_na_dag(
        "2026-01-01",
        "2026-07-31",
        "2026-01-28 signaal vaak-ziek aan school",
        "2026-02-17 signaal samenwerking-verzoeken aan leerplicht",
        "2026-02-17 signaal samenwerking-verzoeken aan school",
        "2026-02-19 signaal plan-route-1 aan school",
        "2026-03-09 signaal opschalen-overwegen aan leerplicht",
        "2026-03-23 signaal casus-belegd aan procescoordinator",
        "2026-03-23 signaal signaal-afwegen aan wijkteam",
        "2026-03-26 signaal opschalen-halverwege aan leerplicht",
        "2026-03-26 signaal pact-halverwege aan school",
        "2026-03-26 signaal pact-halverwege aan leerplicht",
        "2026-03-31 verstrijkt casusregie-beleggen",
        "2026-03-31 signaal casusregie-uitgebleven aan procescoordinator",
        "2026-04-07 signaal opgeschaald-naar-route-2 aan wijkteam",
        "2026-04-08 signaal casemanager-bekendmaken aan wijkteam",
        "2026-04-13 signaal expertise-vtg aan veilig-thuis",
        "2026-04-13 signaal regie-naar-veiligheid aan casusregisseur",
        "2026-04-14 signaal casemanager-bekendmaken aan wijkteam",
        "2026-04-22 signaal pact-bijna-om aan school",
        "2026-04-22 signaal pact-bijna-om aan leerplicht",
        "2026-04-22 signaal voortgang aan procescoordinator",
        "2026-04-28 signaal onvoldoende-voortgang aan procescoordinator",
        "2026-05-06 signaal regie-terug aan casusregisseur",
        "2026-05-10 verstrijkt thuiszitterspact",
        "2026-05-10 signaal doorzettingsmacht aan procescoordinator",
        "2026-05-20 signaal casemanager-bekendmaken aan wijkteam",
        "2026-06-08 signaal uitstroom-begeleiden aan school",
    )


def test_binnen_vijf_werkdagen_was_er_geen_casemanager() -> None:
    QUIN.termijn("casusregie-beleggen", op="2026-03-30").is_lopend(vervalt_op="2026-03-30", aan_zet="procescoordinator")
    QUIN.termijn("casusregie-beleggen", op="2026-03-31").is_verlopen()


def test_daarna_wel_maar_te_laat() -> None:
    QUIN.termijn("casusregie-beleggen", op="2026-04-08").is_te_laat(gehaald_op="2026-04-08")


def test_na_de_zorg_over_de_veiligheid_gaat_de_casus_binnen_tien_werkdagen_terug() -> None:
    QUIN.termijn("casusregie-teruggeven", op="2026-05-20").is_gehaald(gehaald_op="2026-05-20")


def test_hemelvaartsdag_is_geen_werkdag() -> None:
    QUIN.termijn("casusregie-teruggeven", op="2026-05-19").is_lopend(vervalt_op="2026-05-21", aan_zet="casusregisseur")


def test_zolang_er_zorg_is_is_veilig_thuis_aan_zet() -> None:
    QUIN.aan_zet("veilig-thuis", op="2026-05-05")
    QUIN.aan_zet("leerplicht", op="2026-05-06", want="thuiszitterspact")


def test_met_het_aanbod_is_het_pact_te_laat_gehaald() -> None:
    QUIN.termijn("thuiszitterspact", op="2026-05-21").is_te_laat()


def test_daarna_is_de_casusregisseur_aan_zet() -> None:
    QUIN.aan_zet("wijkteam", op="2026-05-21", want="casusregie")


def test_de_uitstroom_naar_de_arbeidsmarkt_staat_in_het_overzicht() -> None:
    assert toont("uitstroom", QUIN.verhaal, "profiel", "brin") == ["2026-06-08.. arbeidsmarkt 99AA"]


ACHTTIEN = QUIN.en_dan(uitgeschreven("2030-02-04"))


def test_zonder_startkwalificatie_is_quin_vanaf_zijn_achttiende_van_het_rmc() -> None:
    ACHTTIEN.verhaal.op("2030-02-09").is_thuiszitter("absoluut")
    assert toont("jongeren", ACHTTIEN.verhaal, "reden", "sinds") == ["2030-02-10..2039-02-09 zonder-school 2030-02-04"]

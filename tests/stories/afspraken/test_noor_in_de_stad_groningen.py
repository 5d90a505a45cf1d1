"""
Noor uit de stad Groningen: van vaak ziek, via zestien uur en thuiszitten, naar een andere school.

Bron: docs/agreements/000-groningen-stad.md (profiel groningen-stad)
"""

from tests.kit.regels import gegeven, gemeld, gesloten, verzuim, ziek
from tests.kit.team import aangewezen, team, vertrokken
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

NOOR = gegeven(
    geboren("2012-02-10", "0014"),
    ingeschreven("2025-08-25"),
    ziek("2026-01-07", "2026-01-08"),
    ziek("2026-01-14", "2026-01-15"),
    ziek("2026-01-21", "2026-01-22"),
    ziek("2026-01-28", "2026-01-29"),
    feit("PartnerBetrokken", "2026-01-29", rol="jgz"),
    feit("ReactieGegeven", "2026-02-02", rol="jgz"),
    feit("JgzOnderzoekAfgerond", "2026-02-10"),
    verzuim("2026-02-12", lesuren=8),
    verzuim("2026-02-13", lesuren=8),
    gemeld("V3", "2026-02-12", "2026-02-13", op="2026-02-17"),
    gesloten("2026-02-20", reden="terug"),
    gemeld("LRV", "2026-03-09", op="2026-03-23", nummer="2"),
    feit("SamenwerkingVerzocht", "2026-03-30", kanaal="zvj"),
    feit("PartnerBetrokken", "2026-04-02", rol="wijkteam"),
    feit("ReactieGegeven", "2026-04-10", rol="wijkteam"),
    feit("VeiligheidszorgGemeld", "2026-04-13"),
    feit("VeiligheidszorgAfgesloten", "2026-04-20"),
    feit("TlvAangevraagd", "2026-05-11"),
    feit("TlvAfgegeven", "2026-06-01"),
    feit("PassendAanbodGedaan", "2026-06-15", soort="combinatie"),
    feit("ArrangementGestart", "2026-06-15", soort="onderwijs-zorg", plan="wiz-2026-118"),
    uitgeschreven("2026-06-22"),
    ingeschreven("2026-06-24", "99BB"),
    feit("SchoolgangHervat", "2026-06-24"),
    gesloten("2026-06-24", nummer="2", reden="terug"),
).onder("groningen-stad")


def test_alles_wat_de_klok_vastlegde() -> None:
    NOOR.gebeurt_dag_na_dag(
        "2026-01-01",
        "2026-07-31",
        "2026-01-28 signaal vaak-ziek aan school",
        "2026-02-13 signaal verzuimstappen aan school",
        "2026-03-30 signaal check-in-wiz aan wijkteam",
        "2026-04-09 verstrijkt reactie-ketenpartner",
        "2026-04-09 signaal reactie-uitgebleven aan school",
        "2026-04-13 signaal veiligheid aan wijkteam",
        "2026-04-24 signaal onderwijszorgarrangement aan wijkteam",
        "2026-04-24 signaal pact-halverwege aan school",
        "2026-04-24 signaal pact-halverwege aan leerplicht",
        "2026-05-11 signaal tlv-advies aan swv",
        "2026-05-22 signaal pact-bijna-om aan school",
        "2026-05-22 signaal pact-bijna-om aan leerplicht",
        "2026-06-10 verstrijkt thuiszitterspact",
        "2026-06-10 signaal doorzettingsmacht aan procescoordinator",
        "2026-06-22 signaal absoluut-verzuim aan leerplicht",
    )


def test_de_jeugdarts_is_aan_zet_tot_de_tweede_werkdag_erna_en_daarna_tot_het_onderzoek_klaar_is() -> None:
    NOOR.termijn("reactie-ketenpartner", op="2026-01-29", start="2026-01-29").is_lopend(
        vervalt_op="2026-02-02", aan_zet="jgz"
    )
    NOOR.aan_zet("jgz", op="2026-02-09", want="ziektesignaal")
    NOOR.niemand_aan_zet(op="2026-02-10")


def test_reageren_op_de_tweede_werkdag_is_op_tijd() -> None:
    NOOR.termijn("reactie-ketenpartner", op="2026-02-02", start="2026-01-29").is_gehaald(gehaald_op="2026-02-02")


def test_over_pasen_is_de_tweede_werkdag_8_april() -> None:
    NOOR.termijn("reactie-ketenpartner", op="2026-04-08", start="2026-04-02").is_lopend(
        vervalt_op="2026-04-08", aan_zet="wijkteam"
    )


def test_op_9_april_is_het_te_laat() -> None:
    NOOR.termijn("reactie-ketenpartner", op="2026-04-09", start="2026-04-02").is_verlopen(aan_zet="wijkteam")
    NOOR.termijn("reactie-ketenpartner", op="2026-04-10", start="2026-04-02").is_te_laat(gehaald_op="2026-04-10")


def test_de_school_meldde_op_tijd() -> None:
    NOOR.termijn("zestien-uur-melden", op="2026-02-17").is_gehaald(gehaald_op="2026-02-17")


def test_thuiszitter_vanaf_de_29e_dag() -> None:
    NOOR.verhaal.op("2026-04-05").is_dreigend()
    NOOR.verhaal.op("2026-04-06").is_thuiszitter("relatief", sinds="2026-04-06")


def test_zolang_er_zorg_over_de_veiligheid_is_is_veilig_thuis_aan_zet() -> None:
    NOOR.aan_zet("veilig-thuis", op="2026-04-19")
    NOOR.aan_zet("leerplicht", op="2026-04-20", want="thuiszitterspact")


def test_het_aanbod_kwam_te_laat() -> None:
    NOOR.termijn("thuiszitterspact", op="2026-06-14").is_verlopen()
    NOOR.termijn("thuiszitterspact", op="2026-06-15").is_te_laat(gehaald_op="2026-06-15")


def test_tussen_twee_scholen_is_noor_absoluut_thuis() -> None:
    NOOR.verhaal.op("2026-06-22").is_thuiszitter("absoluut")
    NOOR.verhaal.op("2026-06-24").is_geen()


def test_aan_het_eind_is_niemand_aan_zet() -> None:
    NOOR.niemand_aan_zet(op="2026-06-24")


def test_wie_de_jeugdarts_van_haar_school_is_en_wie_de_back_up() -> None:
    afwezig = team(
        aangewezen("2025-08-18", "Anna"),
        aangewezen("2025-08-18", "Bram", lijn=2),
        vertrokken("2026-01-30", "Anna", tot_en_met="2026-02-06"),
    )
    NOOR.aan_zet("jgz", op="2026-01-29")
    afwezig.vraag_naar("jgz", "2026-01-29", "Anna")
    afwezig.vraag_naar("jgz", "2026-01-30", "Bram", want="afwezig")

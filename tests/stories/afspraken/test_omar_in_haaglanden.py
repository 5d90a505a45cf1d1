"""
Omar uit Den Haag: te laat gemeld, een MDO, een verwijdering en na zes weken en een dag een nieuwe school.

Bron: docs/agreements/001-haaglanden.md (profiel haaglanden)
"""

from tests.kit.overzichten import toont
from tests.kit.regels import gegeven, gemeld, gesloten, verzuim, ziek
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

OMAR = gegeven(
    geboren("2012-02-10", "0518"),
    ingeschreven("2025-09-01"),
    ziek("2026-01-07", "2026-01-08"),
    ziek("2026-01-14", "2026-01-15"),
    ziek("2026-01-21", "2026-01-22"),
    ziek("2026-01-28", "2026-01-29"),
    feit("JgzOnderzoekAangevraagd", "2026-02-02"),
    feit("JgzOnderzoekAfgerond", "2026-02-12"),
    verzuim("2026-02-12", lesuren=8),
    verzuim("2026-02-13", lesuren=8),
    gemeld("V3", "2026-02-12", "2026-02-13", op="2026-02-26"),
    feit("OnderzoekGestart", "2026-03-02", meldingsnummer="1"),
    feit("GesprekGevoerd", "2026-03-05"),
    feit("TerugkoppelingGegeven", "2026-03-10", meldingsnummer="1"),
    gesloten("2026-03-10", reden="terug"),
    gemeld("LRV", "2026-03-16", op="2026-03-23", nummer="2"),
    feit("OnderzoekGestart", "2026-03-24", meldingsnummer="2"),
    feit("PartnerBetrokken", "2026-03-26", rol="smw", toestemming=True),
    feit("HulpIngezet", "2026-03-30", soort="gezinscoach"),
    feit("OverlegGehouden", "2026-04-20", soort="mdo"),
    feit("VrijstellingAangevraagd", "2026-04-22", grond="3a"),
    feit("VerwijderingGemeld", "2026-05-06", brin="99AA"),
    feit("VrijstellingGeweigerd", "2026-05-18", grond="3a"),
    uitgeschreven("2026-06-03"),
    ingeschreven("2026-06-18", "99BB"),
    feit("SchoolgangHervat", "2026-06-18"),
    gesloten("2026-06-18", nummer="2", reden="terug"),
).onder("haaglanden")


def test_alles_wat_de_klok_vastlegde() -> None:
    OMAR.gebeurt_dag_na_dag(
        "2026-01-01",
        "2026-07-31",
        "2026-01-28 signaal vaak-ziek aan school",
        "2026-02-21 verstrijkt zestien-uur-melden",
        "2026-03-05 signaal terugkoppelen-na-gesprek aan leerplicht",
        "2026-03-10 verstrijkt terugkoppeling-school",
        "2026-03-16 signaal jes-overleg aan school",
        "2026-03-30 signaal regie-nagaan aan leerplicht",
        "2026-04-01 verstrijkt terugkoppeling-school",
        "2026-04-01 signaal terugkoppeling-uitgebleven aan leerplicht",
        "2026-04-13 signaal mdo aan school",
        "2026-04-22 signaal vrijstelling-beoordelen aan leerplicht",
        "2026-05-01 signaal advies-sot-consulent aan swv",
        "2026-05-01 signaal pact-halverwege aan school",
        "2026-05-01 signaal pact-halverwege aan leerplicht",
        "2026-05-06 signaal verwijdering-volgen aan leerplicht",
        "2026-05-29 signaal pact-bijna-om aan school",
        "2026-05-29 signaal pact-bijna-om aan leerplicht",
        "2026-06-03 signaal absoluut-verzuim aan leerplicht",
        "2026-06-17 verstrijkt thuiszitterspact",
        "2026-06-17 signaal doorzettingsmacht aan procescoordinator",
        "2026-06-18 verstrijkt nieuwe-school",
    )


def test_de_school_meldde_te_laat() -> None:
    OMAR.termijn("zestien-uur-melden", op="2026-02-20").is_lopend(vervalt_op="2026-02-20", aan_zet="school")
    OMAR.termijn("zestien-uur-melden", op="2026-02-21").is_verlopen()
    OMAR.termijn("zestien-uur-melden", op="2026-02-26").is_te_laat(gehaald_op="2026-02-26")


def test_de_terugkoppeling_kwam_een_dag_te_laat() -> None:
    OMAR.termijn("terugkoppeling-school", op="2026-03-09", start="2026-03-02").is_lopend(aan_zet="leerplicht")
    OMAR.termijn("terugkoppeling-school", op="2026-03-10", start="2026-03-02").is_te_laat(gehaald_op="2026-03-10")


def test_zij_ging_niet_over_de_tweede_melding() -> None:
    OMAR.termijn("terugkoppeling-school", op="2026-04-01", start="2026-03-24").is_verlopen()


def test_het_mdo_kwam_binnen_zes_weken_na_de_hulp() -> None:
    OMAR.termijn("hulp-volgen", op="2026-04-19").is_lopend(vervalt_op="2026-05-11", aan_zet="leerplicht")
    OMAR.termijn("hulp-volgen", op="2026-04-20").is_gehaald(gehaald_op="2026-04-20")


def test_op_de_aanvraag_is_op_tijd_besloten() -> None:
    OMAR.termijn("vervangende-leerplicht-beslissen", op="2026-05-18").is_gehaald()


def test_de_nieuwe_school_kwam_een_dag_te_laat() -> None:
    OMAR.termijn("nieuwe-school", op="2026-06-17").is_lopend(vervalt_op="2026-06-17", aan_zet="school")
    OMAR.termijn("nieuwe-school", op="2026-06-18").is_te_laat(gehaald_op="2026-06-18")


def test_voor_er_iets_gemeld_is_heeft_leerplicht_niets_te_zoeken() -> None:
    OMAR.geen_grondslag(op="2026-02-25")
    OMAR.grondslag("melding", op="2026-02-26", tot_en_met="2027-07-31")


def test_tot_het_einde_van_het_volgende_schooljaar() -> None:
    OMAR.geen_grondslag(op="2027-08-01")


def test_zolang_de_tweede_melding_open_is_wacht_de_terugkoppeling() -> None:
    OMAR.aan_zet("leerplicht", op="2026-06-17", want="terugkoppeling-school")
    OMAR.termijn("terugkoppeling-school", op="2026-06-17", start="2026-03-24").is_verlopen()


def test_is_zij_gesloten_dan_is_er_niets_meer_terug_te_koppelen() -> None:
    OMAR.termijn("terugkoppeling-school", op="2026-06-18", start="2026-03-24").is_beeindigd()
    OMAR.niemand_aan_zet(op="2026-06-18")


VERLOF = feit("VerlofAangevraagd", "2027-08-02", van="2027-09-06", totEnMet="2027-09-20", schooldagen=11)


def test_een_jaar_later_vragen_zijn_ouders_elf_dagen_verlof() -> None:
    later = OMAR.en_dan(VERLOF)
    later.geen_grondslag(op="2027-08-01")
    later.grondslag("aanvraag", op="2027-08-02", tot_en_met="2029-07-31")


def test_de_aanvraag_wacht_op_de_leerplichtambtenaar() -> None:
    later = OMAR.en_dan(VERLOF, feit("VerlofGeweigerd", "2027-08-16"))
    assert toont("aanvragen", later.verhaal, "soort", "wacht_op") == [
        "2026-04-22..2026-05-17 vrijstelling leerplicht",
        "2027-08-02..2027-08-15 verlof leerplicht",
    ]

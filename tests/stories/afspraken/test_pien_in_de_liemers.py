"""
Pien uit Zevenaar: een aanbod is hier niet genoeg, na drie maanden moet er een traject vastliggen.

Bron: docs/agreements/002-liemers.md (profiel liemers)
"""

from tests.kit.regels import gegeven, gemeld, gesloten, ziek
from tests.kit.woorden import feit, geboren, ingeschreven

PIEN = gegeven(
    geboren("2012-02-10", "0299"),
    ingeschreven("2025-08-18"),
    ziek("2026-01-07", "2026-01-08"),
    ziek("2026-01-14", "2026-01-15"),
    ziek("2026-01-21", "2026-01-22"),
    ziek("2026-01-28", "2026-01-29"),
    feit("VerkorteOnderwijstijdVastgesteld", "2026-02-02", totEnMet="2026-03-31", urenPerWeek=12),
    feit("SchoolgangGestaakt", "2026-02-23"),
    gemeld("LRV", "2026-02-23", op="2026-03-24"),
    feit("SamenwerkingVerzocht", "2026-03-30"),
    feit("PassendAanbodGedaan", "2026-04-20", soort="onderwijs"),
    feit("TlvAangevraagd", "2026-05-11"),
    feit("TrajectVastgelegd", "2026-05-18", perspectief="starten na de zomer"),
    feit("AanbodVervallen", "2026-05-20"),
    feit("TrajectBeeindigd", "2026-05-25", reden="de plek ging niet door"),
    feit("TrajectVastgelegd", "2026-06-01", perspectief="herstel van de schoolgang"),
    feit("SchoolgangHervat", "2026-06-08"),
    gesloten("2026-06-08", reden="terug"),
).onder("liemers")


def test_alles_wat_de_klok_vastlegde() -> None:
    PIEN.gebeurt_dag_na_dag(
        "2026-01-01",
        "2026-07-31",
        "2026-01-28 signaal grijs-gebied aan jgz",
        "2026-01-28 signaal vaak-ziek aan school",
        "2026-02-02 signaal verkorte-onderwijstijd aan swv",
        "2026-03-23 signaal traject-voorbereiden aan school",
        "2026-03-30 signaal risicokind-volgen aan jgz",
        "2026-04-09 signaal gezamenlijk-plan aan wijkteam",
        "2026-04-09 signaal pact-halverwege aan school",
        "2026-04-09 signaal pact-halverwege aan leerplicht",
        "2026-05-06 signaal pact-bijna-om aan school",
        "2026-05-06 signaal pact-bijna-om aan leerplicht",
        "2026-05-11 signaal consulent-bij-tlv aan wijkteam",
        "2026-05-25 verstrijkt thuiszitterspact",
        "2026-05-25 signaal doorzettingsmacht aan procescoordinator",
        "2026-05-25 signaal traject-uitgebleven aan swv",
    )


def test_een_aanbod_haalt_hem_hier_niet() -> None:
    PIEN.termijn("thuiszitterspact", op="2026-05-17").is_lopend(vervalt_op="2026-05-23", aan_zet="leerplicht")


def test_een_traject_wel() -> None:
    PIEN.termijn("thuiszitterspact", op="2026-05-18").is_gehaald(gehaald_op="2026-05-18")


def test_een_vervallen_aanbod_laat_het_traject_staan() -> None:
    PIEN.termijn("thuiszitterspact", op="2026-05-24").is_gehaald(gehaald_op="2026-05-18")


def test_eindigt_het_traject_na_drie_maanden_dan_is_hij_verlopen() -> None:
    PIEN.termijn("thuiszitterspact", op="2026-05-25").is_verlopen(aan_zet="leerplicht")


def test_het_nieuwe_traject_haalt_hem_te_laat() -> None:
    PIEN.termijn("thuiszitterspact", op="2026-05-31").is_verlopen()
    PIEN.termijn("thuiszitterspact", op="2026-06-01").is_te_laat(gehaald_op="2026-06-01")


def test_elders_had_het_aanbod_hem_gehaald() -> None:
    PIEN.onder("landelijk").termijn("thuiszitterspact", op="2026-05-19").is_gehaald(gehaald_op="2026-04-20")


def test_tot_er_gemeld_is_is_de_school_aan_zet() -> None:
    PIEN.aan_zet("school", op="2026-03-23", want="thuiszitterspact")
    PIEN.aan_zet("leerplicht", op="2026-03-24", want="thuiszitterspact")


def test_vanaf_de_vierde_ziekmelding_de_jeugdarts() -> None:
    PIEN.niemand_aan_zet(op="2026-01-27")
    PIEN.aan_zet("jgz", op="2026-01-28")


def test_een_traject_maakt_geen_einde_aan_het_thuiszitten() -> None:
    PIEN.verhaal.op("2026-06-07").is_thuiszitter()
    PIEN.verhaal.op("2026-06-08").is_geen()


def test_aan_het_eind_is_alleen_de_jeugdarts_nog_niet_klaar() -> None:
    PIEN.aan_zet("jgz", op="2026-07-31")
    PIEN.niemand_aan_zet(op="2026-08-01")

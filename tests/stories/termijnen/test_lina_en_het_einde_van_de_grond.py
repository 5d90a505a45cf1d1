"""
Over Lina begint op 2 maart 2026 in Haaglanden een onderzoek; tot en met 9 maart is er tijd om terug te koppelen.

Wordt de melding gesloten, dan is er niets meer terug te koppelen.
Bron: docs/regels/termijnen.md (zolang: hoe lang de grond er is die een gebeurtenis gaf)
"""

from domain.events.base import Event
from tests.kit.klok import Verloop, gegeven
from tests.kit.regels import gemeld, gesloten
from tests.kit.woorden import feit, ingetrokken

SOORT = "terugkoppeling-school"
GEMELD = gemeld("V3", "2026-02-12", op="2026-02-26")


def lina(*feiten: Event, meldingsnummer: str | None = "1") -> Verloop:
    genoemd = {} if meldingsnummer is None else {"meldingsnummer": meldingsnummer}
    return gegeven(GEMELD, feit("OnderzoekGestart", "2026-03-02", **genoemd), *feiten).onder("haaglanden")


def test_zolang_zij_open_is_blijft_de_termijn() -> None:
    lina().termijn(SOORT, op="2026-03-09").is_lopend(vervalt_op="2026-03-09")
    lina().termijn(SOORT, op="2027-03-09").is_verlopen()


def test_op_de_laatste_dag_gesloten_is_hij_vervallen() -> None:
    lina(gesloten("2026-03-09")).termijn(SOORT, op="2026-03-08").is_lopend()
    lina(gesloten("2026-03-09")).termijn(SOORT, op="2026-03-09").is_vervallen("2026-03-09")


def test_een_dag_later_gesloten_is_hij_beeindigd() -> None:
    lina(gesloten("2026-03-10")).termijn(SOORT, op="2026-03-10").is_beeindigd()


def test_nog_een_dag_later_was_hij_eerst_verlopen() -> None:
    lina(gesloten("2026-03-11")).termijn(SOORT, op="2026-03-10").is_verlopen()
    lina(gesloten("2026-03-11")).termijn(SOORT, op="2026-03-11").is_beeindigd()


def test_op_de_dag_van_het_sluiten_teruggekoppeld_telt_nog() -> None:
    terug = feit("TerugkoppelingGegeven", "2026-03-09", meldingsnummer="1")
    lina(gesloten("2026-03-09"), terug).termijn(SOORT, op="2026-03-09").is_gehaald()


def test_een_dag_later_niet_meer() -> None:
    terug = feit("TerugkoppelingGegeven", "2026-03-10", meldingsnummer="1")
    lina(gesloten("2026-03-09"), terug).termijn(SOORT, op="2026-03-10").is_vervallen()


def test_wordt_zij_weer_geopend_dan_loopt_hij_weer() -> None:
    heropend = lina(gesloten("2026-03-09"), gesloten("2026-03-16", status="B"))
    heropend.termijn(SOORT, op="2026-03-16").is_verlopen()


def test_sluit_een_andere_melding_dan_niet() -> None:
    ander = gemeld("V3", "2026-02-26", op="2026-03-02", nummer="2")
    lina(ander, gesloten("2026-03-05", nummer="2")).termijn(SOORT, op="2026-03-05").is_lopend()


def test_is_de_melding_ingetrokken_dan_was_hij_er_nooit() -> None:
    weg = lina(ingetrokken("2026-03-16"))
    weg.termijn(SOORT, op="2026-03-02").is_vervallen("ingetrokken")
    weg.zoals_bekend_op("2026-03-15").termijn(SOORT, op="2026-03-10").is_verlopen()


def test_een_onderzoek_na_het_sluiten_geeft_geen_grond() -> None:
    lina(gesloten("2026-02-28")).termijn(SOORT, op="2026-03-02").is_vervallen()


def test_zonder_nummer_gaat_het_om_wat_die_dag_open_was() -> None:
    ander = gemeld("V3", "2026-02-26", op="2026-03-03", nummer="2")
    over_alles = lina(ander, gesloten("2026-03-05"), meldingsnummer=None)
    over_alles.termijn(SOORT, op="2026-03-04").is_lopend()
    over_alles.termijn(SOORT, op="2026-03-05").is_vervallen()


def test_zonder_nummer_en_zonder_open_melding_is_er_geen_einde() -> None:
    later = lina(gesloten("2026-03-01"), meldingsnummer=None)
    later.termijn(SOORT, op="2026-03-10").is_verlopen()


def test_de_hulp_volgt_leerplicht_zolang_de_melding_open_is() -> None:
    hulp = lina(feit("HulpIngezet", "2026-03-02", soort="coach"), gesloten("2026-04-14"))
    hulp.termijn("hulp-volgen", op="2026-04-13").is_lopend(vervalt_op="2026-04-13")
    hulp.termijn("hulp-volgen", op="2026-04-14").is_beeindigd()

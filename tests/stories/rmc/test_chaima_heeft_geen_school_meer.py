"""
Chaima wordt achttien op 10 februari 2026 en valt dan zonder startkwalificatie onder het Doorstroompunt.

Bron: docs/regels/rmc.md; docs/agreements/003-groningen-provincie.md en 004-lekstroom.md
"""

from domain.events.base import Event
from tests.kit import klok
from tests.kit.overzichten import rijen, toont
from tests.kit.regels import gemeld, gesloten
from tests.kit.verhaal import gegeven, herroepen
from tests.kit.woorden import feit, geboren, ingeschreven, uitgeschreven

CHAIMA = (geboren("2008-02-10"), ingeschreven("2024-08-19", "99MB", onderwijssoort="mbo"))
TOT_ZIJ_27_IS = "2035-02-09"


def in_beeld(*feiten: Event) -> list[str]:
    return toont("jongeren", gegeven(*CHAIMA, *feiten), "reden", "sinds")


def test_op_school_is_er_niets_te_doen() -> None:
    assert in_beeld() == []


def test_van_school_af_is_zij_in_beeld() -> None:
    assert in_beeld(uitgeschreven("2026-03-02", "99MB")) == [f"2026-03-02..{TOT_ZIJ_27_IS} zonder-school 2026-03-02"]


def test_voor_haar_achttiende_is_dat_absoluut_verzuim_en_daarna_het_rmc() -> None:
    assert in_beeld(uitgeschreven("2026-01-12", "99MB")) == [f"2026-02-10..{TOT_ZIJ_27_IS} zonder-school 2026-01-12"]


def test_met_een_startkwalificatie_valt_zij_er_niet_onder() -> None:
    behaald = feit("StartkwalificatieBehaald", "2026-03-02")

    assert in_beeld(behaald, uitgeschreven("2026-03-02", "99MB")) == []


def test_een_nieuwe_school_maakt_er_een_eind_aan() -> None:
    assert in_beeld(uitgeschreven("2026-03-02", "99MB"), ingeschreven("2026-03-09", "99BB")) == [
        "2026-03-02..2026-03-08 zonder-school 2026-03-02"
    ]


RMC = gemeld("RMC", "2026-03-02", op="2026-03-30", onderwijssoort="mbo")


def test_wie_gemeld_wordt_is_in_beeld_zolang_de_melding_open_is() -> None:
    assert in_beeld(RMC, gesloten("2026-04-13", reden="terug")) == ["2026-03-30..2026-04-12 gemeld 2026-03-30"]


def test_zonder_school_gaat_voor_gemeld() -> None:
    assert in_beeld(RMC, uitgeschreven("2026-04-06", "99MB")) == [
        "2026-03-30..2026-04-05 gemeld 2026-03-30",
        f"2026-04-06..{TOT_ZIJ_27_IS} zonder-school 2026-04-06",
    ]


def test_twee_meldingen_tegelijk_zijn_een_reden() -> None:
    nog_een = gemeld("RMC", "2026-03-16", op="2026-04-06", nummer="2")
    dicht = (gesloten("2026-04-13"), gesloten("2026-04-20", nummer="2"))

    assert in_beeld(RMC, nog_een, *dicht) == ["2026-03-30..2026-04-19 gemeld 2026-03-30"]


def test_een_andere_soort_melding_is_er_geen_voor_het_rmc() -> None:
    assert in_beeld(gemeld("V4", "2026-03-02", op="2026-03-30")) == []


def test_van_wie_nooit_een_school_bekend_was_weten_wij_niet_dat_er_geen_is() -> None:
    assert toont("jongeren", gegeven(geboren("2008-02-10"))) == []


def test_in_het_buitenland_en_na_overlijden_zoekt_niemand() -> None:
    weg = uitgeschreven("2026-03-02", "99MB")

    assert in_beeld(weg, feit("Verhuisd", "2026-03-09", land="BE")) == [
        "2026-03-02..2026-03-08 zonder-school 2026-03-02"
    ]
    assert in_beeld(weg, feit("Overleden", "2026-03-09")) == ["2026-03-02..2026-03-08 zonder-school 2026-03-02"]


def test_een_herroepen_uitschrijving_telt_niet() -> None:
    assert in_beeld(uitgeschreven("2026-03-02", "99MB"), herroepen("2026-03-03", 3)) == []


def test_gemeente_laatste_school_en_reden_staan_erbij() -> None:
    (rij,) = rijen("jongeren", gegeven(*CHAIMA, uitgeschreven("2026-03-02", "99MB")))

    assert (rij.gemeentecode, rij.brin) == ("0014", "99MB")
    assert "nergens ingeschreven" in rij.uitleg


def verteld(*feiten: Event) -> klok.Verloop:
    return klok.gegeven(*CHAIMA, *feiten)


def test_in_lekstroom_hoort_het_rmc_het_op_de_dag_zelf() -> None:
    lekstroom = verteld(uitgeschreven("2026-03-02", "99MB")).onder("lekstroom")
    lekstroom.als_het_is("2026-03-02").wordt_gesignaleerd("jongere-zonder-school", aan="rmc", sinds="2026-03-02")


def test_voor_haar_achttiende_nog_niet() -> None:
    lekstroom = verteld(uitgeschreven("2026-01-12", "99MB")).onder("lekstroom")
    lekstroom.als_het_is("2026-02-09").wordt_niet_gesignaleerd("jongere-zonder-school")
    lekstroom.als_het_is("2026-02-10").wordt_gesignaleerd("jongere-zonder-school", aan="rmc", sinds="2026-02-10")


def test_in_groningen_alleen_op_route_1() -> None:
    op_route = feit("RouteBepaald", "2026-03-09", route="1")
    weg = uitgeschreven("2026-03-02", "99MB")
    verteld(weg).onder("groningen-provincie").als_het_is("2026-03-09").wordt_niet_gesignaleerd("opschalen-overwegen")
    verteld(weg, op_route).onder("groningen-provincie").als_het_is("2026-03-09").wordt_gesignaleerd(
        "opschalen-overwegen", aan="rmc", sinds="2026-03-09"
    )


def test_een_rmc_melding_vraagt_daar_om_een_verzoek_tot_samenwerking() -> None:
    slag = verteld(RMC).onder("groningen-provincie").als_het_is("2026-03-30")
    slag.wordt_gesignaleerd("samenwerking-bij-vsv", aan="rmc").wordt_gesignaleerd("samenwerking-bij-vsv", aan="school")


def test_een_andere_melding_niet() -> None:
    anders = verteld(gemeld("V4", "2026-03-02", op="2026-03-30")).onder("groningen-provincie")
    anders.als_het_is("2026-03-30").wordt_niet_gesignaleerd("samenwerking-bij-vsv")


def test_opschalen_naar_de_procescoordinator_hoort_die() -> None:
    op = feit("Opgeschaald", "2026-03-09", naar="procescoordinator")
    slag = verteld(op).onder("groningen-provincie").als_het_is("2026-03-09")
    slag.wordt_gesignaleerd("onvoldoende-voortgang", aan="procescoordinator")


def test_opschalen_naar_iets_anders_niet() -> None:
    op = feit("Opgeschaald", "2026-03-09", naar="route-2")
    slag = verteld(op).onder("groningen-provincie").als_het_is("2026-03-09")
    slag.wordt_niet_gesignaleerd("onvoldoende-voortgang")

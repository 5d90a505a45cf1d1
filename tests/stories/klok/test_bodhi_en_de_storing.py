"""
De klok staat stil van 1 februari tot en met 4 mei 2026; voor Bodhi vervalt er intussen van alles.

Bron: docs/regels/klok.md (na een storing alles alsnog, in de volgorde waarin het verviel)
"""

from tests.kit.klok import gegeven
from tests.kit.regels import verzuim
from tests.kit.woorden import feit, geboren, ingeschreven, lrv

BODHI = gegeven(
    geboren("2012-02-10"),
    lrv("2026-01-12", melddatum="2026-01-14"),
    ingeschreven("2026-01-19", extraOndersteuning=True),
    feit("VrijstellingAangevraagd", "2026-03-10", grond="3a"),
    verzuim("2026-02-04", lesuren=16),
    feit("VerdachteGehoord", "2026-02-16", wie="ouder", meldingsnummer="1"),
)


def test_alles_wat_verviel_in_de_volgorde_waarin_het_verviel() -> None:
    BODHI.als_het_is("2026-05-05").gebeurt(
        "2026-02-12 verstrijkt zestien-uur-melden",
        "2026-03-03 verstrijkt opp-vaststellen",
        "2026-03-15 verstrijkt pv-na-melding",
        "2026-03-17 verstrijkt pv-na-verhoor",
        "2026-04-08 verstrijkt vervangende-leerplicht-beslissen",
        "2026-04-13 verstrijkt thuiszitterspact",
        "2026-04-13 signaal doorzettingsmacht aan procescoordinator",
    )


def test_daarna_gebeurt_er_niets_meer() -> None:
    BODHI.sloeg_de_klok("2026-05-05").als_het_is("2026-05-06").gebeurt_er_niets()


def test_een_waarschuwing_waarvan_de_tijd_voorbij_is_komt_niet_meer() -> None:
    BODHI.als_het_is("2026-05-05").wordt_niet_gesignaleerd("pact-halverwege")


def test_tijdens_de_termijn_gemerkt_komt_zij_nog_wel() -> None:
    BODHI.als_het_is("2026-04-12").wordt_gesignaleerd(
        "pact-halverwege", aan="school", sinds="2026-02-26", opgemerkt_op="2026-04-12"
    )


def test_wie_vaker_keek_heeft_niets_meer_over() -> None:
    elke_week = BODHI.sloeg_de_klok("2026-03-16", "2026-03-23", "2026-04-13", "2026-05-05")
    elke_week.als_het_is("2026-05-05").gebeurt_er_niets()

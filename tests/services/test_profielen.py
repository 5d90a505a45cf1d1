"""Does each profile say what its agreement says?"""

import re
from datetime import date
from functools import cache
from importlib.resources import files

import pytest
from pydantic.alias_generators import to_camel

from domain.beleid import Beleid
from domain.events import BY_TYPE
from domain.events.base import Event
from domain.events.inschrijving import Vakantieregio
from domain.kader import Kader
from domain.ladder import Stapmoment, stapmomenten
from domain.termijnen.definitie import GENOEMDE_ROL, VAN_HET_PACT, Afleiding, Eenheid, Termijndefinitie
from domain.termijnen.lopen import termijnperiodes
from domain.termijnen.termijn import Termijnperiode
from services.beleid import lees_kader, lees_profiel, profielen
from tests.architecture.tree import ROOT
from tests.kit.woorden import dossier, feit, lrv

REGIONAAL = {
    "groningen-stad": "000-groningen-stad.md",
    "haaglanden": "001-haaglanden.md",
    "liemers": "002-liemers.md",
    "groningen-provincie": "003-groningen-provincie.md",
    "lekstroom": "004-lekstroom.md",
}
"""The profiles of the agreements, with the page that goes through each."""
ROLLEN = {
    "leerplicht", "school", "jgz", "swv", "rmc", "veilig-thuis", "casusregisseur", "procescoordinator", "beheerder",
}  # fmt: skip
PLAATSELIJK = {
    "profiel", "titel", "bron", "gebaseerd_op", "kalender", "teamoverleg", "rollen", "termijn", "stap", "rmc_doet_mbo",
}  # fmt: skip
"""What a region says for itself; every other parameter of a profile is the nation's."""
STAND = re.compile(r"ja$|buiten$|later: \w")
VERVOLGING = re.compile(r"proces-verbaal|strafrecht|officier|vervolg(?:en|ing)|\bHalt\b|boete|\bPV\b", re.IGNORECASE)


def definitie(profiel: str, soort: str) -> Termijndefinitie:
    return next(t for t in lees_profiel(profiel).termijnen if t.soort == soort)


def eigen_soorten(profiel: str) -> set[str]:
    """Return the terms and steps that the file itself holds."""
    tekst = (files("domain.beleid") / "profiles" / f"{profiel}.toml").read_text("utf-8")
    return set(re.findall(r'^soort = "(.+?)"', tekst, re.MULTILINE))


@cache
def kader(profiel: str) -> Kader:
    return lees_kader(profiel)


def termijnen(profiel: str, soort: str, *feiten: Event) -> list[Termijnperiode]:
    return [t for t in termijnperiodes(dossier(*feiten), kader(profiel)) if t.soort == soort]


def stappen(profiel: str, soort: str, *feiten: Event) -> list[Stapmoment]:
    momenten = stapmomenten(dossier(*feiten), kader(profiel))
    return [moment for moment in momenten if moment.stap.soort == soort]


def test_each_agreement_has_its_profile_and_no_other_ships() -> None:
    assert set(profielen()) == {"landelijk", *REGIONAAL}


@pytest.mark.parametrize("profiel", ["landelijk", *REGIONAAL])
class TestEachProfile:
    def test_loads_under_its_own_name(self, profiel: str) -> None:
        assert lees_profiel(profiel).profiel == profiel

    def test_gives_every_term_and_step_a_source(self, profiel: str) -> None:
        beleid = lees_profiel(profiel)

        assert [naam for naam, bron in sources(beleid) if not bron.strip()] == []

    def test_names_every_role_that_it_uses(self, profiel: str) -> None:
        beleid = lees_profiel(profiel)
        gebruikt = {s.aan for s in beleid.stap} | {t.aan_zet for t in beleid.termijnen}

        assert (gebruikt | ROLLEN) - {GENOEMDE_ROL, VAN_HET_PACT} - set(beleid.rollen) == set()

    def test_has_no_step_on_a_term_that_it_does_not_have(self, profiel: str) -> None:
        beleid = lees_profiel(profiel)
        soorten = {t.soort for t in beleid.termijnen}

        assert [s.soort for s in beleid.stap if s.bij.termijn is not None and s.bij.termijn not in soorten] == []

    def test_tells_no_role_the_same_step_twice(self, profiel: str) -> None:
        stappen = [(s.soort, s.aan) for s in lees_profiel(profiel).stap]

        assert len(stappen) == len(set(stappen))

    def test_never_advises_to_prosecute(self, profiel: str) -> None:
        assert [s.soort for s in lees_profiel(profiel).stap if VERVOLGING.search(s.tekst)] == []

    def test_warns_halfway_and_at_four_fifths_of_the_pact(self, profiel: str) -> None:
        bij_het_pact = [s.bij.procent for s in lees_profiel(profiel).stap if s.bij.termijn == "thuiszitterspact"]

        assert {50, 80, 100} <= set(bij_het_pact)


def aliases(naam: str) -> set[str]:
    """Return the fields of an event as files write them."""
    return {to_camel(veld) for veld in BY_TYPE[naam].model_fields}


def sources(beleid: Beleid) -> list[tuple[str, str]]:
    return [
        (beleid.profiel, beleid.bron),
        *((t.soort, t.bron) for t in beleid.termijnen),
        *((s.soort, s.bron) for s in beleid.stap),
    ]


@pytest.mark.parametrize("profiel", REGIONAAL)
class TestEachRegion:
    def test_stands_on_the_national_profile(self, profiel: str) -> None:
        assert lees_profiel(profiel).gebaseerd_op == "landelijk"

    def test_keeps_every_national_term(self, profiel: str) -> None:
        landelijk = {t.soort for t in lees_profiel("landelijk").termijnen}

        assert landelijk - {t.soort for t in lees_profiel(profiel).termijnen} == set()

    def test_changes_no_national_term_but_the_pact_in_de_liemers(self, profiel: str) -> None:
        landelijk = {t.soort: t for t in lees_profiel("landelijk").termijnen}
        anders = {t.soort for t in lees_profiel(profiel).termijnen if landelijk.get(t.soort, t) != t}

        assert anders == ({"thuiszitterspact"} if profiel == "liemers" else set())

    def test_keeps_the_national_parameters(self, profiel: str) -> None:
        landelijk, hier = lees_profiel("landelijk"), lees_profiel(profiel)

        anders = [deel for deel in Beleid.model_fields if getattr(hier, deel) != getattr(landelijk, deel)]

        assert set(anders) - PLAATSELIJK == set()

    def test_keeps_the_national_steps_and_adds_its_own(self, profiel: str) -> None:
        landelijk, hier = lees_profiel("landelijk").stap, lees_profiel(profiel).stap

        assert [stap for stap in landelijk if stap not in hier] == []
        assert len(hier) > len(landelijk)

    def test_calls_roles_as_they_are_called_there(self, profiel: str) -> None:
        assert lees_profiel(profiel).rollen != lees_profiel("landelijk").rollen

    def test_has_a_page_that_names_each_of_its_terms_and_steps(self, profiel: str) -> None:
        bladzij = (ROOT / "docs" / "agreements" / REGIONAAL[profiel]).read_text(encoding="utf-8")

        assert {soort for soort in eigen_soorten(profiel) if f"`{soort}`" not in bladzij} == set()

    def test_has_a_page_that_names_only_events_that_are_there_with_their_fields(self, profiel: str) -> None:
        bladzij = (ROOT / "docs" / "agreements" / REGIONAAL[profiel]).read_text(encoding="utf-8")
        genoemd = re.findall(r"`([A-Z][a-z]\w+)(?:\{(.+?)\}|`)", bladzij)
        delen = [(naam, deel) for naam, binnen in genoemd for deel in binnen.split(",") if deel]
        velden = [(naam, deel.partition(":")[0].strip()) for naam, deel in delen]

        assert {naam for naam, _ in genoemd} - set(BY_TYPE) == set()
        assert [(naam, veld) for naam, veld in velden if veld not in aliases(naam)] == []

    def test_has_a_page_that_says_of_each_paragraph_what_is_done_or_why_not(self, profiel: str) -> None:
        bladzij = (ROOT / "docs" / "agreements" / REGIONAAL[profiel]).read_text(encoding="utf-8")
        rijen = [regel.strip("|").split(" | ") for regel in bladzij.splitlines() if regel.startswith("| ")]
        inhoud = [rij for rij in rijen if rij[-1].strip() != "stand"]

        assert [rij for rij in inhoud if not STAND.match(rij[-1].strip()) or not all(cel.strip() for cel in rij)] == []


def test_a_partner_in_groningen_reacts_within_two_working_days() -> None:
    reactie = definitie("groningen-stad", "reactie-ketenpartner")

    assert reactie.begin.gebeurtenis == "PartnerBetrokken"
    assert (reactie.duur.aantal, reactie.duur.eenheid) == (2, Eenheid.WERKDAGEN)
    assert reactie.gehaald_door == ("ReactieGegeven",)
    assert reactie.aan_zet == "rol"
    assert not reactie.wettelijk


def test_good_friday_and_easter_monday_are_no_working_days_for_the_reaction() -> None:
    (loopt, verlopen) = termijnen(
        "groningen-stad", "reactie-ketenpartner", feit("PartnerBetrokken", "2026-04-02", rol="jgz")
    )

    assert (loopt.vervalt_op, loopt.aan_zet) == (date(2026, 4, 8), "jgz")
    assert verlopen.periode.van == date(2026, 4, 9)


def test_only_the_partner_that_was_asked_can_react() -> None:
    gevraagd = feit("PartnerBetrokken", "2026-04-02", rol="jgz")
    ander, zelf = (feit("ReactieGegeven", "2026-04-03", rol=rol) for rol in ("swv", "jgz"))

    assert [t.status for t in termijnen("groningen-stad", "reactie-ketenpartner", gevraagd, ander)] == [
        "lopend",
        "verlopen",
    ]
    assert termijnen("groningen-stad", "reactie-ketenpartner", gevraagd, zelf)[-1].status == "gehaald"


def test_the_coordinator_hears_that_no_reaction_came() -> None:
    (stap,) = stappen("groningen-stad", "reactie-uitgebleven", feit("PartnerBetrokken", "2026-04-02", rol="jgz"))

    assert (stap.stap.aan, stap.van) == ("school", date(2026, 4, 9))


def test_only_the_school_teams_of_groningen_meet_twice_a_school_year() -> None:
    overleg = {profiel: lees_profiel(profiel).teamoverleg for profiel in ("landelijk", *REGIONAAL)}

    assert overleg["groningen-stad"].uiterlijk == ("01-31", "07-31")
    assert overleg["groningen-stad"].aan_zet == "school"
    assert overleg["groningen-stad"].bron != ""
    assert {profiel for profiel, beleid in overleg.items() if beleid.uiterlijk} == {"groningen-stad"}


def test_in_de_liemers_a_traject_meets_the_pact() -> None:
    pact, landelijk = definitie("liemers", "thuiszitterspact"), definitie("landelijk", "thuiszitterspact")

    assert pact.gehaald_door == ("TrajectVastgelegd",)
    assert pact.begin.afgeleid is Afleiding.THUISPERIODE
    assert (pact.duur, pact.vanaf, pact.aan_zet) == (landelijk.duur, landelijk.vanaf, landelijk.aan_zet)


def test_in_de_liemers_an_offer_does_not_meet_the_pact() -> None:
    thuis = feit("SchoolgangGestaakt", "2026-01-12")
    aanbod, traject = feit("PassendAanbodGedaan", "2026-03-20"), feit("TrajectVastgelegd", "2026-03-20")

    assert termijnen("liemers", "thuiszitterspact", thuis, aanbod)[-1].status == "verlopen"
    assert termijnen("liemers", "thuiszitterspact", thuis, traject)[-1].status == "gehaald"
    assert termijnen("landelijk", "thuiszitterspact", thuis, aanbod)[-1].status == "gehaald"
    assert termijnen("landelijk", "thuiszitterspact", thuis, traject)[-1].status == "verlopen"


def test_haaglanden_tells_the_school_what_is_done_with_its_melding() -> None:
    melding = lrv("2026-01-12", nummer="7")
    onderzoek = feit("OnderzoekGestart", "2026-01-13", meldingsnummer="7")
    terug = feit("TerugkoppelingGegeven", "2026-01-16", meldingsnummer="7")

    assert termijnen("haaglanden", "terugkoppeling-school", melding, onderzoek)[0].vervalt_op == date(2026, 1, 20)
    assert termijnen("haaglanden", "terugkoppeling-school", melding, onderzoek, terug)[-1].status == "gehaald"


def test_the_province_of_groningen_moves_from_route_one_to_route_two() -> None:
    thuis, route = feit("SchoolgangGestaakt", "2026-01-12"), feit("RouteBepaald", "2026-01-14", route="1")
    opgeschaald = feit("Opgeschaald", "2026-02-02", naar="route-2")

    assert [m.van for m in stappen("groningen-provincie", "opschalen-overwegen", thuis, route)] == [date(2026, 2, 9)]
    assert stappen("groningen-provincie", "opschalen-overwegen", thuis, route, opgeschaald) == []
    assert len(stappen("groningen-provincie", "opgeschaald-naar-route-2", thuis, route, opgeschaald)) == 1


def test_the_province_of_groningen_hands_the_casusregie_back() -> None:
    klaar = feit("VeiligheidszorgAfgesloten", "2026-03-02")
    terug = feit("CasusregieBelegd", "2026-03-10", rol="wijkteam", soort="regulier")

    assert termijnen("groningen-provincie", "casusregie-teruggeven", klaar)[0].aan_zet == "casusregisseur"
    assert termijnen("groningen-provincie", "casusregie-teruggeven", klaar, terug)[-1].status == "gehaald"


def test_in_lekstroom_the_regional_coordinator_hears_of_a_move() -> None:
    (stap,) = stappen("lekstroom", "gemeente-overstijgend", feit("Verhuisd", "2026-03-02", gemeentecode="0356"))

    assert lees_profiel("lekstroom").rollen[stap.stap.aan] == "Regionale coördinator leerplicht"


def test_lekstroom_decides_about_transport_within_eight_weeks() -> None:
    aanvraag = feit("LeerlingenvervoerAangevraagd", "2026-03-02")

    assert termijnen("lekstroom", "leerlingenvervoer-beslissen", aanvraag)[0].vervalt_op == date(2026, 4, 28)


@pytest.mark.parametrize(
    ("profiel", "regio"),
    [
        ("groningen-stad", Vakantieregio.NOORD),
        ("haaglanden", Vakantieregio.MIDDEN),
        ("liemers", Vakantieregio.ZUID),
        ("groningen-provincie", Vakantieregio.NOORD),
        ("lekstroom", Vakantieregio.MIDDEN),
    ],
)
def test_each_region_has_its_school_holidays(profiel: str, regio: Vakantieregio) -> None:
    assert lees_profiel(profiel).kalender.vakantieregio is regio

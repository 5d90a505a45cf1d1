"""Whom does somebody in each role find, and does every answer come with a decision?"""

from urllib.parse import quote

import pytest

from domain.toegang.bron import Bron
from services.dashboard.pages import CATALOGUE
from tests.kit.toegang import ALI, BO, CAS, DIEDE, EVA, FLO, NAMEN, NOOR, WIE, Loket

LIJSTEN = {
    "thuiszitters": "thuiszitters",
    "termijnen": "termijnen",
    "werkvoorraad": "werkvoorraad",
    "meldingen": "meldingen",
    "signalen": "signalen",
    "jongeren": "jongeren",
    "verkorte-onderwijstijd": "verkorteOnderwijstijd",
    "vrijstellingen": "vrijstellingen",
    "aanvragen": "aanvragen",
    "afspraken": "afspraken",
    "risicokinderen": "risicokinderen",
    "uitstroom": "uitstroom",
}
ZICHTBAAR: dict[str, set[str]] = {
    "lokaal": set(NAMEN.values()),
    "leerplichtambtenaar": {"Noor", "Eva", "Flo"},
    "assen": {"Bo", "Cas"},
    "rmc": {"Diede"},
    "school": {"Noor", "Cas", "Eva", "Flo", "Ali"},
    "andere-school": {"Bo"},
    "jgz": {"Eva"},
    "swv": {"Eva"},
    "casusregisseur": {"Flo"},
    "regiocoordinator": {"Noor", "Eva", "Flo"},
    "auditor": {"Noor", "Ali", "Eva", "Flo", "Diede"},
    "bestuur": set(),
    "beheerder": set(),
    "zonder-gebied": set(),
}
"""Whom each may see whole, told by hand."""
WACHTEN = ("jgz", "swv", "school", "andere-school")
"""See of work and signals only what waits for them."""
GEDEELTELIJK = {"leerplichtambtenaar": {"Cas"}}
"""And whom in part: who left."""


@pytest.mark.parametrize("wie", ZICHTBAAR)
@pytest.mark.parametrize("lijst", LIJSTEN)
def test_in_een_lijst_staat_niemand_die_men_niet_mag_zien(balie: Loket, wie: str, lijst: str) -> None:
    antwoord = balie.api(wie, f"/{lijst}")
    if antwoord.status_code == 403:
        assert antwoord.json()["code"] == "rol-mag-niet"
        return

    gezien = balie.gezien(wie, lijst, LIJSTEN[lijst])

    assert gezien <= ZICHTBAAR[wie]
    assert gezien == balie.gezien("lokaal", lijst, LIJSTEN[lijst]) & ZICHTBAAR[wie] or wie in WACHTEN


def test_een_ambtenaar_ziet_zijn_thuiszitters_en_die_van_een_ander_niet(balie: Loket) -> None:
    assert balie.gezien("leerplichtambtenaar", "thuiszitters", "thuiszitters") >= {"Noor", "Eva", "Flo"}
    assert balie.gezien("assen", "thuiszitters", "thuiszitters") == {"Bo", "Cas"}
    assert balie.gezien("zonder-gebied", "thuiszitters", "thuiszitters") == set()


@pytest.mark.parametrize("wie", ZICHTBAAR)
@pytest.mark.parametrize("pgn", NAMEN)
def test_een_dossier_opent_alleen_voor_wie_het_mag_zien(balie: Loket, wie: str, pgn: str) -> None:
    mag = NAMEN[pgn] in ZICHTBAAR[wie] | GEDEELTELIJK.get(wie, set())
    for deel, bron in (("", Bron.DOSSIER), ("/gebeurtenissen", Bron.GEBEURTENISSEN), ("/replay", Bron.REPLAY)):
        antwoord = balie.api(wie, f"/dossiers/{balie.dossiers[pgn]}{deel}")
        if antwoord.status_code == 200:
            assert mag, (wie, deel)
        else:
            assert antwoord.status_code == 403
            assert not mag or antwoord.json()["code"] == "rol-mag-niet", (bron, antwoord.text)
            assert NAMEN[pgn] not in antwoord.text


def test_zonder_melding_is_er_geen_grondslag(balie: Loket) -> None:
    antwoord = balie.api("leerplichtambtenaar", f"/dossiers/{balie.dossiers[ALI]}")

    assert (antwoord.status_code, antwoord.json()["code"]) == (403, "geen-grondslag")


def test_een_dossier_van_elders_is_niet_te_onderscheiden_van_een_dat_er_niet_is(balie: Loket) -> None:
    elders = balie.api("leerplichtambtenaar", f"/dossiers/{balie.dossiers[BO]}")
    onbekend = balie.api("leerplichtambtenaar", "/dossiers/11111111-1111-4111-8111-111111111111")

    assert elders.status_code == onbekend.status_code == 403
    assert elders.json() == onbekend.json()


@pytest.mark.parametrize("pgn", [ALI, BO])
def test_zoeken_op_nummer_verraadt_niemand(balie: Loket, pgn: str) -> None:
    gevonden = balie.api("leerplichtambtenaar", "/dossiers/_zoek", "POST", json={"pgn": pgn})
    onbekend = balie.api("leerplichtambtenaar", "/dossiers/_zoek", "POST", json={"pgn": "100000010"})

    assert (gevonden.status_code, gevonden.json()) == (onbekend.status_code, onbekend.json())
    assert gevonden.json()["aantal"] == 0
    assert balie.api("lokaal", "/dossiers/_zoek", "POST", json={"pgn": pgn}).json()["aantal"] == 1


@pytest.mark.parametrize("pgn", [ALI, BO])
def test_zoeken_op_een_scherm_verraadt_niemand(balie: Loket, pgn: str) -> None:
    gevonden = balie.verstuur("leerplichtambtenaar", "/zoek", nummer=pgn)
    onbekend = balie.verstuur("leerplichtambtenaar", "/zoek", nummer="100000010")

    assert gevonden.status_code == onbekend.status_code == 404
    assert "niet gevonden" in gevonden.text
    assert NAMEN[pgn] not in gevonden.text


def test_wie_vertrok_is_te_zien_tot_de_overdracht(balie: Loket) -> None:
    def soorten(wie: str) -> list[str]:
        pad = f"/dossiers/{balie.dossiers[CAS]}/gebeurtenissen"
        return [een["type"] for een in balie.api(wie, pad).json()["gebeurtenissen"]]

    assert "GesprekGevoerd" in soorten("assen")
    assert "GesprekGevoerd" not in soorten("leerplichtambtenaar")
    assert "MeldingOntvangen" in soorten("leerplichtambtenaar")


def test_een_school_ziet_geen_handhaving_en_geen_notities(balie: Loket) -> None:
    pad = f"/dossiers/{balie.dossiers[NOOR]}/gebeurtenissen"
    school = balie.api("school", pad)
    soorten = {een["type"] for een in school.json()["gebeurtenissen"]}

    assert soorten == {"LeerlingGeregistreerd", "MeldingOntvangen"}
    assert "Vertrouwelijke" not in school.text
    assert "VerdachteGehoord" in balie.api("leerplichtambtenaar", pad).text
    assert "VerdachteGehoord" not in balie.api("regiocoordinator", pad).text


def test_expand_toont_niet_meer_dan_het_dossier(balie: Loket) -> None:
    antwoord = balie.api("leerplichtambtenaar", "/thuiszitters?expand=dossier").json()
    gezien = {regel["_embedded"]["dossier"]["dossierId"] for regel in antwoord["thuiszitters"]}

    assert gezien
    assert gezien <= {balie.dossiers[pgn] for pgn in (NOOR, EVA, FLO)}


def test_de_feed_meldt_alleen_wat_men_mag_zien(balie: Loket) -> None:
    def gemeld(wie: str) -> set[str]:
        deel = balie.api(wie, "/gebeurtenissen?perPagina=500").json()
        return {een["subject"] for een in deel["gebeurtenissen"] if een["data"]["stroom"] == "dossier"}

    assert gemeld("lokaal") == set(balie.dossiers.values())
    assert gemeld("leerplichtambtenaar") == {balie.dossiers[pgn] for pgn in (NOOR, EVA, FLO)}
    assert gemeld("assen") == {balie.dossiers[pgn] for pgn in (BO, CAS)}
    assert balie.api("school", "/gebeurtenissen").status_code == 403
    assert balie.api("school", "/gebeurtenissen/_stroom", headers={"accept": "text/event-stream"}).status_code == 403


def test_de_feed_komt_verder_ook_als_er_niets_bij_is(balie: Loket) -> None:
    deel = balie.api("zonder-gebied", "/gebeurtenissen?perPagina=3").json()

    assert [een for een in deel["gebeurtenissen"] if een["data"]["stroom"] == "dossier"] == []
    assert deel["positie"] == 3


def test_een_controleur_ziet_wat_er_gebeurde_en_niet_wie_het_is(balie: Loket) -> None:
    pad = f"/dossiers/{balie.dossiers[NOOR]}/replay"
    gemaskeerd = balie.api("auditor", pad)
    voluit = balie.api("auditor", pad, headers={"Inzage-Reden": quote("klacht 17, één")})
    beslist = balie.besloten[-1].as_authzen()

    assert gemaskeerd.status_code == voluit.status_code == 200
    for tekst in ("Geheim", "Toelichting over", "Vertrouwelijke", "810000"):
        assert tekst not in gemaskeerd.text
        assert tekst in voluit.text
    assert "MeldingOntvangen" in gemaskeerd.text
    assert beslist["request"]["context"] == {"reden": "klacht 17, één"}


def test_een_controleur_geeft_op_het_scherm_een_reden(balie: Loket) -> None:
    pad = f"/dossiers/{balie.dossiers[NOOR]}/naspelen"
    gemaskeerd, voluit = balie.vraag("auditor", pad), balie.verstuur("auditor", pad, reden_inzage="klacht 18")

    assert gemaskeerd.status_code == voluit.status_code == 200
    assert "Geheim" not in gemaskeerd.text
    assert "Geef een reden" in gemaskeerd.text
    assert "Noor Geheim" in voluit.text
    assert {b.opgegeven_reden for b in balie.besloten if b.dossier_id} >= {"", "klacht 18"}


def test_een_bundel_is_er_alleen_van_een_dossier_dat_men_heel_ziet(balie: Loket) -> None:
    def bundel(wie: str, pgn: str) -> int:
        return balie.vraag(wie, f"/dossiers/{balie.dossiers[pgn]}/bundel").status_code

    assert (bundel("leerplichtambtenaar", NOOR), bundel("auditor", NOOR)) == (200, 200)
    assert {bundel("leerplichtambtenaar", pgn) for pgn in (ALI, BO, CAS)} == {403}
    assert (bundel("school", NOOR), bundel("assen", CAS)) == (403, 200)


@pytest.mark.parametrize("wie", WIE)
@pytest.mark.parametrize("pagina", [p for p in CATALOGUE if "{" not in p.pad and "GET" in p.methoden])
def test_een_pagina_toont_niemand_die_men_niet_mag_zien(balie: Loket, wie: str, pagina: object) -> None:
    antwoord = balie.vraag(wie, pagina.pad)  # type: ignore[attr-defined]  # it is a page
    mag = ZICHTBAAR.get(wie, ZICHTBAAR["leerplichtambtenaar"])
    getoond = {naam for naam in NAMEN.values() if f"{naam} Geheim" in antwoord.text}

    assert antwoord.status_code in (200, 303, 403), antwoord.text
    assert getoond <= mag


@pytest.mark.parametrize("wie", WIE)
def test_het_menu_heeft_alleen_wat_opengaat(balie: Loket, wie: str) -> None:
    if wie == "systeem":
        return
    thuis = balie.vraag(wie, "/uitleg").text.partition('aria-label="Hoofdmenu"')[2].partition("</nav>")[0]
    for pagina in (p for p in CATALOGUE if p.menu):
        staat_er = f">{pagina.menu}</a>" in thuis
        antwoord = balie.vraag(wie, pagina.pad)

        assert staat_er is (antwoord.status_code == 200), (wie, pagina.naam, antwoord.status_code)


@pytest.mark.parametrize("wie", ZICHTBAAR)
@pytest.mark.parametrize("lijst", ["thuiszitters", "werkvoorraad", "vrijstellingen", "verkorte-onderwijstijd"])
def test_een_bestand_heeft_niet_meer_dan_het_scherm(balie: Loket, wie: str, lijst: str) -> None:
    antwoord = balie.vraag(wie, f"/{lijst}?vorm=csv&status=alle")
    getoond = {naam for naam in NAMEN.values() if f"{naam} Geheim" in antwoord.text}

    assert antwoord.status_code in (200, 403)
    assert getoond <= ZICHTBAAR[wie]


def test_wie_niets_mag_zien_leest_waarom(balie: Loket) -> None:
    antwoord = balie.vraag("bestuur", "/thuiszitters")

    assert antwoord.status_code == 403
    assert "U mag dit niet zien" in antwoord.text
    assert "Uw rol mag dit niet" in antwoord.text


def test_wie_op_vandaag_niets_heeft_begint_op_zijn_eerste_pagina(balie: Loket) -> None:
    antwoord = balie.vraag("bestuur", "/")

    assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/cijfers")


def test_een_systeem_zonder_scope_krijgt_geen_dossier(balie: Loket) -> None:
    assert balie.api("systeem", "/thuiszitters").status_code == 200
    antwoord = balie.api("systeem", f"/dossiers/{balie.dossiers[NOOR]}")

    assert (antwoord.status_code, antwoord.json()["code"]) == (403, "scope-ontbreekt")


def test_een_schoolteam_is_van_de_eigen_school(balie: Loket) -> None:
    assert balie.api("school", "/schoolteams/99AA00").status_code == 200
    assert balie.api("andere-school", "/schoolteams/99AA00").json()["code"] == "ander-werkgebied"
    assert balie.api("bestuur", "/schoolteams/99AA00").json()["code"] == "rol-mag-niet"


def test_een_jongere_van_negentien_is_van_het_doorstroompunt(balie: Loket) -> None:
    assert balie.api("rmc", f"/dossiers/{balie.dossiers[DIEDE]}").status_code == 200
    assert balie.api("rmc", f"/dossiers/{balie.dossiers[NOOR]}").json()["code"] == "ander-werkgebied"


@pytest.mark.parametrize(("wie", "pgn"), [("jgz", EVA), ("swv", EVA), ("casusregisseur", FLO)])
def test_een_partner_ziet_waar_hij_bij_is_gevraagd(balie: Loket, wie: str, pgn: str) -> None:
    assert balie.api(wie, f"/dossiers/{balie.dossiers[pgn]}").status_code == 200
    assert balie.api(wie, f"/dossiers/{balie.dossiers[NOOR]}").status_code == 403

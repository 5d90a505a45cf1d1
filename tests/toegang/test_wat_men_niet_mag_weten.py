"""
Does a role recognise anywhere that something happened which it may not see?

Mees and Nora are twins to the law: the same day, the same school, the same melding. About Mees there is something more
that a role may not see. Whatever that role asks, it must get the same answer about both.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from domain.events import BY_TYPE
from services.generator.nummers import bsn
from services.tijd import vandaag
from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import GRONINGEN, REGISSEUR, SCHOOL, Loket, loket, vul

HANDHAVING: list[dict[str, Any]] = [
    {"type": "VerdachteGehoord", "geldigOp": "2026-03-09", "wie": "ouder", "meldingsnummer": "MELDING"},
    {"type": "OmBesluitGenomen", "geldigOp": "2026-06-12", "besluit": "sepot"},
    {"type": "ProcesVerbaalOpgemaakt", "geldigOp": "2026-03-16", "tegen": "ouder", "meldingsnummer": "MELDING"},
    {"type": "ProcesVerbaalIngezonden", "geldigOp": "2026-06-02", "tegen": "ouder"},
    {"type": "TermijnVerstreken", "geldigOp": "2026-04-10", "termijn": "pv-na-verhoor", "vervaltOp": "2026-04-09"},
]
VEILIGHEID: list[dict[str, Any]] = [
    {"type": "VeiligheidszorgGemeld", "geldigOp": "2026-03-10"},
    {"type": "HulpIngezet", "geldigOp": "2026-03-11", "soort": "jeugdhulp"},
    {"type": "NotitieGemaakt", "geldigOp": "2026-03-12", "tekst": "Vertrouwelijk"},
    {"type": "BriefVerzonden", "geldigOp": "2026-03-13", "soort": "uitnodiging"},
]
VERLOF: list[dict[str, Any]] = [
    {"type": "VrijstellingAangevraagd", "geldigOp": "2026-03-10", "grond": "3a"},
    {"type": "OnderzoekGestart", "geldigOp": "2026-03-11"},
]
ROLLEN = {
    "rmc": ("19", HANDHAVING),
    "casusregisseur": ("13", HANDHAVING),
    "regiocoordinator": ("13", HANDHAVING),
    "school": ("13", HANDHAVING + VEILIGHEID + VERLOF),
    "jgz": ("13", HANDHAVING + VERLOF),
    "swv": ("13", HANDHAVING + VERLOF),
}
"""By role, how old the twins are and what happened to Mees only that this role may not see."""
MEES, NORA = "mees", "nora"
WEGEN = (
    "/dossiers/{id}",
    "/dossiers/{id}?peildatum=2026-03-20",
    "/dossiers/{id}?peildatum=2026-04-20",
    "/dossiers/{id}/termijnen?peildatum=2026-04-20",
    "/dossiers/{id}/gebeurtenissen",
    "/dossiers/{id}/replay",
)
LIJSTEN = ("thuiszitters", "termijnen", "werkvoorraad", "signalen", "jongeren")
NIET_VERGELEKEN = {"versie", "bron"}
"""Count what is recorded, or where it stood in the delivery."""


def twins(nummer: int) -> dict[str, str]:
    return {MEES: bsn(71_000 + 2 * nummer), NORA: bsn(71_001 + 2 * nummer)}


PGNS = {rol: twins(n) for n, rol in enumerate(ROLLEN)}


def gebeurd() -> list[dict[str, object]]:
    """Return what happened to all twins: the same, and to Mees something besides."""
    alle: list[dict[str, object]] = []
    for rol, (leeftijd, extra) in ROLLEN.items():
        for wie, pgn in PGNS[rol].items():
            geboren = (vandaag() - timedelta(days=int(leeftijd) * 366)).isoformat()
            melding = f"82{pgn[-5:]}"
            vast: list[dict[str, Any]] = [
                {"type": "LeerlingGeregistreerd", "geldigOp": "2025-08-01"}
                | {"geboortedatum": geboren, "gemeentecode": GRONINGEN, "naam": "Een Van Twee"},
                {"type": "Ingeschreven", "geldigOp": "2025-08-01", "brin": SCHOOL},
                {"type": "MeldingOntvangen", "geldigOp": "2026-01-12", "meldingsnummer": melding}
                | {"mutatieOp": "2026-02-09T09:15:00", "soort": "LRV", "begindatum": "2026-01-12"}
                | {"melddatum": "2026-02-09", "brin": SCHOOL, "vestiging": "00", "onderwijssoort": "vo"}
                | {"gemeentecode": GRONINGEN, "status": "R", "vastgelegdOp": "2026-02-09T08:00:00Z"},
                {"type": "PartnerBetrokken", "geldigOp": "2026-03-02", "rol": "jgz"},
                {"type": "PartnerBetrokken", "geldigOp": "2026-03-02", "rol": "swv"},
                {"type": "BehandelaarToegewezen", "geldigOp": "2026-03-02", "behandelaar": REGISSEUR},
            ]
            for feit in vast + (extra if wie == MEES else []):
                eigen = {k: melding if v == "MELDING" else v for k, v in feit.items()}
                alle.append({"pgn": pgn, "vastgelegdOp": f"{feit['geldigOp']}T08:00:00Z", **eigen})
    return alle


@pytest.fixture(scope="module")
def tweeling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loket]:
    """The applications, on a store with all twins."""
    nummers = [pgn for paar in PGNS.values() for pgn in paar.values()]
    with zonder_omgeving(), loket(vul(tmp_path_factory.mktemp("tweeling"), gebeurd()), nummers) as open_:
        yield open_


def told(inhoud: Any, dossier_id: str, nummers: dict[str, str]) -> Any:
    """Return an answer without what differs between twins by itself: ids and numbers."""
    if isinstance(inhoud, dict):
        return {k: told(v, dossier_id, nummers) for k, v in inhoud.items() if k not in NIET_VERGELEKEN}
    if isinstance(inhoud, list):
        return [told(deel, dossier_id, nummers) for deel in inhoud]
    if not isinstance(inhoud, str):
        return inhoud
    tekst = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(id)", inhoud)
    return re.sub(r"82\d{5}|ontvangenOp.*|\d{9}", "(nummer)", tekst)


def moments_out(inhoud: Any) -> Any:
    """Leave out when our server received it: the delivery has the twins one after another."""
    if isinstance(inhoud, dict):
        return {k: moments_out(v) for k, v in inhoud.items() if k not in ("ontvangenOp", "bekendOp", "_links")}
    return [moments_out(deel) for deel in inhoud] if isinstance(inhoud, list) else inhoud


def ask(balie: Loket, rol: str, pad: str, wie: str) -> Any:
    dossier_id = balie.dossiers[PGNS[rol][wie]]
    antwoord = balie.api(rol, pad.format(id=dossier_id))
    return antwoord.status_code, moments_out(told(antwoord.json(), dossier_id, PGNS[rol]))


@pytest.mark.parametrize("rol", ROLLEN)
def test_over_de_tweeling_zegt_elk_antwoord_hetzelfde(rol: str, tweeling: Loket) -> None:
    for pad in WEGEN:
        mees, nora = (ask(tweeling, rol, pad, wie) for wie in (MEES, NORA))

        assert mees == nora, pad
        assert mees[0] in (200, 403)


@pytest.mark.parametrize("rol", ROLLEN)
@pytest.mark.parametrize("dag", ["2026-03-20", "2026-04-20", "2026-07-01"])
def test_in_elke_lijst_staat_van_de_tweeling_hetzelfde(rol: str, dag: str, tweeling: Loket) -> None:
    for lijst in LIJSTEN:
        for erbij in ("", "&expand=dossier"):
            antwoord = tweeling.api(rol, f"/{lijst}?peildatum={dag}{erbij}&perPagina=50")
            if antwoord.status_code == 403:
                continue
            regels: dict[str, list[Any]] = {MEES: [], NORA: []}
            for wie, pgn in PGNS[rol].items():
                eigen = [r for r in antwoord.json()[lijst] if r["dossierId"] == tweeling.dossiers[pgn]]
                regels[wie] = [moments_out(told(r, tweeling.dossiers[pgn], PGNS[rol])) for r in eigen]

            assert regels[MEES] == regels[NORA], (lijst, erbij)


@pytest.mark.parametrize("rol", ROLLEN)
def test_ook_het_scherm_zegt_van_de_tweeling_hetzelfde(rol: str, tweeling: Loket) -> None:
    for pad in (
        "/dossiers/{id}?peildatum=2026-03-20",
        "/dossiers/{id}?peildatum=2026-04-20",
        "/dossiers/{id}/naspelen",
    ):
        gezien = []
        for wie in (MEES, NORA):
            antwoord = tweeling.vraag(rol, pad.format(id=tweeling.dossiers[PGNS[rol][wie]]))
            tekst = re.sub(
                r"<[^>]*>|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|82\d{5}|ndjson:\d+|\d\d:\d\d:\d\d",
                "",
                antwoord.text,
            )
            gezien.append((antwoord.status_code, tekst.split()))

        assert gezien[0] == gezien[1], pad


@pytest.mark.parametrize("rol", ROLLEN)
def test_geen_pagina_noemt_wat_verzwegen_is(rol: str, tweeling: Loket) -> None:
    woorden = {"pv-na", "erbaal", "handhaving", "Halt", *(n for n, soort in BY_TYPE.items() if soort.wpg)}
    for pad in ("/", "/thuiszitters", "/termijnen", "/werkvoorraad", "/thuiszitters.csv", "/termijnen.csv"):
        tekst = tweeling.vraag(rol, f"{pad}?peildatum=2026-04-20").text

        assert not [woord for woord in woorden if woord in tekst], pad


def test_wie_het_wel_mag_zien_ziet_het_verschil(tweeling: Loket) -> None:
    """Otherwise the tests above would say nothing."""
    for rol in ROLLEN:
        for pad in ("/dossiers/{id}?peildatum=2026-04-20", "/dossiers/{id}/gebeurtenissen"):
            een, ander = (
                tweeling.api("lokaal", pad.format(id=tweeling.dossiers[PGNS[rol][wie]])).text for wie in (MEES, NORA)
            )

            assert "VerdachteGehoord" in een or "pv-na" in een
            assert "VerdachteGehoord" not in ander
            assert "pv-na" not in ander


def test_een_term_die_men_niet_mag_kennen_is_er_niet(tweeling: Loket) -> None:
    antwoord = tweeling.api("casusregisseur", "/termijnen?soort=pv-na-verhoor")

    assert antwoord.status_code == tweeling.api("casusregisseur", "/termijnen?soort=bestaat-niet").status_code == 400
    assert "kies uit" in antwoord.text
    assert "pv-na-melding" not in antwoord.text
    assert tweeling.api("leerplichtambtenaar", "/termijnen?soort=pv-na-verhoor").status_code == 200


def test_de_feed_noemt_geen_handhaving_aan_wie_die_niet_ziet(tweeling: Loket) -> None:
    soorten = {
        rol: {een["type"] for een in tweeling.api(rol, "/gebeurtenissen?perPagina=500").json()["gebeurtenissen"]}
        for rol in ("rmc", "leerplichtambtenaar")
    }

    assert any("verdachte" in soort.lower() for soort in soorten["leerplichtambtenaar"])
    assert soorten["rmc"]
    assert not any("verdachte" in soort.lower() or "verbaal" in soort.lower() for soort in soorten["rmc"])


def test_na_iets_dat_men_niet_ziet_kan_men_toch_vastleggen(tweeling: Loket) -> None:
    pad = f"/dossiers/{tweeling.dossiers[PGNS['rmc'][MEES]]}"
    versie = tweeling.api("rmc", pad).headers["ETag"]
    gesprek = {"type": "GesprekGevoerd", "geldigOp": "2026-05-04"}
    koppen = {"If-Match": versie, "Idempotency-Key": "rmc-na-pv"}

    assert tweeling.api("rmc", f"{pad}/gebeurtenissen", "POST", json=gesprek, headers=koppen).status_code == 201

"""Is there a way out that forgot to ask? Every address, every page and every command is walked."""

import ast
import re
from pathlib import Path
from uuid import UUID

import pytest
from fastapi.routing import APIRoute

from domain.toegang.bron import Bron
from services.api.paden import CATALOGUE as ROUTERS
from services.dashboard.pages import CATALOGUE
from tests.architecture.tree import ROOT
from tests.kit.toegang import NOOR, Loket

ADRESSEN = [
    (methode, route.path)
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
    for methode in sorted(route.methods or ())
]
PAGINAS = [(methode, pagina) for pagina in CATALOGUE for methode in pagina.methoden]
INHOUD = {
    "/dossiers/_zoek": {"pgn": NOOR},
    "/beleid/_verschil": {"profiel": "haaglanden"},
    "/terugmeldingen/uitvoeren": {},
    "/terugmeldingen/antwoorden": {"antwoorden": [{"terugmelding": str(UUID(int=7)), "uitslag": "bevestigd"}]},
    "/verwerkingen/_zoek": {"traceId": "0" * 32},
}
GEBEURTENIS = {"type": "GesprekGevoerd", "geldigOp": "2026-03-02"}
KOPPEN = {"If-Match": "*", "Content-Disposition": 'attachment; filename="leeg.csv"', "accept": "*/*"}


def gevuld(pad: str, balie: Loket) -> str:
    dossier = balie.dossiers[NOOR]
    eerste = balie.api("lokaal", f"/dossiers/{dossier}/gebeurtenissen").json()["gebeurtenissen"][0]["id"]
    for naam, waarde in (
        ("dossierId", dossier),
        ("dossier_id", dossier),
        ("gebeurtenisId", eerste),
        ("gebeurtenis", eerste),
        ("gebeurtenis_id", eerste),
        ("brief", "uitnodiging"),
        ("aanleveringId", dossier),
        ("uitvoerId", dossier),
        ("schoolteamId", "99AA00"),
        ("melding", "MedewerkerAfwezig"),
        ("schooljaar", "2025-2026"),
        ("soort", "GesprekGevoerd"),
        ("verwerkingsactiviteitId", "dossier-raadplegen"),
        ("versie", "1"),
        ("naam", "index"),
        ("id", dossier),
        ("overlegId", dossier),
        ("deelnemerId", dossier),
        ("overleg_id", dossier),
        ("deelnemer_id", dossier),
        ("nummer", dossier),
    ):
        pad = re.sub(rf"\{{{naam}(:\w+)?\}}", waarde, pad)
    assert "{" not in pad, pad
    return pad


@pytest.mark.parametrize(("methode", "pad"), ADRESSEN)
@pytest.mark.parametrize("wie", ["lokaal", "beheerder", "bestuur", "systeem"])
def test_elk_adres_vraagt_of_het_mag(balie: Loket, methode: str, pad: str, wie: str) -> None:
    adres = gevuld(pad, balie) + ("?gemeentecode=0014" if "{schooljaar}" in pad else "")
    if adres.endswith("_stroom") and wie == "lokaal":
        return  # a stream does not end; those who may not are told before it begins
    vanaf = len(balie.besloten)
    koppen = {**KOPPEN, "Idempotency-Key": f"sleutel-{wie}-{len(balie.besloten)}"}
    inhoud: dict[str, object] = {}
    if methode == "POST":
        if pad == "/aanleveringen":
            koppen["content-type"] = "text/csv"
            inhoud = {"content": b"a;b\n"}
        else:
            inhoud = {"json": INHOUD.get(pad, GEBEURTENIS)}
    antwoord = balie.api(wie, adres, methode, headers=koppen, **inhoud)
    besloten = balie.besloten[vanaf:]

    assert besloten, f"{methode} {pad} answered {antwoord.status_code} and nobody decided"
    assert besloten[0].bron in {bron.value for bron in Bron}
    if wie != "lokaal" and not all(een.besluit.mag for een in besloten):
        assert antwoord.status_code == 403
        assert antwoord.headers["content-type"] == "application/problem+json"
        assert antwoord.json()["code"] == next(een.besluit.reden for een in besloten if not een.besluit.mag)


@pytest.mark.parametrize(("methode", "pagina"), PAGINAS, ids=lambda een: getattr(een, "naam", een))
@pytest.mark.parametrize("wie", ["lokaal", "beheerder", "jgz"])
def test_elke_pagina_vraagt_of_het_mag(balie: Loket, methode: str, pagina: object, wie: str) -> None:
    pad = gevuld(pagina.pad, balie)  # type: ignore[attr-defined]  # it is a page
    vanaf = len(balie.besloten)
    if methode == "POST":
        balie.verstuur(wie, pad, nummer=NOOR)
    else:
        balie.vraag(wie, pad)

    assert balie.besloten[vanaf:]


def test_buiten_de_deur_is_er_geen_installatie_zonder_vrager() -> None:
    """`apart` and `eigen_rijen` know no asker: neither the API nor a page may take them."""
    verboden = re.compile(r"\.(apart|eigen_rijen|kern)\b")
    gevonden = [
        f"{file.relative_to(ROOT)}: {woord.group()}"
        for deel in ("api", "dashboard")
        for file in sorted((ROOT / "services" / deel).rglob("*.py"))
        for woord in verboden.finditer(file.read_text(encoding="utf-8"))
    ]

    assert gevonden == []


def opened_by(file: Path) -> list[ast.Call]:
    boom = ast.parse(file.read_text(encoding="utf-8"))
    return [
        een
        for een in ast.walk(boom)
        if isinstance(een, ast.Call) and isinstance(een.func, ast.Name) and een.func.id == "installatie"
    ]


def test_elke_opdracht_zegt_wat_zij_wil() -> None:
    gevonden = 0
    for file in sorted((ROOT / "services" / "cli").glob("*.py")):
        tekst = file.read_text(encoding="utf-8")
        if file.name not in ("inname.py", "openen.py", "serve.py"):
            assert "from services.installatie import installatie" not in tekst, file.name
        for aanroep in opened_by(file):
            gevonden += 1
            wat = ast.unparse(aanroep.args[0])

            assert "Bron." in wat, f"{file.name}: {wat}"

    assert gevonden > 25

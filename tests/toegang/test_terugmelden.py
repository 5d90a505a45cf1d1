"""Who hands over to DUO, who hears what was done with a melding, and does a coupling get each status once?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.tijd import nieuwe_id
from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import BO, EVA, NOOR, Loket, loket, vul

ONDERZOEK = {"type": "OnderzoekGestart", "geldigOp": "2026-05-04"}
LPA = "leerplichtambtenaar"


@pytest.fixture
def eigen(tmp_path: Path) -> Iterator[Loket]:
    """A store of its own in which the investigation of Noor and of Eva began."""
    with zonder_omgeving(), loket(vul(tmp_path)) as open_:
        for pgn, nummer in ((NOOR, "810000"), (EVA, "810002")):
            assert leg_vast(open_, LPA, pgn, {**ONDERZOEK, "meldingsnummer": nummer}) == 201
        yield open_


def leg_vast(balie: Loket, wie: str, pgn: str, gebeurtenis: dict[str, str]) -> int:
    koppen = {"If-Match": "*", "Idempotency-Key": str(nieuwe_id())}
    pad = f"/dossiers/{balie.dossiers[pgn]}/gebeurtenissen"
    return balie.api(wie, pad, "POST", json=gebeurtenis, headers=koppen).status_code


def neem(balie: Loket, wie: str, sleutel: str, **verzoek: int) -> tuple[int, dict[str, object]]:
    antwoord = balie.api(
        wie, "/terugmeldingen/uitvoeren", "POST", json=verzoek, headers={"Idempotency-Key": sleutel * 8}
    )
    return antwoord.status_code, antwoord.json() if antwoord.content else {}


def standen(balie: Loket, wie: str = LPA) -> list[tuple[str, str]]:
    lijst = balie.api(wie, "/terugmeldingen?stand=alle").json()["terugmeldingen"]
    return sorted((regel["meldingsnummer"], regel["stand"]) for regel in lijst)


def test_een_koppeling_neemt_elke_status_een_keer_en_zegt_wat_duo_deed(eigen: Loket) -> None:
    code, eerst = neem(eigen, LPA, "a")
    assert code == 201
    assert [r["meldingsnummer"] for r in eerst["terugmeldingen"]] == ["810000", "810002"]  # type: ignore[attr-defined]

    assert neem(eigen, LPA, "a") == (201, eerst)
    assert neem(eigen, LPA, "b") == (204, {})
    assert eigen.api(LPA, f"/terugmeldingen/uitvoeren/{eerst['uitvoer']}").json() == eerst
    een, twee = (r["terugmelding"] for r in eerst["terugmeldingen"])  # type: ignore[attr-defined]
    uitslagen = {
        "antwoorden": [
            {"terugmelding": een, "uitslag": "bevestigd", "verwerktOp": "2026-05-05T09:00:00Z"},
            {"terugmelding": twee, "uitslag": "afgewezen", "code": "E12"},
            {"terugmelding": str(nieuwe_id()), "uitslag": "bevestigd"},
        ]
    }
    for verwacht in (["nieuw", "nieuw", "afgewezen"], ["ongewijzigd", "ongewijzigd", "afgewezen"]):
        koppen = {"Idempotency-Key": "c" * 8}
        antwoord = eigen.api(LPA, "/terugmeldingen/antwoorden", "POST", json=uitslagen, headers=koppen).json()
        assert [r["verwerkt"] for r in antwoord["antwoorden"]] == verwacht
    assert standen(eigen) == [("810000", "bevestigd"), ("810002", "afgewezen")]


def test_een_afwijzing_zonder_code_wordt_geweigerd_met_het_veld_erbij(eigen: Loket) -> None:
    inhoud = {"antwoorden": [{"terugmelding": str(nieuwe_id()), "uitslag": "afgewezen"}]}
    koppen = {"Idempotency-Key": "d" * 8}
    antwoord = eigen.api(LPA, "/terugmeldingen/antwoorden", "POST", json=inhoud, headers=koppen)

    assert antwoord.status_code == 400
    assert [fout["veld"] for fout in antwoord.json()["fouten"]] == ["antwoorden.0.code"]


def test_wie_niet_terugmeldt_kan_het_niet(eigen: Loket) -> None:
    wie = ("school", "jgz", "swv", "casusregisseur", "auditor", "bestuur", "beheerder", "systeem")

    assert [een for een in wie if neem(eigen, een, "e")[0] != 403] == []
    assert standen(eigen) == [("810000", "te-melden"), ("810002", "te-melden")]


def test_een_ander_ziet_een_uitvoer_niet_en_neemt_niets_over(eigen: Loket) -> None:
    _, eerst = neem(eigen, LPA, "a")

    assert neem(eigen, "assen", "a") == (204, {})
    assert eigen.api("assen", f"/terugmeldingen/uitvoeren/{eerst['uitvoer']}").status_code == 404
    assert standen(eigen, "assen") == []


def test_een_school_ziet_haar_eigen_meldingen_en_geen_andere(eigen: Loket) -> None:
    neem(eigen, LPA, "a")
    eigen_lijst = eigen.api("school", "/meldingen").json()["meldingen"]
    andere = eigen.api("andere-school", "/meldingen").json()["meldingen"]

    assert {r["brin"] for r in eigen_lijst} == {"99AA"}
    assert [r["onderweg"]["status"] for r in eigen_lijst if r["onderweg"]] == ["B", "B"]
    assert [(r["dossierId"], r["brin"]) for r in andere] == [(eigen.dossiers[BO], "99BB")]
    assert eigen.api("school", "/terugmeldingen").status_code == 403


def test_op_het_scherm_aanbieden_downloaden_en_het_antwoord_verwerken(eigen: Loket) -> None:
    bladzijde = eigen.vraag(LPA, "/terugmeldingen").text
    assert "Bied aan wat te melden is (2)" in bladzijde
    uitvoer = re.search(r'name="uitvoer" value="([0-9a-f-]+)"', bladzijde)
    assert uitvoer

    aangeboden = eigen.verstuur(LPA, "/terugmeldingen", uitvoer=uitvoer[1]).text
    nog_eens = eigen.verstuur(LPA, "/terugmeldingen", uitvoer=uitvoer[1]).text
    assert f"/terugmeldingen/uitvoeren/{uitvoer[1]}" in aangeboden
    assert "Bied aan wat te melden is (0)" in nog_eens
    bestand = eigen.vraag(LPA, f"/terugmeldingen/uitvoeren/{uitvoer[1]}")
    assert bestand.headers["content-type"] == "text/csv; charset=utf-8"
    regels = bestand.text.split("\r\n")[1:-1]
    assert [regel.split(";")[1:3] for regel in regels] == [["810000", "B"], ["810002", "B"]]
    assert "Geheim" not in bestand.text

    antwoorden = f"terugmelding;uitslag;code\n{regels[0].split(';')[0]};bevestigd;\n{nieuwe_id()};bevestigd;\n"
    bewijs = re.search(r'name="_bewijs" value="([0-9a-f]+)"', nog_eens)
    assert bewijs
    verwerkt = eigen.vraag(
        LPA,
        "/terugmeldingen",
        "POST",
        data={"_bewijs": bewijs[1]},
        files={"bestand": ("antwoord.csv", antwoorden, "text/csv")},
    ).text
    assert "1 nieuw, 0 al bekend, 1 niet te verwerken" in verwerkt
    assert "onbekende-terugmelding" in verwerkt
    assert standen(eigen) == [("810000", "bevestigd"), ("810002", "aangeboden")]


def test_zonder_bestand_zegt_het_scherm_dat(eigen: Loket) -> None:
    antwoord = eigen.verstuur(LPA, "/terugmeldingen")

    assert antwoord.status_code == 422
    assert "Kies een bestand." in antwoord.text


def test_onze_meldingen_staan_in_het_menu_van_de_school(eigen: Loket) -> None:
    bladzijde = eigen.vraag("school", "/meldingen").text

    assert "<h1>Onze meldingen</h1>" in bladzijde
    assert 'href="/terugmeldingen' not in bladzijde
    assert "<h1>Meldingen</h1>" in eigen.vraag(LPA, "/meldingen").text


def test_een_officier_bepaalt_een_status_in_het_dossier(eigen: Loket) -> None:
    pad = f"/dossiers/{eigen.dossiers[NOOR]}/vastleggen/TerugmeldingBepaald"
    velden = {"geldigOp": "2026-05-06", "meldingsnummer": "810000", "sleutel": str(nieuwe_id())}
    zonder = eigen.verstuur(LPA, pad, **velden, status="G")
    goed = eigen.verstuur(LPA, pad, **velden, status="G", reden="terug")

    assert zonder.status_code == 422
    assert "Wie een melding afsluit, noemt de reden. Kies er een." in zonder.text
    assert "Vastgelegd: Terugmelding bepaald" in goed.text
    assert standen(eigen)[:2] == [("810000", "te-melden"), ("810000", "te-melden")]

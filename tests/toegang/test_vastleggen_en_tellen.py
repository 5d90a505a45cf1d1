"""What may somebody record, hand over and count?"""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from services.vragen.onderdrukken import KLEINST, is_te_raden, onderdrukt, verraadt
from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import ALI, BO, CAS, EVA, FLO, NOOR, Loket, loket, vul
from tests.kit.winkel import csv_van, rij

GESPREK = {"type": "GesprekGevoerd", "geldigOp": "2026-05-04"}
HULP = {"type": "HulpIngezet", "geldigOp": "2026-05-04", "soort": "gezinscoach"}
ZIEK = {"type": "Ziekgemeld", "geldigOp": "2026-05-04"}
NOTITIE = {"type": "NotitieGemaakt", "geldigOp": "2026-05-04", "tekst": "Gebeld."}
PV = {"type": "WaarschuwingGegeven", "geldigOp": "2026-05-04", "aan": "ouder"}


@pytest.fixture
def eigen(tmp_path: Path) -> Iterator[Loket]:
    """The applications on a store of its own, in which may be recorded."""
    with zonder_omgeving(), loket(vul(tmp_path)) as open_:
        yield open_


def leg_vast(balie: Loket, wie: str, pgn: str, gebeurtenis: dict[str, str]) -> tuple[int, str]:
    koppen = {"If-Match": "*", "Idempotency-Key": f"{wie}-{pgn}-{gebeurtenis['type']}"}
    pad = f"/dossiers/{balie.dossiers[pgn]}/gebeurtenissen"
    antwoord = balie.api(wie, pad, "POST", json=gebeurtenis, headers=koppen)
    return antwoord.status_code, antwoord.json().get("code", antwoord.json().get("door", ""))


def test_ieder_legt_vast_wat_bij_zijn_rol_en_leerling_hoort(eigen: Loket) -> None:
    assert leg_vast(eigen, "leerplichtambtenaar", NOOR, GESPREK) == (201, "iemand-leerplichtambtenaar")
    assert leg_vast(eigen, "school", NOOR, ZIEK) == (201, "iemand-school")
    assert leg_vast(eigen, "jgz", EVA, HULP) == (201, "iemand-jgz")
    assert leg_vast(eigen, "casusregisseur", FLO, NOTITIE) == (201, "regisseur-7")


def test_niemand_legt_vast_wat_bij_een_ander_hoort(eigen: Loket) -> None:
    voor = eigen.api("lokaal", "/gebeurtenissen?perPagina=500").json()["positie"]

    assert leg_vast(eigen, "school", NOOR, GESPREK) == (403, "rol-mag-niet")
    assert leg_vast(eigen, "jgz", EVA, PV) == (403, "rol-mag-niet")
    assert leg_vast(eigen, "school", BO, ZIEK) == (403, "ander-werkgebied")
    assert leg_vast(eigen, "leerplichtambtenaar", ALI, GESPREK) == (403, "geen-grondslag")
    assert leg_vast(eigen, "leerplichtambtenaar", CAS, GESPREK) == (403, "ander-werkgebied")
    assert leg_vast(eigen, "auditor", NOOR, GESPREK) == (403, "rol-mag-niet")
    assert leg_vast(eigen, "bestuur", NOOR, GESPREK) == (403, "rol-mag-niet")
    assert eigen.api("lokaal", "/gebeurtenissen?perPagina=500").json()["positie"] == voor


def test_samenvoegen_verraadt_niet_of_een_ander_nummer_er_is(eigen: Loket) -> None:
    def antwoord(pgn: str) -> tuple[int, str]:
        return leg_vast(
            eigen,
            "leerplichtambtenaar",
            NOOR,
            {"type": "DossiersSamengevoegd", "geldigOp": "2026-05-04", "anderPgn": pgn},
        )

    assert antwoord(BO) == antwoord("100000010") == (403, "ander-werkgebied")


def test_op_het_scherm_staat_alleen_wat_de_rol_vastlegt(eigen: Loket) -> None:
    pad = f"/dossiers/{eigen.dossiers[NOOR]}"
    school = eigen.vraag("school", pad).text

    assert "/vastleggen/Ziekgemeld" in school
    assert "/vastleggen/GesprekGevoerd" not in school
    assert "naspelen" not in school
    assert eigen.vraag("school", f"{pad}/vastleggen/GesprekGevoerd").status_code == 403
    assert eigen.vraag("leerplichtambtenaar", f"{pad}/vastleggen/GesprekGevoerd").status_code == 200
    assert eigen.vraag("auditor", pad).status_code == 403


def test_een_nummer_ziet_wie_dat_nodig_heeft(eigen: Loket) -> None:
    def toont(wie: str, pgn: str) -> bool:
        return pgn in eigen.verstuur(wie, f"/dossiers/{eigen.dossiers[pgn]}").text

    assert toont("leerplichtambtenaar", NOOR)
    assert toont("school", NOOR)
    assert not toont("leerplichtambtenaar", BO)
    assert not toont("casusregisseur", FLO)
    assert not toont("auditor", NOOR)


def test_een_aanlevering_is_van_wie_haar_aanleverde(eigen: Loket) -> None:
    koppen = {"Content-Type": "text/csv", "Content-Disposition": 'attachment; filename="noor.csv"'}
    geleverd = eigen.api("leerplichtambtenaar", "/aanleveringen", "POST", content=csv_van(rij()), headers=koppen)
    pad = f"/aanleveringen/{geleverd.json()['id']}"

    assert geleverd.status_code == 202
    assert "van" not in geleverd.json()
    assert [eigen.api(wie, pad).status_code for wie in ("lokaal", "leerplichtambtenaar", "assen", "beheerder")] == [
        200,
        200,
        404,
        403,
    ]
    assert eigen.api("assen", "/aanleveringen").json()["aantal"] == 0
    assert eigen.api("assen", pad, "DELETE").status_code == 404
    assert "noor.csv" not in eigen.vraag("assen", "/aanleveringen").text
    assert "noor.csv" in eigen.vraag("leerplichtambtenaar", "/aanleveringen").text


def test_het_bestuur_ziet_geen_kleine_getallen_en_niet_van_een_ander(balie: Loket) -> None:
    volledig = balie.api("lokaal", "/tellingen/2025-2026?gemeentecode=0014").json()["gemeenten"][0]["cijfers"]
    bestuur = balie.api("bestuur", "/tellingen/2025-2026").json()["gemeenten"]
    elders = balie.api("bestuur", "/tellingen/2025-2026?gemeentecode=0106")

    assert any(0 < een["leerlingen"] < KLEINST for een in volledig)
    assert {een["gemeentecode"] for een in bestuur} <= {"0014"}
    for een in bestuur[0]["cijfers"]:
        assert een["leerlingen"] in (None, 0)
        assert set(een["perOnderwijssoort"].values()) <= {None, 0}
    assert (elders.status_code, elders.json()["code"]) == (403, "ander-werkgebied")


def test_cijfers_zijn_per_maand_en_zoals_bekend_bij_het_begin_ervan(balie: Loket) -> None:
    een, ander = (balie.vraag("bestuur", f"/cijfers?peildatum={dag}").text for dag in ("2026-05-06", "2026-05-28"))

    assert "1 mei 2026" in een
    assert words_of(een) == words_of(ander)


def words_of(html: str) -> str:
    """Return the words of a page without its addresses and fields, which name the day that was asked for."""

    return re.sub(r'(href|value|action)="[^"]*"', "", html)


def test_wat_niet_getoond_wordt_volgt_niet_uit_het_totaal() -> None:
    """Every way to divide small totals: an outsider who subtracts is left with more than one possibility."""

    for aantallen in product(range(9), repeat=3):
        cellen = dict(zip("abc", aantallen, strict=True))
        getoond = onderdrukt(cellen)
        if verraadt(cellen):
            continue
        rest = sum(aantallen) - sum(aantal for aantal in getoond.values() if aantal is not None)
        verborgen = [naam for naam, aantal in getoond.items() if aantal is None]
        for naam in verborgen:
            if 0 < cellen[naam] < KLEINST:
                mogelijk = {
                    poging[verborgen.index(naam)]
                    for poging in product(range(9), repeat=len(verborgen))
                    if sum(poging) == rest
                }

                assert len(mogelijk) > 1, (cellen, getoond)


@pytest.mark.parametrize(
    ("klein", "te_raden"), [([], False), ([1], True), ([4], True), ([4, 4], True), ([2, 3], False), ([1, 1, 1], True)]
)
def test_wanneer_een_som_iets_verraadt(klein: list[int], te_raden: bool) -> None:
    assert is_te_raden(klein) is te_raden

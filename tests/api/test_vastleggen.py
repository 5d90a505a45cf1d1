"""What happens when another system records something, twice, late, or beside another?"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from services.api.antwoorden import dossiers
from tests.kit.apiserver import Api
from tests.kit.winkel import csv_van, gebeurtenis, ndjson, rij, voer_uit

TERUG = {"type": "SchoolgangHervat", "geldigOp": "2026-03-02"}
ZIEK = {"type": "Ziekgemeld", "geldigOp": "2026-03-09"}
ANDER = "999990020"
NIEUW = "100000016"


def thuis(api: Api, dag: str) -> int:
    aantal: int = api.lees("/thuiszitters", peildatum=dag)["aantal"]
    return aantal


def versie(api: Api, noor: str) -> str:
    return api.get(noor).headers["etag"]


def test_noor_is_weer_op_school_en_dat_is_meteen_te_zien(api: Api, noor: str) -> None:
    assert (versie(api, noor), thuis(api, "2026-03-03")) == ('"2"', 1)

    antwoord = api.leg_vast(noor, TERUG, sleutel="noor-terug", versie='"2"')

    assert (antwoord.status_code, antwoord.headers["etag"]) == (httpx.codes.CREATED, '"3"')
    assert api.lees(antwoord.headers["location"]) == antwoord.json()
    dossiers.Gebeurtenis.model_validate(antwoord.json())
    assert (versie(api, noor), thuis(api, "2026-03-03"), thuis(api, "2026-03-01")) == ('"3"', 0, 1)


def test_dezelfde_sleutel_geeft_hetzelfde_antwoord_en_legt_een_keer_vast(api: Api, noor: str) -> None:
    """Also when more was recorded since, and with the version that was seen then."""
    eerst = api.leg_vast(noor, TERUG, sleutel="noor-terug", versie='"2"')
    api.leg_vast(noor, ZIEK, sleutel="noor-ziek", versie='"3"')

    nogmaals = api.leg_vast(noor, TERUG, sleutel="noor-terug", versie='"2"')

    assert (nogmaals.status_code, nogmaals.json()) == (eerst.status_code, eerst.json())
    assert [nogmaals.headers[kop] for kop in ("etag", "location")] == [
        eerst.headers[kop] for kop in ("etag", "location")
    ]
    assert versie(api, noor) == '"4"'


def test_een_sleutel_is_van_een_vastlegging(api: Api, noor: str) -> None:
    api.leg_vast(noor, TERUG, sleutel="noor-terug")

    antwoord = api.leg_vast(noor, ZIEK, sleutel="noor-terug")

    assert (antwoord.status_code, antwoord.json()["code"]) == (httpx.codes.CONFLICT, "sleutel-anders-gebruikt")


def test_dezelfde_gebeurtenis_met_een_andere_sleutel_is_een_andere(api: Api, noor: str) -> None:
    """Two days of absence may read alike; only the key says whether it is the same one."""
    te_laat = {"type": "TeLaatGekomen", "geldigOp": "2026-01-05"}
    ids = {api.leg_vast(noor, te_laat, sleutel=sleutel).json()["id"] for sleutel in ("te-laat-1", "te-laat-2")}

    assert len(ids) == 2


def test_wie_een_andere_versie_zag_legt_niets_vast(api: Api, noor: str) -> None:
    api.leg_vast(noor, ZIEK, sleutel="noor-ziek")

    antwoord = api.leg_vast(noor, TERUG, sleutel="noor-terug", versie='"2"')

    assert (antwoord.status_code, antwoord.headers["etag"]) == (httpx.codes.PRECONDITION_FAILED, '"3"')
    assert versie(api, noor) == '"3"'


@pytest.mark.parametrize(("gezien", "status"), [(None, 428), ("1", 400), ('W/"1"', 400), ('"een"', 400)])
def test_wie_niet_zegt_wat_hij_zag_legt_niets_vast(api: Api, noor: str, gezien: str | None, status: int) -> None:
    assert api.leg_vast(noor, TERUG, sleutel="noor-terug", versie=gezien).status_code == status


@pytest.mark.parametrize("sleutel", ["kort", "met een spatie erin", "x" * 129])
def test_een_sleutel_heeft_een_vorm(api: Api, noor: str, sleutel: str) -> None:
    antwoord = api.leg_vast(noor, TERUG, sleutel=sleutel)

    assert [fout["veld"] for fout in antwoord.json()["fouten"]] == ["Idempotency-Key"]


def test_wie_vroeger_vraagt_krijgt_geen_versie_om_op_verder_te_gaan(api: Api, noor: str) -> None:
    assert "etag" not in api.get(f"{noor}?bekendOp=2099-01-01").headers


def test_alles_wat_er_mis_is_staat_er_tegelijk(api: Api, noor: str) -> None:
    fout = {"type": "OngeoorloofdVerzuimGeregistreerd", "geldigOp": "gisteren", "minuten": -1, "lesuur": 2, "pgn": "1"}

    antwoord = api.leg_vast(noor, fout, sleutel="noor-fout")

    assert antwoord.status_code == httpx.codes.BAD_REQUEST
    assert {een["veld"] for een in antwoord.json()["fouten"]} == {"geldigOp", "minuten", "lesuur", "pgn"}


@pytest.mark.parametrize(
    ("wat", "code"),
    [
        ({"type": "MeldingIngetrokken", "geldigOp": "2026-02-01", "meldingsnummer": "77"}, "onbekende-verwijzing"),
        ({"type": "TeamoverlegGehouden", "geldigOp": "2026-02-01"}, "hoort-niet-in-dossier"),
        ({"type": "SchoolgangHervat", "geldigOp": "1800-01-01"}, "datum-buiten-bereik"),
    ],
)
def test_wat_het_domein_weigert_is_409_met_zijn_code(api: Api, noor: str, wat: dict[str, Any], code: str) -> None:
    antwoord = api.leg_vast(noor, wat, sleutel="noor-fout")

    assert (antwoord.status_code, antwoord.json()["code"]) == (httpx.codes.CONFLICT, code)
    assert antwoord.json()["fouten"][0]["veld"]
    assert versie(api, noor) == '"2"'


def test_acht_tegelijk_met_dezelfde_sleutel_leggen_een_keer_vast(api: Api, noor: str) -> None:
    with ThreadPoolExecutor(8) as tegelijk:
        antwoorden = list(
            tegelijk.map(lambda _: api.leg_vast(noor, TERUG, sleutel="noor-terug", versie='"2"'), range(8))
        )

    assert {een.status_code for een in antwoorden} == {httpx.codes.CREATED}
    assert len({een.json()["id"] for een in antwoorden}) == 1
    assert versie(api, noor) == '"3"'


def test_van_acht_tegelijk_met_dezelfde_versie_is_er_een_eerst(api: Api, noor: str) -> None:
    def leg_vast(nummer: int) -> int:
        wat = {"type": "Ziekgemeld", "geldigOp": f"2026-03-{nummer + 1:02}"}
        return api.leg_vast(noor, wat, sleutel=f"noor-ziek-{nummer}", versie='"2"').status_code

    with ThreadPoolExecutor(8) as tegelijk:
        statussen = sorted(tegelijk.map(leg_vast, range(8)))

    assert statussen == [httpx.codes.CREATED, *[httpx.codes.PRECONDITION_FAILED] * 7]


def test_ook_naast_een_ander_proces(api: Api, noor: str, tmp_path: Path) -> None:
    """The command line records in the same store; whoever saw the dossier before must look again."""
    gezien = versie(api, noor)
    levering = tmp_path / "ziek.ndjson"
    levering.write_text(ndjson(gebeurtenis("Ziekgemeld", "2026-02-16")), encoding="utf-8")
    voer_uit(tmp_path, "ingest", levering)

    assert api.leg_vast(noor, TERUG, sleutel="noor-terug", versie=gezien).status_code == httpx.codes.PRECONDITION_FAILED
    assert api.leg_vast(noor, TERUG, sleutel="noor-terug", versie=versie(api, noor)).status_code == httpx.codes.CREATED


def test_een_nieuw_nummer_vindt_hetzelfde_dossier(api: Api, noor: str) -> None:
    wat = {"type": "PgnVervangen", "geldigOp": "2026-03-02", "nieuwPgn": NIEUW}

    for _ in range(2):
        assert api.leg_vast(noor, wat, sleutel="nieuw-nummer").status_code == httpx.codes.CREATED
    gevonden = api.vraag("POST", "/dossiers/_zoek", json={"pgn": NIEUW}).json()
    assert [een["_links"]["self"]["href"] for een in gevonden["dossiers"]] == [noor]
    assert NIEUW not in api.get(f"{noor}/gebeurtenissen").text
    ander = api.leg_vast(noor, wat | {"nieuwPgn": "100000028"}, sleutel="nieuw-nummer")
    assert ander.json()["code"] == "sleutel-anders-gebruikt"


def test_een_dubbel_dossier_gaat_op_in_dat_van_noor(api: Api, noor: str, tmp_path: Path) -> None:
    levering = tmp_path / "ander.csv"
    levering.write_text(csv_van(rij(pgn=ANDER, meldingsnummer="9")), encoding="utf-8")
    voer_uit(tmp_path, "ingest", levering)
    ander = api.vraag("POST", "/dossiers/_zoek", json={"pgn": ANDER}).json()["dossiers"][0]["_links"]["self"]["href"]
    wat = {"type": "DossiersSamengevoegd", "geldigOp": "2026-03-02", "anderPgn": ANDER}

    eerst, nogmaals = (api.leg_vast(noor, wat, sleutel="samen-verder") for _ in range(2))

    assert (eerst.status_code, eerst.json()) == (httpx.codes.CREATED, nogmaals.json())
    assert api.lees(ander)["dossierId"] == api.lees(noor)["dossierId"]
    assert len(api.lees(f"{noor}/gebeurtenissen")["gebeurtenissen"]) == 6
    assert api.leg_vast(ander, TERUG, sleutel="te-laat-nu").json()["code"] == "dossier-opgegaan"


def test_een_onbekend_dossier_krijgt_niets(api: Api) -> None:
    onbekend = "/dossiers/00000000-0000-4000-8000-00000000dead"

    assert api.leg_vast(onbekend, TERUG, sleutel="noor-terug").status_code == httpx.codes.NOT_FOUND


def test_een_schoolteam_begint_met_versie_nul(api: Api) -> None:
    """The second appointment must have seen the first."""
    kim = {"type": "ContactpersoonAangewezen", "geldigOp": "2025-08-01", "rol": "leerplicht", "naam": "Kim", "lijn": 1}
    bo = kim | {"naam": "Bo", "lijn": 2}
    team = "/schoolteams/99AA00"

    eerst = api.leg_vast(team, kim, sleutel="kim-aangewezen", versie='"0"')
    nogmaals = api.leg_vast(team, kim, sleutel="kim-aangewezen", versie='"0"')
    te_vroeg = api.leg_vast(team, bo, sleutel="bo-aangewezen", versie='"0"')
    daarna = api.leg_vast(team, bo, sleutel="bo-aangewezen", versie=eerst.headers["etag"])

    assert [een.status_code for een in (eerst, nogmaals, te_vroeg, daarna)] == [201, 201, 412, 201]
    assert eerst.json() == nogmaals.json() == api.lees(eerst.headers["location"])
    assert [c["naam"] for c in api.lees(team)["rollen"][0]["contactpersonen"]] == ["Kim", "Bo"]
    assert api.get(team).headers["etag"] == '"2"'
    anders = api.leg_vast(team, ZIEK, sleutel="ziek-in-team")
    assert (anders.status_code, anders.json()["code"]) == (409, "hoort-niet-bij-schoolteam")


def test_beleid_van_een_ander_proces_geldt_bij_de_volgende_vraag(api: Api, tmp_path: Path) -> None:
    assert api.lees("/beleid")["aantal"] == 0
    assert api.get("/termijnen?soort=verzuimloket").status_code in (200, 400)

    voer_uit(tmp_path, "beleid", "activate", "haaglanden")

    geldend = [versie["naam"] for versie in api.lees("/beleid")["versies"] if versie["geldt"]]
    assert geldend == ["haaglanden"]
    assert api.get("/thuiszitters").status_code == httpx.codes.OK

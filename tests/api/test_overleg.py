"""How does another system plan a meeting, make its agenda and read who gets what?"""

from uuid import UUID

import httpx
import pytest

from tests.kit.apiserver import Api

OVERLEG = "/overleggen/00000000-0000-4000-8000-000000000037"
GEPLAND = {"type": "OverlegGepland", "geldigOp": "2026-03-02", "soort": "mdo", "dag": "2026-03-09"}
GEPLAND |= {"gemeentecode": "0014", "brin": "99AA"}


def leg_vast(api: Api, sleutel: str, versie: str, **velden: object) -> httpx.Response:
    koppen = {"Idempotency-Key": f"sleutel-{sleutel}", "If-Match": versie}
    gebeurtenis = {"geldigOp": "2026-03-02", **velden}
    return api.vraag("POST", f"{OVERLEG}/gebeurtenissen", json=gebeurtenis, headers=koppen)


@pytest.fixture
def overleg(api: Api, noor: str) -> Api:
    """A meeting about Noor, to which her school and a wijkteam come."""
    dossier = noor.rpartition("/")[2]
    assert leg_vast(api, "plan", '"0"', **GEPLAND).status_code == 201
    assert leg_vast(api, "zet", '"1"', type="DossierGeagendeerd", dossier=dossier).status_code == 201
    assert leg_vast(api, "school", "*", type="DeelnemerUitgenodigd", rol="school", brin="99AA").status_code == 201
    assert leg_vast(api, "wijk", "*", type="DeelnemerUitgenodigd", rol="wijkteam").status_code == 201
    return api


def test_een_overleg_van_plannen_tot_kopie(overleg: Api, noor: str) -> None:
    dossier = noor.rpartition("/")[2]
    gelezen = overleg.lees(OVERLEG, peildatum="2026-03-09")
    school, wijkteam = gelezen["deelnemers"]
    kopieen = [
        overleg.lees(f"{OVERLEG}/kopieen/{een['deelnemerId']}", peildatum="2026-03-09")["agenda"]
        for een in (school, wijkteam)
    ]

    assert (gelezen["versie"], gelezen["stand"]) == (4, "gepland")
    assert [(punt["dossierId"], punt["status"]) for punt in gelezen["agenda"]] == [(dossier, "thuiszitter")]
    assert [[punt["dossierId"] for punt in kopie] for kopie in kopieen] == [[dossier], []]


def test_de_lijst_noemt_het_op_zijn_dag(overleg: Api) -> None:
    def ids(**vraag: str) -> list[str]:
        return [een["overlegId"] for een in overleg.lees("/overleggen", **vraag)["overleggen"]]

    assert ids(peildatum="2026-03-09") == [OVERLEG.rpartition("/")[2]]
    assert ids(van="2026-03-09", totEnMet="2026-03-09") == [OVERLEG.rpartition("/")[2]]
    assert ids(van="2026-03-10", totEnMet="2026-03-31") == []
    assert ids(van="2026-03-01", totEnMet="2026-03-08") == []


def test_verzet_staat_het_op_zijn_nieuwe_dag(overleg: Api) -> None:
    assert leg_vast(overleg, "later", "*", type="OverlegVerzet", dag="2026-03-16").status_code == 201

    assert overleg.lees("/overleggen", van="2026-03-09", totEnMet="2026-03-09")["aantal"] == 0
    assert overleg.lees("/overleggen", van="2026-03-16", totEnMet="2026-03-16")["aantal"] == 1


def test_dezelfde_sleutel_legt_een_keer_vast_en_een_andere_versie_niets(overleg: Api) -> None:
    nog_eens = leg_vast(overleg, "wijk", "*", type="DeelnemerUitgenodigd", rol="wijkteam")
    anders = leg_vast(overleg, "wijk", "*", type="DeelnemerUitgenodigd", rol="jgz")
    oud = leg_vast(overleg, "nieuw", '"1"', type="DeelnemerUitgenodigd", rol="jgz")

    assert (nog_eens.status_code, anders.status_code, oud.status_code) == (201, 409, 412)
    assert anders.json()["code"] == "sleutel-anders-gebruikt"
    assert overleg.lees(OVERLEG)["versie"] == 4


@pytest.mark.parametrize(
    ("velden", "status", "code"),
    [
        ({"type": "DeelnemerUitgenodigd", "rol": "buurvrouw"}, 409, "onbekende-rol"),
        ({"type": "DeelnemerUitgenodigd", "rol": "school"}, 409, "school-ontbreekt"),
        ({"type": "DeelnemerAfgezegd", "deelnemer": str(UUID(int=7))}, 409, "onbekende-verwijzing"),
        ({"type": "Ziekgemeld"}, 409, "hoort-niet-bij-overleg"),
        (GEPLAND, 409, "overleg-bestaat-al"),
        ({"type": "OverlegVerzet", "dag": "2026-02-30"}, 400, "ongeldig"),
    ],
)
def test_wat_niet_kan_heeft_een_code(overleg: Api, velden: dict[str, object], status: int, code: str) -> None:
    antwoord = leg_vast(overleg, "fout", "*", **velden)

    assert (antwoord.status_code, antwoord.json()["code"]) == (status, code)


def test_wat_er_niet_is(overleg: Api) -> None:
    weg = f"{OVERLEG}/kopieen/{UUID(int=7)}"

    assert overleg.get(f"/overleggen/{UUID(int=7)}").json()["code"] == "overleg-onbekend"
    assert overleg.get(weg).json()["code"] == "deelnemer-onbekend"


def test_een_overleg_is_geen_dossier(overleg: Api) -> None:
    assert overleg.get(f"/dossiers/{OVERLEG.rpartition('/')[2]}").status_code == 404


def test_een_afspraak_staat_in_de_lijst_tot_zij_nagekomen_is(api: Api, noor: str) -> None:
    afspraak = {"type": "AfspraakGemaakt", "geldigOp": "2026-03-02", "wat": "Bellen", "rol": "school"}
    koppen = {"Idempotency-Key": "afspraak-1", "If-Match": "*"}
    weg = noor.removeprefix("/api/v1") + "/gebeurtenissen"
    gemaakt = api.vraag("POST", weg, json={**afspraak, "uiterlijkOp": "2026-03-16"}, headers=koppen).json()
    koppen["Idempotency-Key"] = "afspraak-2"
    nagekomen = {"type": "AfspraakNagekomen", "geldigOp": "2026-03-17", "afspraak": gemaakt["id"]}
    assert api.vraag("POST", weg, json=nagekomen, headers=koppen).status_code == 201

    def stand(dag: str) -> list[tuple[str, str]]:
        return [(een["wat"], een["status"]) for een in api.lees("/afspraken", peildatum=dag)["afspraken"]]

    assert stand("2026-03-01") == []
    assert stand("2026-03-16") == [("Bellen", "lopend")]
    assert stand("2026-03-17") == [("Bellen", "te-laat")]

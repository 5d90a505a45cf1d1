"""Does the report say what happened, the same to everybody and as it was known, with the year before beside it?"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.telling.cijfers import CATALOGUE, ERBIJ, RELATIEF
from domain.telling.definities import DEFINITIES
from projections.stores.promise import Vraag
from services.installatie import installatie
from services.vragen.jaarverslag import controlegetal
from tests.kit.dashboard import zonder_omgeving
from tests.kit.schooljaar import DIT_JAAR, GRONINGEN, SCHOLEN, VORIG_JAAR, melding, twee_schooljaren
from tests.kit.toegang import Loket, loket, vul

AMBTENAAR, RAAD = "leerplichtambtenaar", "bestuur"


def verslag(balie: Loket, wie: str = AMBTENAAR, jaar: str = DIT_JAAR, **vraag: str) -> dict[str, Any]:
    antwoord = balie.api(wie, f"/jaarverslagen/{jaar}", params={"gemeentecode": GRONINGEN, **vraag})
    assert antwoord.status_code == 200, antwoord.text
    gelezen: dict[str, Any] = antwoord.json()
    return gelezen


def cijfer(antwoord: Mapping[str, Any], code: str) -> dict[str, Any]:
    [gevonden] = [een for een in antwoord["cijfers"] if een["cijfer"] == code]
    return dict(gevonden)


def test_elk_cijfer_staat_er_met_zijn_definitie() -> None:
    assert DEFINITIES.keys() == {een.code for een in (*CATALOGUE, *ERBIJ)}


def test_vorig_jaar_staat_ernaast(raadzaal: Loket) -> None:
    relatief = cijfer(verslag(raadzaal), "relatief")

    assert (relatief["leerlingen"], relatief["vorigJaar"], relatief["verschil"]) == (21, 26, -5)


def test_wat_klein_is_staat_er_niet_en_het_verschil_dan_ook_niet(raadzaal: Loket) -> None:
    verlof = cijfer(verslag(raadzaal), "verlof-verleend")

    assert (verlof["leerlingen"], verlof["vorigJaar"], verlof["verschil"]) == (None, 0, None)
    assert cijfer(verslag(raadzaal), "halt")["leerlingen"] == 5


def test_een_tweede_telling_per_school_uit_de_gebeurtenissen_geeft_hetzelfde(jaarwinkel: Path) -> None:
    tweede: Counter[tuple[str, str]] = Counter()
    for een in twee_schooljaren():
        if een.get("soort") == "V3" and "2025-08-01" <= str(een["begindatum"]) <= "2026-07-31":
            tweede[str(een["onderwijssoort"]), str(een["brin"])] += 1
    with zonder_omgeving(), installatie(str(jaarwinkel)) as hier:
        vraag = Vraag(date(2026, 7, 31), hier.catch_up())
        rijen = hier.rows.per_school(vraag, DIT_JAAR, RELATIEF.code, gemeentecode=GRONINGEN)

    soorten = {"po": "po-sbo", "vo": "vo"}
    assert {(r["onderwijs"], r["brin"]): r["leerlingen"] for r in rijen} == {
        (soorten[soort], brin): aantal for (soort, brin), aantal in tweede.items()
    }
    assert sum(tweede.values()) == sum(dit for _, dit, _ in SCHOLEN.values())


def test_per_school_en_in_de_loop_van_het_jaar(raadzaal: Loket) -> None:
    antwoord = verslag(raadzaal)

    assert {een["brin"]: een["leerlingen"] for een in antwoord["perSchool"]} == {"99AA": 12, "99BB": None, "99CC": None}
    assert [punt["thuiszitters"] for punt in antwoord["verloop"]] == [0] * 7 + [6] * 6
    assert (antwoord["verloop"][0]["dag"], antwoord["verloop"][-1]["dag"]) == ("2025-08-01", "2026-07-31")


def test_het_aanbod_telt_wie_er_een_kreeg_en_na_hoeveel_dagen(raadzaal: Loket) -> None:
    """From 12 January to 1 through 5 March: 48 through 52 days."""
    aanbod = verslag(raadzaal)["aanbod"]

    assert aanbod == {"aantal": 5, "mediaanDagen": 50, "vorigJaar": {"aantal": 0, "mediaanDagen": None}}


def test_een_school_die_niet_meer_meldt_wordt_genoemd(raadzaal: Loket) -> None:
    assert verslag(raadzaal)["zwijgendeScholen"] == ["99DD"]


def test_wie_het_ook_vraagt_het_is_hetzelfde_verslag(raadzaal: Loket) -> None:
    van_de_ambtenaar = verslag(raadzaal)
    bekend = van_de_ambtenaar["bekendOp"]

    anderen = [
        verslag(raadzaal, wie, bekendOp=bekend) for wie in (RAAD, "rmc", "regiocoordinator", "auditor", "lokaal")
    ]
    assert all(een == van_de_ambtenaar for een in anderen)


def test_halverwege_het_jaar_telt_wat_toen_bekend_was(raadzaal: Loket) -> None:
    januari = verslag(raadzaal, "lokaal", bekendOp="2026-01-31")

    assert (januari["peildatum"], januari["isVoorbij"]) == ("2026-01-31", False)
    assert cijfer(januari, "relatief")["leerlingen"] == 21
    assert cijfer(januari, "lrv-nieuw")["leerlingen"] == 0
    assert [punt["isGeweest"] for punt in januari["verloop"]] == [True] * 6 + [False] * 7
    assert januari["aanbod"]["aantal"] == 0
    assert cijfer(verslag(raadzaal, "lokaal", bekendOp="2025-08-31"), "relatief")["leerlingen"] == 0


@pytest.mark.parametrize("jaar", ["2013-2014", "2030-2031"])
def test_een_schooljaar_dat_niet_te_tellen_is_wordt_gezegd(raadzaal: Loket, jaar: str) -> None:
    assert raadzaal.api(AMBTENAAR, f"/jaarverslagen/{jaar}?gemeentecode={GRONINGEN}").status_code == 400


def test_een_ander_systeem_noemt_de_gemeente(raadzaal: Loket) -> None:
    for pad in ("jaarverslagen", "opgaven"):
        antwoord = raadzaal.api(AMBTENAAR, f"/{pad}/{DIT_JAAR}")
        assert (antwoord.status_code, "gemeentecode" in antwoord.text) == (400, True)
        assert raadzaal.api(AMBTENAAR, f"/{pad}/{DIT_JAAR}?gemeentecode={GRONINGEN}").is_success


def test_de_opgave_is_alleen_voor_wie_haar_moet_doen(raadzaal: Loket) -> None:
    """Of everybody else the answer is no, also of who sees the report."""
    pad = f"/opgaven/{DIT_JAAR}?gemeentecode={GRONINGEN}"
    volledig = raadzaal.api(AMBTENAAR, pad).json()
    mag_niet = (RAAD, "rmc", "regiocoordinator", "auditor", "school", "casusregisseur", "beheerder", "assen", "systeem")

    assert {een["cijfer"]: een["perOnderwijssoort"]["po-sbo"] for een in volledig["cijfers"]}["relatief"] == 2
    assert {wie: raadzaal.api(wie, pad).status_code for wie in mag_niet} == dict.fromkeys(mag_niet, 403)
    assert {wie: raadzaal.vraag(wie, f"/opgave?gemeente={GRONINGEN}").status_code for wie in mag_niet} == dict.fromkeys(
        mag_niet, 403
    )


def test_een_ambtenaar_van_elders_ziet_dit_verslag_niet(raadzaal: Loket) -> None:
    assert raadzaal.api("assen", f"/jaarverslagen/{DIT_JAAR}?gemeentecode={GRONINGEN}").status_code == 403
    assert raadzaal.vraag("assen", f"/jaarverslag?gemeente={GRONINGEN}").status_code == 403
    assert raadzaal.vraag("zonder-gebied", f"/jaarverslag?gemeente={GRONINGEN}").status_code == 403


def test_twee_verslagen_na_elkaar_verraden_niet_wie_er_laat_bij_kwam(tmp_path: Path) -> None:
    """
    The report about last year said 26; a melding of one more pupil came in after that.

    Counted anew it would be 27: who subtracts the two reports would read one pupil off.
    """
    laat = melding(90_000, "V3", "2024-10-07", "99AA", "vo", "2024-10-07", bekend="2026-02-01")
    with zonder_omgeving(), loket(vul(tmp_path, [*twee_schooljaren(), *laat]), ()) as balie:
        toen = verslag(balie, "lokaal", VORIG_JAAR, bekendOp="2025-08-31")
        anders = cijfer(verslag(balie, "lokaal"), "relatief")
        velden = {
            "schooljaar": VORIG_JAAR,
            "gemeente": GRONINGEN,
            "bekend": toen["bekendOp"],
            "verzonden": "2025-09-10",
        }
        assert balie.verstuur("lokaal", "/jaarverslag", **velden).status_code == 200
        nu = verslag(balie, "lokaal")
        opnieuw = verslag(balie, "lokaal", VORIG_JAAR, bekendOp=toen["bekendOp"])

    assert (cijfer(toen, "relatief")["leerlingen"], anders["vorigJaar"]) == (26, 27)
    assert (cijfer(nu, "relatief")["vorigJaar"], nu["vorigJaar"]["bekendOp"]) == (26, toen["bekendOp"])
    assert nu["vorigJaar"]["zoalsVerslagen"]
    assert controlegetal(opnieuw) == controlegetal(toen)

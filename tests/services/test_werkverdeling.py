"""How is work divided over real people: through the pages, the API and what takes in, seen by who may?"""

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from domain.toegang.bron import Bron, Handeling
from domain.toegang.tabel import RECHTEN
from services.ingest.enkel import Verzoek
from services.installatie import installatie
from services.tijd import nu, vandaag
from services.toegang import omgeving_van
from services.wachtrij import inname
from services.werkverdeling.register import leg_vast_bij_personeel
from services.werkverdeling.verdelen import verdeel_open_dossiers
from tests.kit.dashboard import zonder_omgeving
from tests.kit.toegang import ALI, BO, CAS, EVA, FLO, NAMEN, NOOR, Loket, gebeurd, loket, vul
from tests.kit.winkel import csv_van, rij

IK = "iemand-leerplichtambtenaar"
"""The pseudonym of the officer of Groningen who asks."""
VROEGER = "2026-01-02"


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everybody in it, of whom nobody is anybody's; whoever records takes a copy."""
    folder = tmp_path_factory.mktemp("gevuld")
    with zonder_omgeving():
        vul(folder, [een for een in gebeurd() if een["type"] != "BehandelaarToegewezen"])
    return folder


@pytest.fixture
def kantoor(gevuld: Path, tmp_path: Path) -> Iterator[Loket]:
    shutil.copytree(gevuld, tmp_path, dirs_exist_ok=True)
    with zonder_omgeving(), loket(tmp_path / "verzuimspoor.db") as open_:
        yield open_


def meld(balie: Loket, soort: str, *, sleutel: str = "", wie: str = "lokaal", **velden: object) -> httpx.Response:
    inhoud = {"type": soort, "geldigOp": VROEGER, **velden}
    koppen = {"Idempotency-Key": sleutel or f"{soort}-{sorted(map(str, velden.values()))}"[:120].replace(" ", ""),
              "If-Match": "*"}  # fmt: skip
    return balie.api(wie, "/medewerkers/gebeurtenissen", "POST", json=inhoud, headers=koppen)


def stel_aan(balie: Loket, *wie: str) -> None:
    for een in wie:
        antwoord = meld(balie, "MedewerkerAangesteld", medewerker=een, naam=f"Naam van {een}", rol="leerplicht")
        assert antwoord.status_code == httpx.codes.CREATED, antwoord.text


def verdeling(balie: Loket, wie: str = "lokaal", **vraag: str) -> dict[str, Any]:
    antwoord: dict[str, Any] = balie.api(wie, "/werkverdeling", params=vraag).json()
    return antwoord


def dossiers_van(balie: Loket, wie: str = "lokaal") -> dict[str, tuple[int, int]]:
    return {m["medewerker"]: (m["dossiers"], m["eigen"]) for m in verdeling(balie, wie)["medewerkers"]}


def op_de_lijst(balie: Loket, wie: str = "lokaal") -> set[str]:
    return balie.gezien(wie, "werkverdeling/zonder-behandelaar", "zonderBehandelaar")


def behandelaar(balie: Loket, pgn: str) -> list[str]:
    antwoord = balie.api("lokaal", f"/dossiers/{balie.dossiers[pgn]}/gebeurtenissen").json()
    namen = ("BehandelaarToegewezen", "BehandelaarVervangen")
    return [g["velden"]["behandelaar"] for g in antwoord["gebeurtenissen"] if g["type"] in namen]


def test_eerst_is_alles_van_niemand_en_wie_wordt_aangesteld_krijgt_het(kantoor: Loket) -> None:
    allen = op_de_lijst(kantoor)
    stel_aan(kantoor, "m-7")

    assert {"Noor", "Bo", "Eva", "Flo"} <= allen
    assert dossiers_van(kantoor) == {"m-7": (len(allen), len(allen))}
    assert op_de_lijst(kantoor) == set()


def test_tijdens_verlof_neemt_een_ander_waar_en_daarna_niet_meer(kantoor: Loket) -> None:
    stel_aan(kantoor, "m-7")
    alle = verdeling(kantoor)["open"]
    stel_aan(kantoor, "m-8")
    tot = (vandaag() + timedelta(days=7)).isoformat()
    afwezig = meld(kantoor, "MedewerkerAfwezig", medewerker="m-7", totEnMet=tot, waarnemer="m-8")
    nu_ = dossiers_van(kantoor)
    erna = verdeling(kantoor, peildatum=(vandaag() + timedelta(days=8)).isoformat())["medewerkers"]

    assert nu_ == {"m-7": (0, alle), "m-8": (alle, 0)}
    assert {m["medewerker"]: m["dossiers"] for m in erna} == {"m-7": alle, "m-8": 0}
    herroepen = {"gebeurtenisId": afwezig.json()["id"], "reden": "verlof gaat niet door"}
    assert meld(kantoor, "GebeurtenisHerroepen", **herroepen).status_code == httpx.codes.CREATED
    assert dossiers_van(kantoor) == {"m-7": (alle, alle), "m-8": (0, 0)}


def test_vertrekt_iemand_dan_staan_zijn_dossiers_op_de_lijst_tot_zij_worden_overgedragen(kantoor: Loket) -> None:
    stel_aan(kantoor, "m-7")
    alle = op_de_lijst(kantoor) | {n for n in NAMEN.values() if n in {"Noor", "Bo", "Eva", "Flo"}}
    stel_aan(kantoor, "m-8")
    meld(kantoor, "MedewerkerVertrokken", geldigOp=vandaag().isoformat(), medewerker="m-7")
    over = op_de_lijst(kantoor)
    pagina = kantoor.vraag("lokaal", "/werkverdeling").text
    gedaan = kantoor.verstuur("lokaal", "/werkverdeling", doe="draag-over", van="m-7", aan="m-8").text

    assert alle <= over
    assert "werkt hier niet" in pagina
    assert "Wie het behandelde, werkt hier niet meer." in pagina
    assert "zijn vastgelegd" in gedaan
    assert op_de_lijst(kantoor) == set()


def test_wie_de_dossiers_met_de_hand_geeft_ziet_de_naam_van_leerling_en_collega(kantoor: Loket) -> None:
    assert "nog niemand aangesteld" in kantoor.vraag("lokaal", "/werkverdeling").text
    stel_aan(kantoor, "m-7", "m-8")
    eerst = behandelaar(kantoor, NOOR)
    ander = {"m-7": "m-8", "m-8": "m-7"}[eerst[-1]]
    dossier = kantoor.dossiers[NOOR]
    gedaan = kantoor.verstuur("leerplichtambtenaar", "/werkverdeling", doe="geef", dossier=dossier, aan=ander)
    fout = kantoor.verstuur("leerplichtambtenaar", "/werkverdeling", doe="geef", dossier=dossier, aan="m-99")

    assert gedaan.status_code == httpx.codes.OK
    assert behandelaar(kantoor, NOOR) == [*eerst, ander]
    assert f"Naam van {ander}" in gedaan.text
    assert fout.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert "Kies een medewerker" in fout.text
    assert behandelaar(kantoor, NOOR) == [*eerst, ander]


def test_een_collega_van_een_andere_gemeente_ziet_en_geeft_niets_van_hier(kantoor: Loket) -> None:
    assert op_de_lijst(kantoor, "assen") == {"Bo", "Cas"}
    stel_aan(kantoor, "m-7", "m-8")
    eerst = behandelaar(kantoor, NOOR)
    dossier = kantoor.dossiers[NOOR]
    poging = kantoor.verstuur("assen", "/werkverdeling", doe="geef", dossier=dossier, aan="m-8")
    kantoor.verstuur("assen", "/werkverdeling", doe="draag-over", van=eerst[-1], aan="m-8")

    assert poging.status_code == httpx.codes.FORBIDDEN
    assert behandelaar(kantoor, NOOR) == eerst


def test_wie_er_niets_mee_te_maken_heeft_ziet_geen_medewerkers_en_geen_verdeling(kantoor: Loket) -> None:
    paden = ("/werkverdeling", "/werkverdeling/zonder-behandelaar", "/medewerkers")
    for rol in ("jgz", "swv", "school", "auditor", "bestuur", "beheerder"):
        poging = meld(kantoor, "MedewerkerAangesteld", wie=rol, medewerker="x", naam="x", rol="leerplicht")

        assert [kantoor.api(rol, pad).status_code for pad in paden] == [403] * 3
        assert poging.status_code == httpx.codes.FORBIDDEN


def test_wie_de_verdeling_ziet_mag_ook_de_namen_van_collegas_zien() -> None:
    ziet = {rol for rol, handeling, bron in RECHTEN if (handeling, bron) == (Handeling.LEZEN, Bron.WERKVERDELING)}
    leest = {rol for rol, handeling, bron in RECHTEN if (handeling, bron) == (Handeling.LEZEN, Bron.MEDEWERKERS)}

    assert ziet <= leest


def test_mijn_werk_is_wat_ik_behandel_met_de_namen_van_mijn_leerlingen(kantoor: Loket) -> None:
    stel_aan(kantoor, IK)
    mijn = kantoor.vraag("leerplichtambtenaar", "/mijn-werk").text
    van_assen = kantoor.vraag("assen", "/mijn-werk").text
    van_mij = kantoor.vraag("assen", "/mijn-werk", params={"wie": IK}).text

    assert "Noor Geheim" in mijn
    assert "Bo Geheim" not in mijn, "she lives elsewhere"
    assert "Hier staat nu niets" in van_assen
    assert "Bo Geheim" in van_mij
    assert "Noor Geheim" not in van_mij


def test_wat_vandaag_bekend_is_verandert_niet_wat_gisteren_bekend_was(kantoor: Loket) -> None:
    voor = nu().isoformat()
    alle = verdeling(kantoor)["open"]
    stel_aan(kantoor, "m-7")

    toen = verdeling(kantoor, bekendOp=voor)
    assert (toen["open"], toen["zonderBehandelaar"], toen["medewerkers"]) == (alle, alle, [])
    assert kantoor.api("lokaal", "/medewerkers", params={"bekendOp": voor}).json()["medewerkers"] == []


def test_dezelfde_sleutel_legt_een_keer_vast_en_een_oude_versie_niets(kantoor: Loket) -> None:
    velden = {"medewerker": "m-7", "naam": "Anna Bos", "rol": "leerplicht"}
    eerst, weer = (meld(kantoor, "MedewerkerAangesteld", sleutel="een-sleutel", **velden) for _ in range(2))
    anders = meld(kantoor, "MedewerkerAangesteld", sleutel="een-sleutel", aandeel=50, **velden)
    versie = kantoor.api("lokaal", "/medewerkers").headers["etag"]
    koppen = {"Idempotency-Key": "een-andere", "If-Match": '"0"'}
    inhoud = {"type": "MedewerkerVertrokken", "geldigOp": VROEGER, "medewerker": "m-7"}
    oud = kantoor.api("lokaal", "/medewerkers/gebeurtenissen", "POST", json=inhoud, headers=koppen)

    assert (eerst.status_code, weer.status_code, anders.status_code) == (201, 201, 409)
    assert eerst.json()["id"] == weer.json()["id"]
    assert (versie, oud.status_code) == ('"1"', 412)


def test_een_formulier_zegt_bij_het_veld_wat_er_niet_klopt(kantoor: Loket) -> None:
    stel_aan(kantoor, "m-7")
    leeg = kantoor.vraag("leerplichtambtenaar", "/medewerkers/MedewerkerAfwezig").text
    velden = {"medewerker": "m-7", "geldigOp": "2026-03-02", "totEnMet": "2026-03-01"}
    fout = kantoor.verstuur("leerplichtambtenaar", "/medewerkers/MedewerkerAfwezig", **velden)
    goed = kantoor.verstuur("leerplichtambtenaar", "/medewerkers/MedewerkerAfwezig", **{**velden, "totEnMet": ""})

    assert "Naam van m-7" in leeg
    assert fout.status_code == 422
    assert "De laatste dag van afwezigheid ligt voor de eerste." in fout.text
    assert "is vastgelegd" in goed.text
    assert "afwezig en niemand neemt waar" in goed.text
    assert kantoor.vraag("lokaal", "/medewerkers/Ziekgemeld").status_code == 404


def test_twee_die_tegelijk_verdelen_geven_elk_dossier_een_keer(kantoor: Loket, tmp_path: Path) -> None:
    db, alle = str(tmp_path / "verzuimspoor.db"), verdeling(kantoor)["open"]
    with installatie(db) as een, installatie(db) as twee:
        for wie in ("m-7", "m-8"):
            velden = {"type": "MedewerkerAangesteld", "geldigOp": VROEGER, "medewerker": wie, "naam": wie}
            verzoek = Verzoek({**velden, "rol": "leerplicht"}, f"sleutel-{wie}", None)
            leg_vast_bij_personeel(omgeving_van(een), verzoek)
        with ThreadPoolExecutor(2) as samen:
            gedaan = list(samen.map(verdeel_open_dossiers, (een, twee)))
        weer = verdeel_open_dossiers(een)
    eerlijk = dossiers_van(kantoor)

    assert sum(g["BehandelaarToegewezen"] for g in gedaan) == alle
    assert not weer
    assert sum(eigen for _, eigen in eerlijk.values()) == alle


def test_wat_wordt_ingenomen_heeft_meteen_een_behandelaar(kantoor: Loket, tmp_path: Path) -> None:
    stel_aan(kantoor, "m-7")
    alle = dossiers_van(kantoor)["m-7"][0]
    levering = tmp_path / "nieuw.csv"
    levering.write_text(csv_van(rij(meldingsnummer="77", pgn="999990020")), encoding="utf-8")
    uitkomst = inname(lambda: installatie(str(tmp_path / "verzuimspoor.db")))(
        levering, tmp_path / "af.csv", lambda _: None, ""
    )

    assert uitkomst.telling.nieuw == 1
    assert dossiers_van(kantoor) == {"m-7": (alle + 1, alle + 1)}


def test_dat_een_dossier_van_iemand_wordt_is_geen_teken_dat_er_iets_gebeurde(kantoor: Loket, tmp_path: Path) -> None:
    with installatie(str(tmp_path / "verzuimspoor.db")) as hier:
        voor = hier.rows.open_meldingen(hier.vraag(None, None))
        stel_aan(kantoor, "m-7")
        na = hier.rows.open_meldingen(hier.vraag(None, None))

    assert len(voor) > 1
    assert [(r["dossier_id"], r["laatst"]) for r in voor] == [(r["dossier_id"], r["laatst"]) for r in na]


def test_de_naam_van_een_medewerker_ligt_nergens_leesbaar(kantoor: Loket, tmp_path: Path) -> None:
    stel_aan(kantoor, "m-7")
    liggen = b"".join(een.read_bytes() for een in tmp_path.rglob("*") if een.is_file())

    assert b"Naam van m-7" not in liggen
    assert "Naam van m-7" in kantoor.api("lokaal", "/medewerkers").text


def test_geen_adres_op_de_bladzijde_noemt_een_leerling(kantoor: Loket) -> None:
    stel_aan(kantoor, "m-7")
    meld(kantoor, "MedewerkerVertrokken", geldigOp=vandaag().isoformat(), medewerker="m-7")
    pagina = kantoor.vraag("lokaal", "/werkverdeling").text
    adressen = re.findall(r'(?:href|action)="([^"]*)"', pagina)

    assert "Noor Geheim" in pagina
    assert not any(naam in adres or pgn in adres for adres in adressen for pgn, naam in NAMEN.items())
    assert {ALI, BO, CAS, EVA, FLO}.isdisjoint(re.findall(r"\d{9}", pagina))

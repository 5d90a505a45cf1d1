"""
Een werkdag van wie het team leidt, over de API: een collega gaat met verlof, er is een overleg op school, en DUO wacht.

De werkdagen van de leerplichtambtenaar staan in `tests/browser/test_werkdagen.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from domain.werkdagen import verlengd
from services.logboek.lezen import wie_keek
from services.tijd import vandaag
from tests.kit.berichten import AMSTERDAM, Postkamer, postkamer, tekst_van
from tests.kit.dashboard import zonder_omgeving
from tests.kit.mailserver import mailserver
from tests.kit.toegang import EVA, FLO, NAMEN, NOOR, WIE, Loket, gebeurd, loket, vul

ANNA, WAARNEMER = "m-7", "iemand-leerplichtambtenaar"
AMBTENAAR, SCHOOL, CONTROLEUR = "leerplichtambtenaar", "school", "auditor"
OVERLEG = f"/overleggen/{UUID(int=0x72010)}"
MORGEN = verlengd(vandaag() + timedelta(days=1))
"""The next day on which people work."""


@dataclass
class Kantoor:
    """The applications, the post beside them, and a key for each thing that is recorded."""

    balie: Loket
    post: Postkamer
    nummer: int = 0

    def lees(self, pad: str, wie: str = AMBTENAAR, **vraag: str) -> dict[str, Any]:
        antwoord = self.balie.api(wie, pad, params=vraag)
        assert antwoord.status_code == httpx.codes.OK, antwoord.text
        gelezen: dict[str, Any] = antwoord.json()
        return gelezen

    def stuur(self, pad: str, inhoud: dict[str, Any], wie: str = AMBTENAAR) -> httpx.Response:
        self.nummer += 1
        koppen = {"Idempotency-Key": f"werkdag-{self.nummer}", "If-Match": "*"}
        antwoord = self.balie.api(wie, pad, "POST", json=inhoud, headers=koppen)
        assert antwoord.is_success, antwoord.text
        return antwoord

    def gebeurt(self, pad: str, wat: str, wie: str = AMBTENAAR, /, **velden: Any) -> None:
        inhoud = {"type": wat, "geldigOp": vandaag().isoformat(), **velden}
        self.stuur(f"{pad}/gebeurtenissen", inhoud, wie)

    def dossier(self, pgn: str) -> str:
        return f"/dossiers/{self.balie.dossiers[pgn]}"


@pytest.fixture
def kantoor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantoor]:
    """Anna handles all that is open in Groningen; a colleague of hers may stand in."""
    vol, folder = tmp_path_factory.mktemp("vol"), tmp_path_factory.mktemp("werkdag")
    feiten = [een for een in gebeurd() if een["type"] != "BehandelaarToegewezen"]
    with zonder_omgeving(), mailserver(folder) as post, postkamer(folder, vul(vol, feiten), post) as kamer:
        kamer.klok.moment = datetime.combine(MORGEN, time(9), AMSTERDAM)
        with loket(kamer.db) as balie:
            hier = Kantoor(balie, kamer)
            hier.gebeurt(
                "/medewerkers", "MedewerkerAangesteld", "lokaal", medewerker=ANNA, naam="Anna", rol="leerplicht"
            )
            hier.gebeurt(
                "/medewerkers", "MedewerkerAangesteld", "lokaal", medewerker=WAARNEMER, naam="Bram", rol="leerplicht"
            )
            yield hier


def verdeeld(kantoor: Kantoor) -> dict[str, tuple[int, int]]:
    """Return by who works here how many dossiers he handles, and how many are his own."""
    medewerkers = kantoor.lees("/werkverdeling")["medewerkers"]
    return {een["naam"]: (een["dossiers"], een["eigen"]) for een in medewerkers}


def een_collega_gaat_met_verlof_en_niets_is_zonder_eigenaar(kantoor: Kantoor) -> None:
    assert verdeeld(kantoor) == {"Anna": (3, 3), "Bram": (0, 0)}
    kantoor.gebeurt("/medewerkers", "MedewerkerAfwezig", "lokaal", medewerker=ANNA, waarnemer=WAARNEMER)

    assert verdeeld(kantoor) == {"Anna": (0, 3), "Bram": (3, 0)}
    assert kantoor.lees("/werkverdeling/zonder-behandelaar")["aantal"] == 0


def de_samenvatting_van_de_waarnemer_noemt_geen_leerling(kantoor: Kantoor) -> None:
    kantoor.post.hier.catch_up()
    kantoor.post.abonneer(WIE[AMBTENAAR])
    kantoor.post.ronde()
    [mail] = kantoor.post.post.berichten
    tekst = tekst_van(mail)

    assert "Uw werk op" in tekst
    for verboden in (*NAMEN.values(), *NAMEN, *kantoor.balie.dossiers.values()):
        assert verboden not in bytes(mail).decode()


def een_overleg_uit_de_open_dossiers_van_een_school(kantoor: Kantoor) -> None:
    plan = {"soort": "mdo", "dag": MORGEN.isoformat(), "gemeentecode": "0014", "brin": "99AA"}
    kantoor.gebeurt(OVERLEG, "OverlegGepland", **plan)
    for pgn in (NOOR, EVA, FLO):
        kantoor.gebeurt(OVERLEG, "DossierGeagendeerd", dossier=kantoor.balie.dossiers[pgn])
    kantoor.gebeurt(OVERLEG, "DeelnemerUitgenodigd", rol="school", brin="99AA")
    kantoor.gebeurt(OVERLEG, "DeelnemerUitgenodigd", rol="jgz")
    kantoor.gebeurt(OVERLEG, "DeelnemerUitgenodigd", rol="leerplicht", naam=ANNA)
    afspraak = {"wat": "De jeugdarts belt.", "rol": "jgz", "uiterlijkOp": MORGEN.isoformat()}
    kantoor.gebeurt(kantoor.dossier(NOOR), "AfspraakGemaakt", **afspraak)
    kopieen = {
        een["rol"]: kantoor.balie.api(AMBTENAAR, f"{OVERLEG}/kopieen/{een['deelnemerId']}").text
        for een in kantoor.lees(OVERLEG)["deelnemers"]
    }

    assert kantoor.balie.dossiers[NOOR] in kopieen["school"]
    assert "De jeugdarts belt." not in kopieen["school"]
    assert "De jeugdarts belt." in kopieen["leerplicht"]
    assert kantoor.balie.dossiers[NOOR] not in kopieen["jgz"]
    assert "De jeugdarts belt." in [een["wat"] for een in kantoor.lees("/afspraken")["afspraken"]]
    assert "<td>Anna</td>" in kantoor.balie.vraag(AMBTENAAR, OVERLEG).text


def duo_krijgt_elke_status_een_keer_en_zegt_wat_ervan_werd(kantoor: Kantoor) -> None:
    for pgn, nummer in ((NOOR, "810000"), (EVA, "810002")):
        kantoor.gebeurt(kantoor.dossier(pgn), "TerugmeldingBepaald", meldingsnummer=nummer, status="B")
    uitvoer = kantoor.stuur("/terugmeldingen/uitvoeren", {}).json()
    noor, eva = sorted(uitvoer["terugmeldingen"], key=lambda een: een["meldingsnummer"])
    assert kantoor.stuur("/terugmeldingen/uitvoeren", {}).status_code == httpx.codes.NO_CONTENT
    antwoorden = [
        {"terugmelding": noor["terugmelding"], "uitslag": "bevestigd"},
        {"terugmelding": eva["terugmelding"], "uitslag": "afgewezen", "code": "X1"},
    ]
    ontvangen = kantoor.stuur("/terugmeldingen/antwoorden", {"antwoorden": antwoorden}).json()
    afgewezen = kantoor.lees("/terugmeldingen", stand="afgewezen")["terugmeldingen"]

    assert [een["verwerkt"] for een in ontvangen["antwoorden"]] == ["nieuw", "nieuw"]
    assert [een["meldingsnummer"] for een in afgewezen] == ["810002"]
    school = kantoor.lees("/meldingen", SCHOOL)["meldingen"]
    assert [een["status"] for een in school if een["meldingsnummer"] == "810000"] == ["B"]


def het_jaarverslag_is_twee_keer_hetzelfde_bestand(kantoor: Kantoor) -> None:
    pad = "/jaarverslag?schooljaar=2025-2026&vorm=pdf&bekendOp=" + vandaag().isoformat()
    eerst, later = (kantoor.balie.vraag(AMBTENAAR, pad) for _ in range(2))

    assert eerst.content.startswith(b"%PDF")
    assert eerst.content == later.content


def wie_keek_staat_in_het_logboek(kantoor: Kantoor) -> None:
    gekeken = kantoor.balie.vraag(AMBTENAAR, kantoor.dossier(NOOR))
    gezocht = {"traceId": gekeken.headers["traceresponse"].split("-")[1]}
    gevonden = kantoor.balie.api(CONTROLEUR, "/verwerkingen/_zoek", "POST", json=gezocht)
    [regel] = gevonden.json()["processingActivities"]

    assert regel["name"] == "scherm:dossiers"
    assert "Noor" not in str(regel)
    logboek = kantoor.post.hier.kern.logboek
    blikken = wie_keek(logboek, logboek.betrokkenen([UUID(kantoor.balie.dossiers[NOOR])]).values())
    assert [een.wie for een in blikken if een.trace_id.hex() == regel["traceId"]] == [WAARNEMER]


def test_een_dag_van_wie_het_team_leidt(kantoor: Kantoor) -> None:
    een_collega_gaat_met_verlof_en_niets_is_zonder_eigenaar(kantoor)
    de_samenvatting_van_de_waarnemer_noemt_geen_leerling(kantoor)
    een_overleg_uit_de_open_dossiers_van_een_school(kantoor)
    duo_krijgt_elke_status_een_keer_en_zegt_wat_ervan_werd(kantoor)
    het_jaarverslag_is_twee_keer_hetzelfde_bestand(kantoor)
    wie_keek_staat_in_het_logboek(kantoor)

"""What becomes of a delivery that is handed over, also when the process ends halfway?"""

import signal
import time
from pathlib import Path

import httpx
import pytest
from stdnum.nl import onderwijsnummer

from services.api.antwoorden import overig
from tests.kit.apiserver import Api, draait
from tests.kit.winkel import csv_van, gebeurtenis, ndjson, rij

SECONDEN = 60
KLAAR = ("klaar", "mislukt")
NUMMERS = [nummer for nummer in map(str, range(100_000_000, 100_002_000)) if onderwijsnummer.is_valid(nummer)]
REGELS = 28 * len(NUMMERS)


def afgewacht(api: Api, weg: str) -> overig.Aanlevering:
    """Follow a delivery until it is done."""
    for _ in range(SECONDEN * 20):
        gelezen = overig.Aanlevering.model_validate(api.lees(weg))
        if gelezen.status in KLAAR:
            return gelezen
        time.sleep(0.05)
    raise AssertionError(f"{weg} is not done")


def test_een_levering_met_een_foute_regel_wordt_verbeterd_en_opnieuw_aangeleverd(api: Api, tmp_path: Path) -> None:
    goed, fout = rij(pgn="999990020", meldingsnummer="2"), rij(pgn="999990032", meldingsnummer="3", soort="XYZ")

    aangeleverd = api.lever("verzuim.csv", csv_van(goed, fout))
    uitkomst = afgewacht(api, aangeleverd.headers["location"])

    assert aangeleverd.status_code == httpx.codes.ACCEPTED
    assert (uitkomst.soort, uitkomst.gelezen, uitkomst.nieuw, uitkomst.afgewezen) == ("verzuimmeldingen", 2, 1, 1)
    assert api.lees("/thuiszitters?peildatum=2026-03-03")["aantal"] == 2
    afwijzingen = api.get(f"{aangeleverd.headers['location']}/afwijzingen")
    assert afwijzingen.headers["content-type"].startswith("text/csv")
    assert 'filename="verzuim.afgewezen.csv"' in afwijzingen.headers["content-disposition"]
    verbeterd = api.lever("verzuim.afgewezen.csv", afwijzingen.text.replace("XYZ", "LRV"))
    assert afgewacht(api, verbeterd.headers["location"]).nieuw == 1
    assert api.lees("/thuiszitters?peildatum=2026-03-03")["aantal"] == 3
    assert list(tmp_path.rglob("verzuim*.csv")) == []  # what was handed over is not kept


def test_gebeurtenissen_mogen_ook(api: Api) -> None:
    regels = ndjson(gebeurtenis("SchoolgangHervat", "2026-02-02"), gebeurtenis("BestaatNiet", "2026-02-02"))
    weg = api.lever("terug.ndjson", regels, "application/x-ndjson").headers["location"]

    assert (afgewacht(api, weg).nieuw, afgewacht(api, weg).afgewezen) == (1, 1)
    assert api.get(f"{weg}/afwijzingen").headers["content-type"].startswith("application/x-ndjson")


def test_zonder_foute_regels_zijn_er_geen_afwijzingen(api: Api) -> None:
    weg = api.lever("verzuim.csv", csv_van(rij())).headers["location"]

    uitkomst = afgewacht(api, weg)

    assert (uitkomst.ongewijzigd, uitkomst.afgewezen) == (1, 0)
    assert api.get(f"{weg}/afwijzingen").status_code == httpx.codes.NO_CONTENT


def test_wat_niet_te_lezen_is_mislukt_met_een_reden(api: Api) -> None:
    uitkomst = afgewacht(api, api.lever("leeg.csv", "").headers["location"])

    assert (uitkomst.status, uitkomst.fout) == ("mislukt", "het bestand is leeg")


def test_de_laatste_staat_vooraan_en_wat_verwijderd_is_niet(api: Api, tmp_path: Path) -> None:
    wegen = [api.lever(f"{naam}.csv", csv_van(rij(soort="XYZ"))).headers["location"] for naam in ("een", "twee")]
    for weg in wegen:
        afgewacht(api, weg)

    alle = overig.Aanleveringen.model_validate(api.lees("/aanleveringen"))
    weg_ermee = api.vraag("DELETE", wegen[1])

    assert [een.bestandsnaam for een in alle.aanleveringen] == ["twee.csv", "een.csv"]
    assert weg_ermee.status_code == httpx.codes.NO_CONTENT
    assert api.get(wegen[1]).status_code == httpx.codes.NOT_FOUND
    assert api.vraag("DELETE", wegen[1]).status_code == httpx.codes.NOT_FOUND
    assert len(list(tmp_path.rglob("afgewezen"))) == 1


@pytest.mark.parametrize("naam", ["../verzuim.csv", "verzuim 999990019.csv", ".verborgen", "a/b.csv", "", "x" * 101])
def test_een_bestandsnaam_is_een_naam_zonder_nummer(api: Api, naam: str) -> None:
    assert api.lever(naam, csv_van(rij())).status_code == httpx.codes.BAD_REQUEST
    assert api.lees("/aanleveringen")["aantal"] == 0


def test_zonder_naam_wordt_niets_aangenomen(api: Api) -> None:
    antwoord = api.vraag("POST", "/aanleveringen", content=b"x", headers={"Content-Type": "text/csv"})

    assert "Content-Disposition" in antwoord.json()["detail"]


def test_alleen_de_eigenaar_kan_erbij(api: Api, tmp_path: Path) -> None:
    afgewacht(api, api.lever("verzuim.csv", csv_van(rij(soort="XYZ"))).headers["location"])
    folder = tmp_path / "verzuimspoor.aanleveringen"

    assert folder.stat().st_mode & 0o077 == 0
    assert [
        path for path in folder.rglob("*") if path.is_file() and path.stat().st_mode & 0o077 and path.name != "slot"
    ] == []


@pytest.mark.trager
@pytest.mark.parametrize("signaal", [signal.SIGKILL, signal.SIGTERM])
def test_na_een_onderbreking_gaat_de_inname_verder(tmp_path: Path, signaal: int) -> None:
    """Stopped while it is taken in: every line is recorded once in the end."""
    regels = [
        gebeurtenis("TeLaatGekomen", f"2026-01-{i % 28 + 1:02}", pgn=NUMMERS[i % len(NUMMERS)]) for i in range(REGELS)
    ]
    with draait(tmp_path) as api:
        weg = api.lever("te-laat.ndjson", ndjson(*regels), "application/x-ndjson").headers["location"]
        for _ in range(SECONDEN * 100):
            if api.lees(weg)["bytesGelezen"] > 0:
                break
            time.sleep(0.01)
        halverwege = api.lees(weg)["status"]
        api.stop(signaal)

    with draait(tmp_path) as api:
        uitkomst = afgewacht(api, weg)
        laatste = api.lees(f"/gebeurtenissen?perPagina=1&na={REGELS - 1}")

    assert halverwege == "bezig"
    assert (uitkomst.status, (uitkomst.nieuw or 0) + (uitkomst.ongewijzigd or 0)) == ("klaar", REGELS)
    assert [een["data"]["positie"] for een in laatste["gebeurtenissen"]] == [REGELS]

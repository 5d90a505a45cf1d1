"""Is every line taken in once, and does everybody get an answer, whichever process dies meanwhile?"""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from stdnum.nl import onderwijsnummer

from services.server.innameproces import Innameproces
from services.wachtrij import Aanleveringenmap, Wachtrij
from tests.kit.apiserver import Api, draait
from tests.kit.winkel import PGN, csv_van, gebeurtenis, ndjson, rij, voer_uit
from tests.server.test_tegelijk import opslag
from tests.services.test_cli_proces import vs

NUMMERS = [nummer for nummer in map(str, range(100_000_000, 100_001_000)) if onderwijsnummer.is_valid(nummer)]
REGELS = 14 * len(NUMMERS)
"""Of each the day or the pupil differs."""
VERZUIMD = [
    gebeurtenis("TeLaatGekomen", f"2026-01-{i % 28 + 1:02}", pgn=NUMMERS[i % len(NUMMERS)]) for i in range(REGELS)
]
LIJST = "/thuiszitters?peildatum=2026-03-03"
SECONDEN = 300
ZONDER = "--zonder-inname"


def wacht_tot(is_zo: Callable[[], bool]) -> None:
    """Look until it is so."""
    einde = time.monotonic() + SECONDEN
    while not is_zo():
        assert time.monotonic() < einde
        time.sleep(0.02)


def kinderen(proces: int) -> list[int]:
    """Return the processes that a process started."""
    gevonden = subprocess.run(["pgrep", "-P", str(proces)], capture_output=True, text=True, check=False)
    return [int(regel) for regel in gevonden.stdout.split()]


def leeft(proces: int) -> bool:
    """Say whether a process is there, and no corpse that nobody buried."""
    stand = subprocess.run(["ps", "-o", "stat=", "-p", str(proces)], capture_output=True, text=True, check=False)
    return stand.stdout.strip()[:1] not in ("", "Z")


def is_onderweg(api: Api, weg: str, vanaf: int = 0) -> bool:
    """Say whether a delivery is being read, and so many events are recorded."""
    return bool(api.lees(weg)["bytesGelezen"] and api.lees(f"/gebeurtenissen?perPagina=1&na={vanaf}")["gebeurtenissen"])


@pytest.mark.trager
@pytest.mark.parametrize("soort", ["sqlite", "postgres"])
def test_whatever_is_killed_every_line_is_taken_in_once_and_everybody_is_answered(soort: str, tmp_path: Path) -> None:
    (tmp_path / "noor.csv").write_text(csv_van(rij()), encoding="utf-8")
    with opslag(soort, tmp_path) as (omgeving, adres):
        voer_uit(tmp_path, "ingest", tmp_path / "noor.csv", adres=adres)
        with draait(tmp_path, **omgeving) as api:
            weg = api.lever("te-laat.ndjson", ndjson(*VERZUIMD), "application/x-ndjson").headers["location"]
            wacht_tot(lambda: is_onderweg(api, weg, vanaf=100))

            noor = api.vraag("POST", "/dossiers/_zoek", json={"pgn": PGN}).json()["dossiers"][0]["dossierId"]
            notitie = {"type": "NotitieGemaakt", "geldigOp": "2026-02-03", "tekst": "Gebeld."}
            vastgelegd = api.leg_vast(f"/dossiers/{noor}", notitie, sleutel="sleutel-1").json()
            meteen = api.lees(f"/dossiers/{noor}/gebeurtenissen")
            assert vastgelegd["id"] in [een["id"] for een in meteen["gebeurtenissen"]]
            assert api.lees(weg)["status"] == "bezig"
            assert api.vraag("DELETE", weg).status_code == 409

            (eerste,) = kinderen(api.process.pid)
            os.kill(eerste, signal.SIGKILL)
            assert api.lees(LIJST)["aantal"] == 1
            assert api.client.get(LIJST).status_code == 200
            wacht_tot(lambda: kinderen(api.process.pid) not in ([], [eerste]) and is_onderweg(api, weg))
            (tweede,) = kinderen(api.process.pid)
            api.stop(signal.SIGKILL)
            wacht_tot(lambda: not leeft(tweede))
            assert "ended code=-9" in api.gezegd()

        with draait(tmp_path, **omgeving) as api:
            wacht_tot(lambda: api.lees(weg)["status"] in ("klaar", "mislukt"))
            uitkomst = api.lees(weg)
            laatste = api.lees(f"/gebeurtenissen?perPagina=1&na={REGELS + 1}")["gebeurtenissen"]

    assert (uitkomst["status"], uitkomst["nieuw"] + uitkomst["ongewijzigd"]) == ("klaar", REGELS)
    assert uitkomst["ongewijzigd"] > 0
    assert [een["data"]["positie"] for een in laatste] == [REGELS + 2]


def test_of_two_servers_on_one_folder_one_takes_in_and_both_tell(tmp_path: Path) -> None:
    with draait(tmp_path) as een, draait(tmp_path) as ander:
        wegen = [
            server.lever(f"{nummer}.csv", csv_van(rij(pgn=pgn, meldingsnummer=nummer))).headers["location"]
            for server, nummer, pgn in ((een, "2", "999990020"), (ander, "3", "999990032"))
        ]
        for weg in wegen:
            wacht_tot(lambda weg=weg: all(s.lees(weg)["status"] == "klaar" for s in (een, ander)))  # type: ignore[misc] # a lambda with a default
        uitkomsten = [ander.lees(weg) for weg in wegen]

        assert [uitkomst["nieuw"] for uitkomst in uitkomsten] == [1, 1]
        assert een.lees(LIJST)["aantal"] == ander.lees(LIJST)["aantal"] == 2


def test_without_taking_in_a_delivery_waits_for_the_service_that_does(tmp_path: Path) -> None:
    with draait(tmp_path, ZONDER) as api:
        weg = api.lever("noor.csv", csv_van(rij())).headers["location"]
        voor = (api.lees(weg)["status"], kinderen(api.process.pid))
        uitvoer = vs(tmp_path, "inname", "--eenmaal")

        assert voor == ("wacht", [])
        assert (uitvoer.code, uitvoer.uit) == (0, "1 aanleveringen afgerond.\n")
        assert (api.lees(weg)["status"], api.lees(LIJST)["aantal"]) == ("klaar", 1)


def test_a_process_that_dies_is_started_again_and_one_that_is_not_needed_is_not(tmp_path: Path) -> None:
    map_, merk = Aanleveringenmap(tmp_path / "rij"), tmp_path / "merk"
    sterft_eerst = f'echo begonnen >> "{merk}"; [ "$(wc -l < "{merk}")" -gt 1 ] && cat > /dev/null'
    with Innameproces(map_, ["sh", "-c", sterft_eerst]) as proces:
        proces.wek()
        time.sleep(0.2)
        assert not merk.exists()

        rij_ = Wachtrij(tmp_path / "rij", proces.wek)
        with (tmp_path / "a.csv").open("w+b") as file:
            rij_.ontvang_bestand("a.csv", file)
        wacht_tot(lambda: merk.exists() and len(merk.read_text().splitlines()) == 2)

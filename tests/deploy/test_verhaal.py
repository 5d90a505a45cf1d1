"""
Does everything work together that compose.yaml and the chart start, with their own command lines?

Every process is started as its container is: with the command line, the environment and the files that stand there, of
which only addresses and paths are those of this machine. PostgreSQL, Apache Kafka and the proxy are real and are set up
by the same files; Keycloak has a stand-in that says what the realm would, and the collector is that of our tests.
"""

import contextlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from kafka import KafkaAdminClient

from services.generator.nummers import bsn
from services.kafka.klant import Kafkaplaats
from services.tijd import vandaag
from tests.deploy.draaiend import Machine
from tests.deploy.opstelling import diensten, programma
from tests.deploy.stapel import Stapel, opgebouwd, uit_de_chart
from tests.kit.kafka import has_apache, lees_alles
from tests.kit.winkel import csv_van, rij

pytestmark = [
    pytest.mark.trager,
    pytest.mark.skipif(os.geteuid() != 0, reason="the files of secrets are given away, which only root can"),
    pytest.mark.skipif(not has_apache(), reason="Apache Kafka needs java and mvn, and they are not there"),
]


@pytest.fixture
def stapel(tmp_path: Path) -> Iterator[Stapel]:
    with opgebouwd(tmp_path) as gebouwd:
        yield gebouwd


def wait_until(wat: str, kijk: Callable[[], Any], seconden: float = 60) -> Any:
    """Return what is there once there is something; whoever is not there yet is asked again."""
    tot = time.monotonic() + seconden
    while True:
        with contextlib.suppress(httpx.TransportError):
            if gevonden := kijk():
                return gevonden
        assert time.monotonic() < tot, wat
        time.sleep(0.1)


def levering(nummer: int) -> str:
    """Write a delivery about one pupil, at home for so long that every term of it has passed."""
    sinds = vandaag() - timedelta(days=200)
    gemeld = sinds + timedelta(days=7)
    geboren = vandaag() - timedelta(days=14 * 365)
    dagen = {
        "geboortedatum": geboren,
        "begindatum": sinds,
        "melddatum": gemeld,
        "laatste_mutatie": f"{gemeld}T09:00:00",
    }
    return csv_van(rij(meldingsnummer=str(nummer), pgn=bsn(nummer), **{naam: str(dag) for naam, dag in dagen.items()}))


def alleen_lezen(machine: Machine) -> dict[Path, bytes]:
    """Return every file that no container of ours may write."""
    mappen = [machine.folder / "bestanden", machine.folder / "leeg", *machine.geheim.iterdir()]
    files = [path for map_ in mappen if map_.name != "werk" for path in map_.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in files}


def begin(stapel: Stapel) -> None:
    """Start all that goes on: what compose.yaml starts, and of the chart one more of what may be with more."""
    machine = stapel.machine
    for eenmalig in ("migrate", "topics"):
        machine.doe(eenmalig)
    machine.lees_in("aanmelden.toml", programma("serve").plaatsen)
    machine.lees_in("Caddyfile", programma("proxy").plaatsen)
    for naam in ("serve", "relay", "project", "inlezen", "logboek"):
        machine.start(naam)
    for deel in ("project", "relay"):
        machine.start(deel, uit_de_chart(stapel, deel))
    gezond = diensten()["serve"]["healthcheck"]["test"][1:]
    wait_until("serve is healthy", lambda: machine.slaagt(replace(programma("serve"), woorden=gezond)))
    machine.start("proxy")
    with httpx.Client(verify=stapel.vertrouwt) as klant:
        leeft = f"https://localhost:{stapel.poort}/_healthz/livez"
        wait_until("the proxy passes on", lambda: klant.get(leeft).status_code == httpx.codes.OK)


def test_a_delivery_becomes_a_thuiszitter_on_the_list_and_all_end_cleanly(stapel: Stapel) -> None:
    machine = stapel.machine
    begin(stapel)
    eerst = alleen_lezen(machine)
    with httpx.Client(base_url=f"https://localhost:{stapel.poort}", verify=stapel.vertrouwt, timeout=30) as klant:
        klant.headers["Authorization"] = f"Bearer {machine.doe('token').strip()}"
        dossier_id = een_systeem_levert_aan(klant)
        de_klok_zegt_het_eenmaal(stapel, klant, dossier_id)
    anderen_horen_het(stapel, dossier_id)
    de_groep_houdt_de_rijen_bij(stapel)
    een_mens_ziet_het(stapel, dossier_id)
    wait_until("the lines about it come in", lambda: len(stapel.collector.spans) > 3)
    assert stapel.bij.bezwaren == []

    assert machine.stop() == dict.fromkeys((een.uitvoer.stem for een in machine.lopend), 0)
    assert alleen_lezen(machine) == eerst, "something was written where a container cannot write"
    assert [een.naam for een in machine.lopend if "Traceback" in een.gezegd()] == []
    assert sum(batches(een.gezegd()) for een in machine.lopend if een.naam == "project") > 0


def een_systeem_levert_aan(klant: httpx.Client) -> str:
    """Hand a delivery over with a token, and find the pupil on the list."""
    koppen = {"Content-Type": "text/csv", "Content-Disposition": 'attachment; filename="verzuim.csv"'}
    aangeboden = klant.post("/api/v1/aanleveringen", content=levering(1), headers=koppen)
    assert aangeboden.status_code == 202, aangeboden.text

    def af() -> Any:
        stand = klant.get(aangeboden.headers["Location"]).json()
        return stand if stand["status"] in ("klaar", "mislukt") else None

    ingenomen = wait_until("it is taken in", af)
    assert (ingenomen["status"], ingenomen["nieuw"], ingenomen["afgewezen"]) == ("klaar", 1, 0)
    [thuiszitter] = klant.get("/api/v1/thuiszitters").json()["thuiszitters"]
    assert thuiszitter["termijn"]["status"] == "verlopen"
    return str(thuiszitter["dossierId"])


def de_klok_zegt_het_eenmaal(stapel: Stapel, klant: httpx.Client, dossier_id: str) -> None:
    """Let the clock of the chart strike, and then that of compose.yaml, which finds nothing more to say."""
    stapel.machine.doe("clock", uit_de_chart(stapel, "clock"))
    gegeven = klant.get("/api/v1/signalen").json()
    tweede = stapel.machine.start("clock")
    wait_until("the second clock struck", lambda: "Vastgelegd tot en met" in tweede.gezegd())

    assert {een["dossierId"] for een in gegeven["signalen"]} == {dossier_id}
    assert klant.get("/api/v1/signalen").json()["signalen"] == gegeven["signalen"]


def anderen_horen_het(stapel: Stapel, dossier_id: str) -> None:
    """See what others hear on the public topic, and that both clocks together said each thing once."""
    plaats = Kafkaplaats((stapel.kafka.adres,), "verzuimspoor.gebeurtenissen", "verzuimspoor.intern", {})
    berichten = [json.loads(record.value) for record in lees_alles(plaats, plaats.publiek, 4)]
    soorten = {bericht["type"].split(".")[2] for bericht in berichten}

    assert soorten == {"leerling-geregistreerd", "melding-ontvangen", "signaal-gegeven", "termijn-verstreken"}
    assert len({bericht["id"] for bericht in berichten}) == len(berichten)
    assert {bericht["subject"] for bericht in berichten} == {dossier_id}
    assert all(bericht["dataref"].startswith(f"https://localhost:{stapel.poort}/api/v1/") for bericht in berichten)


def de_groep_houdt_de_rijen_bij(stapel: Stapel) -> None:
    """See that the projectors of compose.yaml and of the chart are one group, and follow what nobody asked about."""
    with contextlib.closing(KafkaAdminClient(bootstrap_servers=stapel.kafka.adres)) as client:
        groep = client.describe_groups(["verzuimspoor-projecties"])["verzuimspoor-projecties"]
    assert (groep["group_state"], len(groep["members"])) == ("Stable", 2)

    een_leverancier_biedt_aan(stapel)
    with psycopg.connect(stapel.databank.adres, dbname="verzuimspoor", autocommit=True) as verbinding:
        vraag = "SELECT 1 FROM verzuimspoor_rijen.statuslijn HAVING count(DISTINCT dossier_id) = 2"
        wait_until("the rows know the second pupil", lambda: verbinding.execute(vraag).fetchone())


def een_leverancier_biedt_aan(stapel: Stapel) -> None:
    """Put a second pupil on the topic of deliveries, and leave taking in and the rows to others."""
    (path := stapel.machine.folder / "tweede.csv").write_text(levering(2), encoding="utf-8")
    aanbieden = replace(programma("inlezen"), woorden=["verzuimspoor", "aanbieden", str(path), "--json"])

    assert json.loads(stapel.machine.doe("aanbieden", aanbieden))["rijen"] == 1


def een_mens_ziet_het(stapel: Stapel, dossier_id: str) -> None:
    """See what fatima sees once she logged in, an officer of the municipality where the pupil lives."""
    with httpx.Client(base_url=f"https://localhost:{stapel.poort}", verify=stapel.vertrouwt, timeout=30) as browser:
        pagina = browser.get("/thuiszitters", follow_redirects=True)

    assert pagina.status_code == 200
    assert f"/dossiers/{dossier_id}" in pagina.text
    assert [stap.url.path for stap in pagina.history] == ["/thuiszitters", "/aanmelden", "/auth", "/aanmelden/terug"]
    assert pagina.headers["strict-transport-security"]


def batches(gezegd: str) -> int:
    """Return how much a projector says at its end that it did, the last number of its table."""
    return int(re.findall(r"│ +(\d+) +│$", gezegd, re.MULTILINE)[-1])

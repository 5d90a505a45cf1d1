"""
Does everything work together that compose.yaml and the chart start, with their own command lines?

Every process is started as its container is: with the command line, the environment and the files that stand there, of
which only addresses and paths are those of this machine. PostgreSQL, Apache Kafka and the proxy are real and are set up
by the same files; Keycloak has a stand-in that says what the realm would, and the collector is that of our tests.
"""

import contextlib
import json
import os
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from kafka import KafkaAdminClient
from psycopg.conninfo import conninfo_to_dict

from services.kafka.klant import Kafkaplaats
from services.tijd import vandaag
from tests.deploy.chart import Manifest, manifests, pods
from tests.deploy.draaiend import Machine
from tests.deploy.opstelling import Programma, in_de_chart, programma
from tests.deploy.realm import Realmlezer, Realmuitgever
from tests.kit.collector import Collector, luistert
from tests.kit.eigen_server import EigenServer, eigen_server, opdrachten
from tests.kit.kafka import Broker, apache, free_ports, has_apache, lees_alles
from tests.kit.openid import uitgever
from tests.kit.winkel import csv_van, rij

pytestmark = [
    pytest.mark.trager,
    pytest.mark.skipif(os.geteuid() != 0, reason="the files of secrets are given away, which only root can"),
    pytest.mark.skipif(not has_apache(), reason="Apache Kafka needs java and mvn, and they are not there"),
]


@dataclass
class Stapel:
    """Everything that runs around ours, and the machine on which ours is started."""

    machine: Machine
    databank: EigenServer
    kafka: Broker
    bij: Realmuitgever
    collector: Collector
    poort: int


def _adressen(socket: str, poorten: dict[str, int], collector: int) -> dict[str, str]:
    hier = {naam: f"127.0.0.1:{poort}" for naam, poort in poorten.items()}
    site, inloggen = (f"localhost:{poorten[naam]}" for naam in ("site", "inloggen"))
    return {
        "databank:5432/verzuimspoor?sslmode=verify-full": f"/verzuimspoor?host={socket}",
        "databank:5432/sleutels?sslmode=verify-full": f"/sleutels?host={socket}",
        "databank:5432:": f"{socket}:*:",
        "verzuimspoor.localhost:8443": site,
        "inloggen.localhost:8443/realms/verzuimspoor": inloggen,
        "inloggen.localhost:8443": inloggen,
        "verzuimspoor.localhost": "localhost",
        "inloggen.localhost": "localhost",
        "serve:8400": hier["serve"],
        "inloggen:8080": hier["uitgever"],
        "kafka:9092": hier["kafka"],
        "kafka:9093": hier["beheer"],
        "://:9092": f"://{hier['kafka']}",
        "://:9093": f"://{hier['beheer']}",
        "172.31.84.2": "127.0.0.1",
        "https://collector:4318": f"http://127.0.0.1:{collector}",
    }


def _kafka(machine: Machine, adres: str) -> Broker:
    """Start Apache Kafka with what its image makes of the environment in compose.yaml: KAFKA_NODE_ID is node.id."""
    folder = machine.folder / "kafka"
    folder.mkdir()
    gegeven = machine.zoals(programma("kafka"))[1]
    regels = [
        f"{naam.removeprefix('KAFKA_').lower().replace('_', '.')}={waarde}"
        for naam, waarde in gegeven.items()
        if naam.startswith("KAFKA_") and naam != "KAFKA_HEAP_OPTS"
    ]
    broker = apache(folder, adres, "\n".join(regels), cluster=gegeven["CLUSTER_ID"])
    broker.start()
    return broker


def _databank(machine: Machine, server: EigenServer) -> None:
    """Let PostgreSQL ask for passwords, and read the file that compose.yaml gives it, as its image does."""
    socket = str(conninfo_to_dict(server.adres)["host"])
    wie = "verzuimspoor_eigenaar,verzuimspoor_dienst,sleutels_eigenaar,verzuimspoor_sleutels"
    hba = server.folder / "pg_hba.conf"
    hba.write_text(f"local all {wie} scram-sha-256\n{hba.read_text()}")
    machine.lees_in("databank.sql", programma("databank").plaatsen)
    psql = Path(str(opdrachten().POSTGRES_BIN_PATH)) / "psql"
    eerst = ["-c", "SELECT pg_reload_conf()", "-f", str(machine.folder / "bestanden" / "databank.sql")]
    woorden = [psql, "-X", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-h", socket, "-U", "postgres", "postgres", *eerst]
    subprocess.run(woorden, check=True, capture_output=True, text=True)


@pytest.fixture
def stapel(tmp_path: Path) -> Iterator[Stapel]:
    with contextlib.ExitStack() as opruimen:
        namen = ("site", "inloggen", "serve", "kafka", "beheer")
        poorten = dict(zip(namen, free_ports(len(namen)), strict=True))
        collector = opruimen.enter_context(luistert(Collector()))
        bij = Realmuitgever()
        opruimen.enter_context(uitgever(bij))
        poorten["uitgever"] = int(bij.adres.rpartition(":")[2])
        server = opruimen.enter_context(eigen_server())
        socket = str(conninfo_to_dict(server.adres)["host"])
        machine = Machine(tmp_path, _adressen(socket, poorten, collector.poort), {"8400": str(poorten["serve"])})
        opruimen.callback(machine.ruim_op)
        machine.zet_klaar()
        with ThreadPoolExecutor() as tegelijk:
            broker = tegelijk.submit(_kafka, machine, f"127.0.0.1:{poorten['kafka']}")
            opruimen.callback(lambda: broker.result().kill())
            machine.doe("geheimen")
            _databank(machine, server)
            bij.lezer = Realmlezer(_json(machine))
            bij.adres = f"https://localhost:{poorten['inloggen']}"
        yield Stapel(machine, server, broker.result(), bij, collector, poorten["site"])


def _json(machine: Machine) -> Any:
    return json.loads((machine.geheim / "inloggen" / "realm.json").read_text(encoding="utf-8"))


def wait_until(wat: str, kijk: Callable[[], Any], seconden: float = 60) -> Any:
    """Return what is there once there is something; whoever is not there yet is asked again."""
    tot = time.monotonic() + seconden
    while True:
        with contextlib.suppress(httpx.TransportError):
            if gevonden := kijk():
                return gevonden
        assert time.monotonic() < tot, wat
        time.sleep(0.1)


def de_chart(stapel: Stapel) -> tuple[list[Manifest], dict[str, str]]:
    """Return what the chart makes with the addresses of here, and the Secret that is there already."""
    machine, socket = stapel.machine, str(conninfo_to_dict(stapel.databank.adres)["host"])
    gemaakt = manifests(
        databank={
            "log": f"postgresql://verzuimspoor_dienst@/verzuimspoor?host={socket}",
            "sleutels": f"postgresql://verzuimspoor_sleutels@/sleutels?host={socket}",
        },
        kafka={"enabled": True, "servers": stapel.kafka.adres, "optiesSleutel": ""},
    )
    meester = (machine.geheim / "werk" / "verzuimspoor.meester").read_text(encoding="utf-8").split()[-1]
    return gemaakt, {"meestersleutel": meester}


def uit_de_chart(stapel: Stapel, deel: str) -> Programma:
    """Return what a pod of the chart runs, after what it runs first has put its secrets where they may be read."""
    gemaakt, geheim = de_chart(stapel)
    [pod] = [pod for naam, pod in pods(gemaakt) if naam.endswith(f"-{deel}")]
    eerst = Programma(pod["initContainers"][0]["command"], {}, {"/run/geheimen": "dienst", "/run/verzuimspoor": f"run-{deel}"})
    (stapel.machine.folder / f"run-{deel}").mkdir()
    stapel.machine.doe(f"geheimen voor {deel}", eerst)
    wat = in_de_chart(pod, geheim)
    return Programma(wat.woorden, wat.omgeving, {"/run/verzuimspoor": f"run-{deel}"})


def levering() -> str:
    """Write a delivery about one pupil, at home for so long that every term of it has passed."""
    sinds = vandaag() - timedelta(days=200)
    gemeld = sinds + timedelta(days=7)
    return csv_van(
        rij(
            geboortedatum=str(vandaag() - timedelta(days=14 * 365)),
            begindatum=str(sinds),
            melddatum=str(gemeld),
            laatste_mutatie=f"{gemeld}T09:00:00",
        )
    )


def alleen_lezen(machine: Machine) -> dict[Path, bytes]:
    """Return every file that no container of ours may write."""
    mappen = [machine.folder / "bestanden", machine.folder / "leeg", *machine.geheim.iterdir()]
    files = [path for map_ in mappen if map_.name != "werk" for path in map_.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in files}


def test_a_delivery_becomes_a_thuiszitter_on_the_list_and_all_end_cleanly(stapel: Stapel) -> None:
    machine = stapel.machine
    for eenmalig in ("migrate", "topics"):
        machine.doe(eenmalig)
    machine.lees_in("aanmelden.toml", programma("serve").plaatsen)
    machine.lees_in("Caddyfile", programma("proxy").plaatsen)
    eerst = alleen_lezen(machine)
    for naam in ("serve", "relay", "project", "logboek", "proxy"):
        machine.start(naam)
    machine.start("project", uit_de_chart(stapel, "project"))
    machine.start("relay", uit_de_chart(stapel, "relay"))
    vertrouwt = ssl.create_default_context(cafile=machine.geheim / "mens" / "ca.crt")
    with httpx.Client(base_url=f"https://localhost:{stapel.poort}", verify=vertrouwt, timeout=30) as klant:
        wait_until("the server is ready", lambda: klant.get("/_healthz/readyz").status_code == 200)
        klant.headers["Authorization"] = f"Bearer {machine.doe('token').strip()}"
        koppen = {"Content-Type": "text/csv", "Content-Disposition": 'attachment; filename="verzuim.csv"'}
        aangeboden = klant.post("/api/v1/aanleveringen", content=levering(), headers=koppen)
        assert aangeboden.status_code == 202, aangeboden.text
        weg = aangeboden.headers["Location"]
        af = wait_until("it is taken in", lambda: is_done(klant.get(weg).json()))
        assert (af["status"], af["nieuw"], af["afgewezen"]) == ("klaar", 1, 0)
        [thuiszitter] = klant.get("/api/v1/thuiszitters").json()["thuiszitters"]

        machine.doe("clock", uit_de_chart(stapel, "clock"))
        machine.start("clock")
        signalen = klant.get("/api/v1/signalen").json()
        assert {een["dossierId"] for een in signalen["signalen"]} == {thuiszitter["dossierId"]}
        wait_until("the other clock was there as well", lambda: "Vastgelegd" in machine.lopend[-1].gezegd())
        assert klant.get("/api/v1/signalen").json()["aantal"] == signalen["aantal"], "what was said is said once"
        print(thuiszitter, signalen)
    bericht_is_er(stapel, thuiszitter["dossierId"])
    de_groep_verdeelt_het(stapel)
    mens_ziet(stapel, vertrouwt, thuiszitter["dossierId"])
    wait_until("the lines come in", lambda: len(stapel.collector.spans) > 3)
    assert stapel.bij.bezwaren == []
    for een in machine.lopend:
        print(een.naam, een.process.poll(), een.gezegd())
    codes = machine.stop()
    print(codes)
    for een in machine.lopend:
        print(een.naam, een.gezegd())

    assert set(codes.values()) == {0}, codes
    assert alleen_lezen(machine) == eerst, "something was written where a container cannot write"
    assert not [een.naam for een in machine.lopend if "Traceback" in een.gezegd()]


def is_done(aanlevering: dict[str, Any]) -> dict[str, Any] | None:
    return aanlevering if aanlevering["status"] in ("klaar", "mislukt") else None


def bericht_is_er(stapel: Stapel, dossier_id: str) -> None:
    """See what others hear on the public topic."""
    plaats = Kafkaplaats((stapel.kafka.adres,), "verzuimspoor.gebeurtenissen", "verzuimspoor.intern", {})
    berichten = [json.loads(record.value) for record in lees_alles(plaats, plaats.publiek, 4)]
    print(berichten)

    assert {bericht["subject"] for bericht in berichten} >= {dossier_id}


def de_groep_verdeelt_het(stapel: Stapel) -> None:
    """See that the projectors of compose.yaml and of the chart are one group."""
    with contextlib.closing(KafkaAdminClient(bootstrap_servers=stapel.kafka.adres)) as client:
        groepen = client.list_groups() if hasattr(client, "list_groups") else client.list_consumer_groups()
        print(groepen)


def mens_ziet(stapel: Stapel, vertrouwt: ssl.SSLContext, dossier_id: str) -> None:
    """See what somebody sees who logs in as fatima, an officer of the municipality where the pupil lives."""
    with httpx.Client(base_url=f"https://localhost:{stapel.poort}", verify=vertrouwt, timeout=30) as browser:
        pagina = browser.get("/thuiszitters", follow_redirects=True)

    assert pagina.status_code == 200
    assert f"/dossiers/{dossier_id}" in pagina.text
    assert [stap.url.path for stap in pagina.history] == ["/thuiszitters", "/aanmelden", "/auth", "/aanmelden/terug"]

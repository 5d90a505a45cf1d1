"""What runs around ours, set up by the files of compose.yaml, and what runs of ours by the chart?"""

import contextlib
import json
import ssl
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from tests.deploy.chart import Manifest, manifests, pods
from tests.deploy.draaiend import Machine
from tests.deploy.opstelling import Programma, in_de_chart, programma
from tests.deploy.realm import Realmlezer, Realmuitgever
from tests.kit.collector import Collector, luistert
from tests.kit.eigen_server import EigenServer, eigen_server, opdrachten
from tests.kit.kafka import Broker, apache, free_ports
from tests.kit.openid import uitgever


@dataclass
class Stapel:
    """Everything that runs around ours, and the machine on which ours is started."""

    machine: Machine
    databank: EigenServer
    kafka: Broker
    bij: Realmuitgever
    collector: Collector
    poort: int

    @property
    def vertrouwt(self) -> ssl.SSLContext:
        """Whom somebody trusts who trusts what `geheimen` made."""
        return ssl.create_default_context(cafile=self.machine.geheim / "mens" / "ca.crt")


def _adressen(socket: str, poorten: dict[str, int], collector: int, realm: str) -> dict[str, str]:
    hier = {naam: f"127.0.0.1:{poort}" for naam, poort in poorten.items()}
    site, inloggen = (f"localhost:{poorten[naam]}" for naam in ("site", "inloggen"))
    return {
        "databank:5432/verzuimspoor?sslmode=verify-full": f"/verzuimspoor?host={socket}",
        "databank:5432/sleutels?sslmode=verify-full": f"/sleutels?host={socket}",
        "databank:5432:": f"{socket}:*:",
        "verzuimspoor.localhost:8443": site,
        "inloggen.localhost:8443/realms/verzuimspoor": f"{inloggen}{realm}",
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
        "0.0.0.0:9400": "127.0.0.1:0",  # here they are all on one machine
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
    woorden: list[str | Path] = [
        psql,
        "-X",
        "-q",
        "-o",
        "/dev/null",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        socket,
        "-U",
        "postgres",
        "postgres",
        *eerst,
    ]
    subprocess.run(woorden, check=True, capture_output=True, text=True)


@contextlib.contextmanager
def opgebouwd(folder: Path, keycloak: int = 0) -> Iterator[Stapel]:
    """
    Set up what is around ours, in a folder: databases with roles and passwords, Kafka, a provider, a collector.

    `keycloak` is the port of a real one that is there in place of the stand-in.
    """
    with contextlib.ExitStack() as opruimen:
        namen = ("site", "inloggen", "serve", "kafka", "beheer")
        poorten = dict(zip(namen, free_ports(len(namen)), strict=True))
        collector = opruimen.enter_context(luistert(Collector()))
        bij = Realmuitgever()
        opruimen.enter_context(uitgever(bij))
        poorten["uitgever"] = keycloak or int(bij.adres.rpartition(":")[2])
        server = opruimen.enter_context(eigen_server())
        socket = str(conninfo_to_dict(server.adres)["host"])
        machine = Machine(
            folder,
            _adressen(socket, poorten, collector.poort, "/realms/verzuimspoor" if keycloak else ""),
            {"8400": str(poorten["serve"])},
        )
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


def de_chart(stapel: Stapel) -> tuple[list[Manifest], dict[str, str]]:
    """Return what the chart makes with the addresses of here, and the Secret that is there already."""
    machine, socket = stapel.machine, str(conninfo_to_dict(stapel.databank.adres)["host"])
    gemaakt = manifests(
        databank={
            "log": f"postgresql://verzuimspoor_dienst@/verzuimspoor?host={socket}",
            "sleutels": f"postgresql://verzuimspoor_sleutels@/sleutels?host={socket}",
        },
        kafka={
            "enabled": True,
            "servers": stapel.kafka.adres,
            "optiesSleutel": "",
            "dataref": machine.hier(programma("relay").omgeving["VERZUIMSPOOR_KAFKA_DATAREF"]),
        },
    )
    meester = (machine.geheim / "werk" / "verzuimspoor.meester").read_text(encoding="utf-8").split()[-1]
    return gemaakt, {"meestersleutel": meester}


def uit_de_chart(stapel: Stapel, deel: str) -> Programma:
    """Return what a pod of the chart runs, after what it runs first has put its secrets where they may be read."""
    gemaakt, geheim = de_chart(stapel)
    [pod] = [pod for naam, pod in pods(gemaakt) if naam.endswith(f"-{deel}")]
    eerst = Programma(
        pod["initContainers"][0]["command"], {}, {"/run/geheimen": "dienst", "/run/verzuimspoor": f"run-{deel}"}
    )
    (stapel.machine.folder / f"run-{deel}").mkdir()
    stapel.machine.doe(f"geheimen voor {deel}", eerst)
    wat = in_de_chart(pod, geheim)
    return Programma(wat.woorden, wat.omgeving, {"/run/verzuimspoor": f"run-{deel}"})

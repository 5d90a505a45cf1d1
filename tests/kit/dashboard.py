"""What does the dashboard show in tests: a small municipality, and pupils whose story we know?"""

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from domain.decisions.klokslag import Klokstand
from services.beleid import lees_gemeenten, lees_kader
from services.clock import sla
from services.generator import Opdracht, genereer
from services.generator.nummers import bsn
from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.installatie import installatie
from services.server.inhoud import Inhoud
from services.server.samen import maak_app
from services.tijd import nieuwe_id, nu, vandaag
from services.toegang import Toegang
from tests.kit.wachtrij import wachtrij

PEILDATUM = date(2026, 6, 1)
VEEL = Opdracht(
    leerlingen=1_500, seed=7, schooljaar=2025, tot_en_met=PEILDATUM, gemeentecode="0014", fouten=0.03, dichtheid=3.0
)
NOOR, HUGO, SEM, YARA, ESRA = (bsn(60_000 + n) for n in range(5))
"""Numbers that no generated pupil has."""


VERLOF_VAN_ESRA = "00000000-0000-4000-8000-000000060004"
"""The event with which leave is asked for Esra."""


def _leerling(pgn: str, naam: str, op: str) -> dict[str, object]:
    return {
        "pgn": pgn,
        "type": "LeerlingGeregistreerd",
        "geldigOp": op,
        "vastgelegdOp": f"{op}T08:00:00Z",
        "geboortedatum": "2012-02-10",
        "gemeentecode": "0014",
        "naam": naam,
    }


def _lrv(pgn: str, nummer: str, begin: str, op: str) -> dict[str, object]:
    return {
        "pgn": pgn,
        "type": "MeldingOntvangen",
        "geldigOp": begin,
        "vastgelegdOp": f"{op}T08:15:00Z",
        "meldingsnummer": nummer,
        "mutatieOp": f"{op}T09:15:00",
        "soort": "LRV",
        "begindatum": begin,
        "melddatum": op,
        "brin": "99AA",
        "vestiging": "00",
        "onderwijssoort": "vo",
        "status": "R",
    }


def verhalen() -> list[dict[str, object]]:
    """Return what happened to Noor, who came back, to Hugo, who waits for an offer, to Sem, to Yara and to Esra."""
    return [
        _leerling(NOOR, "Noor de Vries", "2026-02-09"),
        _lrv(NOOR, "9000001", "2026-01-12", "2026-02-09"),
        {
            "pgn": NOOR,
            "type": "MeldingGewijzigd",
            "geldigOp": "2026-03-05",
            "vastgelegdOp": "2026-03-05T08:15:00Z",
            "meldingsnummer": "9000001",
            "mutatieOp": "2026-03-05T09:15:00",
            "einddatum": "2026-03-02",
        },
        _leerling(HUGO, "Hugo Bakker", "2026-02-20"),
        _lrv(HUGO, "9000002", "2026-02-16", "2026-02-20"),
        {"pgn": HUGO, "type": "GesprekGevoerd", "geldigOp": "2026-03-02", "vastgelegdOp": "2026-03-02T13:00:00Z"},
        _leerling(SEM, "Sem <b>Visser</b>", "2026-03-10"),
        _lrv(SEM, "9000003", "2026-03-09", "2026-03-10"),
        _leerling(YARA, "=1+1", "2026-03-10"),
        _lrv(YARA, "9000004", "2026-03-12", "2026-03-13"),
        _leerling(ESRA, "Esra Kaya", "2026-05-04"),
        {
            "pgn": ESRA,
            "id": VERLOF_VAN_ESRA,
            "type": "VerlofAangevraagd",
            "geldigOp": "2026-05-04",
            "vastgelegdOp": "2026-05-04T08:00:00Z",
            "van": "2026-06-29",
            "totEnMet": "2026-07-17",
        },
    ]


def vul(folder: Path) -> Path:
    """Fill a store with the municipality and the stories, and let the clock strike; return its path."""
    db = folder / "verzuimspoor.db"
    oogst = genereer(VEEL, lees_gemeenten(), lees_kader("landelijk").kalender, folder)
    eigen = folder / "verhalen.ndjson"
    eigen.write_text("".join(f"{json.dumps(regel)}\n" for regel in verhalen()), encoding="utf-8")
    with installatie(str(db)) as hier:
        omgeving = Omgeving(hier.log, hier.kader, nu, nieuwe_id, vandaag(), "test")
        for file in (oogst.verzuimmeldingen, oogst.gebeurtenissen, eigen):
            ingest(file, omgeving, keep_recorded=True)
        op = hier.catch_up()
        sla(hier.log, hier.rows, hier.verloop.lijn(op), Klokstand(PEILDATUM, vandaag()), op, nu, "test")
        hier.catch_up()
    return db


@dataclass(frozen=True)
class Bezig:
    """A dashboard, with the API beside it, that is being served."""

    adres: str
    db: Path

    def dossier(self, pgn: str) -> str:
        """Return the address of a pupil's page."""
        with installatie(str(self.db)) as hier:
            return f"/dossiers/{hier.find(None, pgn)}"


@contextmanager
def geserveerd(db: Path, *, standaarddag: date | None = PEILDATUM, voorbeeld: bool = False) -> Iterator[Bezig]:
    """Serve a dashboard on a free port until the end of the block."""
    with Toegang(lambda: installatie(str(db))) as toegang, wachtrij(toegang) as rij:
        app = maak_app(toegang, rij, Inhoud(standaarddag=standaarddag, voorbeeld=voorbeeld), lambda: False)
        with bediend(app) as adres:
            yield Bezig(adres, db)


@contextmanager
def bediend(app: ASGIApp) -> Iterator[str]:
    """Serve an application on a free port, and give its address."""
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, lifespan="off", log_level="error", access_log=False)
    )
    draad = threading.Thread(target=server.run, daemon=True)
    draad.start()
    while not server.started:
        time.sleep(0.01)
    poort = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{poort}"
    finally:
        server.should_exit = True
        draad.join(timeout=10)


@contextmanager
def zonder_omgeving() -> Iterator[None]:
    """Let no setting of whoever runs the tests count."""
    weg = {naam: os.environ.pop(naam) for naam in list(os.environ) if naam.startswith("VERZUIMSPOOR_")}
    try:
        yield
    finally:
        os.environ.update(weg)

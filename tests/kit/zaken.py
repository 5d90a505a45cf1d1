"""A store with pupils who are at home, a clock that a test sets, and what opens zaken for them in a system of zaken."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event as Sein
from typing import Any
from uuid import UUID

from pydantic import SecretStr

from domain.decisions.klokslag import Klokstand
from domain.decisions.vernietiging import Deel, Vernietigopdracht
from domain.errors import Weigering
from domain.events.beheer import Vroegtijdig
from domain.kaderverloop import Kaderverloop
from services.clock import sla
from services.generator.nummers import onderwijsnummer
from services.vernietiging.vernietigen import maak_af, schrijf_op
from services.zaken.instellingen import Zaakinrichting, Zaakinstellingen
from services.zaken.tabel import Zakentabel
from services.zaken.volger import Zakenvolger
from services.zaken.zetel import zetel
from tests.kit.kader import landelijk
from tests.kit.winkel import Winkel, gebeurtenis, ndjson
from tests.kit.zaaksysteem import BEGIN, CLIENT, EIND, GEHEIM, RESULTAATTYPE, ROLTYPE, RSIN, ZAAKTYPE, Zaaksysteem

NOOR = "999990019"
ONDERWIJSNUMMER = onderwijsnummer(0)
EERSTE_DAG_THUIS, OPGESCHAALD = "2025-01-13", date(2025, 4, 14)


@dataclass
class Dag:
    """The clock of a test: it stands still until it is set, at ten in the morning."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def zet(self, dag: date) -> None:
        self.moment = datetime(dag.year, dag.month, dag.day, 10, tzinfo=UTC)

    def later(self, seconden: float) -> None:
        self.moment += timedelta(seconds=seconden)


def velden_voor(systeem: Zaaksysteem, **anders: Any) -> dict[str, Any]:
    """Return what the file of settings says; None leaves something out."""
    velden = {
        "zaken_api": systeem.adres,
        "client_id": CLIENT,
        "gemeenten": ["0014"],
        "bronorganisatie": RSIN,
        "zaaktype": ZAAKTYPE,
        "beginstatus": BEGIN,
        "eindstatus": EIND,
        "resultaattype": RESULTAATTYPE,
        "rol": {"roltype": ROLTYPE},
        "tijden": {"antwoord_seconden": 20, "herhaal_seconden": 10},
        **anders,
    }
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def als_toml(folder: Path, systeem: Zaaksysteem, **anders: Any) -> Path:
    """Write the file of settings, and return its path."""
    velden = velden_voor(systeem, **anders)
    los = [f"{naam} = {json.dumps(waarde)}" for naam, waarde in velden.items() if not isinstance(waarde, dict)]
    delen = [
        f"\n[{naam}]\n" + "\n".join(f"{n} = {json.dumps(w)}" for n, w in waarde.items())
        for naam, waarde in velden.items()
        if isinstance(waarde, dict)
    ]
    path = folder / "zaken.toml"
    path.write_text("\n".join([*los, *delen]), encoding="utf-8")
    return path


@dataclass
class Gemeente:
    """A municipality that works with zaken."""

    winkel: Winkel
    systeem: Zaaksysteem
    tabel: Zakentabel
    dag: Dag
    adres: str

    def vastleggen(self, *regels: dict[str, Any]) -> None:
        """Record facts, as they come in today."""
        self.winkel.klok.moment = max(self.winkel.klok.moment, self.dag.moment)
        uitkomst = self.winkel.lever("feiten.ndjson", ndjson(*regels))
        assert uitkomst.rejects is None, uitkomst.rejects.read_text()

    def thuis(self, *pgns: str, gemeentecode: str = "0014") -> None:
        """Let pupils be at home since the first day."""
        for pgn in pgns:
            leerling = {"pgn": pgn, "geboortedatum": "2012-02-10", "gemeentecode": gemeentecode}
            self.vastleggen(
                gebeurtenis("LeerlingGeregistreerd", "2024-09-01", **leerling),
                gebeurtenis("SchoolgangGestaakt", EERSTE_DAG_THUIS, pgn=pgn),
            )

    def klok_slaat(self, dag: date = OPGESCHAALD) -> None:
        """Let it be a day, and the clock of Verzuimspoor strike."""
        self.dag.zet(dag)
        self.winkel.klok.moment = self.dag.moment
        gevolgd_op = self.winkel.volg()
        lijn = Kaderverloop(landelijk()).lijn(gevolgd_op)
        sla(self.winkel.log, self.winkel.rows, lijn, Klokstand(dag, dag), gevolgd_op, self.winkel.klok, "test")

    def vernietig(self, pgn: str) -> None:
        """Destroy the dossier of a pupil, to the end."""
        log, rows, nu = self.winkel.log, self.winkel.rows, self.winkel.klok
        nu.moment = max(nu.moment, self.dag.moment)
        opdracht = Vernietigopdracht(
            Deel.GEHEEL, "AVG-verzoek", self.dag().date(), "test", eerder=Vroegtijdig.AVG_VERZOEK
        )
        lijn = Kaderverloop(landelijk()).lijn(self.winkel.volg())
        assert not isinstance(schrijf_op(log, rows, lijn, self.id_van(pgn), opdracht, nu), Weigering)
        maak_af(log, rows, self.winkel.volg)

    def volger(self, **anders: Any) -> Zakenvolger:
        """Return a process that starts now."""
        instellingen = Zaakinstellingen.model_validate(velden_voor(self.systeem, **anders))
        inrichting = Zaakinrichting(instellingen, SecretStr(GEHEIM), None)
        return Zakenvolger(self.winkel.log, landelijk(), self.tabel, inrichting, self.dag, "test", "Gemeente Voorbeeld")

    def ronde(self, volger: Zakenvolger | None = None, **anders: Any) -> Zakenvolger:
        """Let it do what there is to do."""
        deze = volger or self.volger(**anders)
        with zetel(self.adres) as plek:
            assert plek.neem()
            deze.ronde(Sein(), plek)
        return deze

    def id_van(self, pgn: str) -> UUID:
        return self.winkel.log.find([pgn])[pgn]

    def standen(self) -> dict[str, int]:
        return dict(self.tabel.overzicht().standen)


@contextmanager
def gemeente(winkel: Winkel, systeem: Zaaksysteem, adres: str, folder: Path) -> Iterator[Gemeente]:
    """Let a municipality with this store work with that system; `adres` is empty for a file."""
    waar = adres or str(folder / "verzuimspoor.zaken")
    dag = Dag(datetime(2025, 1, 14, 10, tzinfo=UTC))
    systeem.klok = dag
    winkel.klok.moment = dag.moment
    with closing(Zakentabel(waar)) as tabel:
        yield Gemeente(winkel, systeem, tabel, dag, waar)

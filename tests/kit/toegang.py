"""Who looks at which pupils, in tests of access: the real applications on a small store, asked as anybody."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.toegang.gebruiker import LOKAAL, Gebruiker, Rol
from services import api
from services.dashboard.app import maak_app
from services.generator.nummers import bsn
from services.ingest import ingest
from services.ingest.aanlevering import Omgeving
from services.installatie import installatie
from services.portier import Beslissing
from services.server.samen import Samen
from services.tijd import nieuwe_id, nu, vandaag
from services.toegang import Toegang
from services.vrager import VRAGER
from tests.kit.dashboard import bediend
from tests.kit.wachtrij import wachtrij

GRONINGEN, ASSEN = "0014", "0106"
SCHOOL, ANDERE_SCHOOL = "99AA", "99BB"
NOOR, ALI, BO, CAS, DIEDE, EVA, FLO = (bsn(70_000 + n) for n in range(7))
"""At home in Groningen; only ill; at home in Assen; moved from Groningen to Assen; 19; partners; a case manager."""
NAMEN = {NOOR: "Noor", ALI: "Ali", BO: "Bo", CAS: "Cas", DIEDE: "Diede", EVA: "Eva", FLO: "Flo"}
REGISSEUR = "regisseur-7"
HIER = frozenset({GRONINGEN})
WIE: dict[str, Gebruiker] = {
    "lokaal": LOKAAL,
    **{
        rol.value: Gebruiker(f"iemand-{rol}", rol, HIER, frozenset({SCHOOL}) if rol is Rol.SCHOOL else frozenset())
        for rol in Rol
        if rol is not Rol.LOKAAL
    },
    "casusregisseur": Gebruiker(REGISSEUR, Rol.CASUSREGISSEUR),
    "assen": Gebruiker("iemand-in-assen", Rol.LEERPLICHTAMBTENAAR, frozenset({ASSEN})),
    "andere-school": Gebruiker("iemand-op-school", Rol.SCHOOL, frozenset(), frozenset({ANDERE_SCHOOL})),
    "zonder-gebied": Gebruiker("iemand-nergens", Rol.LEERPLICHTAMBTENAAR),
    "systeem": Gebruiker("pakket", Rol.LEERPLICHTAMBTENAAR, HIER, scopes=frozenset({"meldingen.lezen"})),
}
"""By a name in a header, who asks."""
KOP = "x-test-wie"


def _leerling(pgn: str, gemeente: str, geboren: str) -> dict[str, object]:
    rest = {"geboortedatum": geboren, "gemeentecode": gemeente, "naam": f"{NAMEN[pgn]} Geheim"}
    return {"pgn": pgn, "type": "LeerlingGeregistreerd", "geldigOp": "2025-08-01", **rest}


def _lrv(pgn: str, nummer: str, gemeente: str, brin: str = SCHOOL) -> dict[str, object]:
    return {
        "pgn": pgn,
        "type": "MeldingOntvangen",
        "geldigOp": "2026-01-12",
        "meldingsnummer": nummer,
        "mutatieOp": "2026-02-09T09:15:00",
        "soort": "LRV",
        "begindatum": "2026-01-12",
        "melddatum": "2026-02-09",
        "brin": brin,
        "vestiging": "00",
        "onderwijssoort": "vo",
        "gemeentecode": gemeente,
        "toelichting": f"Toelichting over {NAMEN[pgn]}",
        "status": "R",
    }


def gebeurd() -> list[dict[str, object]]:
    """Return what happened to everybody; ages are of today, since a right is."""
    kind = (vandaag() - timedelta(days=13 * 366)).isoformat()
    negentien = (vandaag() - timedelta(days=19 * 366)).isoformat()
    alle: list[dict[str, object]] = [
        *(_leerling(pgn, ASSEN if pgn == BO else GRONINGEN, negentien if pgn == DIEDE else kind) for pgn in NAMEN),
        *(_lrv(pgn, f"81000{n}", GRONINGEN) for n, pgn in enumerate((NOOR, CAS, EVA, FLO))),
        _lrv(BO, "810009", ASSEN, ANDERE_SCHOOL),
        {"pgn": ALI, "type": "Ziekgemeld", "geldigOp": "2026-03-02"},
        {"pgn": ALI, "type": "Ingeschreven", "geldigOp": "2025-08-01", "brin": SCHOOL},
        {"pgn": NOOR, "type": "VerdachteGehoord", "geldigOp": "2026-03-09", "wie": "ouder", "meldingsnummer": "810000"},
        {"pgn": NOOR, "type": "NotitieGemaakt", "geldigOp": "2026-03-10", "tekst": "Vertrouwelijke notitie"},
        {"pgn": CAS, "type": "Verhuisd", "geldigOp": "2026-03-16", "gemeentecode": ASSEN},
        {"pgn": CAS, "type": "GesprekGevoerd", "geldigOp": "2026-04-20", "vastgelegdOp": "2026-04-20T08:00:00Z"},
        {"pgn": DIEDE, "type": "Ingeschreven", "geldigOp": "2025-08-01", "brin": SCHOOL},
        {"pgn": DIEDE, "type": "Uitgeschreven", "geldigOp": "2026-02-16", "brin": SCHOOL},
        {"pgn": EVA, "type": "PartnerBetrokken", "geldigOp": "2026-03-02", "rol": "jgz"},
        {"pgn": EVA, "type": "PartnerBetrokken", "geldigOp": "2026-03-02", "rol": "swv"},
        {"pgn": FLO, "type": "BehandelaarToegewezen", "geldigOp": "2026-03-02", "behandelaar": REGISSEUR},
    ]
    afspraak = {"type": "AfspraakGemaakt", "geldigOp": "2026-03-02", "wat": "Bellen", "uiterlijkOp": "2099-12-31"}
    alle += [{"pgn": pgn, "rol": "jgz", **afspraak} for pgn in (NOOR, EVA, BO, CAS, FLO)]
    team = {"schoolteam": {"brin": SCHOOL, "vestiging": "00"}, "type": "ContactpersoonAangewezen"}
    alle.append({**team, "geldigOp": "2025-08-01", "rol": "leerplicht", "naam": "Kim", "lijn": 1})
    return [{"vastgelegdOp": f"{_later(een)}T08:00:00Z", **een} for een in alle]


def _later(een: dict[str, object]) -> str:
    return max(str(een["geldigOp"]), str(een.get("melddatum", "")))


def vul(folder: Path, feiten: Sequence[dict[str, object]] | None = None) -> Path:
    """Fill a store with everybody, or with what else happened; return its path."""
    db, levering = folder / "verzuimspoor.db", folder / "gebeurd.ndjson"
    levering.write_text("".join(f"{json.dumps(een)}\n" for een in feiten or gebeurd()), encoding="utf-8")
    with installatie(str(db)) as hier:
        omgeving = Omgeving(hier.log, hier.kader, nu, nieuwe_id, vandaag(), "test")
        uitkomst = ingest(levering, omgeving, keep_recorded=True)
        assert uitkomst.telling.afgewezen == 0, uitkomst
        hier.catch_up()
    return db


class AlsWie:
    """Says of each request who asks, as a header of the test says."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        await self._app({**scope, VRAGER: WIE[Headers(scope=scope).get(KOP, "lokaal")]}, receive, send)


@dataclass(frozen=True)
class Loket:
    """The applications, what was decided since they run, and where the pupils are."""

    client: httpx.Client
    besloten: list[Beslissing]
    dossiers: dict[str, str]

    def vraag(self, wie: str, pad: str, methode: str = "GET", **wat: object) -> httpx.Response:
        """Ask as somebody."""
        koppen = {KOP: wie, **(wat.pop("headers", None) or {})}  # type: ignore[dict-item]  # headers are texts
        return self.client.request(methode, pad, headers=koppen, **wat)  # type: ignore[arg-type]  # as httpx has them

    def api(self, wie: str, pad: str, methode: str = "GET", **wat: object) -> httpx.Response:
        """Ask the API as somebody."""
        return self.vraag(wie, f"/api/v1{pad}", methode, **wat)

    def verstuur(self, wie: str, pad: str, **velden: str) -> httpx.Response:
        """Send a form of ours as somebody, and follow where it leads."""
        bewijs = re.search(r'name="_bewijs" value="([0-9a-f]+)"', self.vraag("lokaal", "/").text)
        assert bewijs
        return self.vraag(wie, pad, "POST", data={"_bewijs": bewijs[1], **velden}, follow_redirects=True)

    def gezien(self, wie: str, lijst: str, naam: str) -> set[str]:
        """Return whom somebody finds in a list."""
        antwoord = self.api(wie, f"/{lijst}").json()
        terug = {dossier_id: pgn for pgn, dossier_id in self.dossiers.items()}
        return {NAMEN[terug[regel["dossierId"]]] for regel in antwoord[naam]}


@contextmanager
def loket(db: Path, pgns: Iterable[str] = NAMEN) -> Iterator[Loket]:
    """Serve the real applications on a store with these pupils, and let the header say who asks."""
    besloten: list[Beslissing] = []
    with (
        Toegang(lambda: installatie(str(db)), besloten.append) as toegang,
        wachtrij(toegang) as rij,
    ):
        app = AlsWie(Samen(api.maak_app(toegang, rij, lambda: False), maak_app(toegang, rij)))
        with bediend(app) as adres, httpx.Client(base_url=adres, timeout=60) as client:
            with toegang.apart() as hier:
                gevonden = {pgn: str(een) for pgn, een in hier.log.find(pgns).items()}
            yield Loket(client, besloten, gevonden)

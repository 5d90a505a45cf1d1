"""Which municipality is walked over, and who is shown or logged there?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from tests.api.conftest import ANDER, EXTRA, JONGERE, KIND
from tests.kit.apiserver import Api, draait
from tests.kit.dashboard import ESRA, HUGO, NOOR, SEM, YARA, verhalen
from tests.kit.logboek import regels
from tests.kit.winkel import csv_van, ndjson, open_winkel, rij, voer_uit

DAG = "2026-03-20"
BEKEND = {NOOR: "Noor de Vries", HUGO: "Hugo Bakker", SEM: "Visser", YARA: "=1+1", ESRA: "Esra Kaya"}
MELDING = {NOOR: "9000001", HUGO: "9000002", SEM: "9000003", YARA: "9000004", ANDER: f"77{ANDER[-3:]}"}
"""By which a pupil is known in a file without names."""
NERGENS = "\0"
FOUT = rij(meldingsnummer="9900", pgn=NOOR, begindatum="geen-datum")
DAG_VAN_HET_OVERLEG = "2026-03-23"


@dataclass(frozen=True)
class Gemeente:
    """A served municipality of which every pupil is known by name, number and id."""

    api: Api
    folder: Path
    ids: dict[str, UUID]

    def getoond(self, inhoud: str) -> set[UUID]:
        """Return who is in an answer, by whatever says who it is."""
        return {
            dossier_id
            for pgn, dossier_id in self.ids.items()
            if str(dossier_id) in inhoud
            or re.search(rf"(?<!\d){pgn}(?!\d)", inhoud)
            or BEKEND.get(pgn, "\0") in inhoud
            or f";{MELDING.get(pgn, NERGENS)};" in inhoud
        }

    def gelogd(self, trace_id: str) -> set[UUID]:
        """Return who has a line in a trace."""
        with open_winkel(self.folder) as winkel:
            wie = {pseudoniem: d for d, pseudoniem in winkel.log.logboek.betrokkenen(self.ids.values()).items()}
            return {wie[r.betrokkene] for r in regels(winkel) if r.trace_id.hex() == trace_id and r.betrokkene in wie}


@pytest.fixture(scope="module")
def gemeente(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gemeente]:
    folder = tmp_path_factory.mktemp("ongezien")
    (folder / "verhalen.ndjson").write_text(ndjson(*EXTRA, *verhalen()), encoding="utf-8")
    assert voer_uit(folder, "ingest", folder / "verhalen.ndjson", "--keep-recorded")["afgewezen"] == 0
    voer_uit(folder, "clock", "--until", DAG)
    with open_winkel(folder) as winkel:
        ids = winkel.log.find([*BEKEND, KIND, JONGERE, ANDER])
    with draait(folder) as api:
        yield Gemeente(api, folder, ids)


@pytest.fixture(scope="module")
def levering(gemeente: Gemeente) -> str:
    """A delivery with a row that is refused, in which a pupil is known by the number alone."""
    koppen = {"Content-Type": "text/csv", "Content-Disposition": 'attachment; filename="fout.csv"'}
    gegeven = gemeente.api.vraag("POST", "/aanleveringen", content=csv_van(FOUT).encode(), headers=koppen).json()
    while gemeente.api.lees(f"/aanleveringen/{gegeven['id']}")["status"] not in ("klaar", "mislukt"):
        pass
    return str(gegeven["id"])


@pytest.fixture(scope="module")
def overleg(gemeente: Gemeente) -> dict[str, str]:
    """A meeting about Hugo, with a participant of his school."""
    overleg_id = str(UUID(int=0x37))
    weg = f"/overleggen/{overleg_id}/gebeurtenissen"
    feiten: list[dict[str, object]] = [
        {"type": "OverlegGepland", "soort": "mdo", "dag": DAG_VAN_HET_OVERLEG, "gemeentecode": "0014", "brin": "99AA"},
        {"type": "DossierGeagendeerd", "dossier": str(gemeente.ids[HUGO])},
        {"type": "DeelnemerUitgenodigd", "rol": "school", "brin": "99AA"},
    ]
    for plaats, feit in enumerate(feiten):
        koppen = {"Idempotency-Key": f"overleg-{plaats}", "If-Match": f'"{plaats}"'}
        gegeven = gemeente.api.vraag("POST", weg, json={"geldigOp": DAG, **feit}, headers=koppen)
        assert gegeven.status_code == httpx.codes.CREATED, gegeven.text
    return {"overlegId": overleg_id, "deelnemerId": str(gegeven.json()["id"])}


def looked(gemeente: Gemeente, antwoord: httpx.Response) -> set[UUID]:
    """See that whoever is shown was logged, and nobody else; return who that is."""
    traceresponse = re.fullmatch(r"00-([0-9a-f]{32})-[0-9a-f]{16}-01", antwoord.headers["traceresponse"])
    assert traceresponse is not None
    getoond, gelogd = gemeente.getoond(antwoord.text), gemeente.gelogd(traceresponse[1])
    assert gelogd == getoond, antwoord.request.url
    return getoond


@pytest.fixture(scope="module")
def uitvoer(gemeente: Gemeente) -> str:
    """Something that was handed over to DUO: the status of the melding of Hugo, and others."""
    koppen = {"Idempotency-Key": "niemand-ongezien", "If-Match": "*"}
    begonnen = {"type": "OnderzoekGestart", "geldigOp": "2026-03-10", "meldingsnummer": MELDING[HUGO]}
    pad = f"/dossiers/{gemeente.ids[HUGO]}/gebeurtenissen"
    assert gemeente.api.vraag("POST", pad, json=begonnen, headers=koppen).is_success
    antwoord = gemeente.api.vraag("POST", "/terugmeldingen/uitvoeren", json={}, headers=koppen)
    assert gemeente.ids[HUGO] in looked(gemeente, antwoord)
    return str(antwoord.json()["uitvoer"])

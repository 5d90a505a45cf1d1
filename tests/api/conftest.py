"""What tests of the API share: one invented municipality behind a real server, and small stores of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.generator import Opdracht
from tests.kit.apiserver import Api, draait
from tests.kit.oogst import TOT_EN_MET, maak
from tests.kit.winkel import PGN, csv_van, gebeurtenis, ndjson, rij, voer_uit

OPDRACHT = Opdracht(300, 11, 2025, TOT_EN_MET, "0014", fouten=0.02, dichtheid=25.0)
TEAM = {"brin": "99AA", "vestiging": "00"}
KIND, JONGERE, ANDER = "100000010", "100000022", "100000034"
LUXE = {"soort": "L", "begindatum": "2026-02-20", "melddatum": "2026-02-20", "status": "R", "brin": "99AA"}
DRIETALLEN = ((KIND, JONGERE, ANDER), ("100000041", "100000193", "100000065"))
"""A child, a youngster and another pupil, twice over: a list of one line has no second page."""


def _van(kind: str, jongere: str, ander: str) -> tuple[dict[str, object], ...]:
    verlof: dict[str, object] = {"van": "2026-06-01", "totEnMet": "2026-06-15", "schooldagen": 11}
    return (
        gebeurtenis("LeerlingGeregistreerd", "2025-09-01", pgn=kind, geboortedatum="2021-06-12", gemeentecode="0014"),
        gebeurtenis("SamenwerkingVerzocht", "2025-09-01", pgn=kind),
        gebeurtenis(
            "LeerlingGeregistreerd", "2024-08-19", pgn=jongere, geboortedatum="2008-02-10", gemeentecode="0014"
        ),
        gebeurtenis("Uitgeschreven", "2026-02-16", pgn=jongere, brin="99AA"),
        gebeurtenis("UitstroomBepaald", "2026-01-12", pgn=jongere, profiel="dagbesteding"),
        gebeurtenis("LeerlingGeregistreerd", "2025-08-01", pgn=ander, geboortedatum="2014-03-01", gemeentecode="0014"),
        gebeurtenis("VerkorteOnderwijstijdVastgesteld", "2026-02-02", pgn=ander, urenPerWeek=12.5),
        gebeurtenis("VerlofAangevraagd", "2026-03-02", pgn=ander, **verlof),
        gebeurtenis("SchoolgangGestaakt", "2026-02-20", pgn=ander),
        gebeurtenis("MeldingOntvangen", "2026-02-20", pgn=ander, meldingsnummer=f"77{ander[-3:]}", **LUXE),
        gebeurtenis("OnderzoekGestart", "2026-02-23", pgn=ander, meldingsnummer=f"77{ander[-3:]}"),
        gebeurtenis("BehandelaarToegewezen", "2026-03-02", pgn=ander, behandelaar="lpa-1"),
        gebeurtenis("AfspraakGemaakt", "2026-03-02", pgn=ander, wat="Bellen", rol="jgz", uiterlijkOp="2026-04-01"),
        gebeurtenis("AfspraakGemaakt", "2026-03-02", pgn=ander, wat="Mailen", rol="school", uiterlijkOp="2026-05-04"),
    )


EXTRA = (
    {
        "schoolteam": TEAM,
        "type": "ContactpersoonAangewezen",
        "geldigOp": "2025-08-01",
        "rol": "leerplicht",
        "naam": "Kim",
        "lijn": 1,
    },
    *(regel for drietal in DRIETALLEN for regel in _van(*drietal)),
)
"""What the invented municipality has none or few of."""


def vul(folder: Path) -> None:
    """Fill a store by the command line with an invented municipality, of which every list has something."""
    oogst = maak(OPDRACHT, folder / "verzonnen")
    extra = folder / "team.ndjson"
    extra.write_text(ndjson(*EXTRA), encoding="utf-8")
    assert voer_uit(folder, "ingest", extra)["afgewezen"] == 0
    voer_uit(folder, "ingest", oogst.verzuimmeldingen, oogst.gebeurtenissen)
    voer_uit(folder, "clock", "--until", "2026-06-01")


@pytest.fixture(scope="session")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a filled store; whoever records takes a copy."""
    folder = tmp_path_factory.mktemp("gemeente")
    vul(folder)
    return folder


@pytest.fixture(scope="session")
def gemeente(gevuld: Path) -> Iterator[Api]:
    """The API on an invented municipality; only for questions."""
    with draait(gevuld) as api:
        yield api


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    """The API on a store of its own, in which there is one pupil: Noor, at home since 12 January 2026."""
    (tmp_path / "noor.csv").write_text(csv_van(rij()), encoding="utf-8")
    voer_uit(tmp_path, "ingest", tmp_path / "noor.csv")
    with draait(tmp_path) as geopend:
        yield geopend


@pytest.fixture
def noor(api: Api) -> str:
    """The address of the dossier of Noor."""
    gevonden = api.vraag("POST", "/dossiers/_zoek", json={"pgn": PGN}).json()
    weg: str = gevonden["dossiers"][0]["_links"]["self"]["href"]
    return weg

"""Is another policy wholly in force or not at all, whoever else activates one and whenever one is killed?"""

import json
from pathlib import Path

import pytest

from projections.views import CATALOGUE
from services.projector import rebuild
from services.vragen.verify import verify
from tests.kit.beleidsbestand import dood_tijdens_het_herbouwen, leerlingen, regio, start_activering
from tests.kit.kader import landelijk
from tests.kit.klokken import ZOVEEL_SECONDEN, kopie
from tests.kit.winkel import Winkel, open_winkel, voer_uit

pytestmark = pytest.mark.trager
TERUG = ("--ingangsdatum", "2026-02-01", "--terugwerkend")
VRAAG = ("thuiszitters", "--status", "alle", "--peildatum", "2026-02-02")


@pytest.fixture(scope="module")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beleid") / "gebouwd"
    folder.mkdir()
    (folder / "leerlingen.ndjson").write_text(leerlingen(), encoding="utf-8")
    voer_uit(folder, "ingest", folder / "leerlingen.ndjson", "--keep-recorded")
    return folder


@pytest.fixture
def folder(gebouwd: Path, tmp_path: Path) -> Path:
    return kopie(gebouwd, tmp_path / "winkel")


def said(winkel: Winkel) -> list[tuple[str, int, int]]:
    """Return the versions that were recorded, each with what tells it from the others."""
    gezegd: list[tuple[str, int, int]] = []
    for vastlegging in winkel.log.beleid().vastleggingen:
        velden = vastlegging.feit.fields_given()
        gezegd.append((velden["profiel"], velden["versie"], velden["inhoud"]["thuiszitter"]["lengte"]))
    return gezegd


def is_whole(winkel: Winkel) -> None:
    """See that the log is in order, and that the rows are those of a rebuild."""
    winkel.volg()
    rijen = {view.name: winkel.rows.all(view) for view in CATALOGUE}
    rebuild(winkel.log, winkel.rows, landelijk(), winkel.klok())

    assert verify(winkel.log, winkel.rows).bevindingen == []
    assert {view.name: winkel.rows.all(view) for view in CATALOGUE} == rijen


@pytest.mark.parametrize("keer", range(3))
def test_of_two_that_activate_at_once_each_is_recorded_whole_or_refused(keer: int, folder: Path) -> None:
    lengtes = (7 + keer, 14 + keer)
    paden = [regio(folder, lengte, f"regio{lengte}.toml") for lengte in lengtes]
    processen = [start_activering(folder, str(pad), *TERUG) for pad in paden]
    gezegd = [proces.communicate(timeout=ZOVEEL_SECONDEN) for proces in processen]
    gelukt = [lengte for lengte, proces in zip(lengtes, processen, strict=True) if proces.returncode == 0]
    with open_winkel(folder) as winkel:
        versies = said(winkel)
        is_whole(winkel)

    assert all(proces.returncode in (0, 1) for proces in processen), gezegd
    assert gelukt, "one of them wins"
    assert versies[0] == ("landelijk", 1, 28)
    assert sorted(lengte for _, _, lengte in versies[1:]) == sorted(gelukt)
    assert [versie for _, versie, _ in versies[1:]] == list(range(1, len(gelukt) + 1))
    for lengte, proces, (uit, fout) in zip(lengtes, processen, gezegd, strict=True):
        if lengte in gelukt:
            assert json.loads(uit)["vastgesteld"][0]["naam"] == "regio"
        else:
            assert (proces.returncode, "iemand anders was eerder" in fout.decode()) == (1, True)


@pytest.mark.parametrize(("plek", "keer"), [("voor", 1), ("in", 1), ("voor", 2), ("in", 3)])
def test_killed_while_rows_are_made_anew_the_next_answer_is_right(
    plek: str, keer: int, folder: Path, tmp_path: Path
) -> None:
    zonder_ongeluk = kopie(folder, tmp_path / "zonder")
    regio(folder), regio(zonder_ongeluk)
    voer_uit(zonder_ongeluk, "beleid", "activate", zonder_ongeluk / "regio.toml", *TERUG)
    dood_tijdens_het_herbouwen(folder, str(folder / "regio.toml"), *TERUG, keer=keer, plek=plek)
    antwoorden = [voer_uit(pad, *VRAAG)["thuiszitters"] for pad in (folder, zonder_ongeluk)]
    with open_winkel(folder) as winkel:
        assert [profiel for profiel, _, _ in said(winkel)] == ["landelijk", "regio"]
        is_whole(winkel)

    assert antwoorden[0] == antwoorden[1]
    assert [z["status"] for z in antwoorden[0]] == ["thuiszitter", "thuiszitter"]

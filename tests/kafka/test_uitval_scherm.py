"""Who sees on the dashboard what is set apart?"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from services.aanvoer.zicht import Uitvalzicht
from services.installatie import installatie
from services.server.inhoud import Inhoud
from services.server.samen import maak_app
from services.toegang import Toegang
from services.wachtrij import Wachtrij
from tests.kit.aanvoer import FOUT, Proef


@contextmanager
def bezoek(proef: Proef, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Look at the dashboard of this store."""
    sleutels = str(proef.winkel.folder / "verzuimspoor.sleutels")
    monkeypatch.setenv("VERZUIMSPOOR_ROL", "dienst")
    openen = partial(installatie, proef.adres, None, sleutels)
    with Toegang(openen) as toegang:
        yield TestClient(maak_app(toegang, Wachtrij(folder), Inhoud(), lambda: False), base_url="http://localhost")


def test_the_dashboard_shows_what_is_set_apart_and_why(
    proef: Proef, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proef.bied("school.csv", proef.slecht_dan_goed())
    proef.lees_in()
    with bezoek(proef, tmp_path / "rij", monkeypatch) as klant:
        pagina = klant.get("/uitval")
        lijst = klant.get("/aanleveringen")

    assert pagina.status_code == 200
    for woord in ("school.csv", "datum-bestaat-niet", "met uitval", FOUT, "is geen dag die bestaat"):
        assert woord in pagina.text
    assert "/uitval" in lijst.text


def test_who_did_not_offer_it_does_not_see_it_and_who_may_not_sees_no_rows(proef: Proef) -> None:
    proef.bied("school.csv", proef.slecht_dan_goed())
    proef.lees_in()
    ander = Uitvalzicht(proef.boek, "iemand-anders", mag_rijen=True)
    eigen = Uitvalzicht(proef.boek, "test", mag_rijen=False)

    assert (ander.leveringen(), ander.per_reden(), ander.rijen()) == ([], [], [])
    assert [een.slecht for een in eigen.leveringen()] == [1]
    assert eigen.rijen() == ()

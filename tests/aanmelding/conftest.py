"""What the tests about logging in share: a provider, and a server on which people log in with it."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.kit.aangemeld import Aangemeld, met_aanmelden
from tests.kit.openid import Uitgever, uitgever


@pytest.fixture(scope="module")
def draaiend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Uitgever, Aangemeld]]:
    """One provider and one server, on an empty store."""
    grenzen = "\n[grenzen]\naanmelden_per_minuut = 10000\nverzoeken_per_minuut = 10000"
    with uitgever() as deze, met_aanmelden(tmp_path_factory.mktemp("login"), deze, onder=grenzen) as server:
        yield deze, server


@pytest.fixture
def op(draaiend: tuple[Uitgever, Aangemeld]) -> Iterator[Uitgever]:
    """The provider, honest again for each test; it must have had nothing against how we asked."""
    deze = draaiend[0]
    eerlijk = Uitgever()
    for naam in ("verander", "onderteken", "ruil", "terug", "gezegd"):
        setattr(deze, naam, getattr(eerlijk, naam))
    deze.persoon = {"name": "Ilse de Wit", "groups": ["lpa"], "gemeenten": ["0014"]}
    deze.bezwaren.clear()
    yield deze

    assert deze.bezwaren == []


@pytest.fixture
def server(draaiend: tuple[Uitgever, Aangemeld]) -> Aangemeld:
    """The server."""
    return draaiend[1]


@pytest.fixture
def klant(server: Aangemeld) -> Iterator[httpx.Client]:
    """A browser without scripts that was never here before."""
    with httpx.Client(base_url=server.adres, timeout=20) as nieuw:
        yield nieuw


@pytest.fixture
def eigen(tmp_path: Path) -> Iterator[tuple[Uitgever, Aangemeld]]:
    """A provider and a server for one test, with a short patience."""
    grenzen = "\n[grenzen]\naanmelden_per_minuut = 8\nverzoeken_per_minuut = 12\naanleveringen_per_uur = 2"
    with uitgever() as deze, met_aanmelden(tmp_path, deze, onder=grenzen) as server:
        yield deze, server

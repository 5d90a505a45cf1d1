"""What is attacked: the real server with logging in, on a small store with pupils of two municipalities."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from domain.toegang.gebruiker import Rol
from services.installatie import installatie
from tests.kit.aangemeld import Aangemeld, met_aanmelden
from tests.kit.openid import Uitgever, uitgever
from tests.kit.toegang import ASSEN, GRONINGEN, NAMEN

ALLE_SCOPES = (
    "aanleveringen.lezen aanleveringen.vastleggen audit.lezen beleid.lezen dossiers.lezen gebeurtenissen.lezen "
    "gebeurtenissen.vastleggen inzage.lezen meldingen.lezen pgn.lezen schoolteams.lezen schoolteams.vastleggen "
    "terugmeldingen.vastleggen"
)
ROLLEN = [rol.value for rol in Rol if rol is not Rol.LOKAAL]
VEEL = "\n[grenzen]\naanmelden_per_minuut = 100000\nverzoeken_per_minuut = 100000\naanleveringen_per_uur = 100000\n"
BEWIJS = re.compile(r'name="_bewijs" value="([0-9a-f]+)"')


def _groepen() -> str:
    return "".join(f'\n[[groep]]\nnaam = "{rol}"\nrol = "{rol}"\n' for rol in ROLLEN)


def _systeem(naam: str, gemeente: str) -> str:
    scopes = ", ".join(f'"{scope}"' for scope in ALLE_SCOPES.split())
    begin = f'\n[api.clients.{naam}]\nrol = "leerplichtambtenaar"\n'
    return f'{begin}gemeenten = ["{gemeente}"]\nscopes = [{scopes}]\n'


@dataclass(frozen=True)
class Doelwit:
    """A server, the provider that it trusts, and where the pupils are."""

    uitgever: Uitgever
    server: Aangemeld
    dossiers: dict[str, str]

    @contextmanager
    def mens(self, rol: str, *gemeenten: str, naam: str = "Ilse de Wit", **claims: object) -> Iterator[httpx.Client]:
        """A browser in which somebody logged in, in this role and for these municipalities."""
        self.uitgever.persoon = {
            **{"sub": f"{rol}-{'-'.join(gemeenten)}", "name": naam, "groups": [rol], "gemeenten": list(gemeenten)},
            **claims,
        }
        with httpx.Client(base_url=self.server.adres, timeout=30) as client:
            client.get("/uitleg", follow_redirects=True)
            assert "verzuimspoor_sessie" in client.cookies
            yield client

    @contextmanager
    def systeem(self, naam: str, scope: str = ALLE_SCOPES) -> Iterator[httpx.Client]:
        """Another system that shows a token with all that it may have."""
        koppen = {"authorization": f"Bearer {self.uitgever.toegang(naam, scope)}"}
        with httpx.Client(base_url=f"{self.server.adres}/api/v1", headers=koppen, timeout=30) as client:
            yield client


def bewijs(client: httpx.Client) -> str:
    """Return the mark that forms of this browser carry."""
    gevonden = BEWIJS.search(client.get("/uitleg").text)
    assert gevonden
    return gevonden[1]


@contextmanager
def belaagd(folder: Path, vol: Path, grenzen: str = VEEL) -> Iterator[Doelwit]:
    """Serve a copy of a store to everybody whom the provider knows."""
    onder = _groepen() + _systeem("groningen", GRONINGEN) + _systeem("assen", ASSEN) + grenzen
    with uitgever() as deze, met_aanmelden(folder, deze, vol, onder=onder) as server:
        with installatie(str(server.db)) as hier:
            gevonden = {pgn: str(een) for pgn, een in hier.log.find(NAMEN).items()}
        yield Doelwit(deze, server, gevonden)

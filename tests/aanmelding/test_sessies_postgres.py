"""Ilse logs in on a server with two processes, under the role that the guide makes; `migrate` made its tables."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from domain.toegang.gebruiker import Gebruiker, Rol
from services.aanmelding.instellingen import Sessies
from services.aanmelding.redenen import AanmeldError
from services.aanmelding.sessies import Sessietabel
from services.aanmelding.sessietabel import SCHEMA, open_tabel
from services.settings import Settings
from tests.kit.dashboard import zonder_omgeving
from tests.kit.postgres import database, everything_in
from tests.kit.rechten import DIENST, als_adres, als_dienst
from tests.kit.winkel import voer_uit

LPA = Gebruiker("ilse", Rol.LEERPLICHTAMBTENAAR, frozenset({"0014"}))
RMC = Gebruiker("ilse", Rol.RMC, frozenset({"0014"}))
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Wijzer:
    def __init__(self) -> None:
        self.nu = BEGIN

    def __call__(self) -> datetime:
        return self.nu


@pytest.fixture(scope="module")
def beheer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on which `migrate` ran, and nothing else."""
    with zonder_omgeving(), database(leeg=True) as adres:
        voer_uit(tmp_path_factory.mktemp("migrate"), "migrate", adres=adres)
        yield adres


@pytest.fixture(scope="module")
def klok() -> Wijzer:
    return Wijzer()


@pytest.fixture(scope="module")
def twee(beheer: str, klok: Wijzer) -> Iterator[tuple[Sessietabel, Sessietabel]]:
    """What two processes have open, as who only serves."""
    with zonder_omgeving(), als_dienst(beheer) as dienst, ExitStack() as open_:
        settings = Settings().with_options(db=als_adres(dienst))
        een, ander = (
            open_.enter_context(closing(Sessietabel(open_tabel(settings), Sessies(), klok))) for _ in range(2)
        )
        yield een, ander


def test_wie_bij_het_ene_proces_inlogt_is_het_bij_het_andere(twee: tuple[Sessietabel, Sessietabel]) -> None:
    een, ander = twee
    sessie = een.begin("Ilse de Wit", [LPA, RMC], "id-token")

    gelezen = ander.lees(sessie.geheim)

    assert gelezen is not None
    assert (gelezen.naam, gelezen.rollen, gelezen.gebruiker) == ("Ilse de Wit", (LPA, RMC), None)


def test_een_andere_rol_geeft_een_ander_geheim_en_het_oude_is_weg(twee: tuple[Sessietabel, Sessietabel]) -> None:
    een, ander = twee
    oud = een.begin("Ilse de Wit", [LPA, RMC])

    nieuw = ander.kies(oud, Rol.RMC)

    assert nieuw is not None
    assert nieuw.gebruiker == RMC
    assert een.lees(oud.geheim) is None
    assert een.kies(oud, Rol.RMC) is None
    assert een.lees(nieuw.geheim) is not None


def test_wie_bij_het_ene_proces_uitlogt_is_het_overal(twee: tuple[Sessietabel, Sessietabel]) -> None:
    een, ander = twee
    sessie = een.begin("Ilse de Wit", [LPA])

    ander.eindig(sessie.geheim)

    assert een.lees(sessie.geheim) is None


def test_een_poging_telt_een_keer_ook_als_twee_tegelijk_komen(twee: tuple[Sessietabel, Sessietabel]) -> None:
    def go_on(tabel: Sessietabel, state: str) -> str:
        try:
            return tabel.ga_verder("browser", state)[1]
        except AanmeldError:
            return "geweigerd"

    with ThreadPoolExecutor(8) as draden:
        for _ in range(30):
            state = twee[0].probeer("browser", "/thuiszitters").state
            gekregen = list(draden.map(go_on, [*twee] * 4, [state] * 8))

            assert sorted(gekregen) == ["/thuiszitters"] + ["geweigerd"] * 7


def test_van_een_sessie_komt_een_andere_rol_ook_als_twee_tegelijk_kiezen(
    twee: tuple[Sessietabel, Sessietabel],
) -> None:
    with ThreadPoolExecutor(8) as draden:
        for _ in range(30):
            oud = twee[0].begin("Ilse de Wit", [LPA, RMC])
            nieuw = list(draden.map(lambda tabel, een: tabel.kies(een, Rol.RMC), [*twee] * 4, [oud] * 8))

            assert sum(een is not None for een in nieuw) == 1


def test_wie_stil_is_of_lang_bezig_moet_opnieuw(twee: tuple[Sessietabel, Sessietabel], klok: Wijzer) -> None:
    een, ander = twee
    stil, lang = een.begin("Ilse de Wit", [LPA]), een.begin("Ilse de Wit", [LPA])
    for _ in range(2):
        klok.nu += timedelta(minutes=Sessies().stil_minuten - 1)
        assert ander.lees(lang.geheim) is not None

    assert ander.lees(stil.geheim) is None

    klok.nu += timedelta(hours=Sessies().langst_uren)
    assert een.lees(lang.geheim) is None


def test_in_de_tabellen_staat_niet_wie_en_geen_geheim(twee: tuple[Sessietabel, Sessietabel], beheer: str) -> None:
    sessie, poging = twee[0].begin("Ilse de Wit", [LPA], "id-token-van-ilse"), twee[0].probeer("browser", "/geheim")
    inhoud = everything_in(beheer, SCHEMA)

    assert len(inhoud) > 100
    for tekst in ("Ilse", "ilse", "id-token", "/geheim", sessie.geheim, poging.state, poging.verifier, poging.nonce):
        assert tekst.encode() not in inhoud


@pytest.mark.parametrize("statement", ["DROP TABLE sessie", "TRUNCATE sessie", "CREATE TABLE van_mij (x int)"])
def test_de_dienst_kan_de_tabellen_niet_veranderen(
    statement: str, twee: tuple[Sessietabel, Sessietabel], beheer: str
) -> None:
    with (
        psycopg.connect(beheer, user=DIENST, autocommit=True, options=f"-csearch_path={SCHEMA}") as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)

"""Does every line name an activity that the register has, and is there none that nothing names?"""

from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from services.api.document import v1
from services.cli.main import app
from services.dashboard.pages import CATALOGUE
from services.logboek.registerlezer import activiteit_van, adres_van, lees_register, met_versie
from services.logboek.verwerkingen import (
    VERWERKING_VAN,
    ZONDER_LEERLING,
    VerwerkingOnbekendError,
    verwerking_van,
)


def opdrachten() -> set[str]:
    """Return every command, with that of its group before it."""
    return {f"opdracht:{naam}" for naam in _named(get_command(app), ())}


def _named(opdracht: Any, voor: tuple[str, ...]) -> Iterator[str]:
    if voor and (not hasattr(opdracht, "commands") or opdracht.invoke_without_command):
        yield " ".join(voor)
    for naam, een in getattr(opdracht, "commands", {}).items():
        yield from _named(een, (*voor, naam))


def handelingen() -> set[str]:
    """Return everything that can be asked or done from outside."""
    adressen = {f"api:{adres.name}" for adres in v1().state.adressen}
    return adressen | {f"scherm:{pagina.naam}" for pagina in CATALOGUE} | opdrachten()


def test_everything_that_can_be_asked_is_an_activity_or_shows_no_pupil() -> None:
    assert handelingen() - VERWERKING_VAN.keys() - ZONDER_LEERLING == set()


def test_nothing_is_named_that_cannot_be_asked() -> None:
    van_onszelf = {"systeem:vastleggen", "dienst:aanlevering", "dienst:inlezen", "dienst:zaken", "dienst:berichten"}

    assert (VERWERKING_VAN.keys() | ZONDER_LEERLING) - handelingen() == van_onszelf


def test_every_activity_is_in_the_register_and_none_is_there_for_nothing() -> None:
    assert set(VERWERKING_VAN.values()) == set(lees_register())


def test_what_nobody_named_is_refused() -> None:
    with pytest.raises(VerwerkingOnbekendError):
        verwerking_van("api:nieuw")


@pytest.mark.parametrize("naam", lees_register())
def test_an_activity_says_what_the_law_asks(naam: str) -> None:
    activiteit = lees_register()[naam]
    nummers = [versie.versie for versie in activiteit.versies]

    assert activiteit.naam == naam
    assert nummers == list(range(1, len(nummers) + 1))
    assert all(versie.doel and versie.grondslagen and versie.maatregelen for versie in activiteit.versies)


@pytest.mark.parametrize("register", ["", "https://gemeente.example/api/v1/verwerkingsactiviteiten"])
def test_the_uri_in_a_line_leads_back_to_the_activity(register: str) -> None:
    verwerking = met_versie("dossier-raadplegen")

    assert activiteit_van(adres_van(verwerking, register), register) == verwerking
    assert activiteit_van("urn:iets:anders", register) is None

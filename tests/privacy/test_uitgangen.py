"""Does whatever opens a way out stand in the list, and do register and papers name whoever gets something?"""

import ast
from collections.abc import Iterator

import pytest

from domain.toegang.bron import Bron, Handeling
from domain.toegang.tabel import RECHTEN, Reikwijdte
from services.dashboard.pages import CATALOGUE
from services.logboek.registerlezer import lees_register
from services.logboek.verwerkingen import (
    AANLEVERING,
    DOORGEVEN,
    DOORREKENEN,
    DOORSTROOM,
    VERNIETIGEN,
    VERWERKING_VAN,
)
from services.settings import Settings
from services.uitgangen import ONTVANGERS, UITGANGEN, Inhoud, Uitgang
from tests.architecture.tree import ROOT
from tests.kit.stukken import is_er, stuk

BELT = {
    *("aiohttp", "aiosmtplib", "boto3", "botocore", "ftplib", "grpc", "httpx", "httpx2", "kafka", "paramiko", "redis"),
    *("requests", "smtplib", "socket", "urllib3", "websockets", "http.client", "urllib.request"),
    *("opentelemetry.exporter", "authlib.integrations", "asyncssh", "telnetlib", "xmlrpc", "zeep"),
}
"""What code imports that calls somebody, or lets somebody call."""
LUISTERT = {
    "services/adressen.py": "whether an address is of this machine",
}
"""What knows sockets and is no way out by itself."""
EIGEN_SCHERM = "dashboard"
ZONDER_SCHERM = {
    DOORREKENEN: {(Handeling.LEZEN, Bron.BELEIDSVERSCHIL)},
    DOORGEVEN: {(Handeling.LEZEN, Bron.FEED)},
    DOORSTROOM: {(Handeling.LEZEN, Bron.JONGEREN), (Handeling.LEZEN, Bron.UITSTROOM)},
    AANLEVERING: {(Handeling.LEZEN, Bron.AANLEVERINGEN)},
}
"""What is asked for in an activity, besides what its pages say of themselves."""
OOK = {"wie volgens de afspraken een signaal krijgt"}
GEEN_LEERLING = {Reikwijdte.ALLES, Reikwijdte.ONPERSOONLIJK, Reikwijdte.GETALLEN}


def callers() -> Iterator[str]:
    """Yield the files that import what calls somebody."""
    for file in sorted((ROOT / "services").rglob("*.py")):
        boom = ast.parse(file.read_text(encoding="utf-8"))
        namen = {een.name for stap in ast.walk(boom) if isinstance(stap, ast.Import) for een in stap.names}
        namen |= {stap.module or "" for stap in ast.walk(boom) if isinstance(stap, ast.ImportFrom)}
        if any(naam == een or naam.startswith(f"{een}.") for naam in namen for een in BELT):
            yield file.relative_to(ROOT).as_posix()


def test_whatever_calls_somebody_is_of_a_way_out_that_is_listed() -> None:
    mappen = tuple(een.replace(".", "/") for uitgang in UITGANGEN for een in uitgang.waar)
    gevonden = list(callers())

    assert len(gevonden) > 10
    assert [file for file in gevonden if not file.startswith(mappen) and file not in LUISTERT] == []


@pytest.mark.parametrize("een", UITGANGEN, ids=lambda een: een.naam)
def test_a_way_out_is_where_it_says_behind_its_setting_and_proven(een: Uitgang) -> None:
    paden = [waar.replace(".", "/") for waar in een.waar]

    assert [pad for pad in paden if not is_er(pad, "") and not is_er(f"{pad}.py", "")] == []
    assert not een.aan or not Settings.model_fields[een.aan].get_default()
    assert een.bewijs
    assert [bewijs for bewijs in een.bewijs if not is_er(*bewijs.split("::"))] == []
    assert een.verwerkingen <= lees_register().keys()
    assert een.verwerkingen or een.inhoud not in (Inhoud.LEERLING, Inhoud.EIGEN_NUMMER)


def test_every_action_that_shows_a_pupil_goes_out_by_a_way_that_is_listed() -> None:
    wegen = tuple(een.acties for een in UITGANGEN if een.acties)
    anders = {actie for actie in VERWERKING_VAN if not actie.startswith(wegen)}

    assert {actie.partition(":")[0] for actie in anders} <= {"dienst", "systeem"}
    assert {VERWERKING_VAN[actie] for actie in anders} <= {v for een in UITGANGEN for v in een.verwerkingen}


def expected(activiteit: str) -> set[str]:
    """Return who gets something in an activity: whoever may see a pupil in it, and the ways out."""
    wil = {
        (pagina.handeling, pagina.bron)
        for pagina in CATALOGUE
        if VERWERKING_VAN.get(f"scherm:{pagina.naam}") == activiteit
    }
    wil = ZONDER_SCHERM.get(activiteit, wil)
    rollen = {
        ONTVANGERS[rol]
        for (rol, handeling, bron), recht in RECHTEN.items()
        if (handeling, bron) in wil
        and rol in ONTVANGERS
        and (activiteit == AANLEVERING or recht.reikwijdte not in GEEN_LEERLING)
    }
    return rollen | {u.ontvanger for u in UITGANGEN if activiteit in u.verwerkingen and u.naam != EIGEN_SCHERM}


@pytest.mark.parametrize("naam", lees_register())
def test_the_register_names_whoever_gets_something(naam: str) -> None:
    genoemd = set(lees_register()[naam].laatste.ontvangers)

    assert expected(naam) - genoemd == set()
    assert genoemd - expected(naam) - OOK == set()
    assert genoemd or naam == VERNIETIGEN


def test_whoever_may_see_a_pupil_is_named_as_a_recipient() -> None:
    ziet = {rol for (rol, _, _), recht in RECHTEN.items() if recht.reikwijdte not in GEEN_LEERLING}

    assert ziet == ONTVANGERS.keys()


def test_parents_read_whoever_may_see_their_child() -> None:
    buiten = {een.ontvanger for een in UITGANGEN if een.inhoud is Inhoud.LEERLING and een.aan}
    regels = set(stuk("informatie-ouders").splitlines())

    assert {wie for wie in {*ONTVANGERS.values(), *buiten} if f"- {wie}" not in regels} == set()


@pytest.mark.parametrize("woord", ["leerplichtambtenaar", "Doorstroompunt", "je school", "schoolarts"])
def test_pupils_too(woord: str) -> None:
    assert woord in stuk("informatie-leerlingen")


@pytest.mark.parametrize("woord", ["samenwerkingsverband", "casusregisseur", "regiocoördinator", "controleur"])
def test_and_who_comes_in_later(woord: str) -> None:
    assert woord in stuk("informatie-leerlingen")

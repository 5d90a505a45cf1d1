"""
Is there any way out by which a pupil is shown without a line?

Every address, every page and every command is walked over. Who is shown is found by the name, the number and the id in
the answer itself, and who was logged by the trace that the answer names: neither asks the code that logs.
"""

import json
import os
import re
from uuid import UUID

import httpx
import pytest

from services.api.document import openapi, v1
from services.dashboard.pages import CATALOGUE
from tests.kit.dashboard import ESRA, HUGO, VERLOF_VAN_ESRA
from tests.kit.logboek import regels
from tests.kit.voorloper import voer_voor
from tests.kit.winkel import open_winkel
from tests.logboek.gemeente import DAG, Gemeente, looked

pytestmark = pytest.mark.trager
ALS_PDF = {"verzonden_brief"}
"""What holds no text that can be looked through: tests/brieven sees that it has a line."""
PADEN = openapi()["paths"]
GEVEN = {
    f"{pad}": operatie["operationId"]
    for pad, wat in PADEN.items()
    for methode, operatie in wat.items()
    if methode == "get" and operatie["operationId"] not in {"stroom", *ALS_PDF}
}
TOONT_NIEMAND = {
    *("verwerkingsactiviteiten", "verwerkingsactiviteit", "verwerkingsactiviteitversie", "telling", "beleid"),
    *("jaarverslag", "opgave"),
    *("schoolteam", "teamgebeurtenissen", "teamgebeurtenis", "aanlevering", "aanleveringen"),
}


OVER_EEN_GEMEENTE = {naam: {"gemeentecode": "0014"} for naam in ("jaarverslag", "opgave")}


def day_for(pad: str) -> str:
    """Return the day to ask about: on the others nobody had asked for leave yet."""
    return "2026-05-04" if "/aanvragen/" in pad else DAG


def filled(gemeente: Gemeente, levering: str, uitvoer: str, overleg: dict[str, str], pad: str) -> str:
    """Return an address with something that is there for every part of it."""
    hugo = gemeente.ids[HUGO]
    if "/aanvragen/" in pad:
        return pad.format(dossierId=gemeente.ids[ESRA], gebeurtenisId=VERLOF_VAN_ESRA)
    eerste = gemeente.api.lees(f"/dossiers/{hugo}/gebeurtenissen")["gebeurtenissen"][0]["id"]
    team = gemeente.api.lees("/schoolteams/99AA00/gebeurtenissen")["gebeurtenissen"][0]["id"]
    delen = {
        "dossierId": hugo,
        "gebeurtenisId": team if "schoolteams" in pad else eerste,
        "schooljaar": "2025-2026",
        "schoolteamId": "99AA00",
        "aanleveringId": levering,
        "uitvoerId": uitvoer,
        "verwerkingsactiviteitId": "dossier-raadplegen",
        "versie": 1,
        **overleg,
    }
    return pad.format(**delen)


@pytest.mark.parametrize(("pad", "naam"), GEVEN.items())
def test_no_address_shows_a_pupil_without_a_line(
    gemeente: Gemeente, levering: str, uitvoer: str, overleg: dict[str, str], pad: str, naam: str
) -> None:
    gevraagd = {een["name"] for een in PADEN[pad]["get"].get("parameters", ())}
    antwoord = gemeente.api.get(
        filled(gemeente, levering, uitvoer, overleg, pad),
        params=({"peildatum": day_for(pad)} if "peildatum" in gevraagd else {}) | OVER_EEN_GEMEENTE.get(naam, {}),
        headers={"Accept": "*/*"},
    )
    getoond = looked(gemeente, antwoord)

    assert antwoord.is_success, antwoord.text
    if naam in TOONT_NIEMAND:
        assert getoond == set()


def test_the_lists_have_somebody_to_show(gemeente: Gemeente) -> None:
    """Otherwise the walk would be over empty rooms."""
    lijsten = ("thuiszitters", "termijnen", "werkvoorraad", "verkorte-onderwijstijd", "jongeren", "uitstroom")
    leeg = [een for een in lijsten if not gemeente.api.lees(f"/{een}", peildatum=DAG)["aantal"]]

    assert leeg == []


def test_a_search_by_number_has_a_line(gemeente: Gemeente) -> None:
    antwoord = gemeente.api.vraag("POST", "/dossiers/_zoek", json={"pgn": HUGO})

    assert looked(gemeente, antwoord) == {gemeente.ids[HUGO]}


def test_the_live_stream_has_a_line_for_whom_it_tells_before_it_tells(gemeente: Gemeente) -> None:
    """The line is there when the piece is: the stream need not end for it."""
    with gemeente.api.client.stream("GET", "/api/v1/gebeurtenissen/_stroom", timeout=20) as antwoord:
        trace_id = antwoord.headers["traceresponse"].split("-")[1]
        gezien = ""
        for stuk in antwoord.iter_text():
            gezien += stuk
            if gemeente.getoond(gezien):
                break
        assert gemeente.getoond(gezien) <= gemeente.gelogd(trace_id)


PAGINAS = [
    (pagina.naam, pad)
    for pagina in CATALOGUE
    for pad in (
        pagina.pad,
        *([f"{pagina.pad}?vorm=csv"] if pagina.naam in ("thuiszitters", "werkvoorraad", "aanvragen") else []),
    )
    if "GET" in pagina.methoden and pagina.naam not in ALS_PDF
    if pagina.naam != "bericht"  # it leads on to the page of a dossier, and shows nothing itself
]


@pytest.mark.parametrize(("naam", "pad"), PAGINAS, ids=[pad for _, pad in PAGINAS])
def test_no_page_shows_a_pupil_without_a_line(
    gemeente: Gemeente, levering: str, uitvoer: str, overleg: dict[str, str], naam: str, pad: str
) -> None:
    wie = ESRA if naam == "aanvraag" else HUGO
    delen = {
        "dossier_id": gemeente.ids[wie],
        "soort": "GesprekGevoerd",
        "id": uitvoer if "uitvoer" in pad else levering,
        "gebeurtenis": VERLOF_VAN_ESRA,
    }
    delen |= {"overleg_id": overleg["overlegId"], "deelnemer_id": overleg["deelnemerId"], "brief": "uitnodiging"}
    delen["melding"] = "MedewerkerAfwezig"
    gevuld = pad.replace("{naam:path}", "index").format(**delen)
    gevraagd = f"{gevuld}{'&' if '?' in gevuld else '?'}peildatum={day_for(pad)}"
    antwoord = gemeente.api.client.get(gevraagd, follow_redirects=False)
    getoond = looked(gemeente, antwoord)

    assert antwoord.status_code == httpx.codes.OK, antwoord.text
    if "dossier_id" in pad or naam in (
        "vandaag",
        "thuiszitters",
        "werkvoorraad",
        "aanvragen",
        "afwijzingen",
        "terugmelduitvoer",
        "overleg",
        "overlegkopie",
    ):
        assert getoond


def test_a_copy_of_an_agenda_as_a_document_has_a_line_for_whom_it_shows(
    gemeente: Gemeente, overleg: dict[str, str]
) -> None:
    """In a PDF no id can be read: whoever makes it says whom it shows."""
    pad = "/overleggen/{overlegId}/kopie/{deelnemerId}?vorm=pdf".format(**overleg)
    antwoord = gemeente.api.client.get(f"{pad}&peildatum={DAG}")

    assert antwoord.content.startswith(b"%PDF")
    assert gemeente.gelogd(antwoord.headers["traceresponse"].split("-")[1]) == {gemeente.ids[HUGO]}


def test_the_number_that_a_form_asks_for_has_a_line(gemeente: Gemeente) -> None:
    pad = f"/dossiers/{gemeente.ids[HUGO]}"
    bewijs = re.search(r'name="_bewijs" value="([^"]+)"', gemeente.api.client.get(pad).text)
    assert bewijs is not None
    antwoord = gemeente.api.client.post(pad, data={"_bewijs": bewijs[1]}, headers={"Origin": gemeente.api.url})

    assert HUGO in antwoord.text
    assert looked(gemeente, antwoord) == {gemeente.ids[HUGO]}


def test_an_error_of_ours_about_a_pupil_is_a_line_that_says_so(gemeente: Gemeente) -> None:
    """An address of which the id is of nobody shows nobody: done, with nobody in it."""
    antwoord = gemeente.api.get(f"/dossiers/{UUID(int=7)}")

    assert antwoord.status_code == httpx.codes.NOT_FOUND
    assert looked(gemeente, antwoord) == set()


LIJSTEN = (
    *("thuiszitters", "termijnen", "vrijstellingen", "verkorte-onderwijstijd", "werkvoorraad", "signalen"),
    *("aanvragen", "afspraken", "risicokinderen", "jongeren", "uitstroom"),
)


@pytest.mark.parametrize("vorm", ["--json", ""])
def test_no_command_shows_a_pupil_without_a_line(gemeente: Gemeente, vorm: str) -> None:
    hugo = gemeente.ids[HUGO]
    opdrachten = [f"{lijst} --peildatum {DAG} {vorm}".strip() for lijst in LIJSTEN]
    opdrachten += [f"{wat} {hugo} {vorm}".strip() for wat in ("dossier", "replay", "inzage", "logboek toon")]
    opdrachten += ["erase --verlopen --dry-run --json", "beleid diff haaglanden --json"]
    waar = os.environ | {"VERZUIMSPOOR_DB": str(gemeente.folder / "verzuimspoor.db")}
    for opdracht in opdrachten:
        with open_winkel(gemeente.folder) as winkel:
            voor = {regel.trace_id for regel in regels(winkel)}
        uitvoer = voer_voor(opdracht.split(), gemeente.folder, waar)
        with open_winkel(gemeente.folder) as winkel:
            nieuw = {regel.trace_id.hex() for regel in regels(winkel)} - {een.hex() for een in voor}
        gelogd = {wie for trace_id in nieuw for wie in gemeente.gelogd(trace_id)}

        assert gelogd == gemeente.getoond(uitvoer.stdout), opdracht


def test_every_operation_of_the_api_is_walked_over() -> None:
    alle = {adres.name for adres in v1().state.adressen}
    vastleggen = {
        "geef_terugmeldingen_uit",
        "antwoord_op_terugmeldingen",
        "leg_gebeurtenis_vast",
        "leg_teamgebeurtenis_vast",
        "lever_aan",
        "verwijder_aanlevering",
    }
    vastleggen |= {"leg_overleg_vast"}
    vastleggen.add("leg_personeelsgebeurtenis_vast")
    apart = {"zoek_dossiers", "stroom", "beleidsverschil", "zoek_verwerkingen", *ALS_PDF}

    assert alle - set(GEVEN.values()) == vastleggen | apart


def test_what_a_policy_would_change_has_lines(gemeente: Gemeente) -> None:
    antwoord = gemeente.api.vraag("POST", "/beleid/_verschil", json={"profiel": "haaglanden"})
    assert antwoord.is_success or antwoord.status_code in (400, 404), json.dumps(antwoord.json())

    looked(gemeente, antwoord)

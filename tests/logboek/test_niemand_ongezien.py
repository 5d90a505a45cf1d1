"""
Is there any way out by which a pupil is shown without a line?

Every address, every page and every command is walked over. Who is shown is found by the name, the number and the id in
the answer itself, and who was logged by the trace that the answer names: neither asks the code that logs.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from services.api.document import openapi, v1
from services.dashboard.pages import CATALOGUE
from tests.api.conftest import ANDER, EXTRA, JONGERE, KIND
from tests.kit.apiserver import Api, draait
from tests.kit.dashboard import ESRA, HUGO, NOOR, SEM, VERLOF_VAN_ESRA, YARA, verhalen
from tests.kit.logboek import regels
from tests.kit.voorloper import voer_voor
from tests.kit.winkel import csv_van, ndjson, open_winkel, rij, voer_uit

pytestmark = pytest.mark.trager
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


ALS_PDF = {"verzonden_brief"}
"""What holds no text that can be looked through: tests/brieven sees that it has a line."""
GEVEN = {
    f"{pad}": operatie["operationId"]
    for pad, wat in openapi()["paths"].items()
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
    gevraagd = {een["name"] for een in openapi()["paths"][pad]["get"].get("parameters", ())}
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

"""Does what somebody writes in any field, or calls his file or himself, ever become part of a page?"""

import json
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from domain.events import BY_TYPE
from domain.events.base import Event
from services.dashboard.pages import CATALOGUE
from tests.kit.belaagd import Doelwit, bewijs
from tests.kit.dashboard import Bezig, geserveerd, zonder_omgeving
from tests.kit.toegang import ASSEN, GRONINGEN, NOOR, vul
from tests.kit.winkel import voer_uit

KWAAD = "\"'></td></script><x-kwaad onkwaad=1><script src=//kwaad></script>[a](javascript:kwaad){{7*7}}&lt;x-kwaad&gt;"
GOED: dict[str, object] = {
    **{"geldigOp": "2026-04-01", "brin": "99AA", "vestiging": "00", "gemeentecode": GRONINGEN, "lijn": 1},
    **{"meldingsnummer": "810000", "mutatieOp": "2026-04-01T09:00:00", "begindatum": "2026-01-12", "schooldagen": 3},
    **{
        "geboortedatum": "2012-02-10",
        "urenPerWeek": 10,
        "lesuren": 4,
        "totEnMet": "2026-07-01",
        "vestigingscode": "00",
    },
}


def gebeurtenis(soort: type[Event]) -> dict[str, object] | None:
    """Return an event with evil in every text that takes it; None when it cannot be written without more."""
    velden: dict[str, object] = {"geldigOp": "2026-04-01"}
    for naam, veld in soort.model_fields.items():
        sleutel = veld.alias or naam
        if sleutel in GOED:
            velden[sleutel] = GOED[sleutel]
        elif "str" in str(veld.annotation):
            velden[sleutel] = [KWAAD] if "tuple" in str(veld.annotation) else KWAAD
        elif veld.is_required():
            velden[sleutel] = True
    for _ in range(len(velden) + 3):
        try:
            soort.model_validate_json(json.dumps(velden), strict=True, by_name=False)
        except ValidationError as fout:
            for mis in fout.errors():
                keuze = mis.get("ctx", {}).get("expected", "")
                eerste = keuze.split("'")[1] if keuze.startswith("'") else None
                sleutel = str(mis["loc"][0]) if mis["loc"] else ""
                if eerste is not None and velden.get(sleutel) != eerste:
                    velden[sleutel] = eerste
                else:
                    velden.pop(sleutel, None)
        else:
            return velden
    return None


class Lezer(HTMLParser):
    """Reads a page as a browser does, and keeps what may not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.mis: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        for naam, waarde in attrs:
            adres = (waarde or "").strip().lower()
            if naam.startswith("on") or (naam in ("href", "src", "action") and adres.startswith(("javascript:", "//"))):
                self.mis.append(f"<{tag} {naam}={waarde!r}>")
        if tag == "x-kwaad" or (tag == "script" and not str(dict(attrs).get("src", "")).startswith("/static/")):
            self.mis.append(f"<{tag}>")


def gelezen(antwoord: httpx.Response) -> list[str]:
    lezer = Lezer()
    lezer.feed(antwoord.text)
    return lezer.mis


@pytest.fixture(scope="module")
def volgeschreven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bezig, int]]:
    """A dashboard on a store in which every text that takes it is evil, and how many kinds of events have one."""
    folder = tmp_path_factory.mktemp("opmaak")
    with zonder_omgeving():
        db = vul(folder)
        regels: list[dict[str, Any]] = []
        for naam, soort in BY_TYPE.items():
            velden = gebeurtenis(soort)
            if velden is not None and naam not in ("DossiersSamengevoegd", "Overleden", "GebeurtenisHerroepen"):
                wie = {"schoolteam": {"brin": "99AA", "vestiging": "00"}} if "Contact" in naam else {"pgn": NOOR}
                regels.append({**wie, "type": naam, **velden})
        (folder / "kwaad.ndjson").write_text("".join(f"{json.dumps(een)}\n" for een in regels), encoding="utf-8")
        uitkomst = voer_uit(folder, "ingest", folder / "kwaad.ndjson")
        with geserveerd(db) as hier:
            yield hier, uitkomst["nieuw"]


def paden(hier: Bezig) -> list[str]:
    dossier = hier.dossier(NOOR)
    vast = [p.pad for p in CATALOGUE if "{" not in p.pad and "GET" in p.methoden]
    return [
        *(f"{pad}?{vraag}" for pad in vast for vraag in ("", "status=alle&groep=alle", f"rol={'%22%3E%3Cx-kwaad%3E'}")),
        *(f"{dossier}{deel}" for deel in ("", "/naspelen", "/inzage?tekst=ja", "/vastleggen/GesprekGevoerd")),
        f"{dossier}/vastleggen/GebeurtenisHerroepen",
    ]


def test_no_text_that_was_recorded_becomes_part_of_a_page(volgeschreven: tuple[Bezig, int]) -> None:
    hier, nieuw = volgeschreven
    mis, getoond = [], 0
    with httpx.Client(base_url=hier.adres, timeout=60) as client:
        for pad in paden(hier):
            antwoord = client.get(pad, follow_redirects=True)
            mis += [f"{pad}: {een}" for een in gelezen(antwoord)]
            getoond += antwoord.text.count("&lt;x-kwaad onkwaad")
            assert antwoord.status_code in (200, 400), pad
            assert "49" not in antwoord.text.partition("{{7*7}}")[0][-1:]

    assert nieuw > 20
    assert getoond > 20
    assert mis == []


@pytest.mark.parametrize(
    "veld",
    ["peildatum", "bekendOp", "rol", "groep", "nieuw", "ingangsdatum", "toen", "na", "gebeurtenisId"],
)
@pytest.mark.parametrize(
    "waarde",
    [KWAAD, "0001-01-01", "9999-12-31", "9999-12-31T23:59:59+23:59", "0001-01-01T00:00:00-23:59", "9" * 5_000,
     "\x00", "../../etc/passwd", "' OR 1=1 --", "2026-02-30"],
    ids=lambda een: een[:12],
)  # fmt: skip
def test_no_field_of_an_address_breaks_a_page_or_becomes_part_of_it(
    volgeschreven: tuple[Bezig, int], veld: str, waarde: str
) -> None:
    hier = volgeschreven[0]
    with httpx.Client(base_url=hier.adres, timeout=60) as client:
        for pad in ("/termijnen", "/beleid", "/vers", f"{hier.dossier(NOOR)}/naspelen"):
            antwoord = client.get(pad, params={veld: waarde})

            assert antwoord.status_code < 500, pad
            assert gelezen(antwoord) == []


@pytest.mark.parametrize(
    "pad",
    ["/handboek/../../pyproject", "/handboek/..%2f..%2fpyproject", "/handboek/%2e%2e/README", "/handboek//etc/passwd",
     "/static/..%2fapp.py", "/static/%2e%2e%2f%2e%2e%2fsettings.py", "/static/....//app.py", "/static//etc/passwd",
     "/static/\\..\\app.py", "/thema.css/../app.py", "/static/%00", "//elders.example/%2e%2e", "/%2e%2e/etc/passwd"],
)  # fmt: skip
def test_no_address_leads_to_a_file_that_is_not_served(doelwit: Doelwit, pad: str) -> None:
    with doelwit.mens("leerplichtambtenaar", GRONINGEN) as client:
        antwoord = client.get(httpx.URL(f"{doelwit.server.adres}/").copy_with(raw_path=pad.encode()))

    assert antwoord.status_code in (303, 400, 404)
    assert "import" not in antwoord.text
    assert "elders.example" not in antwoord.headers.get("location", "")


def test_what_the_provider_calls_somebody_becomes_no_part_of_a_page(doelwit: Doelwit) -> None:
    with doelwit.mens("leerplichtambtenaar", GRONINGEN, naam="<x-kwaad onkwaad=1>") as client:
        antwoorden = [client.get(pad) for pad in ("/uitleg", "/thuiszitters", "/rol", "/bestaat-niet")]

    assert "&lt;x-kwaad" in antwoorden[0].text
    assert [een for antwoord in antwoorden for een in gelezen(antwoord)] == []


def test_the_reason_of_an_auditor_becomes_no_part_of_the_page_that_tells_it(eigen: Doelwit) -> None:
    with eigen.mens("auditor", GRONINGEN) as client:
        pad = f"/dossiers/{eigen.dossiers[NOOR]}/naspelen"
        antwoord = client.post(pad, data={"_bewijs": bewijs(client), "reden_inzage": KWAAD})
        weer = client.get(pad)

    assert (antwoord.status_code, weer.status_code) == (200, 200)
    assert gelezen(antwoord) + gelezen(weer) == []


def test_the_name_and_the_rows_of_a_file_become_no_part_of_a_page(eigen: Doelwit, tmp_path: Path) -> None:
    regels = "".join(f"{json.dumps({'pgn': KWAAD, 'type': KWAAD, KWAAD: KWAAD})}\n" for _ in range(3))
    with eigen.mens("leerplichtambtenaar", ASSEN) as client:
        bestand = ("<x-kwaad onkwaad=1>.ndjson", regels, "application/x-ndjson")
        client.post("/aanleveringen", data={"_bewijs": bewijs(client)}, files={"bestand": bestand})
        for _ in range(100):
            lijst = client.get("/aanleveringen")
            if "afwijzingen" in lijst.text.lower():
                break
            time.sleep(0.05)
        weg = lijst.text.partition('href="/aanleveringen/')[2].partition('"')[0]
        een = client.get(f"/aanleveringen/{weg}")

    assert "&lt;x-kwaad onkwaad" in een.text
    assert gelezen(lijst) + gelezen(een) == []

"""Is every letter whole, in plain Dutch, the same on paper and in the editable document, and safe?"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast
from uuid import UUID

import pytest
from odfdo import Document as Odt
from pypdf import PdfReader

from domain.werkdagen import is_werkdag
from services.brieven.besluit import GRONDEN, Besluit
from services.brieven.briefhoofd import Briefhoofd
from services.brieven.inhoud import Brief, Gegevens, ontbreekt, schrijf, velden
from services.brieven.opmaak import als_document, onderdelen
from services.brieven.sjabloon import Sjablonen, Sjabloon
from services.documenten import Alinea, Kop, Onderdeel, Opsomming, als_odt, als_pdf

ONZE = Sjablonen(None, "landelijk")
VERZONDEN = date(2026, 3, 16)
HOOFD = Briefhoofd(
    organisatie="Gemeente Groningen",
    adres=("Postbus 30026", "9700 RM Groningen"),
    telefoon="14 050",
    e_mail="leerplicht@gemeente.example",
    rechtbank="Noord-Nederland",
    bezwaaradres=("Postbus 30026", "9700 RM Groningen"),
    bezwaar_online="gemeente.example/bezwaar",
)
BESLUIT = Besluit(
    UUID(int=1),
    "VerlofVerleend",
    VERZONDEN,
    date(2026, 5, 11),
    date(2026, 5, 29),
    schooldagen=15,
    motivering="Oma is ernstig ziek.",
    aangevraagd_op=date(2026, 3, 2),
    gevraagd_van=date(2026, 5, 11),
    gevraagd_tot_en_met=date(2026, 5, 29),
)
AFSPRAAK = {"wat": "De school belt elke ochtend.", "wie": "school", "uiterlijk_op": date(2026, 4, 1)}
ZINNEN = {"tekst": "Lange Straat", "lang": "De school meldde drie dagen.", "dag": "2026-03-20"}
WOORDEN_PER_ZIN = 20
GEMIDDELD = 11
"""B1: short sentences (Taalniveau B1, Communicatierijk: ten to twelve words on average)."""
AMBTELIJK = (
    *("derhalve", "middels", "conform", "inzake", "hieromtrent", "dienaangaande", "desbetreffende", "betreffende"),
    *("te allen tijde", "dient te", "dienen te", "alsmede", "jegens", "omtrent", "teneinde", "aangaande", "geschieden"),
    *("ten behoeve van", "met betrekking tot", "in het kader van", "op grond van", "voornoemd", "onderhavig", "tevens"),
    *("reeds", "indien", "mits", "tenzij", "wederom", "verzoeken wij u", "gelieve", "onverwijld", "bewerkstelligen"),
)


VOET = re.compile(r"[^\n]*Bladzijde \d+ van \d+\s*$")
"""What stands below a page, and in no text of the editable document."""


def gronden_van(sjabloon: Sjabloon) -> list[Besluit]:
    """Return a decision of each kind that a letter can tell: of every ground, with and without a last day."""
    if not sjabloon.gronden:
        return [BESLUIT]
    per_grond = [replace(BESLUIT, code=g.value, grond=t) for g, t in GRONDEN.items() if g.value in sjabloon.gronden]
    return [
        variant for een in per_grond for variant in (een, replace(een, tot_en_met=None), replace(een, levenslang=True))
    ]


def over_noor(hoofd: Briefhoofd, aan: str, besluit: Besluit | None) -> Gegevens:
    return Gegevens(hoofd, aan, VERZONDEN, "Noor de Vries", "Ilse", besluit=besluit, afspraken=[AFSPRAAK])


def combinaties() -> Iterator[tuple[Sjabloon, Gegevens]]:
    for sjabloon in ONZE.alle():
        for aan in sjabloon.aan:
            for besluit in gronden_van(sjabloon):
                for hoofd in (HOOFD, Briefhoofd()):
                    yield sjabloon, over_noor(hoofd, aan, besluit)


def geschreven(sjabloon: Sjabloon, bekend: Gegevens, **anders: str) -> Brief:
    waarden = {veld.naam: stond or ZINNEN[veld.soort] for veld, stond in velden(sjabloon, bekend)} | anders
    assert ontbreekt(sjabloon, bekend, waarden) == {}
    return schrijf(sjabloon, ONZE.mappen(sjabloon.niveau), bekend, waarden)


def een(soort: str, aan: str = "ouder", **anders: str) -> Brief:
    sjabloon = ONZE.een(soort)
    besluit = gronden_van(sjabloon)[0]
    return geschreven(sjabloon, over_noor(HOOFD, aan, besluit), **anders)


def woorden(brief: Brief) -> str:
    return "\n".join(tekst for deel in onderdelen(brief.tekst) for tekst in regels_van(deel))


def regels_van(deel: Onderdeel) -> tuple[str, ...]:
    if isinstance(deel, Opsomming):
        return deel.punten
    return (deel.tekst,) if isinstance(deel, Kop | Alinea) else ()


SOORTEN = [sjabloon.soort for sjabloon in ONZE.alle()]


@pytest.fixture(scope="module")
def alle() -> list[tuple[Sjabloon, str]]:
    """Every letter in every combination, as its words."""
    return [(sjabloon, woorden(geschreven(sjabloon, bekend))) for sjabloon, bekend in combinaties()]


def test_the_usual_set_is_there() -> None:
    assert set(SOORTEN) == {
        *("uitnodiging", "waarschuwing", "bevestiging-afspraken", "verlof-toegekend", "verlof-afgewezen"),
        *("vrijstelling-toegekend", "vrijstelling-afgewezen", "vrijstelling-van-rechtswege"),
        "vrijstelling-niet-ontstaan",
    }


def test_each_can_be_written_in_every_combination(alle: list[tuple[Sjabloon, str]]) -> None:
    """Nothing is unknown, empty or left open, whoever it is for and whatever was decided."""
    for sjabloon, tekst in alle:
        assert "None" not in tekst, (sjabloon.soort, tekst)
        assert not re.search(r"\{|\}|  | \.|\\", tekst), (sjabloon.soort, tekst)
        assert "Ilse" in tekst


def test_each_is_in_plain_dutch(alle: list[tuple[Sjabloon, str]]) -> None:
    for sjabloon, geheel in alle:
        tekst = re.sub(r"\(artikel [^)]*\)", "", geheel)
        zinnen = [zin for regel in tekst.splitlines() for zin in re.split(r"(?<=[.?!:])\s+", regel) if zin]
        lang = [zin for zin in zinnen if len(zin.split()) > WOORDEN_PER_ZIN]
        volle = [zin for zin in zinnen if zin.endswith((".", "?"))]

        assert lang == [], (sjabloon.soort, lang)
        assert sum(len(zin.split()) for zin in volle) / len(volle) <= GEMIDDELD, sjabloon.soort
        assert [w for w in AMBTELIJK if re.search(rf"\b{w}\b", tekst, re.IGNORECASE)] == [], sjabloon.soort


def test_only_a_decision_has_an_objection_clause_and_each_decision_has(alle: list[tuple[Sjabloon, str]]) -> None:
    met = {sjabloon.soort for sjabloon, tekst in alle if "bezwaarschrift" in tekst}

    assert met == {"verlof-toegekend", "verlof-afgewezen", "vrijstelling-toegekend", "vrijstelling-afgewezen"}
    assert met == {sjabloon.soort for sjabloon in ONZE.alle() if sjabloon.bezwaar}


@pytest.mark.parametrize(
    ("verzonden", "laatste"),
    [
        ("2026-03-16", "28 april 2026"),  # six weeks later is Koningsdag
        ("2026-03-17", "28 april 2026"),
        ("2026-03-18", "29 april 2026"),
        ("2026-11-13", "28 december 2026"),  # Christmas and a weekend
    ],
)
def test_objection_can_be_made_for_six_weeks_and_until_a_working_day(verzonden: str, laatste: str) -> None:
    assert f"uiterlijk op {laatste}." in woorden(een("verlof-afgewezen", datum=verzonden))
    assert is_werkdag(date.fromisoformat(verzonden) + timedelta(days=42)) == (verzonden in ("2026-03-17", "2026-03-18"))


def test_who_decided_is_who_is_objected_to() -> None:
    assert "naar de leerplichtambtenaar:" in woorden(een("verlof-toegekend"))
    assert "naar het college van burgemeester en wethouders:" in woorden(een("vrijstelling-afgewezen"))


def test_the_reason_that_was_recorded_stands_in_it() -> None:
    assert "Oma is ernstig ziek." in woorden(een("verlof-toegekend"))


def test_what_somebody_wrote_is_no_markup_and_no_template() -> None:
    wat = "# Kop\n\n- punt <b>vet</b> **sterk** {{ 7 * 7 }} [klik](https://kwaad.example) `code` 1. een"
    brief = een("uitnodiging", aanleiding=wat)
    alineas = [deel.tekst for deel in onderdelen(brief.tekst) if isinstance(deel, Alinea)]

    assert "# Kop" in alineas
    assert "- punt <b>vet</b> **sterk** {{ 7 * 7 }} [klik](https://kwaad.example) `code` 1. een" in alineas


def test_lines_stay_lines_and_an_empty_one_a_paragraph() -> None:
    alineas = [
        d.tekst
        for d in onderdelen(een("uitnodiging", aanleiding="Een.\r\nTwee.\n\nDrie.").tekst)
        if isinstance(d, Alinea)
    ]

    assert {"Een.\nTwee.", "Drie."} <= set(alineas)


@pytest.mark.parametrize("soort", SOORTEN)
def test_paper_and_editable_document_say_the_same(soort: str) -> None:
    """The PDF is tagged for who does not see it, in Dutch, and its words are those of the ODT, in the same order."""
    document = als_document(een(soort))
    pdf = PdfReader(io.BytesIO(als_pdf(document)))
    odt = Odt(io.BytesIO(als_odt(document)))
    op_papier = "\n".join(VOET.sub("", pagina.extract_text()) for pagina in pdf.pages)
    wortel = cast("dict[str, Any]", pdf.root_object)

    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl-NL"
    assert b"pdfuaid" in wortel["/Metadata"].get_data()
    assert re.sub(r"\W", "", woorden(een(soort))) in re.sub(r"\W", "", op_papier)
    assert re.sub(r"\W", "", op_papier + document.voet) == re.sub(r"\W", "", odt.get_formatted_text())


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert als_pdf(als_document(een("waarschuwing"))) == als_pdf(als_document(een("waarschuwing")))


def test_what_is_missing_is_said_at_the_field() -> None:
    sjabloon = ONZE.een("uitnodiging")
    bekend = Gegevens(HOOFD, "ouder", VERZONDEN, "Noor de Vries")
    fouten = ontbreekt(sjabloon, bekend, {"datum": "31-03-2026", "ontvanger": "x" * 201})

    assert fouten["datum"].startswith("Dit is geen dag")
    assert fouten["ontvanger"].startswith("Dit is te lang")
    assert fouten["adres"] == "Vul dit in."
    assert "kenmerk" not in fouten


@pytest.mark.parametrize(("tekens", "past"), [(200, True), (201, False)])
def test_a_field_holds_so_much(tekens: int, past: bool) -> None:
    sjabloon = ONZE.een("uitnodiging")
    fouten = ontbreekt(sjabloon, Gegevens(HOOFD, "ouder", VERZONDEN, "Noor"), {"ontvanger": "x" * tekens})

    assert ("ontvanger" not in fouten) == past

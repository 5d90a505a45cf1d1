"""Is what the product writes a document that everybody can read, edit and trust to be the same?"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import settings as instelling
from hypothesis import strategies as st
from odfdo import Document as Odt
from pypdf import PdfReader

from services.documenten import (
    Alinea,
    Beeld,
    Blok,
    Document,
    Gegevens,
    Kop,
    NieuweBladzijde,
    Onderdeel,
    Opsomming,
    Tabel,
    als_odt,
    als_pdf,
)

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 5" width="9" height="5"><rect width="4" height="4"/></svg>'
)
ALLES: tuple[Onderdeel, ...] = (
    Blok(("Aan de ouders van", "Şükrü Łukasz d'Één")),
    Gegevens((("Datum", "2 maart 2026"), ("Ons kenmerk", "VZ-12"))),
    Kop("Waarom deze brief"),
    Alinea("Uw kind was drie dagen niet op school."),
    Alinea("Kom op tijd.", nadruk=True),
    Opsomming(("Neem deze brief mee",)),
    Opsomming(("Bel ons", "Kom langs"), genummerd=True),
    Kop("Cijfers", 2),
    Tabel("Per school", ("School", "Aantal"), (("De Verzonnen School", "7"),), frozenset({1})),
    Beeld(SVG, "Een blok zo hoog als het breed is"),
    NieuweBladzijde(),
    Alinea("Op de volgende bladzijde."),
)


def document(*onderdelen: Onderdeel, toon_titel: bool = True) -> Document:
    return Document("Uitnodiging", onderdelen, date(2026, 3, 2), "Gemeente Verzonnen", toon_titel, "Gemeente Verzonnen")


def tekst_van_pdf(pdf: bytes) -> str:
    return " ".join(" ".join(bladzijde.extract_text() for bladzijde in PdfReader(BytesIO(pdf)).pages).split())


def tekst_van_odt(odt: bytes) -> str:
    with ZipFile(BytesIO(odt)) as zip_:
        alles = ElementTree.fromstring(zip_.read("content.xml")).itertext()  # noqa: S314 - we wrote it
    return " ".join(" ".join(alles).split())


def test_a_pdf_can_be_read_aloud() -> None:
    pdf = als_pdf(document(*ALLES))
    gelezen = PdfReader(BytesIO(pdf))
    wortel: Any = gelezen.root_object

    assert (pdf[:8], len(gelezen.pages)) == (b"%PDF-1.7", 2)
    assert (wortel["/Lang"], wortel["/MarkInfo"]["/Marked"]) == ("nl-NL", True)
    assert gelezen.xmp_metadata is not None
    assert b"<pdfuaid:part>1<" in gelezen.xmp_metadata.stream.get_data()
    assert gelezen.metadata is not None
    assert gelezen.metadata.title == "Uitnodiging"
    gemerkt = {soort for soort, _ in _marked(wortel["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure"} <= gemerkt
    assert ("/Figure", "Een blok zo hoog als het breed is") in set(_marked(wortel["/StructTreeRoot"]))


def _marked(deel: Any) -> Iterator[tuple[str, str]]:
    """Yield the kind of each part that is read aloud, with what is said instead of it."""
    deel = deel.get_object()
    if isinstance(deel, list):
        for kind in deel:
            yield from _marked(kind)
    elif isinstance(deel, dict):
        yield str(deel.get("/S", "")), str(deel.get("/Alt", ""))
        if "/K" in deel:
            yield from _marked(deel["/K"])


@pytest.mark.parametrize("toon_titel", [True, False])
def test_both_forms_say_the_same(toon_titel: bool) -> None:
    wat = document(*ALLES, toon_titel=toon_titel)
    for tekst in (tekst_van_pdf(als_pdf(wat)), tekst_van_odt(als_odt(wat))):
        assert ("Uitnodiging" in tekst) == toon_titel
        plaatsen = [tekst.index(deel) for deel in ("d'Één", "VZ-12", "Waarom", "drie dagen", "Kom op tijd.", "Bel ons")]
        assert plaatsen == sorted(plaatsen)
        assert tekst.index("De Verzonnen School") < tekst.index("Op de volgende bladzijde.")


def test_an_editable_document_keeps_its_parts() -> None:
    odt = als_odt(document(*ALLES))
    with ZipFile(BytesIO(odt)) as zip_:
        assert zip_.namelist()[0] == "mimetype"
        assert zip_.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        beschreven = set(zip_.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        manifest = zip_.read("META-INF/manifest.xml").decode()
        assert all(f'full-path="{naam}"' in manifest for naam in beschreven if not naam.endswith("/"))
        assert "thumbnail" not in manifest
    body = Odt(BytesIO(odt)).body
    assert [(kop.get_attribute("text:outline-level"), kop.style) for kop in body.headers] == [
        ("1", "Heading_20_1"),
        ("2", "Heading_20_2"),
    ]
    assert len(body.tables) == 1
    assert len(body.get_elements("text:list")) == 2
    beeld = body.get_frame(0)
    assert beeld is not None
    assert beeld.svg_description == "Een blok zo hoog als het breed is"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert als_pdf(document(*ALLES)) == als_pdf(document(*ALLES))
    assert als_odt(document(*ALLES)) == als_odt(document(*ALLES))


@pytest.mark.parametrize("tekst", ["#panic()", "$x$ *vet* _schuin_ `code`", "= Kop", "<script>&amp;", "a\\nb {{ x }}"])
def test_nothing_in_a_text_is_markup(tekst: str) -> None:
    assert tekst in tekst_van_pdf(als_pdf(document(Alinea(tekst))))
    assert tekst in tekst_van_odt(als_odt(document(Alinea(tekst))))


def test_a_sign_that_no_font_has_becomes_a_box_and_stays_as_it_is_where_it_can_be_edited() -> None:
    wat = document(Alinea("Hallo 漢 en \N{GRINNING FACE}\u200d!"))
    assert "Hallo □ en □!" in tekst_van_pdf(als_pdf(wat))
    assert "Hallo 漢 en \N{GRINNING FACE}" in tekst_van_odt(als_odt(wat))


@given(tekst=st.text(max_size=80))
@instelling(max_examples=25)
def test_every_text_can_be_written(tekst: str) -> None:
    onderdelen = (Alinea(tekst), Opsomming((tekst,)), Blok((tekst, tekst)), Kop(f"Over {tekst}"))
    wat = Document(f"Over {tekst}", onderdelen, date(2026, 3, 2), tekst, voet=tekst)
    assert "Over" in tekst_van_pdf(als_pdf(wat))
    assert "Over" in tekst_van_odt(als_odt(wat))


@pytest.mark.parametrize("titel", ["", " ", "\N{ZERO WIDTH SPACE}", "\x07", "..."])
def test_a_title_without_letters_is_refused(titel: str) -> None:
    with pytest.raises(ValueError, match="a title has letters"):
        Kop(titel)
    with pytest.raises(ValueError, match="a title has letters"):
        Document(titel, (), date(2026, 3, 2))


def test_a_row_that_does_not_fit_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="a cell for each of its 2 headings"):
        Tabel("Per school", ("School", "Aantal"), (("De Verzonnen School",),))

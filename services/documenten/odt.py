"""How does a document become one that somebody can edit: OpenDocument, the standard of the Dutch government?"""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from odfdo import Cell, DrawImage, Element, Frame, Header, HeaderRows, List, Paragraph, Row, Style, Table
from odfdo import Document as Odt

from services.documenten.document import (
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
)
from services.documenten.kaal import leesbaar

NADRUK, BLADZIJDE, GETAL = "Nadruk", "Bladzijde", "Getal"
TEKST = "Text_20_body"
BREEDTE, HOOGTE = "16cm", "9cm"
"""Of a drawing, which keeps its own proportions within."""
MIMETYPE, VOORBEELDJE = "mimetype", "Thumbnails/thumbnail.png"


def schrijf(document: Document) -> bytes:
    """Return the document as OpenDocument Text (`services.documenten.als_odt`)."""
    odt = Odt("text")
    odt.del_part(VOORBEELDJE)
    odt.manifest.del_full_path(VOORBEELDJE)
    _describe(odt, document)
    _styles(odt)
    inhoud = odt.body
    inhoud.clear()
    if document.toon_titel:
        inhoud.append(Paragraph(leesbaar(document.titel), style="Title"))
    nieuw_blad = False
    for onderdeel in document.onderdelen:
        for nummer, element in enumerate(_elements(odt, onderdeel)):
            if nieuw_blad and not nummer:
                inhoud.append(Paragraph(style=BLADZIJDE))
            inhoud.append(element)
        nieuw_blad = isinstance(onderdeel, NieuweBladzijde)
    if document.voet:
        inhoud.append(Paragraph(leesbaar(document.voet), style=TEKST))
    uit = BytesIO()
    odt.save(uit)
    return _same_everywhere(uit.getvalue())


def _elements(odt: Odt, onderdeel: Onderdeel) -> list[Element]:
    match onderdeel:
        case Kop(tekst, niveau):
            return [_heading(tekst, niveau)]
        case Alinea(tekst, nadruk):
            return [Paragraph(leesbaar(tekst), style=NADRUK if nadruk else TEKST)]
        case Opsomming(punten, genummerd):
            stijl = "Numbering_20_1" if genummerd else "List_20_1"
            return [List([leesbaar(punt) for punt in punten], style=stijl)]
        case Blok(regels):
            return [Paragraph(leesbaar("\n".join(regels)), style=TEKST)]
        case Gegevens(paren):
            return [Paragraph(leesbaar("\n".join(f"{naam}: {waarde}" for naam, waarde in paren)), style=TEKST)]
        case Tabel():
            return [Paragraph(leesbaar(onderdeel.titel), style=NADRUK), _table(onderdeel), Paragraph(style=TEKST)]
        case Beeld(svg, tekst):
            return [_drawing(odt, svg, leesbaar(tekst))]
        case NieuweBladzijde():
            return []


def _heading(tekst: str, niveau: int) -> Header:
    kop = Header(niveau, leesbaar(tekst))
    kop.style = f"Heading_20_{niveau}"  # which the constructor forgets
    return kop


def _table(tabel: Tabel) -> Table:
    uit = Table(leesbaar(tabel.titel), width=len(tabel.kop))
    uit.clear()
    uit.append(Element.from_tag(f'<table:table-column table:number-columns-repeated="{len(tabel.kop)}"/>'))
    kop = HeaderRows()
    kop.append(_row(tabel.kop, tabel.getallen, NADRUK))
    uit.append(kop)
    for rij in tabel.rijen:
        uit.append(_row(rij, tabel.getallen))
    return uit


def _row(cellen: tuple[str, ...], getallen: frozenset[int], stijl: str = TEKST) -> Element:
    rij = Row()
    for nummer, tekst in enumerate(cellen):
        cel = Cell("")
        cel.append(Paragraph(leesbaar(tekst), style=GETAL if nummer in getallen else stijl))
        rij.append(cel)
    return rij


def _drawing(odt: Odt, svg: bytes, tekst: str) -> Paragraph:
    alinea = Paragraph(style=TEKST)
    plaats = odt.add_file(BytesIO(svg))
    odt.manifest.set_media_type(plaats, "image/svg+xml")
    beeld = Frame.image_frame(DrawImage(plaats), size=(BREEDTE, HOOGTE), anchor_type="as-char")
    beeld.svg_description = tekst
    alinea.append(beeld)
    return alinea


def _describe(odt: Odt, document: Document) -> None:
    op = datetime.combine(document.datum, time())
    odt.meta.title = leesbaar(document.titel)
    odt.meta.creator = odt.meta.initial_creator = leesbaar(document.afzender)
    odt.meta.creation_date = odt.meta.date = op
    odt.meta.language = odt.language = "nl-NL"
    odt.meta.generator = "Verzuimspoor"


def _styles(odt: Odt) -> None:
    odt.insert_style(Style("paragraph", name="Title", display_name="Title", area="text", bold=True, size="18pt"))
    odt.insert_style(Style("paragraph", name=NADRUK, parent_style=TEKST, area="text", bold=True))
    odt.insert_style(Style("paragraph", name=BLADZIJDE, parent_style=TEKST, area="paragraph", break_before="page"))
    rechts = Style("paragraph", name=GETAL, parent_style=TEKST)
    rechts.set_properties({"fo:text-align": "end"}, area="paragraph")
    odt.insert_style(rechts)


def _same_everywhere(zip_: bytes) -> bytes:
    """Write the parts anew without the hour at which they were made, first the one that says what it is."""
    uit = BytesIO()
    with ZipFile(BytesIO(zip_)) as gelezen, ZipFile(uit, "w", ZIP_DEFLATED) as geschreven:
        for naam in sorted(gelezen.namelist(), key=lambda naam: (naam != MIMETYPE, naam)):
            hoe = ZIP_STORED if naam == MIMETYPE else ZIP_DEFLATED
            geschreven.writestr(ZipInfo(naam), gelezen.read(naam), hoe)
    return uit.getvalue()

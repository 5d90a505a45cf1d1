"""How does a letter become a document: head, address, text, all as parts that a PDF and an editable document share?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from services.brieven.inhoud import Brief, dag
from services.documenten import Alinea, Blok, Document, Gegevens, Kop, Onderdeel, Opsomming

LEZER = MarkdownIt("commonmark", {"html": False})
LIJSTEN = {"bullet_list_open": "bullet_list_close", "ordered_list_open": "ordered_list_close"}


def als_document(brief: Brief) -> Document:
    """Return the letter as a document."""
    hoofd = brief.hoofd
    boven: tuple[Onderdeel, ...] = (
        Blok(tuple(regel for regel in (hoofd.organisatie, hoofd.afdeling, *hoofd.adres) if regel)),
        Blok((brief.ontvanger, *brief.adres)),
        Gegevens(
            (
                ("Datum", dag(brief.datum)),
                *([("Kenmerk", brief.kenmerk)] if brief.kenmerk else []),
                ("Onderwerp", brief.titel),
            )
        ),
    )
    return Document(
        titel=brief.titel,
        onderdelen=(*boven, *onderdelen(brief.tekst)),
        datum=brief.datum,
        afzender=hoofd.organisatie,
        toon_titel=False,
        voet=", ".join(deel for deel in (hoofd.organisatie, hoofd.website) if deel),
    )


def onderdelen(markdown: str) -> Iterator[Onderdeel]:
    """Yield the headings, paragraphs and lists of a text in Markdown; of other marks only the words are left."""
    tekens = iter(LEZER.parse(markdown))
    for teken in tekens:
        if teken.type == "heading_open":
            yield Kop(_words(next(tekens)), 1 if teken.tag in ("h1", "h2") else 2)
        elif teken.type in LIJSTEN:
            punten = tuple(_points(teken, tekens))
            yield Opsomming(punten, genummerd=teken.type == "ordered_list_open")
        elif teken.type == "inline":
            yield Alinea(_words(teken), nadruk=_is_strong(teken.children or ()))
        elif teken.type in ("fence", "code_block"):
            yield Alinea(teken.content.strip())


def _points(open_: Token, tekens: Iterator[Token]) -> Iterator[str]:
    """Yield the points of a list, up to its end; those of a list within it are points too."""
    delen: list[str] = []
    for teken in tekens:
        if teken.type == "inline":
            delen.append(_words(teken))
        elif teken.type in ("list_item_open", "list_item_close") and delen:
            yield "\n".join(delen)
            delen = []
        if teken.type == LIJSTEN[open_.type] and teken.level == open_.level:
            return


def _words(teken: Token) -> str:
    kinderen = teken.children or []
    gezegd = [_word(kind) for kind in kinderen]
    for i, (een, volgende) in enumerate(pairwise(kinderen)):
        if een.type == "text" and volgende.type == "link_close":
            gezegd[i + 1] = f" ({_address(kinderen[:i])})"
    return "".join(gezegd).strip()


def _address(ervoor: Sequence[Token]) -> str:
    return next((str(kind.attrGet("href")) for kind in reversed(ervoor) if kind.type == "link_open"), "")


def _word(kind: Token) -> str:
    match kind.type:
        case "text" | "code_inline":
            return kind.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return ""


def _is_strong(kinderen: Sequence[Token]) -> bool:
    soorten = [kind.type for kind in kinderen if kind.type != "text" or kind.content]
    return len(soorten) > 2 and soorten[0] == "strong_open" and soorten.index("strong_close") == len(soorten) - 1

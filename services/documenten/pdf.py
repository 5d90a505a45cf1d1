"""How does a document become a PDF that anybody can read, with or without eyes?"""

import re
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import orjson
import typst

from services.documenten.document import Document
from services.documenten.kaal import kaal

VORM = Path(__file__).with_name("vorm.typ")
GEEN_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
BLOKJE = "\N{WHITE SQUARE}"
MOST_TRIES = 5


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with it, and none of the machine: the same document everywhere."""
    return typst.Fonts(include_system_fonts=False)


def teken(document: Document) -> bytes:
    """Return the document as PDF (`services.documenten.als_pdf`)."""
    inhoud = orjson.dumps(kaal(document)).decode()
    for _ in range(MOST_TRIES):
        try:
            return _compile(inhoud, document)
        except typst.TypstError as fout:
            onbekend = {_sign(geschreven) for geschreven in GEEN_LETTER.findall(fout.diagnostic)}
            if not onbekend:
                raise
            for teken in onbekend:
                inhoud = inhoud.replace(teken, BLOKJE if teken.isprintable() else "")
    return _compile(inhoud, document)


def _compile(inhoud: str, document: Document) -> bytes:
    uit = typst.Compiler(VORM.read_bytes(), font_paths=_fonts()).compile(
        format="pdf",
        sys_inputs={"document": inhoud},
        pdf_standards="ua-1",
        timestamp=datetime.combine(document.datum, time(), tzinfo=UTC),
    )
    if not isinstance(uit, bytes):
        raise TypeError("a PDF is one file")
    return uit


def _sign(geschreven: str) -> str:
    return CODE.sub(lambda code: chr(int(code[1], 16)), geschreven)

"""In which forms can the account of a year be had as a file?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from services.documenten import als_odt, als_pdf
from services.jaarverslag.document import verslagdocument
from services.jaarverslag.opgavedocument import opgavedocument
from services.jaarverslag.tabel import opgave_als_csv, verslag_als_csv

Antwoord = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Vorm:
    """A form of file: its media type, and how it is made of an answer."""

    soort: str
    maak: Callable[[Antwoord], bytes]


def _json(antwoord: Antwoord) -> bytes:
    return orjson.dumps(antwoord, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


PDF, ODT, CSV, JSON = (
    "application/pdf",
    "application/vnd.oasis.opendocument.text",
    "text/csv; charset=utf-8",
    "application/json",
)
VERSLAG: Mapping[str, Vorm] = {
    "pdf": Vorm(PDF, lambda verslag: als_pdf(verslagdocument(verslag))),
    "odt": Vorm(ODT, lambda verslag: als_odt(verslagdocument(verslag, toelichting=True))),
    "csv": Vorm(CSV, verslag_als_csv),
    "json": Vorm(JSON, _json),
}
"""By extension the forms of the report to the council; in the one to edit there is room for what the officer says."""
OPGAVE: Mapping[str, Vorm] = {
    "pdf": Vorm(PDF, lambda opgave: als_pdf(opgavedocument(opgave))),
    "odt": Vorm(ODT, lambda opgave: als_odt(opgavedocument(opgave))),
    "csv": Vorm(CSV, opgave_als_csv),
    "json": Vorm(JSON, _json),
}
"""By extension the forms of the opgave."""


def bestandsnaam(wat: str, antwoord: Mapping[str, Any], vorm: str) -> str:
    """Return a name for the file that says what it is, of whom and of which year."""
    return f"{wat}-{antwoord['gemeentecode']}-{antwoord['schooljaar']}.{vorm}"

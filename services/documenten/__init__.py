"""How does what the product has to say become a document: to send, and to edit?"""

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
from services.documenten.uitvoer import als_odt, als_pdf

__all__ = [
    "Alinea",
    "Beeld",
    "Blok",
    "Document",
    "Gegevens",
    "Kop",
    "NieuweBladzijde",
    "Onderdeel",
    "Opsomming",
    "Tabel",
    "als_odt",
    "als_pdf",
]

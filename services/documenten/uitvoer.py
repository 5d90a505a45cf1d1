"""How is a document drawn, so that who draws none need not wait for the libraries that do?"""

from services.documenten.document import Document


def als_pdf(document: Document) -> bytes:
    """
    Return the document as PDF 1.7, tagged as PDF/UA-1 asks (headings, lists, tables, what a drawing shows, language).

    The same document gives the same bytes. A sign that no font has (an emoji, Chinese) becomes a box.
    """
    from services.documenten.pdf import teken

    return teken(document)


def als_odt(document: Document) -> bytes:
    """
    Return the document as OpenDocument Text, with the same parts in the same order as the PDF.

    The same document gives the same bytes.
    """
    from services.documenten.odt import schrijf

    return schrijf(document)

"""How is an export written as a file? (our own layout: that of DUO is not public)"""

import csv
import io

from services.terugmelden.uitgifte import Uitvoer, Uitvoerregel

KOLOMMEN = ("terugmelding", "meldingsnummer", "status", "reden", "toelichting", "ingegaan_op", "uitvoer")
MEDIATYPE = "text/csv; charset=utf-8"


def als_bestand(uitvoer: Uitvoer) -> bytes:
    """Return the export as CSV: UTF-8, `;` between the cells, one row a status; the same export the same bytes."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows(_row(regel, uitvoer) for regel in uitvoer.regels)
    return uit.getvalue().encode()


def naam_van(uitvoer: Uitvoer) -> str:
    """Return what the file is called."""
    return f"terugmeldingen-{uitvoer.id}.csv"


def _row(regel: Uitvoerregel, uitvoer: Uitvoer) -> tuple[object, ...]:
    gevuld = (regel.reden or "", regel.toelichting or "", regel.ingegaan_op.isoformat(), uitvoer.id)
    return regel.terugmelding, regel.meldingsnummer, regel.status.value, *gevuld

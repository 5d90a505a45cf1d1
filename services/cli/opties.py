"""Which options do commands share?"""

from pathlib import Path
from typing import Annotated

import typer

from services.ingest import velden
from services.vragen.vraag import VraagError

Json = Annotated[bool, typer.Option("--json", help="Eén JSON-document op de standaarduitvoer.")]
Db = Annotated[
    str | None,
    typer.Option("--db", metavar="URL", help="De opslag: een pad of sqlite:///pad.", show_default="VERZUIMSPOOR_DB"),
]
Profiel = Annotated[
    str | None,
    typer.Option("--profiel", metavar="P", help="Het profiel van afspraken.", show_default="VERZUIMSPOOR_PROFIEL"),
]
Kolomprofiel = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="P",
        help="Hoe de kolommen van een leverancier heten: een TOML-bestand, of de naam van een meegeleverd profiel.",
    ),
]
Peildatum = Annotated[
    str | None, typer.Option("--peildatum", metavar="D", help="De dag waarover de vraag gaat.", show_default="vandaag")
]
BekendOp = Annotated[
    str | None,
    typer.Option(
        "--bekend-op",
        metavar="T",
        help="Zoals bekend op dit moment; een datum is het einde van die dag.",
        show_default="nu",
    ),
]
ToonPgn = Annotated[bool, typer.Option("--toon-pgn", help="Toon ook het persoonsgebonden nummer.")]
Gemeente = Annotated[str | None, typer.Option("--gemeente", metavar="C", help="Alleen deze gemeentecode.")]
Voor = Annotated[
    str | None,
    typer.Option("--voor", metavar="C", help="Zoals deze gemeente het ziet: na een verhuizing tot de overdracht."),
]
DossierId = Annotated[str | None, typer.Argument(metavar="[ID]", help="Het dossier.")]
Pgn = Annotated[
    str | None,
    typer.Option("--pgn", metavar="-", help="Zoek op persoonsgebonden nummer; - leest het van de standaardinvoer."),
]
Bestanden = Annotated[
    list[Path],
    typer.Argument(metavar="BESTAND...", help="CSV (verzuimmeldingen, DUO A05 A04 A14) of NDJSON (gebeurtenissen)."),
]


def brin(geschreven: str | None) -> str | None:
    """
    Read a school.

    Raises:
        VraagError: it is no BRIN.

    """
    if geschreven is not None and not velden.BRIN.match(geschreven.upper()):
        raise VraagError(f"{geschreven!r} is geen BRIN (twee cijfers en twee letters)")
    return geschreven and geschreven.upper()

"""What stands in the opgave for the minister, as a document?"""

from datetime import date
from typing import Any

from services.documenten import Alinea, Document, Gegevens, Kop, Tabel
from services.jaarverslag.woorden import GROEPEN, getal


def opgavedocument(opgave: dict[str, Any]) -> Document:
    """Return the full figures of the law as a document: the same figures give the same document."""
    jaar, vorig = opgave["schooljaar"], opgave["vorigSchooljaar"]
    titel = f"Opgave leerplicht {jaar}, gemeente {opgave['gemeente']}"
    rijen = tuple(
        (
            een["titel"],
            getal(een["leerlingen"]),
            "" if een["keren"] is None else str(een["keren"]),
            *(getal(een["perOnderwijssoort"][groep.value]) for groep in GROEPEN),
            getal(een["vorigJaar"]),
        )
        for een in opgave["cijfers"]
    )
    kop = ("Cijfer", "Leerlingen", "Keren", *GROEPEN.values(), vorig or "Vorig jaar")
    return Document(
        titel,
        (
            Gegevens(
                (
                    ("Gemeente", f"{opgave['gemeente']} ({opgave['gemeentecode']})"),
                    ("Schooljaar", jaar),
                    ("Stand van", opgave["peildatum"]),
                    ("Zoals bekend op", opgave["bekendOp"]),
                    ("Grondslag", "Leerplichtwet 1969, artikel 25, tweede lid"),
                )
            ),
            Alinea(
                "Deze opgave heeft ook kleine getallen. Zij is voor de minister en niet om te publiceren: een klein "
                "getal kan over één kind gaan.",
                nadruk=True,
            ),
            Kop("De cijfers"),
            Tabel("Leerlingen per cijfer", kop, rijen, frozenset(range(1, len(kop)))),
        ),
        datum=date.fromisoformat(opgave["peildatum"]),
        afzender=f"Gemeente {opgave['gemeente']}",
        voet=titel,
    )

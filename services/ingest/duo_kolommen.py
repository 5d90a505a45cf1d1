"""Which DUO delivery is this, by its header, and where does it keep what we read?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.ingest.regels import BestandError
from services.ingest.tabel import Tabel, plain

A05, A04, A14 = "duo-a05", "duo-a04", "duo-a14"
NAMEN: Mapping[str, tuple[str, ...]] = {
    "maand": ("RAPPORTAGE_MAAND", "RAPPORTAGEMAAND"),
    "pgn": ("BSN_ONDERWIJSNR", "PERSOONSGEBONDENNUMMER"),
    "bsn": ("BURGERSERVICENUMMER",),
    "onderwijsnummer": ("ONDERWIJSNUMMER",),
    "brin": ("BRIN",),
    "geboortedatum": ("GEBOORTEDATUM",),
    "gemeentecode": ("GEMCODE",),
    "leerweg": ("LEERWEG",),
    "opleiding": ("ILT/CREBO",),
    "reden": ("REDEN_UITSTROOM",),
}
"""What we read, by the names it has had over the years; every other column is passed over."""
RAPPORT = re.compile(r"(?<![0-9A-Za-z])([AR]\d\d)(?!\d)", re.IGNORECASE)
"""The number of a report in the name of a file: `A05_2025.csv`."""
GELEZEN = {"A05": A05, "A04": A04, "A14": A14}


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column that is there: its name as the file writes it, and its place."""

    naam: str
    plaats: int


def duo_soort(bestandsnaam: str, namen: Sequence[str]) -> str | None:
    """
    Return the kind of DUO delivery with these (plain) names of columns, or None when it is none.

    `A04` and `A14` have the same header: the name of the file tells them apart, and they mean the same.

    Raises:
        BestandError: it is a DUO delivery that we do not read, or its name says another one than its header.

    """
    if not any(plain(naam) in namen for naam in NAMEN["maand"]):
        return None
    genoemd = RAPPORT.search(bestandsnaam)
    rapport = genoemd[1].upper() if genoemd else None
    if rapport is not None and rapport not in GELEZEN:
        raise BestandError(f"dit is volgens zijn naam de DUO-levering {rapport}; gelezen worden A05, A04 en A14")
    is_uitstroom = plain(NAMEN["reden"][0]) in namen
    if rapport is not None and is_uitstroom == (rapport == "A05"):
        wel = "een" if is_uitstroom else "geen"
        raise BestandError(f"de naam zegt {rapport}, maar er is {wel} kolom REDEN_UITSTROOM; controleer de naam")
    if rapport is not None:
        return GELEZEN[rapport]
    return A04 if is_uitstroom else A05


def columns_of(tabel: Tabel, soort: str) -> dict[str, Kolom]:
    """
    Return the columns that are there, by what they are to us.

    Raises:
        BestandError: a column that the delivery cannot do without is missing, or stands there twice.

    """
    kolommen = {}
    for wat, namen in NAMEN.items():
        gevonden = [Kolom(naam, plaats) for naam in namen if (plaats := tabel.plaats(naam)) is not None]
        if gevonden:
            kolommen[wat] = gevonden[0]
    nodig = [("maand",), ("pgn", "bsn", "onderwijsnummer"), ("brin",) if soort == A05 else ("reden",)]
    ontbreekt = [keuze for keuze in nodig if not any(wat in kolommen for wat in keuze)]
    if ontbreekt:
        wat_mist = "; ".join(" of ".join(naam for wat in keuze for naam in NAMEN[wat]) for keuze in ontbreekt)
        rapport = soort.removeprefix("duo-").upper()
        raise BestandError(f"regel {tabel.header.nummer} mist voor een {rapport}: {wat_mist}")
    return kolommen

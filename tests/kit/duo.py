"""What does a DUO delivery look like: the headers of both generations, and a row of each kind?"""

from typing import Any

from services.ingest import Uitkomst
from tests.kit.winkel import PGN, Winkel

ANDER, ONDERWIJSNUMMER = "999990020", "100000004"
A05 = "#BRIN;RAPPORTAGE_MAAND;BSN_ONDERWIJSNR;INSCHR_VLGNR;LEERWEG;ILT/CREBO;NIVEAU;GEBOORTEDATUM;POSTCODE;GEMCODE"
A05_TWEE = "#BRIN;RAPPORTAGEMAAND;BURGERSERVICENUMMER;ONDERWIJSNUMMER;LEERWEG;ILT/CREBO;GEBOORTEDATUM;GEMCODE"
A05_NIEUW = "#BRIN;RAPPORTAGEMAAND;PERSOONSGEBONDENNUMMER;INSCHR_VLGNR;LEERWEG;ILT/CREBO;GEBOORTEDATUM;GEMCODE"
A04_OUD = "RAPPORTAGE_MAAND;BSN_ONDERWIJSNR;ILT/CREBO;LEERWEG;MELDING_VERZUIMLOKET_WETTELIJK;GEMCODE;RMC_REGIO;"
A04_OUD += "REDEN_UITSTROOM;REDEN;INSCHR_VLGNR"
A04_NIEUW = "#BRIN;RAPPORTAGEMAAND;PERSOONSGEBONDENNUMMER;REDEN_UITSTROOM;REDEN;MELDING_VERZUIM_WETTELIJK;GEBOORTEDATUM"
A04_KORT = "#BRIN;RAPPORTAGEMAAND;PERSOONSGEBONDENNUMMER;REDEN_UITSTROOM"


def bestand(kop: str, *rijen: str) -> str:
    return "".join(f"{regel}\r\n" for regel in (kop, *rijen))


def start(maand: str = "202510", pgn: str = PGN, brin: str = "99AA", geboren: str = "10-02-2009") -> str:
    return f"{brin};{maand};{pgn};C1;BOL;25180;3;{geboren};9711;0014"


def weg(maand: str, pgn: str = PGN, brin: str = "99AA", reden: str = "01") -> str:
    return f"{brin};{maand};{pgn};{reden}"


def feiten(winkel: Winkel, pgn: str = PGN) -> list[tuple[str, dict[str, Any]]]:
    gezegd = (v.feit for v in winkel.dossiers()[pgn].vastleggingen)
    return [(f.type_name(), {k: str(w) for k, w in f.fields_given().items() if w is not None}) for f in gezegd]


def tellingen(uitkomst: Uitkomst) -> tuple[int, int, int]:
    return uitkomst.telling.nieuw, uitkomst.telling.ongewijzigd, uitkomst.telling.afgewezen

"""What do schools and spreadsheets do wrong in a row?"""

from datetime import date, timedelta
from enum import StrEnum

from services.generator.rijen import KOLOMMEN, Datumvorm

PLAATS = {kolom: plaats for plaats, kolom in enumerate(KOLOMMEN)}
ONBEKENDE_GEMEENTE = "9999"
ONMOGELIJK = ("2026-02-30", "20251301", "31-04-2026")
"""A day that does not exist, in each of the forms of a date."""
EEUW = 100
VERPLICHT = ("begindatum", "soort", "pgn")


class Fout(StrEnum):
    """Why the reader rejects a row."""

    ELFPROEF = "elfproef"
    VOORLOOPNUL = "voorloopnul"
    GEMEENTE = "gemeente"
    EINDE_VOOR_BEGIN = "einde-voor-begin"
    SOORT = "soort"
    STATUS = "status"
    REDEN = "reden"
    ONMOGELIJKE_DATUM = "onmogelijke-datum"
    ONTBREEKT = "ontbreekt"
    KOLOMMEN = "kolommen"
    GEBOORTE_IN_TOEKOMST = "geboorte-in-toekomst"


def bederf(rij: list[str], fout: Fout, *, vorm: Datumvorm, begin: date, geboren: date, index: int) -> list[str]:
    """Return the row with one mistake; the pupil's index varies how it is made."""
    match fout:
        case Fout.ELFPROEF:
            return _met(rij, pgn=rij[PLAATS["pgn"]][:-1] + _ander_cijfer(rij[PLAATS["pgn"]]))
        case Fout.VOORLOOPNUL:
            return _met(rij, pgn=rij[PLAATS["pgn"]].removeprefix("0"))
        case Fout.GEMEENTE:
            return _met(rij, gemeentecode=ONBEKENDE_GEMEENTE)
        case Fout.EINDE_VOOR_BEGIN:
            return _met(rij, einddatum=vorm.schrijf(begin - timedelta(days=1 + index % 30)))
        case Fout.SOORT:
            return _met(rij, soort="V9")
        case Fout.STATUS:
            return _met(rij, status="X")
        case Fout.REDEN:
            return _met(rij, status="G", reden="verlopen")
        case Fout.ONMOGELIJKE_DATUM:
            return _met(rij, begindatum=ONMOGELIJK[index % len(ONMOGELIJK)])
        case Fout.ONTBREEKT:
            return _met(rij, **{VERPLICHT[index % len(VERPLICHT)]: ""})
        case Fout.KOLOMMEN:
            return rij[:-1] if index % 2 else [*rij, "los einde"]
        case Fout.GEBOORTE_IN_TOEKOMST:
            over_een_eeuw = geboren.replace(year=geboren.year + EEUW, day=min(geboren.day, 28))
            return _met(rij, geboortedatum=vorm.schrijf(over_een_eeuw))


def _met(rij: list[str], **cellen: str) -> list[str]:
    nieuw = list(rij)
    for kolom, waarde in cellen.items():
        nieuw[PLAATS[kolom]] = waarde
    return nieuw


def _ander_cijfer(nummer: str) -> str:
    return str((int(nummer[-1]) + 1) % 10)

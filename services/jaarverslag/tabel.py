"""How does the account of a year become a file for a spreadsheet?"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from services.jaarverslag.woorden import GROEPEN

BOM = "\ufeff"
KENMERKEN = ("gemeentecode", "schooljaar", "peildatum", "bekend op")
OPGAVEKOPPEN = (*KENMERKEN, "cijfer", "titel", "leerlingen", "keren", *GROEPEN.values(), "vorig schooljaar")
VERSLAGKOPPEN = (*OPGAVEKOPPEN, "verschil")


def verslag_als_csv(verslag: Mapping[str, Any]) -> bytes:
    """Return the figures of a report, one a line; a number that is left out is an empty cell."""
    return _written(VERSLAGKOPPEN, ([*_line(verslag, een), een["verschil"]] for een in verslag["cijfers"]))


def opgave_als_csv(opgave: Mapping[str, Any]) -> bytes:
    """Return the figures of an opgave, one a line."""
    return _written(OPGAVEKOPPEN, (_line(opgave, een) for een in opgave["cijfers"]))


def _line(antwoord: Mapping[str, Any], een: Mapping[str, Any]) -> list[object]:
    soorten = (een["perOnderwijssoort"][groep.value] for groep in GROEPEN)
    wat = [een["cijfer"], een["titel"], een["leerlingen"], een["keren"], *soorten, een["vorigJaar"]]
    return [antwoord["gemeentecode"], antwoord["schooljaar"], antwoord["peildatum"], antwoord["bekendOp"], *wat]


def _written(koppen: Sequence[str], regels: Iterable[Sequence[object]]) -> bytes:
    """Write `;` between the cells and a mark at the front, as Dutch spreadsheets expect; all text in it is ours."""
    uit = StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(koppen)
    schrijver.writerows(regels)
    return (BOM + uit.getvalue()).encode()

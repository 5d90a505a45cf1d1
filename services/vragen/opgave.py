"""What does a municipality report to the minister about a school year (LPW art. 25, paragraph 2)?"""

from datetime import datetime
from typing import Any

from domain.jaarverslag import vorig_schooljaar
from projections.stores.promise import RowStore
from services.vragen.telling import telling

Tellingen = dict[str, dict[str, Any]]


def opgave(rows: RowStore, schooljaar: str, gemeentecode: str, bekend_op: datetime) -> dict[str, Any]:
    """
    Return every figure of the law, also those under five, with the year before as known at the same moment.

    Raises:
        VraagError: it is no school year that can be counted.

    """
    geteld = telling(rows, schooljaar, bekend_op, gemeentecode=gemeentecode)
    vorig = vorig_schooljaar(schooljaar)
    toen = {} if vorig is None else _figures(telling(rows, vorig, bekend_op, gemeentecode=gemeentecode))
    return {
        "schooljaar": schooljaar,
        "gemeentecode": gemeentecode,
        "peildatum": geteld["peildatum"],
        "bekendOp": geteld["bekendOp"],
        "vorigSchooljaar": vorig,
        "cijfers": [
            {
                **{naam: waarde for naam, waarde in een.items() if naam != "perDuizend"},
                "vorigJaar": toen[code]["leerlingen"] if toen else None,
            }
            for code, een in _figures(geteld).items()
        ],
    }


def _figures(geteld: dict[str, Any]) -> Tellingen:
    return {een["cijfer"]: een for een in geteld["gemeenten"][0]["cijfers"]}

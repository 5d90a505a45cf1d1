"""What is said of everything that is kept?"""

from dataclasses import dataclass
from datetime import timedelta

SELECTIELIJST = "Selectielijst gemeenten 2020"
NEDERLANDSE_GETALLEN = {1: "een", 2: "twee", 3: "drie", 4: "vier", 5: "vijf", 7: "zeven", 10: "tien"}
GEEN_TERMIJN = "geen eigen termijn"
ONS = "keuze van ons"


@dataclass(frozen=True, slots=True)
class Bewaring:
    """
    A kind of data, where it is, for how long, on what ground, and how it goes.

    `persoonlijk` says about whom it is; `tabellen` are those of the stores that hold it, as `store.table`.
    """

    wat: str
    waar: str
    hoelang: str
    grond: str
    weg: str
    persoonlijk: str = "leerling"
    tabellen: frozenset[str] = frozenset()


def dagen(duur: timedelta) -> str:
    """Write a length of days in Dutch."""
    aantal = duur.days
    return f"{NEDERLANDSE_GETALLEN.get(aantal, aantal)} {'dag' if aantal == 1 else 'dagen'}"

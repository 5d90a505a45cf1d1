"""Which actions were done with data of which pupils, by whom, and on what trace?"""

from services.logboek.boek import Logboek
from services.logboek.handeling import Besluit, GeenHandelingError, Handeling, beslissing, bezig, huidige
from services.logboek.regels import Pakket, Regel, Status, Toegangsregel

__all__ = [
    "Besluit",
    "GeenHandelingError",
    "Handeling",
    "Logboek",
    "Pakket",
    "Regel",
    "Status",
    "Toegangsregel",
    "beslissing",
    "bezig",
    "huidige",
]

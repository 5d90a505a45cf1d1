"""Which deliveries were handed over, and what became of each?"""

from services.wachtrij.levering import Levering, Status
from services.wachtrij.rij import BestandsnaamError, TeGrootError, Wachtrij, folder_van
from services.wachtrij.vergeten import vergeet
from services.wachtrij.werker import Inname, inname

__all__ = [
    "BestandsnaamError",
    "Inname",
    "Levering",
    "Status",
    "TeGrootError",
    "Wachtrij",
    "folder_van",
    "inname",
    "vergeet",
]

"""Which deliveries were handed over, and what became of each?"""

from services.wachtrij.binnenkomst import BestandsnaamError, TeGrootError
from services.wachtrij.innemer import Innemer
from services.wachtrij.levering import INTERN, Levering, Status
from services.wachtrij.map import Aanleveringenmap, folder_van
from services.wachtrij.rij import Wachtrij
from services.wachtrij.vergeten import vergeet
from services.wachtrij.werker import NICE, Inname, inname

__all__ = [
    "INTERN",
    "NICE",
    "Aanleveringenmap",
    "BestandsnaamError",
    "Inname",
    "Innemer",
    "Levering",
    "Status",
    "TeGrootError",
    "Wachtrij",
    "folder_van",
    "inname",
    "vergeet",
]
